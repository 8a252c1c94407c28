"""Looking ahead: what one participant still lacks, and what would go out if the dossiers went today."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.permissions import may_see_quotas
from awards.queries.outlook import outlook_of
from awards.queries.today import today_of
from campaigns.enums import RegistrationState
from campaigns.http import campaign_or_404, period_of, signed_in
from campaigns.permissions import may_edit
from campaigns.queries.campaign import periods_of
from campaigns.queries.registrations import visible_to


@require_safe
def outlook(request: HttpRequest, pk: int) -> HttpResponse:
    """Points, conditions and papers that one participant still lacks."""
    user = signed_in(request)
    registration = get_object_or_404(visible_to(user), pk=pk)
    shown = outlook_of(registration, timezone.localdate())
    accepted = registration.state == RegistrationState.ACCEPTED
    context = {
        "registration": registration,
        "period": registration.period,
        "outlook": shown,
        "points": shown.points,
        "accepted": accepted,
        "may_nominate": accepted and may_edit(user, registration),
    }
    return render(request, "awards/outlook.html", context)


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """Who would go with complete papers today, who not and why, form by form."""
    if not may_see_quotas(signed_in(request)):
        raise PermissionDenied
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    context = {"period": period, "periods": periods_of(campaign), "today": today_of(period)}
    return render(request, "awards/today.html", context)
