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
from awards.models import Council, Meeting, Paper
from awards.permissions import is_chair_of, may_close, may_issue, may_run_meeting
from awards.queries.agenda import left_out
from awards.queries.council import (
    items_of,
    meetings_visible_to,
    members_of,
    present_at,
    seats_on,
    waiting_for_council,
)
from awards.queries.meeting_record import Case, cases_of, roll_of, standing_of
from awards.queries.secret_vote import SecretStanding, secret_standings_of, tellers_of
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
    context = {
        "form": form,
        "period": period,
        "waiting": waiting_for_council(period),
        "left_out": left_out(period),
    }
    return render(request, "awards/meeting_new.html", context)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: what is next, who is there, and every item with its votes."""
    user, found = meeting_to_read(request, pk)
    cases, roll = cases_of(found), list(roll_of(found))
    undecided = [case for case in cases if _is_undecided(case)]
    closes = found.state == MeetingState.OPEN and may_close(user, found, today=timezone.localdate())
    my_seat = next((row.seat for row in roll if row.present and row.seat.user_id == user.pk), None)
    context = {
        "meeting": found,
        "cases": cases,
        "standing": standing_of(found),
        "attendances": roll,
        "may_run": may_run_meeting(user),
        "may_close": closes,
        "is_chair": is_chair_of(user, found),
        "steps": _steps(found, len(cases), len(undecided), has_roll=bool(roll)),
        "next_case": undecided[0] if undecided else None,
        "my_next": next((case for case in cases if my_seat in case.missing), None) if my_seat else None,
        "paper_links": _paper_links(found, user),
        "board": _secret_board(found),
        "tellers": tellers_of(found),
    }
    return render(request, "awards/meeting.html", context)


def _is_undecided(case: Case) -> bool:
    """Whether the council has still to vote on the case; a secret vote is over when its sums are told."""
    if case.item.result:
        return False
    return case.item.votes_for is None if case.item.meeting.secret else bool(case.missing)


def _steps(meeting: Meeting, cases: int, undecided: int, *, has_roll: bool) -> list[tuple[str, str]]:
    """The steps of a meeting, each with "done", "current" or "ahead"."""
    is_open = meeting.state == MeetingState.OPEN
    done = (
        has_roll,
        is_open or meeting.state == MeetingState.CLOSED,
        not undecided and meeting.state != MeetingState.PLANNED,
        meeting.state == MeetingState.CLOSED,
    )
    labels = ("Điểm danh", "Khai mạc", f"Xét từng nội dung ({cases - undecided}/{cases})", "Kết thúc")
    current = done.index(False) if False in done else len(done)
    return [
        (label, "done" if done[place] else "current" if place == current else "ahead")
        for place, label in enumerate(labels)
    ]


def _paper_links(meeting: Meeting, user: User) -> list[PaperLinks]:
    """The council's papers in the order in which they arise; those neither issued nor timely left out."""
    issued = defaultdict(list)
    for paper in meeting.papers.order_by("-issued_at", "-pk"):
        issued[PaperKind(paper.kind)].append(paper)
    timely = {
        PaperKind.INVITATION: meeting.state == MeetingState.PLANNED,
        PaperKind.MINUTES: meeting.state in (MeetingState.OPEN, MeetingState.CLOSED),
        PaperKind.TALLY_MINUTES: meeting.state == MeetingState.CLOSED,
    }
    drafts = (
        {PaperKind.MINUTES} if meeting.state == MeetingState.OPEN else set()
    )  # to read along, not to issue
    return [
        PaperLinks(
            name=kind.label,
            slug=FACTS[kind].slug,
            papers=issued[kind],
            may_issue=is_timely and kind not in drafts and may_issue(user, kind),
            is_main=kind == PaperKind.MINUTES,
        )
        for kind, is_timely in timely.items()
        if is_timely or issued[kind]
    ]


def _secret_board(meeting: Meeting) -> list[SecretStanding]:
    """Who has still to vote secretly on each item; nothing in an open vote."""
    if not meeting.secret:
        return []
    return secret_standings_of(items_of(meeting), members_of(meeting), present_at(meeting))
