"""The face of the campaign."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.queries.overview import latest_awards, overview_of
from campaigns.models import Announcement, Exemplar
from campaigns.queries.campaign import active_campaign, current_period
from campaigns.queries.home import message_groups
from campaigns.queries.publicity import published

MOST_AWARDS = 6
MOST_NEWS = 4
MOST_EXEMPLARS = 3


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Slogan, messages, where the current period stands, honour, news; without a plan, what to do first."""
    campaign = active_campaign()
    if campaign is None:
        return render(request, "campaigns/home_empty.html")
    today = timezone.localdate()
    period = current_period(campaign, today)
    context = {
        "campaign": campaign,
        "groups": message_groups(campaign),
        "period": period,
        "overview": overview_of(period, today) if period else None,
        "awards": latest_awards(campaign, MOST_AWARDS),
        "news": published(Announcement, campaign)[:MOST_NEWS],
        "exemplars": published(Exemplar, campaign)[:MOST_EXEMPLARS],
    }
    return render(request, "campaigns/home.html", context)
