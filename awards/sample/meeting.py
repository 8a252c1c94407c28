"""The council meets once for each period, and its vote is recorded name by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from awards.actions.council import (
    close_meeting,
    open_meeting,
    plan_meeting,
    propose_end,
    put_off,
    record_votes,
    recuse,
    save_opinion,
    save_opinions,
    set_attendance,
)
from awards.documents.compose.tally import HEAD, MEMBER
from awards.documents.issue import issue
from awards.enums import Choice, PaperKind, SeatRole
from awards.models import AgendaItem, Council, Meeting, Seat
from awards.queries.council import interested_in, items_of, members_of, present_at
from awards.sample.chapter import Chapter
from awards.sample.tables import moment

VOTES_FOR_A_FAILED_ONE = 3
NUMBERS = {
    PaperKind.INVITATION: "invitation_number",
    PaperKind.TALLY_MINUTES: "tally_number",
    PaperKind.MINUTES: "minutes_number",
}


def tell_meetings(chapter: Chapter) -> None:
    """The meeting of the period: planned only, or held with its minutes issued."""
    for row in chapter.rows("meetings"):
        starts_at = moment(chapter.meeting_day, 14)
        meeting = plan_meeting(
            council=Council.objects.get(campaign=chapter.world.campaign),
            period=chapter.period,
            starts_at=starts_at,
            place=row["place"],
            by=chapter.world.clerk,
            now=moment(chapter.examining_day, 16),
        )
        if not row.get("planned_only"):
            _issue(PaperKind.INVITATION, chapter, meeting, row, moment(chapter.examining_day, 16, 30))
            _hold(chapter, meeting, row, starts_at)


def _hold(chapter: Chapter, meeting: Meeting, row: Mapping[str, Any], starts_at: datetime) -> None:
    clerk, seats = chapter.world.clerk, members_of(meeting)
    set_attendance(meeting=meeting, by=clerk, now=starts_at, present=_present(chapter, seats, row))
    open_meeting(
        meeting=meeting,
        chaired_by=_seat(seats, SeatRole.CHAIR),
        secretary=_seat(seats, SeatRole.SECRETARY),
        by=clerk,
        now=starts_at,
    )
    _keep_record(chapter, meeting, row, starts_at)
    failed = {who for group in chapter.rows("nominations") for who in group.get("failed", [])}
    losing = {chapter.world.registration(chapter.code, who).pk for who in failed}
    voters = present_at(meeting)
    for place, item in enumerate(items_of(meeting)):
        if item.result:
            continue
        choices = _choices(item, voters, loses=item.nomination.registration_id in losing, place=place)
        keeper = chapter.world.office_for(item.nomination.registration)
        record_votes(item=item, choices=choices, by=keeper, now=starts_at + timedelta(minutes=30 + 4 * place))
    save_opinions(
        meeting=meeting, opinions=row["opinions"].strip(), by=clerk, now=starts_at + timedelta(minutes=100)
    )
    ends_at = starts_at + timedelta(minutes=130)
    propose_end(meeting=meeting, ends_at=ends_at, by=clerk, now=starts_at + timedelta(minutes=129))
    close_meeting(
        meeting=meeting,
        ends_at=ends_at,
        by=chapter.world.chairman,
        now=starts_at + timedelta(minutes=131),
    )
    for kind in (PaperKind.TALLY_MINUTES, PaperKind.MINUTES):
        _issue(kind, chapter, meeting, row, starts_at + timedelta(minutes=140))


def _keep_record(chapter: Chapter, meeting: Meeting, row: Mapping[str, Any], starts_at: datetime) -> None:
    """What the minutes tell of single cases: opinions, declared interests, and what is put off."""
    keeper = chapter.world.office_for
    for each in row.get("said", []):
        item = _item(chapter, meeting, each["about"])
        save_opinion(
            item=item,
            seat=_seat_of(chapter, meeting, each["who"]),
            text=each["text"],
            received_on=each.get("received_on"),
            by=keeper(item.nomination.registration),
            now=starts_at + timedelta(minutes=20),
        )
    for each in row.get("recused", []):
        item = _item(chapter, meeting, each["about"])
        recuse(
            item=item,
            seat=_seat_of(chapter, meeting, each["who"]),
            reason=each["reason"],
            by=keeper(item.nomination.registration),
            now=starts_at + timedelta(minutes=21),
        )
    for each in row.get("put_off", []):
        item = _item(chapter, meeting, each["about"])
        by = keeper(item.nomination.registration)
        put_off(item=item, reason=each["reason"], by=by, now=starts_at + timedelta(minutes=22))


def _item(chapter: Chapter, meeting: Meeting, who: str) -> AgendaItem:
    registration = chapter.world.registration(chapter.code, who)
    return items_of(meeting).filter(nomination__registration=registration).order_by("position")[0]


def _seat_of(chapter: Chapter, meeting: Meeting, who: str) -> Seat:
    person = chapter.world.people[who].pk
    return next(seat for seat in members_of(meeting) if seat.individual_id == person)


def _issue(
    kind: PaperKind, chapter: Chapter, meeting: Meeting, row: Mapping[str, Any], now: datetime
) -> None:
    """A paper of the council on the day of ``now``; the votes were counted by the first two who could."""
    counters: dict[str, str] = {}
    if kind is PaperKind.TALLY_MINUTES:
        free = [seat for seat in present_at(meeting) if seat.role not in (SeatRole.CHAIR, SeatRole.SECRETARY)]
        counters = {HEAD: str(free[0].pk), MEMBER: str(free[1].pk)}
    issue(
        kind=kind,
        subject=meeting,
        by=chapter.world.clerk,
        now=now,
        day=timezone.localdate(now),
        number=row[NUMBERS[kind]],
        options=counters,
    )


def _present(chapter: Chapter, seats: list[Seat], row: Mapping[str, Any]) -> dict[int, tuple[bool, str]]:
    reasons = {chapter.world.people[each["who"]].pk: each["reason"] for each in row["absent"]}
    return {
        seat.pk: (seat.individual_id not in reasons, reasons.get(seat.individual_id or 0, ""))
        for seat in seats
    }


def _choices(item: AgendaItem, voters: list[Seat], *, loses: bool, place: int) -> dict[int, Choice]:
    """Everybody who may vote is for it, now and then but one; a lost case finds three friends."""
    free = [seat for seat in voters if seat not in interested_in(item, voters)]
    if loses:
        return {
            seat.pk: Choice.FOR
            if index < VOTES_FOR_A_FAILED_ONE
            else (Choice.ABSTAIN if index % 3 == 0 else Choice.AGAINST)
            for index, seat in enumerate(free)
        }
    doubter = free[-2].pk if place % 4 == 3 else None
    return {seat.pk: Choice.ABSTAIN if seat.pk == doubter else Choice.FOR for seat in free}


def _seat(seats: list[Seat], role: SeatRole) -> Seat:
    return next(seat for seat in seats if seat.role == role)
