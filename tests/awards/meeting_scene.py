"""A council's meeting in tests, from its planning to its end, over nominations of the world."""

from __future__ import annotations

from datetime import timedelta

import pytest

from awards.actions.council import (
    cast,
    close_meeting,
    open_meeting,
    plan_meeting,
    set_attendance,
)
from awards.enums import Choice
from awards.models import AgendaItem, Meeting, Seat
from awards.queries.council import interested_in, members_of, present_at
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import User
from tests.factories import at, make_nomination, make_user
from tests.world import World

NOW = at(2024, 12, 10, 9)
STARTS = at(2024, 12, 10, 8)
ENDS = STARTS + timedelta(hours=3)
NEXT_DAY = at(2024, 12, 11, 8)


def planned(w: World, cases: int = 1) -> Meeting:
    for _ in range(cases):
        person = w.registration("accepted")
        make_nomination(person, w.form, "accepted")
    return plan_meeting(
        council=w.council, period=w.period, starts_at=STARTS, place="Phòng họp", by=w.office, now=NOW
    )


def attend(w: World, meeting: Meeting, absent: int = 1, **times: object) -> None:
    seats = members_of(meeting)
    first_absent = len(seats) - absent
    roll = {s.pk: (n < first_absent, "" if n < first_absent else "Đi công tác") for n, s in enumerate(seats)}
    set_attendance(meeting=meeting, present=roll, by=w.office, now=NOW, **times)  # type: ignore[arg-type]


def opened(w: World, cases: int = 1, absent: int = 1) -> Meeting:
    meeting = planned(w, cases)
    attend(w, meeting, absent)
    chair, secretary, *_ = members_of(meeting)
    return open_meeting(meeting=meeting, chaired_by=chair, secretary=secretary, by=w.office, now=NOW)


def vote(w: World, item: AgendaItem, choice: Choice = Choice.FOR, leave: int = 0) -> None:
    """All who may vote say ``choice``, the last ``leave`` of them nothing."""
    present = present_at(item.meeting)
    out = interested_in(item, present)
    voters = [seat for seat in present if seat not in out]
    for seat in voters[: len(voters) - leave]:
        cast(item=item, seat=seat, choice=choice, by=w.office, now=NOW)


def account(seat: Seat, role: Role = Role.COUNCIL) -> User:
    user = make_user(role)
    seat.user = user
    seat.save()
    return user


def close(w: World, meeting: Meeting, by: User | None = None) -> Meeting:
    return close_meeting(meeting=meeting, ends_at=ENDS, by=by or w.office, now=NOW)


def refused(act: object, **fields: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act(**fields, now=NOW)  # type: ignore[operator]
    return refusal.value.codes
