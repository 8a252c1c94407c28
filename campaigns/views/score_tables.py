"""The two pages where a score table is filled in: by the participant, and by the office beside it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from campaigns.actions import scorecards as actions
from campaigns.enums import Role, ScorecardState
from campaigns.errors import Reason, Refused
from campaigns.forms.scorecards import AppraisalForm, SelfScoreForm
from campaigns.http import signed_in, whole
from campaigns.models import Scorecard, User
from campaigns.permissions import has_interest, may_appraise, may_edit
from campaigns.queries.score_gaps import appraisal_gaps, own_gaps
from campaigns.queries.scorecards import (
    EDITABLE,
    Sheet,
    reasons_against_finishing,
    reasons_against_sending,
    reasons_by_window,
    visible_to,
)
from campaigns.views.score_saving import Page, is_quiet, save_all, save_quietly, show

TOLD_ON_THE_PAGE = {
    "window_not_open",
    "window_closed",
    "points_missing",
    "evidence_missing",
    "note_missing",
    "nothing_arises",
    "measure_missing",
    "appraisal_missing",
}


def _against_sending(scorecard: Scorecard, sheet: Sheet, user: User) -> list[Reason]:
    period = scorecard.registration.period
    by_window = reasons_by_window(period, timezone.localdate(), user, scorecard)
    return [*by_window, *reasons_against_sending(sheet)]


OWN = Page(
    template="campaigns/scorecard_self.html",
    form_class=SelfScoreForm,
    save=actions.save_self,
    gaps=own_gaps,
    against=_against_sending,
    against_title="Trước khi gửi cần:",
    reckoning=lambda sheet: sheet.self_reckoning,
    subtotal="self_total",
)
APPRAISAL = Page(
    template="campaigns/scorecard_appraise.html",
    form_class=AppraisalForm,
    save=actions.save_appraisal,
    gaps=appraisal_gaps,
    against=lambda _scorecard, sheet, _user: reasons_against_finishing(sheet),
    against_title="Trước khi kết thúc thẩm định cần:",
    reckoning=lambda sheet: sheet.appraised_reckoning,
    subtotal="appraised_total",
)


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
    if request.method != "POST":
        return show(request, OWN, scorecard, user=user)
    if is_quiet(request):
        return save_quietly(request, OWN, scorecard, user)
    return save_all(request, OWN, scorecard, user) or _after_saving_self(request, scorecard, user)


@require_http_methods(["GET", "HEAD", "POST"])
def appraise(request: HttpRequest, pk: int) -> HttpResponse:
    """Appraise beside the own points; every change with its reason."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    if not may_appraise(user, scorecard.registration):
        if not (user.has_role(Role.OFFICE) and has_interest(user, scorecard.registration)):
            raise PermissionDenied
        messages.error(request, "Bạn không thẩm định phiếu của chính mình hoặc của đơn vị mình đại diện.")
        return redirect("scorecard", pk=pk)
    if request.method != "POST" and scorecard.state != ScorecardState.SUBMITTED:
        messages.warning(request, "Chỉ thẩm định được phiếu đã gửi.")
        return redirect("scorecard", pk=pk)
    if request.method != "POST":
        return show(request, APPRAISAL, scorecard, user=user)
    if is_quiet(request):
        return save_quietly(request, APPRAISAL, scorecard, user)
    return save_all(request, APPRAISAL, scorecard, user) or _after_saving_appraisal(request, scorecard, user)


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
