"""The moves of a nomination that need a button or a short form."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions import nominations as actions
from awards.enums import NominationState
from awards.forms.nominations import EndorsementForm, ReasonForm
from awards.models import Nomination
from awards.permissions import may_endorse, may_examine, may_write_report
from awards.queries.nominations import reasons_against_sending, visible_to
from awards.queries.report import suggested_endorser
from awards.rules.workflow import NOMINATION
from awards.views.nominations.steps import SLUGS
from campaigns.errors import Refused
from campaigns.http import attempt, signed_in, version_of

AT_ONCE = {"submit": actions.submit, "reopen": actions.reopen, "accept": actions.accept}
WITH_REASON = {"return": actions.send_back, "withdraw": actions.withdraw}
OF_EXAMINER = ("accept", "return")
TEXTS = {
    "return": "Báo cáo sẽ mở lại để người lập sửa; xác nhận đã ghi không còn hiệu lực. "
    "Kết luận của Văn phòng về từng điều kiện được giữ lại.",
    "withdraw": "Đề nghị đã rút không xét nữa. Có thể lập đề nghị mới cho cùng hình thức khen thưởng.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """One move named in the address; those with a reason have a page that asks for it."""
    if move not in SLUGS:
        raise Http404
    action = SLUGS[move]
    user = signed_in(request)
    nomination = get_object_or_404(visible_to(user), pk=pk)
    allowed = may_examine if action in OF_EXAMINER else may_write_report
    if not allowed(user, nomination):
        raise PermissionDenied
    if action in WITH_REASON:
        return _with_reason(request, nomination, action)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    act = AT_ONCE[action]
    attempt(
        request,
        lambda: act(nomination=nomination, by=user, now=timezone.now(), version=version_of(request)),
        NOMINATION.named(action).done,
    )
    return redirect("nomination", pk)


def _with_reason(request: HttpRequest, nomination: Nomination, action: str) -> HttpResponse:
    if request.method != "POST" and (answer := _not_now(request, nomination, action)):
        return answer
    form = ReasonForm(request.POST or None)
    version = version_of(request) or nomination.version
    if request.method == "POST" and form.is_valid():
        try:
            WITH_REASON[action](
                nomination=nomination,
                by=signed_in(request),
                now=timezone.now(),
                reason=form.cleaned_data["reason"],
                version=version,
            )
        except Refused as refusal:
            version = _told(form, nomination, refusal)
        else:
            messages.success(request, NOMINATION.named(action).done)
            return redirect("nomination", nomination.pk)
    context = {
        "nomination": nomination,
        "form": form,
        "version": version,
        "button": NOMINATION.named(action).label,
        "text": TEXTS[action],
    }
    return render(request, "awards/nomination_reason.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_endorse(request: HttpRequest, pk: int) -> HttpResponse:
    """Record who confirmed the report; nobody confirms himself."""
    user = signed_in(request)
    nomination = get_object_or_404(visible_to(user), pk=pk)
    if not may_endorse(user, nomination):
        raise PermissionDenied
    if request.method != "POST" and (answer := _not_now(request, nomination, "endorse")):
        return answer
    form = EndorsementForm(request.POST or None, initial=suggested_endorser(nomination.registration))
    version = version_of(request) or nomination.version
    if request.method == "POST" and form.is_valid():
        try:
            actions.endorse(
                nomination=nomination, by=user, now=timezone.now(), version=version, **form.cleaned_data
            )
        except Refused as refusal:
            version = _told(form, nomination, refusal)
        else:
            messages.success(request, NOMINATION.named("endorse").done)
            return redirect("nomination", pk)
    context = {
        "nomination": nomination,
        "registration": nomination.registration,
        "form": form,
        "version": version,
        "lacking": [] if form.is_bound else reasons_against_sending(nomination),
    }
    return render(request, "awards/nomination_endorse.html", context)


def _not_now(request: HttpRequest, nomination: Nomination, action: str) -> HttpResponse | None:
    """Back to the nomination with the reason, where its state does not allow ``action``."""
    if nomination.state in NOMINATION.named(action).sources:
        return None
    label = NominationState(nomination.state).label
    messages.info(request, f"Đề nghị đang ở trạng thái “{label}”, nên không còn ở bước này.")
    return redirect("nomination", nomination.pk)


def _told(form: EndorsementForm | ReasonForm, nomination: Nomination, refusal: Refused) -> int:
    """Put the reasons into the form; the version that the page shows next is today's."""
    for reason in refusal.reasons:
        form.add_error(None, reason.sentence)
    nomination.refresh_from_db()
    return nomination.version
