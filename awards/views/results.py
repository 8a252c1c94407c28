"""The results of a period, for everybody signed in."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.permissions import may_keep_dossiers, may_read_dossiers
from awards.queries.results import decisions_of
from campaigns.http import campaign_or_404, period_of, signed_in
from campaigns.queries.campaign import periods_of

PER_PAGE = 20  # decisions


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Every decision of a period with the names that the reader may see."""
    campaign = campaign_or_404()
    user = signed_in(request)
    period, query = period_of(request, campaign), request.GET.get("q", "").strip()
    found = decisions_of(period, user, query)
    context = {
        "period": period,
        "periods": periods_of(campaign),
        "page_obj": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "query": query,
        "may_print": may_read_dossiers(user),
        "may_keep": may_keep_dossiers(user),
    }
    return render(request, "awards/results.html", context)
