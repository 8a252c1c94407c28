"""Neither the council nor the chairman decides on what a flag or an earlier award stands against."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.actions.approvals import approve, reasons_against_approving
from awards.actions.council import open_meeting
from awards.enums import MeetingState
from awards.models import Meeting, Nomination
from campaigns.enums import Role
from campaigns.errors import Refused
from tests import factories as make
from tests.world import NOW, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def w() -> World:
    return World()


def of_the_person(w: World, state: str) -> Nomination:
    registration = w.registration("accepted", participant=w.person)
    return w.nomination(state, registration=registration)


def exclude(w: World, nomination: Nomination) -> None:
    w.exclusion(individual=nomination.registration.individual)


def award_before(w: World, nomination: Nomination) -> None:
    registration = nomination.registration
    assert registration.individual is not None
    w.past_award(
        name=registration.individual.full_name,
        date_of_birth=registration.individual.date_of_birth,
        period=registration.period,
    )


CASES = [(exclude, "excluded"), (award_before, "awarded_before")]


@pytest.mark.parametrize(("stand_against", "code"), CASES)
def test_the_meeting_does_not_open_over_it(
    w: World, stand_against: Callable[[World, Nomination], None], code: str
) -> None:
    meeting, nomination = w.meeting(), of_the_person(w, "accepted")
    w.item(meeting=meeting, nomination=nomination)
    for seat in w.seats:
        w.attendance(meeting=meeting, seat=seat)
    stand_against(w, nomination)

    def begin() -> Meeting:
        return open_meeting(
            meeting=meeting, chaired_by=w.seats[0], secretary=w.seats[1], by=w.office, now=NOW
        )

    with pytest.raises(Refused) as caught:
        begin()
    assert caught.value.codes == (code,)
    assert caught.value.reasons[0].sentence.startswith(f"{w.person}: ")
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PLANNED
    meeting.items.all().delete()
    w.item(meeting=meeting, nomination=w.nomination("accepted"))
    assert begin().state == MeetingState.OPEN


@pytest.mark.parametrize(("stand_against", "code"), CASES)
def test_the_chairman_does_not_approve_it(
    w: World, stand_against: Callable[[World, Nomination], None], code: str
) -> None:
    nomination = of_the_person(w, "passed")
    assert code not in [reason.code for reason in reasons_against_approving(nomination)]
    stand_against(w, nomination)
    with pytest.raises(Refused) as caught:
        approve(nominations=[(nomination, nomination.version)], by=make.make_user(Role.CHAIRMAN), now=NOW)
    assert code in caught.value.codes
