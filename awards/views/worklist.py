"""The first page after signing in: what waits for me."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.queries.overview import facts_of
from awards.queries.worklist import Desk, tasks_for
from awards.rules.stages import stage_of
from campaigns.enums import Role
from campaigns.http import signed_in
from campaigns.queries.campaign import active_campaign, current_period
from campaigns.queries.publicity import done_in_month


@require_safe
def worklist(request: HttpRequest) -> HttpResponse:
    """Tasks with their last days, the most urgent first; who only administers goes to the admin."""
    user = signed_in(request)
    if user.roles == {Role.ADMINISTRATOR} or (user.is_superuser and not user.roles):
        return redirect("admin:index")
    campaign = active_campaign()
    if campaign is None:
        return render(request, "awards/worklist.html", {"nothing_loaded": True})
    today = timezone.localdate()
    desk = Desk(user, campaign, today)
    tasks = tasks_for(desk)
    period = current_period(campaign, today)
    unattached = (user.has_role(Role.UNIT) and user.collective_id is None) or (
        user.has_role(Role.INDIVIDUAL) and user.individual_id is None
    )
    context = {
        "tasks": tasks,
        "overdue": desk.count_overdue(tasks),
        "soon": desk.count_soon(tasks),
        "period": period,
        "stage": stage_of(facts_of(period), today) if period else "",
        "no_role": not user.roles,
        "unattached": unattached,
        "is_culture": user.has_role(Role.CULTURE),
        "this_month": done_in_month(campaign, today) if user.has_role(Role.CULTURE) else 0,
    }
    return render(request, "awards/worklist.html", context)
