"""The forms of a registration: new, edited, and later the results. Nothing typed is ever lost."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from campaigns.actions import registrations as actions
from campaigns.enums import RegistrationState, Role
from campaigns.errors import STALE, Reason, Refused
from campaigns.forms.registrations import RegistrationForms, ResultForms, participant_choices
from campaigns.http import campaign_or_404, period_of, require_role, signed_in, version_of
from campaigns.models import Collective, Individual, Period, Registration, User
from campaigns.permissions import may_edit
from campaigns.queries.audit import last_act_on
from campaigns.queries.people import registerable_by, unregistered_for
from campaigns.queries.registrations import (
    reasons_against_recording,
    reasons_against_registering,
    registration_of,
    visible_to,
)

WRITABLE = (RegistrationState.DRAFT, RegistrationState.RETURNED)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Register somebody who has no registration in the period yet; ``?cho=individual-5`` names him."""
    user = require_role(request, Role.OFFICE, Role.UNIT, Role.INDIVIDUAL)
    period = period_of(request, campaign_or_404())
    posted = request.POST if request.method == "POST" else None
    # A second click must find the first one's registration, so that what is posted may name anybody.
    collectives, people = (unregistered_for if posted is None else registerable_by)(user, period)
    choices = participant_choices(collectives, people)
    wanted = request.GET.get("cho", "")
    only = collectives + people if len(collectives) + len(people) == 1 else []
    if only:
        wanted = f"{'collective' if collectives else 'individual'}-{only[0].pk}"
    forms = RegistrationForms(period.campaign, data=posted, participants=choices, participant=wanted)
    context: dict[str, Any] = {"period": period, "forms": forms}
    if posted is None:
        context["against"] = reasons_against_registering(user, period, timezone.localdate())
        context["nobody_left"] = not collectives and not people
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
