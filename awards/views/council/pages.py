"""The council's list of meetings, and one meeting as it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.actions import council as actions
from awards.enums import MeetingState, PaperKind
from awards.forms.council import (
    MeetingForm,
)
from awards.models import AgendaItem, Council, Meeting, Paper, Seat
from awards.permissions import may_issue, may_run_meeting
from awards.queries.council import (
    interested_in,
    items_of,
    meetings_visible_to,
    members_of,
    present_at,
    seats_on,
    still_to_vote,
    tally_of,
    waiting_for_council,
)
from awards.queries.secret_vote import standings_of, tellers_of
from awards.rules import voting
from awards.rules.paper_kinds import FACTS
from awards.views.council.access import EDIT, meeting_to_read
from campaigns.enums import Role
from campaigns.http import attempt, campaign_or_404, period_of, require_role
from campaigns.models import User
from campaigns.queries.campaign import periods_of


@dataclass(frozen=True)
class PaperLinks:
    """One kind of paper about a meeting: those issued, the newest first, and whether to offer its form."""

    name: str
    slug: str
    papers: list[Paper]
    may_issue: bool
    is_main: bool


@require_safe
def council(request: HttpRequest) -> HttpResponse:
    """The members, what waits for the council, and the meetings of a period."""
    user = require_role(request, Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    board = Council.objects.filter(campaign=campaign).order_by("pk").first()
    context = {
        "period": period,
        "periods": periods_of(campaign),
        "council": board,
        "seats": seats_on(board, timezone.localdate()) if board else [],
        "waiting": waiting_for_council(period),
        "meetings": meetings_visible_to(user).filter(period=period),
        "may_plan": may_run_meeting(user) and board is not None,
    }
    return render(request, "awards/council.html", context)


@EDIT
def meeting_new(request: HttpRequest) -> HttpResponse:
    """Plan a meeting over what waits."""
    user = require_role(request, Role.OFFICE)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    board = get_object_or_404(Council, campaign=campaign)
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            request,
            lambda: actions.plan_meeting(
                council=board,
                period=period,
                starts_at=form.starts_at,
                place=form.cleaned_data["place"],
                by=user,
                now=timezone.now(),
            ),
            "Đã lập cuộc họp. Bước tiếp theo: điểm danh thành viên.",
        )
        if made:
            return redirect("meeting", made.pk)
    context = {"form": form, "period": period, "waiting": waiting_for_council(period)}
    return render(request, "awards/meeting_new.html", context)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: where it stands, who is there, and every item with its votes."""
    user, found = meeting_to_read(request, pk)
    members, present = members_of(found), present_at(found)
    rows = [
        {
            "item": item,
            "tally": tally_of(item, members, present),
            "interested": interested_in(item, members),
            "missing": _missing(item, members, present),
        }
        for item in items_of(found)
    ]
    context = {
        "meeting": found,
        "rows": rows,
        "members": members,
        "attendances": found.attendances.select_related("seat").order_by("seat__position", "pk"),
        "present": present,
        "needed": voting.needed(len(members), found.council.quorum),
        "may_run": may_run_meeting(user),
        "paper_links": _paper_links(found, user),
        "board": standings_of(items_of(found), members, present) if found.secret else [],
        "tellers": tellers_of(found),
        "my_seat": next((seat for seat in members if seat.user_id == user.pk), None),
    }
    return render(request, "awards/meeting.html", context)


def _paper_links(meeting: Meeting, user: User) -> list[PaperLinks]:
    """The council's papers in the order in which they arise; those neither issued nor timely left out."""
    issued = defaultdict(list)
    for paper in meeting.papers.order_by("-issued_at", "-pk"):
        issued[PaperKind(paper.kind)].append(paper)
    timely = {
        PaperKind.INVITATION: meeting.state == MeetingState.PLANNED,
        PaperKind.MINUTES: meeting.state == MeetingState.CLOSED,
        PaperKind.TALLY_MINUTES: meeting.state == MeetingState.CLOSED,
    }
    return [
        PaperLinks(
            name=kind.label,
            slug=FACTS[kind].slug,
            papers=issued[kind],
            may_issue=is_timely and may_issue(user, kind),
            is_main=kind == PaperKind.MINUTES,
        )
        for kind, is_timely in timely.items()
        if is_timely or issued[kind]
    ]


def _missing(item: AgendaItem, members: list[Seat], present: list[Seat]) -> list[Seat]:
    if item.meeting.secret or item.meeting.state != MeetingState.OPEN:
        return []
    return still_to_vote(item, members, present)
