"""Bảng vàng: who was awarded, for everybody."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.queries.results import honours, periods_with_honours
from campaigns.queries.campaign import active_campaign


@login_not_required
@require_safe
def honour_board(request: HttpRequest) -> HttpResponse:
    """Collectives and people by period and award form; nothing personal beyond name, post and unit."""
    campaign = active_campaign()
    periods = periods_with_honours(campaign) if campaign else []
    code, query = request.GET.get("dot", ""), request.GET.get("q", "").strip()
    chosen = next((period for period in periods if period.code == code), None)
    if code and chosen is None:
        raise Http404("Đợt thi đua này chưa có kết quả khen thưởng.")
    context = {
        "periods": periods,
        "period": chosen,
        "query": query,
        "board": honours(campaign, chosen, query) if campaign else [],
    }
    return render(request, "awards/honour_board.html", context)
