"""Who is not proposed for now: the list, a new entry, the end of one."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from awards.actions.exclusions import end_exclusion, lift_exclusion, record_exclusion
from awards.forms.exclusions import ENDED, ClosingForm, ExclusionForm
from awards.models import Exclusion
from awards.permissions import may_exclude, may_keep_exclusions
from awards.queries.exclusions import offered_to, state_of, visible_to
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.forms.initiatives import RefusableForm
from campaigns.http import campaign_or_404, require_role, signed_in
from campaigns.models import User
from campaigns.permissions import READS_EVERYTHING

PAGE_SIZE = 50
READERS = (*READS_EVERYTHING, Role.UNIT, Role.INDIVIDUAL)


@require_safe
def exclusions(request: HttpRequest) -> HttpResponse:
    """The flags that the reader may know of, those in force marked."""
    user = require_role(request, *READERS)
    rows = visible_to(user, campaign_or_404().organisation)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page_obj": page,
        "rows": [(row, state_of(row, today), _may_close(user, row)) for row in page],
        "may_add": may_keep_exclusions(user),
    }
    return render(request, "awards/exclusions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def exclusion_new(request: HttpRequest) -> HttpResponse:
    """Record one; ``?doi-tuong=i12`` chooses whom it is about."""
    user = _keeper(request)
    allowed = offered_to(user, campaign_or_404().organisation, timezone.localdate())
    initial = {"whom": request.GET.get("doi-tuong", "")}
    form = ExclusionForm(request.POST or None, choices=allowed, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = _try(
            form,
            lambda: record_exclusion(
                participant=form.participant, flag=form.flag(), by=user, now=timezone.now()
            ),
        )
        if done:
            messages.success(request, "Đã ghi trường hợp chưa xét khen thưởng.")
            return redirect("exclusions")
    return render(request, "awards/exclusion_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def exclusion_close(request: HttpRequest, pk: int) -> HttpResponse:
    """End one by its last day, or lift it."""
    user = _keeper(request)
    row = get_object_or_404(visible_to(user, campaign_or_404().organisation), pk=pk)
    if not may_exclude(user, row.participant):
        raise PermissionDenied
    if row.lifted_at and request.method != "POST":
        messages.info(request, "Trường hợp này đã được gỡ.")
        return redirect("exclusions")
    form = ClosingForm(request.POST or None, initial={"how": ENDED, "last_day": row.to_date})
    if request.method == "POST" and form.is_valid() and _try(form, lambda: _close(form, row, user)):
        messages.success(request, "Đã ghi.")
        return redirect("exclusions")
    return render(request, "awards/exclusion_close.html", {"form": form, "row": row})


def _keeper(request: HttpRequest) -> User:
    """The user, if he records such flags; otherwise a 403 page."""
    user = signed_in(request)
    if not may_keep_exclusions(user):
        raise PermissionDenied
    return user


def _close(form: ClosingForm, row: Exclusion, user: User) -> Exclusion:
    typed, now = form.cleaned_data, timezone.now()
    if typed["how"] == ENDED:
        return end_exclusion(
            exclusion=row, last_day=typed["last_day"], reason=typed["reason"], by=user, now=now
        )
    return lift_exclusion(exclusion=row, reason=typed["reason"], by=user, now=now)


def _try(form: RefusableForm, act: Callable[[], Exclusion]) -> Exclusion | None:
    """Do ``act``; when it is refused, the form says every reason and keeps what was typed."""
    try:
        return act()
    except Refused as refusal:
        form.refuse(refusal)
        return None


def _may_close(user: User, row: Exclusion) -> bool:
    return row.lifted_at is None and may_exclude(user, row.participant)
