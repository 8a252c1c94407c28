"""What is put off, who ends a meeting, and that nothing of it changes afterwards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.actions.council import (
    cast,
    close_meeting,
    plan_meeting,
    propose_end,
    put_off,
    recuse,
    take_up,
)
from awards.enums import Choice, MeetingState, NominationState
from awards.models import Council, Meeting, Seat
from awards.queries.council import items_of, waiting_for_council
from awards.queries.meeting_record import cases_of, standing_of
from campaigns.enums import Role
from campaigns.errors import Refused
from tests.awards.meeting_scene import (
    ENDS,
    NEXT_DAY,
    NOW,
    STARTS,
    account,
    close,
    opened,
    refused,
    vote,
)
from tests.factories import make_user
from tests.world import World


@pytest.fixture
def w(db: None) -> World:
    return World()


# --- Put off ----------------------------------------------------------------------------------------


def test_each_case_stands_alone(w: World) -> None:
    """One passed, one refused, one put off: none touches the others."""
    meeting = opened(w, cases=3)
    passed, failed, waits = items_of(meeting)
    vote(w, passed)
    vote(w, failed, Choice.AGAINST)
    vote(w, waits, leave=3)
    put_off(item=waits, reason="Chờ xác minh đơn thư.", by=w.office, now=NOW)
    close(w, meeting)
    states = [item.nomination.state for item in items_of(meeting)]
    assert states == [NominationState.PASSED, NominationState.FAILED, NominationState.ACCEPTED]
    waits.refresh_from_db()
    assert (waits.result, waits.voided, waits.votes_for, waits.share) == ("put_off", 5, None, None)
    assert list(waiting_for_council(w.period)) == [waits.nomination]
    again = plan_meeting(
        council=w.council, period=w.period, starts_at=NEXT_DAY, place="P1", by=w.office, now=NOW
    )
    assert [item.nomination for item in items_of(again)] == [waits.nomination]


def test_nothing_is_voted_on_what_is_put_off(w: World) -> None:
    item = items_of(opened(w)).get()
    assert refused(put_off, item=item, reason=" ", by=w.office) == ("reason_missing",)
    put_off(item=item, reason="Thiếu tài liệu.", by=w.office, now=NOW)
    fields = {"item": item, "seat": w.seats[3], "by": w.office}
    assert refused(cast, **fields, choice=Choice.FOR) == ("put_off",)
    assert refused(recuse, **fields, reason="là vợ") == ("put_off",)
    assert refused(put_off, item=item, reason="Lần nữa.", by=w.office) == ("put_off",)


def test_taken_up_again_the_vote_begins_anew(w: World) -> None:
    meeting = opened(w)
    item = items_of(meeting).get()
    recuse(item=item, seat=w.seats[7], reason="là vợ", by=w.office, now=NOW)
    vote(w, items_of(meeting).get(), Choice.AGAINST)
    put_off(item=item, reason="Thiếu tài liệu.", by=w.office, now=NOW)
    take_up(item=item, by=w.office, now=NOW)
    assert refused(take_up, item=item, by=w.office) == ("stale",)
    assert [ballot.by_rule for ballot in item.ballots.all()] == [True]
    vote(w, items_of(meeting).get())
    close(w, meeting)
    item.refresh_from_db()
    assert (item.votes_for, item.votes_against, item.result, item.voided) == (7, 0, "passed", 0)


# --- The end ----------------------------------------------------------------------------------------


def test_who_takes_the_chair_closes(w: World) -> None:
    chair, deputy = account(w.seats[0]), account(w.seats[2])
    meeting = opened(w)
    vote(w, items_of(meeting).get())
    assert refused(close_meeting, meeting=meeting, ends_at=ENDS, by=w.office) == ("chair_closes",)
    assert refused(close_meeting, meeting=meeting, ends_at=ENDS, by=deputy) == ("not_yours",)
    propose_end(meeting=meeting, ends_at=ENDS, by=w.office, now=NOW)
    assert (meeting.state, meeting.end_proposed_at) == (MeetingState.OPEN, ENDS)
    close(w, meeting, by=chair)
    assert (meeting.closed_by, meeting.closed_for_chair) == (chair, False)


@pytest.mark.parametrize("case", ["no account", "account switched off", "copied from paper"])
def test_the_office_closes_on_the_word_of_the_chair(w: World, case: str) -> None:
    if case != "no account":
        chair = account(w.seats[0], Role.CHAIRMAN)
        chair.is_active = case == "copied from paper"
        chair.save()
    meeting = opened(w)
    vote(w, items_of(meeting).get())
    now = NEXT_DAY if case == "copied from paper" else NOW
    close_meeting(meeting=meeting, ends_at=ENDS, by=w.office, now=now)
    assert (meeting.closed_by, meeting.closed_for_chair) == (w.office, True)


def test_the_end_is_not_proposed_before_all_have_voted(w: World) -> None:
    meeting = opened(w)
    assert refused(propose_end, meeting=meeting, ends_at=ENDS, by=w.office) == ("vote_incomplete",)
    assert refused(propose_end, meeting=meeting, ends_at=STARTS, by=w.office) == ("ends_before_start",)
    assert refused(propose_end, meeting=meeting, ends_at=ENDS, by=account(w.seats[0])) == ("not_yours",)
    meeting.refresh_from_db()
    assert meeting.end_proposed_at is None


def test_settings_and_people_of_later_days_do_not_reach_a_closed_meeting(w: World) -> None:
    meeting = opened(w)
    vote(w, items_of(meeting).get())
    close(w, meeting)
    before = (standing_of(meeting), [(case.tally, case.base, case.share) for case in cases_of(meeting)])
    Council.objects.filter(pk=w.council.pk).update(quorum=1, pass_above=Decimal("0.9"), base="present")
    Seat.objects.filter(pk=w.seats[8].pk).update(left_on=date(2024, 1, 1))
    registration = items_of(meeting).get().nomination.registration
    Seat.objects.filter(pk=w.seats[2].pk).update(user=make_user(Role.UNIT, collective=registration.unit))
    meeting = Meeting.objects.get(pk=meeting.pk)
    after = (standing_of(meeting), [(case.tally, case.base, case.share) for case in cases_of(meeting)])
    assert after == before
    assert (before[0].members, before[0].present, before[0].needed) == (9, 8, 6)


def test_the_sentence_after_the_end_says_what_would_help(w: World) -> None:
    meeting = opened(w)
    vote(w, items_of(meeting).get())
    close(w, meeting)
    with pytest.raises(Refused, match="cuộc họp mới"):
        put_off(item=items_of(meeting).get(), reason="Muộn", by=w.office, now=NOW)
