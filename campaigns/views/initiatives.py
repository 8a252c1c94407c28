"""Initiatives of a period: the list, one initiative, its form, its recognition."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.actions import initiatives as actions
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.forms.initiatives import InitiativeForm, RecognitionForm, RefusableForm
from campaigns.http import attempt, campaign_or_404, period_of, require_role, signed_in
from campaigns.models import Initiative
from campaigns.permissions import READS_EVERYTHING, may_keep_initiative, may_recognise
from campaigns.queries.audit import history_of
from campaigns.queries.campaign import periods_of
from campaigns.queries.initiatives import found, owners_for, recognition_of, stamp_of, visible_to

PAGE_SIZE = 50
READERS = (*READS_EVERYTHING, Role.UNIT, Role.INDIVIDUAL)
KEEPERS = (Role.OFFICE, Role.UNIT, Role.INDIVIDUAL)
CHOICES = {"roi": True, "chua": False}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The initiatives of a period with a search; all for the office, the own ones for the others."""
    user = require_role(request, *READERS)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    query, chosen = request.GET.get("q", ""), request.GET.get("cong-nhan", "")
    rows = found(user, period, text=query, recognised=CHOICES.get(chosen))
    return render(
        request,
        "campaigns/initiatives.html",
        {
            "period": period,
            "periods": periods_of(campaign),
            "page_obj": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            "query": query,
            "chosen": chosen,
            "filtered": bool(query or chosen),
            "may_add": user.has_role(*KEEPERS),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter an initiative of the own unit, its people, or oneself; the office enters anybody's."""
    user = require_role(request, *KEEPERS)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    owners = owners_for(user, campaign.organisation, timezone.localdate())
    form = InitiativeForm(request.POST or None, owners=owners)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        made = _try(
            form,
            lambda: actions.record_initiative(
                by=user,
                now=timezone.now(),
                period=period,
                title=typed["title"],
                effect=typed["effect"],
                **form.owner_fields(),
            ),
        )
        if made:
            messages.success(request, "Đã ghi sáng kiến. Văn phòng sẽ ghi quyết định công nhận khi có.")
            return redirect("initiative", pk=made.pk)
    context = {"form": form, "period": period, "nobody": not any(owners)}
    return render(request, "campaigns/initiative_form.html", context)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One initiative, its recognition and what was done."""
    user = signed_in(request)
    initiative = get_object_or_404(visible_to(user), pk=pk)
    keeps = may_keep_initiative(user, initiative)
    return render(
        request,
        "campaigns/initiative.html",
        {
            "initiative": initiative,
            "recognition": recognition_of(initiative),
            "keeps": keeps,
            "removes": keeps and not initiative.level,
            "recognises": may_recognise(user, initiative),
            "interested": user.has_role(Role.OFFICE) and not may_recognise(user, initiative),
            "history": history_of(initiative),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct title and effect."""
    user = signed_in(request)
    initiative = get_object_or_404(visible_to(user), pk=pk)
    if not may_keep_initiative(user, initiative):
        raise PermissionDenied
    initial = {"title": initiative.title, "effect": initiative.effect}
    form = InitiativeForm(request.POST or None, initial=initial)
    seen = _seen(request, initiative)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if _try(
            form,
            lambda: actions.edit_initiative(
                initiative=initiative,
                by=user,
                now=timezone.now(),
                title=typed["title"],
                effect=typed["effect"],
                seen=seen,
            ),
        ):
            messages.success(request, "Đã lưu sáng kiến.")
            return redirect("initiative", pk=pk)
    return _form_page(request, "campaigns/initiative_form.html", form, initiative, seen)


@require_http_methods(["GET", "HEAD", "POST"])
def recognise(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision that recognised an initiative."""
    user = signed_in(request)
    initiative = get_object_or_404(visible_to(user), pk=pk)
    if not may_recognise(user, initiative):
        raise PermissionDenied
    form = RecognitionForm(request.POST or None, initial=RecognitionForm.initial_of(initiative))
    seen = _seen(request, initiative)
    if request.method == "POST" and form.is_valid():
        done = _try(
            form,
            lambda: actions.recognise(
                initiative=initiative, by=user, now=timezone.now(), seen=seen, **form.cleaned_data
            ),
        )
        if done:
            messages.success(request, "Đã ghi quyết định công nhận.")
            return redirect("initiative", pk=pk)
    return _form_page(request, "campaigns/initiative_recognise.html", form, initiative, seen)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an initiative that nobody recognised."""
    user = signed_in(request)
    initiative = get_object_or_404(visible_to(user), pk=pk)
    if not may_keep_initiative(user, initiative):
        raise PermissionDenied
    period = attempt(
        request,
        lambda: actions.remove_initiative(initiative=initiative, by=user, now=timezone.now()),
        f"Đã xóa sáng kiến “{initiative.title}”.",
    )
    if period is None:
        return redirect("initiative", pk=pk)
    return redirect(f"{reverse('initiatives')}?dot={period.code}")


def _try(form: RefusableForm, act: Callable[[], Initiative]) -> Initiative | None:
    """Do ``act``; when it is refused, the form says every reason and keeps what was typed."""
    try:
        return act()
    except Refused as refusal:
        form.refuse(refusal)
        return None


def _seen(request: HttpRequest, initiative: Initiative) -> str:
    """What the user's page showed as stored."""
    posted = request.POST.get("seen")
    return stamp_of(initiative) if posted is None else posted.replace("\r\n", "\n")


def _form_page(
    request: HttpRequest, template: str, form: RefusableForm, initiative: Initiative, seen: str
) -> HttpResponse:
    """The form; after somebody else's change with what is stored now, so that saving again is knowing."""
    context = {
        "form": form,
        "initiative": initiative,
        "period": initiative.period,
        "seen": stamp_of(initiative) if form.is_stale else seen,
        "stored": initiative if form.is_stale else None,
        "recognition": recognition_of(initiative),
    }
    return render(request, template, context)
