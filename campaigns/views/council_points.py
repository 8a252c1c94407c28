"""The page on which the office records the council's word on single criteria."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from campaigns.actions import scorecards as actions
from campaigns.enums import Role, ScorecardState
from campaigns.errors import STALE, Refused
from campaigns.forms.council_points import CouncilForm, taken_over
from campaigns.http import signed_in
from campaigns.models import Scorecard
from campaigns.permissions import may_appraise, roles_in
from campaigns.queries.scorecards import sheet_of, visible_to


@require_http_methods(["GET", "HEAD", "POST"])
def council_points(request: HttpRequest, pk: int) -> HttpResponse:
    """Record, correct or take back the council's points; only the rows that changed are written."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    if Role.OFFICE not in roles_in(user, scorecard.registration):
        raise PermissionDenied
    if not may_appraise(user, scorecard.registration):
        messages.error(request, "Bạn không ghi điểm cho phiếu của chính mình hoặc của đơn vị mình đại diện.")
        return redirect("scorecard", pk=pk)
    if request.method != "POST":
        if scorecard.state != ScorecardState.APPRAISED:
            messages.warning(request, "Chỉ ghi điểm Hội đồng khi phiếu đã thẩm định xong và chưa công bố.")
            return redirect("scorecard", pk=pk)
        return _page(request, scorecard, CouncilForm(sheet_of(scorecard)))
    form = CouncilForm(sheet_of(scorecard), request.POST)
    if not form.is_valid():
        return _page(request, scorecard, form)
    try:
        saved = actions.save_council(
            scorecard=scorecard,
            by=user,
            now=timezone.now(),
            basis=form.cleaned_data["basis"],
            entries=form.entries(),
        )
    except Refused as refusal:
        return _refused(request, scorecard, refusal)
    changed = saved.version != scorecard.version
    messages.success(
        request,
        "Đã lưu điểm Hội đồng; tổng điểm, xếp loại đã tính lại." if changed else "Không có gì thay đổi.",
    )
    return redirect("scorecard", pk=pk)


def _refused(request: HttpRequest, scorecard: Scorecard, refusal: Refused) -> HttpResponse:
    """The page again with all that was typed; what others saved meanwhile is taken in where nobody typed."""
    fresh = visible_to(signed_in(request)).get(pk=scorecard.pk)
    sheet = sheet_of(fresh)
    stale = STALE.code in refusal.codes
    data = taken_over(CouncilForm(sheet), request.POST) if stale else request.POST
    return _page(request, fresh, CouncilForm(sheet, data), refusal)


def _page(
    request: HttpRequest, scorecard: Scorecard, form: CouncilForm, refusal: Refused | None = None
) -> HttpResponse:
    context = {
        "scorecard": scorecard,
        "sheet": form.sheet,
        "form": form,
        "reasons": refusal.reasons if refusal else (),
    }
    return render(request, "campaigns/council_points.html", context)
