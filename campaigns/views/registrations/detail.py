"""One registration: what it says, what was done, and the moves between its owner and the office."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.actions import registrations as actions
from campaigns.enums import RegistrationState, Role
from campaigns.forms.registrations import ReturnForm
from campaigns.http import attempt, signed_in, version_of
from campaigns.permissions import has_interest, may_appraise, may_edit, roles_in
from campaigns.queries.audit import history_of
from campaigns.queries.registrations import (
    has_scorecard,
    reasons_against_recalling,
    reasons_against_recording,
    reasons_against_sending,
    visible_to,
)
from campaigns.queries.scorecards import reasons_by_window

WRITABLE = (RegistrationState.DRAFT, RegistrationState.RETURNED)
MOVES = {
    "submit": (actions.submit, "Đã gửi đăng ký đến Văn phòng."),
    "recall": (actions.recall, "Đã rút đăng ký về bản nháp để sửa."),
    "accept": (actions.accept, "Đã tiếp nhận đăng ký."),
}


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One registration: what was promised, what was reached, what can be done now, what was done."""
    user = signed_in(request)
    registration = get_object_or_404(visible_to(user), pk=pk)
    today = timezone.localdate()
    state = registration.state
    own, appraiser = may_edit(user, registration), may_appraise(user, registration)
    submitted, writable = state == RegistrationState.SUBMITTED, state in WRITABLE
    accepted = state == RegistrationState.ACCEPTED
    scored = accepted and has_scorecard(registration)
    scores = own and accepted and not scored
    against_scoring = reasons_by_window(registration.period, today, user) if scores else []
    against_recording = reasons_against_recording(registration, user) if own and accepted else []
    recalls = own and submitted and (not appraiser or registration.submitted_by_id == user.pk)
    return render(
        request,
        "campaigns/registration.html",
        {
            "registration": registration,
            "period": registration.period,
            "targets": registration.targets.order_by("position", "pk"),
            "history": history_of(registration),
            "own": own,
            "writable": own and writable,
            "against_sending": reasons_against_sending(registration, user, today) if own and writable else [],
            "recalls": recalls,
            "against_recalling": reasons_against_recalling(registration, user, today) if recalls else [],
            "appraiser": appraiser,
            "accepts": appraiser and submitted,
            "returns": appraiser and (submitted or (accepted and not scored)),
            "scored": scored,
            "starts": scores and not against_scoring,
            "against_scoring": against_scoring,
            "interested": user.has_role(Role.OFFICE) and submitted and has_interest(user, registration),
            "records": own and accepted and not against_recording,
            "against_recording": against_recording,
        },
    )


@require_POST
def move(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Send, take back or accept."""
    if action not in MOVES:
        raise Http404
    user = signed_in(request)
    registration = get_object_or_404(visible_to(user), pk=pk)
    as_office = Role.OFFICE in roles_in(user, registration)
    if not (as_office if action == "accept" else may_edit(user, registration)):
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
    user = signed_in(request)
    registration = get_object_or_404(visible_to(user), pk=pk)
    if Role.OFFICE not in roles_in(user, registration):
        raise PermissionDenied
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
