"""The propaganda that was done: recorded, corrected, counted by form."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from campaigns.actions import publicity as actions
from campaigns.errors import Refused
from campaigns.forms.publicity import ActivityFilterForm, ActivityForm
from campaigns.http import attempt, campaign_or_404, require_role
from campaigns.queries.publicity import activities_of, sum_of, totals_of, years_of
from campaigns.views.publicity import LABELS, PUBLISHERS

PAGE_SIZE = 50


@require_GET
def activities(request: HttpRequest) -> HttpResponse:
    """The activities with the totals of each form, narrowed by year, form and unit."""
    require_role(request, *PUBLISHERS)
    campaign = campaign_or_404()
    form = ActivityFilterForm(campaign, years_of(campaign, timezone.localdate()), request.GET)
    form.is_valid()
    wanted = form.cleaned_data
    unit = wanted.get("don_vi")
    rows = activities_of(
        campaign,
        year=wanted.get("nam"),
        form=wanted.get("hinh_thuc", ""),
        unit=unit.pk if unit else None,
    )
    totals = totals_of(rows)
    count, reach = sum_of(totals)
    return render(
        request,
        "campaigns/publicity_activities.html",
        {
            "kinds": LABELS.items(),
            "filter": form,
            "filtered": any(wanted.values()),
            "page_obj": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            "totals": totals,
            "count": count,
            "reach": reach,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def activity_new(request: HttpRequest) -> HttpResponse:
    """Record one activity; with the button "more" the next one follows at once."""
    user = require_role(request, *PUBLISHERS)
    campaign = campaign_or_404()
    today = timezone.localdate()
    form = ActivityForm(campaign, request.POST or None, initial={"held_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_activity(campaign=campaign, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi hoạt động tuyên truyền.")
            more = "more" in request.POST
            return redirect("publicity_activity_new" if more else "publicity_activities")
    return render(request, "campaigns/publicity_activity_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def activity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a recorded activity."""
    user = require_role(request, *PUBLISHERS)
    activity = get_object_or_404(activities_of(campaign_or_404()), pk=pk)
    initial = ActivityForm.initial_of(activity)
    form = ActivityForm(activity.campaign, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_activity(activity=activity, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã sửa hoạt động tuyên truyền.")
            return redirect("publicity_activities")
    return render(request, "campaigns/publicity_activity_form.html", {"form": form, "activity": activity})


@require_http_methods(["GET", "HEAD", "POST"])
def activity_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take out an activity that was recorded by mistake."""
    user = require_role(request, *PUBLISHERS)
    activity = get_object_or_404(activities_of(campaign_or_404()), pk=pk)
    if request.method == "POST":
        attempt(
            request,
            lambda: actions.remove_activity(activity=activity, by=user, now=timezone.now()),
            "Đã xóa hoạt động tuyên truyền.",
        )
        return redirect("publicity_activities")
    return render(request, "campaigns/publicity_activity_remove.html", {"activity": activity})
