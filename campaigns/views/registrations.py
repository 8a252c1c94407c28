"""Stage 2, registration: the board of a period, one registration, its form, its return and its results."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.actions import registrations as actions
from campaigns.enums import RegistrationState, Role
from campaigns.errors import STALE, Reason, Refused
from campaigns.forms.registrations import (
    BoardFilterForm,
    RegistrationForms,
    ResultForms,
    ReturnForm,
    participant_choices,
)
from campaigns.http import attempt, campaign_or_404, period_of, require_role, signed_in, version_of
from campaigns.models import Collective, Individual, Period, Registration, User
from campaigns.permissions import READS_EVERYTHING, has_interest, may_appraise, may_edit
from campaigns.queries.audit import history_of, last_act_on
from campaigns.queries.campaign import periods_of
from campaigns.queries.people import unregistered_for
from campaigns.queries.registration_board import BoardFilter, BoardGroup, board_of, counts_of, units_of
from campaigns.queries.registrations import (
    has_scorecard,
    is_closed,
    reasons_against_recalling,
    reasons_against_recording,
    reasons_against_registering,
    reasons_against_sending,
    registration_of,
    visible_to,
)

PAGE_SIZE = 50
READERS = (*READS_EVERYTHING, Role.UNIT, Role.INDIVIDUAL)
REGISTRARS = (Role.OFFICE, Role.UNIT, Role.INDIVIDUAL)
WRITABLE = (RegistrationState.DRAFT, RegistrationState.RETURNED)
MOVES = {
    "submit": (actions.submit, "Đã gửi đăng ký đến Văn phòng."),
    "recall": (actions.recall, "Đã rút đăng ký về bản nháp để sửa."),
    "accept": (actions.accept, "Đã tiếp nhận đăng ký."),
}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Who has registered for the period and who has not: all for the office, the own ones for the others."""
    user = require_role(request, *READERS)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    today = timezone.localdate()
    rows = board_of(period, user, today)
    counts = counts_of(rows)
    form = BoardFilterForm(units_of(rows), request.GET)
    form.is_valid()
    wanted = form.cleaned_data
    fits = BoardFilter(
        group=wanted.get("trang_thai", ""),
        kind=wanted.get("loai", ""),
        unit=wanted.get("don_vi"),
        text=wanted.get("q", ""),
    ).fits
    page = Paginator([row for row in rows if fits(row)], PAGE_SIZE).get_page(request.GET.get("page"))
    against = reasons_against_registering(user, period, today)
    return render(
        request,
        "campaigns/registrations.html",
        {
            "period": period,
            "periods": periods_of(campaign),
            "page_obj": page,
            "total": len(rows),
            "counts": [(group, counts[group]) for group in BoardGroup],
            "filter": BoardFilterForm(units_of(rows), initial=wanted),
            "chosen_group": wanted.get("trang_thai", ""),
            "filtered": any(wanted.values()),
            "reasons": against if user.has_role(*REGISTRARS) else [],
            "closed": is_closed(period, today),
            "may_register": user.has_role(*REGISTRARS) and not against,
            "anything_left": any(row.registration is None for row in rows),
            "may_accept": any(row.may_accept for row in page),
            "all_chosen": "chon" in request.GET,
            "is_office": user.has_role(Role.OFFICE),
            "unattached": not user.has_role(*READS_EVERYTHING) and not rows,
        },
    )


@require_POST
def accept_chosen(request: HttpRequest) -> HttpResponse:
    """Accept the registrations ticked on the board, each in the version that the board showed."""
    user = require_role(request, Role.OFFICE)
    pairs = dict(_pair(text) for text in request.POST.getlist("chosen"))
    found = visible_to(user).filter(pk__in=pairs)
    if not pairs:
        messages.warning(request, "Chưa chọn đăng ký nào để tiếp nhận.")
    else:
        done = actions.accept_several(
            registrations=[(row, pairs[row.pk]) for row in found], by=user, now=timezone.now()
        )
        if done.accepted:
            messages.success(request, f"Đã tiếp nhận {len(done.accepted)} đăng ký.")
        for row, reasons in done.refused:
            sentences = " ".join(reason.sentence for reason in reasons)
            messages.error(request, f"Chưa tiếp nhận được đăng ký của {row.participant}: {sentences}")
    return redirect(_way_back(request))


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register somebody who has no registration in the period yet; ``?cho=individual-5`` names him."""
    user = require_role(request, *REGISTRARS)
    period = period_of(request, campaign_or_404())
    against = reasons_against_registering(user, period, timezone.localdate())
    collectives, people = unregistered_for(user, period)
    choices = participant_choices(collectives, people)
    wanted = request.GET.get("cho", "")
    only = collectives + people if len(collectives) + len(people) == 1 else []
    if only:
        wanted = f"{'collective' if collectives else 'individual'}-{only[0].pk}"
    posted = request.POST if request.method == "POST" else None
    forms = RegistrationForms(period.campaign, data=posted, participants=choices, participant=wanted)
    context = {"period": period, "forms": forms, "against": against, "nobody_left": len(choices) == 1}
    if posted is None or forms.adding or not forms.is_valid():
        return render(request, "campaigns/registration_form.html", context)
    chosen = _participant(forms.aims.cleaned_data["participant"], [*collectives, *people])
    try:
        made = actions.register(period=period, by=user, now=timezone.now(), **chosen, **forms.contents())
    except Refused as refusal:
        context |= {"reasons": refusal.reasons, "stored": _stored(period, chosen)}
        return render(request, "campaigns/registration_form.html", context)
    return _after_saving(request, made, user)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a draft or a returned registration; nothing typed is lost when somebody else was quicker."""
    user = signed_in(request)
    registration = _editable_or_403(user, pk)
    if request.method != "POST" and registration.state not in WRITABLE:
        messages.warning(request, "Đăng ký này không ở trạng thái sửa được.")
        return redirect("registration", pk=pk)
    posted = request.POST if request.method == "POST" else None
    forms = RegistrationForms(registration.period.campaign, data=posted, registration=registration)
    version = version_of(request) if posted is not None else registration.version
    context: dict[str, Any] = {
        "period": registration.period,
        "registration": registration,
        "forms": forms,
        "version": version,
    }
    if posted is None or forms.adding or not forms.is_valid():
        return render(request, "campaigns/registration_form.html", context)
    try:
        actions.save(
            registration=registration, by=user, now=timezone.now(), version=version, **forms.contents()
        )
    except Refused as refusal:
        context |= _conflict(visible_to(user).get(pk=pk), refusal)
        return render(request, "campaigns/registration_form.html", context)
    return _after_saving(request, registration, user)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One registration: what was promised, what was reached, what can be done now, what was done."""
    user = signed_in(request)
    registration = get_object_or_404(visible_to(user), pk=pk)
    today = timezone.localdate()
    state = registration.state
    own, appraiser = may_edit(user, registration), may_appraise(user, registration)
    submitted, writable = state == RegistrationState.SUBMITTED, state in WRITABLE
    recalls = own and submitted and (not appraiser or registration.submitted_by_id == user.pk)
    return render(
        request,
        "campaigns/registration.html",
        {
            "registration": registration,
            "period": registration.period,
            "targets": registration.targets.order_by("position", "pk"),
            "history": history_of(registration),
            "writable": own and writable,
            "against_sending": reasons_against_sending(registration, user, today) if own and writable else [],
            "recalls": recalls,
            "against_recalling": reasons_against_recalling(registration, user, today) if recalls else [],
            "accepts": appraiser and submitted,
            "returns": appraiser
            and (submitted or (state == RegistrationState.ACCEPTED and not has_scorecard(registration))),
            "interested": user.has_role(Role.OFFICE) and submitted and has_interest(user, registration),
            "records": own
            and state == RegistrationState.ACCEPTED
            and not reasons_against_recording(registration, user),
        },
    )


@require_POST
def move(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Send, take back or accept."""
    if action not in MOVES:
        raise Http404
    user = signed_in(request)
    registration = get_object_or_404(visible_to(user), pk=pk)
    if not (user.has_role(Role.OFFICE) if action == "accept" else may_edit(user, registration)):
        raise PermissionDenied
    act, done = MOVES[action]
    version = version_of(request)
    attempt(
        request, partial(act, registration=registration, by=user, now=timezone.now(), version=version), done
    )
    return redirect("registration", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, then return the registration with it."""
    user = require_role(request, Role.OFFICE)
    registration = get_object_or_404(visible_to(user), pk=pk)
    form = ReturnForm(request.POST or None)
    version = version_of(request) or registration.version
    if form.is_valid():
        act = partial(
            actions.send_back,
            registration=registration,
            by=user,
            now=timezone.now(),
            reason=form.cleaned_data["reason"],
            version=version,
        )
        if attempt(request, act, "Đã trả lại đăng ký kèm lý do."):
            return redirect("registration", pk=pk)
    context = {"registration": registration, "form": form, "version": version}
    return render(request, "campaigns/registration_return.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was reached beside what was registered."""
    user = signed_in(request)
    registration = _editable_or_403(user, pk)
    posted = request.POST if request.method == "POST" else None
    against = reasons_against_recording(registration, user)
    if posted is None and against:
        for reason in against:
            messages.warning(request, reason.sentence)
        return redirect("registration", pk=pk)
    forms = ResultForms(registration.targets.order_by("position", "pk"), posted)
    version = version_of(request) if posted is not None else registration.version
    context: dict[str, Any] = {"registration": registration, "forms": forms, "version": version}
    if posted is not None and forms.is_valid():
        try:
            actions.record_results(
                registration=registration,
                by=user,
                now=timezone.now(),
                results=forms.results(),
                version=version,
            )
        except Refused as refusal:
            context |= _conflict(visible_to(user).get(pk=pk), refusal)
        else:
            messages.success(request, "Đã ghi kết quả thực hiện.")
            return redirect("registration", pk=pk)
    return render(request, "campaigns/registration_results.html", context)


def _editable_or_403(user: User, pk: int) -> Registration:
    registration = get_object_or_404(visible_to(user), pk=pk)
    if not may_edit(user, registration):
        raise PermissionDenied
    return registration


def _after_saving(request: HttpRequest, registration: Registration, user: User) -> HttpResponse:
    """Say that it is saved; with the button "send", send it too or say what is missing."""
    if "send" not in request.POST:
        messages.success(request, "Đã lưu bản nháp. Đăng ký chưa gửi đến Văn phòng.")
        return redirect("registration", pk=registration.pk)
    try:
        actions.submit(registration=registration, by=user, now=timezone.now(), version=registration.version)
    except Refused:
        messages.warning(request, "Đã lưu nội dung nhưng chưa gửi được; lý do ghi ở dưới.")
    else:
        messages.success(request, "Đã gửi đăng ký đến Văn phòng.")
    return redirect("registration", pk=registration.pk)


def _conflict(stored: Registration, refusal: Refused) -> dict[str, Any]:
    """What the page shows when the stored registration moved on: who did it, the stored text, its version.

    Saving again from that page then replaces the stored text knowingly.
    """
    context: dict[str, Any] = {"reasons": refusal.reasons, "stored": stored}
    if STALE.code in refusal.codes:
        last = last_act_on(stored)
        context |= {
            "reasons": [Reason(STALE.code, "Nội dung này đã được lưu bản khác trong lúc bạn đang nhập.")],
            "last_act": last,
            "stored_targets": stored.targets.order_by("position", "pk"),
            "version": stored.version,
        }
    return context


def _stored(period: Period, chosen: dict[str, Any]) -> Registration | None:
    collective, individual = chosen.get("collective"), chosen.get("individual")
    return registration_of(
        period,
        collective_id=collective.pk if collective else None,
        individual_id=individual.pk if individual else None,
    )


def _participant(key: str, offered: list[Collective | Individual]) -> dict[str, Any]:
    """The participant that ``key`` names, as the actions take him."""
    kind, _, number = key.partition("-")
    model = Collective if kind == "collective" else Individual
    return {kind: next(one for one in offered if isinstance(one, model) and str(one.pk) == number)}


def _pair(text: str) -> tuple[int, int]:
    """Key and version from a ticked box; anything else names no registration."""
    key, _, version = text.partition(":")
    return (int(key), int(version)) if key.isdecimal() and version.isdecimal() else (0, 0)


def _way_back(request: HttpRequest) -> str:
    """The board as it was filtered; never an address outside this portal."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if here else reverse("registrations")
