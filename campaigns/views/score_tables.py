"""The two pages where a score table is filled in: by the participant, and by the office beside it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from campaigns.actions import scorecards as actions
from campaigns.enums import Role, ScorecardState
from campaigns.errors import STALE, Reason, Refused
from campaigns.forms.scorecards import AppraisalForm, SelfScoreForm, SheetForm, merged
from campaigns.http import signed_in, version_of, whole
from campaigns.models import Scorecard, User
from campaigns.permissions import may_appraise, may_edit
from campaigns.queries.audit import last_act_on
from campaigns.queries.scorecards import (
    EDITABLE,
    Sheet,
    reasons_against_finishing,
    reasons_against_sending,
    reasons_by_window,
    sheet_of,
    visible_to,
)

TOLD_ON_THE_PAGE = {
    "window_not_open",
    "window_closed",
    "points_missing",
    "evidence_missing",
    "measure_missing",
    "appraisal_missing",
}


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Give oneself points; saved in part at any time, sent when complete."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    if not may_edit(user, scorecard.registration):
        raise PermissionDenied
    if request.method != "POST" and scorecard.state not in EDITABLE:
        messages.warning(request, "Phiếu này đã gửi nên không sửa được.")
        return redirect("scorecard", pk=pk)
    sheet = sheet_of(scorecard)
    form = SelfScoreForm(sheet, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_self(
                scorecard=scorecard,
                by=user,
                now=timezone.now(),
                version=version_of(request),
                entries=form.entries(),
            )
        except Refused as refusal:
            return _overtaken(request, "campaigns/scorecard_self.html", scorecard, SelfScoreForm, refusal)
        return _after_saving_self(request, scorecard, user)
    period = scorecard.registration.period
    against = [
        *reasons_by_window(period, timezone.localdate(), user, scorecard),
        *reasons_against_sending(sheet),
    ]
    context = {"scorecard": scorecard, "sheet": sheet, "form": form, "against_sending": against}
    return render(request, "campaigns/scorecard_self.html", context | {"version": scorecard.version})


@require_http_methods(["GET", "HEAD", "POST"])
def appraise(request: HttpRequest, pk: int) -> HttpResponse:
    """Appraise beside the own points; every change with its reason."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    if not user.has_role(Role.OFFICE):
        raise PermissionDenied
    if not may_appraise(user, scorecard.registration):
        messages.error(request, "Bạn không thẩm định phiếu của chính mình hoặc của đơn vị mình đại diện.")
        return redirect("scorecard", pk=pk)
    if request.method != "POST" and scorecard.state != ScorecardState.SUBMITTED:
        messages.warning(request, "Chỉ thẩm định được phiếu đã gửi.")
        return redirect("scorecard", pk=pk)
    sheet = sheet_of(scorecard)
    form = AppraisalForm(sheet, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_appraisal(
                scorecard=scorecard,
                by=user,
                now=timezone.now(),
                version=version_of(request),
                entries=form.entries(),
            )
        except Refused as refusal:
            return _overtaken(request, "campaigns/scorecard_appraise.html", scorecard, AppraisalForm, refusal)
        return _after_saving_appraisal(request, scorecard, user)
    context = {
        "scorecard": scorecard,
        "sheet": sheet,
        "form": form,
        "against_finishing": reasons_against_finishing(sheet),
        "version": scorecard.version,
    }
    return render(request, "campaigns/scorecard_appraise.html", context)


def _after_saving_self(request: HttpRequest, scorecard: Scorecard, user: User) -> HttpResponse:
    attached = whole(request.POST.get("attach", ""))
    if attached is not None:
        return redirect("evidence", pk=scorecard.pk, score_pk=attached)
    if "send" not in request.POST:
        messages.success(request, "Đã lưu. Phiếu chưa gửi đến Văn phòng.")
        return redirect("scorecard_self", pk=scorecard.pk)
    return _closing(
        request,
        lambda: actions.submit(scorecard=scorecard, by=user, now=timezone.now(), version=scorecard.version),
        done="Đã gửi phiếu tự chấm đến Văn phòng.",
        not_done="Đã lưu nhưng chưa gửi được.",
        back=redirect("scorecard_self", pk=scorecard.pk),
    )


def _after_saving_appraisal(request: HttpRequest, scorecard: Scorecard, user: User) -> HttpResponse:
    if "finish" not in request.POST:
        messages.success(request, "Đã lưu điểm thẩm định. Phiếu chưa kết thúc thẩm định.")
        return redirect("scorecard_appraise", pk=scorecard.pk)
    return _closing(
        request,
        lambda: actions.finish(scorecard=scorecard, by=user, now=timezone.now(), version=scorecard.version),
        done="Đã kết thúc thẩm định. Kết quả chờ công bố ở trang Xếp hạng.",
        not_done="Đã lưu nhưng chưa kết thúc thẩm định được.",
        back=redirect("scorecard_appraise", pk=scorecard.pk),
    )


def _closing(
    request: HttpRequest, act: Callable[[], Scorecard], *, done: str, not_done: str, back: HttpResponse
) -> HttpResponse:
    """Do what follows the saving; when it is refused, what was saved stays.

    What is missing on the sheet stands on the page that it goes ``back`` to; other reasons are told here.
    """
    try:
        scorecard = act()
    except Refused as refusal:
        messages.warning(request, not_done)
        for reason in refusal.reasons:
            if reason.code not in TOLD_ON_THE_PAGE:
                messages.error(request, reason.sentence)
        return back
    messages.success(request, done)
    return redirect("scorecard", pk=scorecard.pk)


def _overtaken(
    request: HttpRequest, template: str, scorecard: Scorecard, form_class: type[SheetForm], refusal: Refused
) -> HttpResponse:
    """The page again with everything that was typed; what somebody else saved meanwhile stands beside it.

    Saving again from this page replaces the other's text knowingly.
    """
    stored = visible_to(signed_in(request)).get(pk=scorecard.pk)
    sheet: Sheet = sheet_of(stored)
    stale = STALE.code in refusal.codes
    data = merged(form_class(sheet), request.POST) if stale else request.POST
    reasons = refusal.reasons
    if stale:
        words = (
            "Phiếu này vừa được lưu bản khác trong lúc bạn đang nhập. Những ô hai bên cùng sửa có ghi "
            "giá trị đang lưu ở dưới; hãy đối chiếu rồi lưu lại."
        )
        reasons = (Reason(STALE.code, words),)
    context = {
        "scorecard": stored,
        "sheet": sheet,
        "form": form_class(sheet, data),
        "reasons": reasons,
        "last_act": last_act_on(stored) if stale else None,
        "version": stored.version,
    }
    return render(request, template, context)
