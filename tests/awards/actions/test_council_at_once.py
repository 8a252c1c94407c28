"""Two hands on the agendas of a council: a nomination comes before one meeting, and only while it waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from awards.actions.council import open_meeting, plan_meeting, set_attendance
from awards.actions.nominations import withdraw
from awards.enums import MeetingState
from awards.models import AgendaItem, Meeting, Nomination
from awards.queries.council import members_of
from campaigns.errors import Refused
from tests.factories import at, make_nomination
from tests.world import World

NOW = at(2024, 12, 10, 7)
PEOPLE = 4


@pytest.mark.django_db(transaction=True)
def test_a_nomination_is_put_on_one_agenda() -> None:
    w = World()
    make_nomination(w.registration("accepted"), w.form, "accepted")
    council, period, office = w.council, w.period, w.office

    def plan() -> object:
        return plan_meeting(
            council=council, period=period, starts_at=NOW, place="Phòng họp", by=office, now=NOW
        )

    assert _at_once(plan) == ["done"] + ["no_agenda"] * (PEOPLE - 1)
    assert Meeting.objects.count() == AgendaItem.objects.count() == 1


@pytest.mark.django_db
def test_a_meeting_over_a_withdrawn_nomination_does_not_open() -> None:
    w = World()
    nomination = make_nomination(w.registration("accepted"), w.form, "accepted")
    meeting = _planned(w)
    withdraw(nomination=nomination, by=w.office, now=NOW, reason="Người được đề nghị xin rút.")

    with pytest.raises(Refused) as refused:
        _open(w, meeting)

    assert refused.value.codes == ("not_waiting",)
    assert Meeting.objects.get().state == MeetingState.PLANNED


@pytest.mark.django_db
def test_who_withdraws_while_the_meeting_opens_is_told() -> None:
    w = World()
    nomination = make_nomination(w.registration("accepted"), w.form, "accepted")
    seen = Nomination.objects.get(pk=nomination.pk)
    _open(w, _planned(w))

    assert Nomination.objects.get().version == seen.version + 1


def _planned(w: World) -> Meeting:
    meeting = plan_meeting(
        council=w.council, period=w.period, starts_at=NOW, place="Phòng họp", by=w.office, now=NOW
    )
    roll = {seat.pk: (True, "") for seat in members_of(meeting)}
    set_attendance(meeting=meeting, present=roll, by=w.office, now=NOW)
    return meeting


def _open(w: World, meeting: Meeting) -> Meeting:
    chair, secretary, *_ = members_of(meeting)
    return open_meeting(meeting=meeting, chaired_by=chair, secretary=secretary, by=w.office, now=NOW)


def _at_once(act: Callable[[], object]) -> list[str]:
    """What ``act`` answered to each of several people: "done" or the code of the refusal."""
    barrier = Barrier(PEOPLE)

    def run() -> str:
        try:
            barrier.wait()
            act()
        except Refused as refusal:
            return refusal.codes[0]
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(PEOPLE) as pool:
        return sorted(future.result() for future in [pool.submit(run) for _ in range(PEOPLE)])
