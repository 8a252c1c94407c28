"""The council's meeting: agenda, quorum, interest, votes and the frozen result."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from awards.actions.council import (
    cancel,
    cast,
    change_vote,
    close_meeting,
    open_meeting,
    plan_meeting,
    reschedule,
    save_opinions,
    set_agenda,
    set_attendance,
)
from awards.enums import Choice, MeetingState
from awards.models import AgendaItem, Council, Meeting, Seat
from awards.queries.council import items_of, members_of, still_to_vote, waiting_for_council
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Period, User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_council,
    make_individual,
    make_nomination,
    make_period,
    make_registration,
    make_user,
)

NOW = at(2024, 12, 10, 7)
STARTS = at(2024, 12, 10, 8)
ENDS = STARTS + timedelta(hours=2)


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


@pytest.fixture
def council(period: Period) -> Council:
    return make_council(period.campaign, 9)


@pytest.fixture
def office(db: None) -> User:
    return make_user(Role.OFFICE)


def nominate(period: Period, count: int = 1) -> None:
    form = make_award_form(period.campaign)
    for _ in range(count):
        person = make_individual(make_collective(period.campaign.organisation))
        make_nomination(make_registration(period, person, "accepted"), form, "accepted")


def planned(council: Council, period: Period, office: User, nominations: int = 1) -> Meeting:
    nominate(period, nominations)
    return plan_meeting(
        council=council, period=period, starts_at=STARTS, place="Phòng họp số 1", by=office, now=NOW
    )


def attend(meeting: Meeting, office: User, present: int) -> list[Seat]:
    seats = members_of(meeting)
    roll = {
        seat.pk: (index < present, "" if index < present else "Đi công tác")
        for index, seat in enumerate(seats)
    }
    set_attendance(meeting=meeting, present=roll, by=office, now=NOW)
    return seats


def opened(council: Council, period: Period, office: User, present: int = 8, nominations: int = 1) -> Meeting:
    meeting = planned(council, period, office, nominations)
    seats = attend(meeting, office, present)
    return open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=office, now=NOW)


def vote(item: AgendaItem, office: User, votes_for: int, against: int = 0, abstain: int = 0) -> None:
    members = members_of(item.meeting)
    voters = [seat for seat in members if item.meeting.attendances.filter(seat=seat, present=True).exists()]
    choices = [Choice.FOR] * votes_for + [Choice.AGAINST] * against + [Choice.ABSTAIN] * abstain
    for seat, choice in zip(still_to_vote(item, members, voters), choices, strict=False):
        cast(item=item, seat=seat, choice=choice, by=office, now=NOW)


def codes(refusal: pytest.ExceptionInfo[Refused]) -> tuple[str, ...]:
    return refusal.value.codes


def test_the_agenda_is_what_waits(council: Council, period: Period, office: User) -> None:
    meeting = planned(council, period, office, 3)
    assert [item.position for item in items_of(meeting)] == [1, 2, 3]
    assert not waiting_for_council(period).exists()


def test_no_meeting_without_a_nomination(council: Council, period: Period, office: User) -> None:
    with pytest.raises(Refused) as refusal:
        plan_meeting(council=council, period=period, starts_at=STARTS, place="P1", by=office, now=NOW)
    assert codes(refusal) == ("no_agenda",)


def test_the_agenda_can_be_cut_but_not_invented(council: Council, period: Period, office: User) -> None:
    meeting = planned(council, period, office, 2)
    first, second = [item.nomination for item in items_of(meeting)]
    set_agenda(meeting=meeting, nominations=[second], by=office, now=NOW)
    assert [item.nomination for item in items_of(meeting)] == [second]
    assert list(waiting_for_council(period)) == [first]
    other = make_nomination(first.registration, make_award_form(period.campaign, "khac"), "submitted")
    with pytest.raises(Refused):
        set_agenda(meeting=meeting, nominations=[other], by=office, now=NOW)


def test_everybody_is_on_the_roll(council: Council, period: Period, office: User) -> None:
    meeting = planned(council, period, office)
    seats = members_of(meeting)
    with pytest.raises(Refused) as refusal:
        set_attendance(meeting=meeting, present={seats[0].pk: (True, "")}, by=office, now=NOW)
    assert codes(refusal) == ("attendance_incomplete",)
    with pytest.raises(Refused) as refusal:
        set_attendance(meeting=meeting, present={seat.pk: (False, " ") for seat in seats}, by=office, now=NOW)
    assert codes(refusal) == ("absence_reason",) * 9


@pytest.mark.parametrize(("present", "enough"), [(5, False), (6, True)])
def test_quorum_is_two_thirds_of_nine(
    council: Council, period: Period, office: User, present: int, enough: bool
) -> None:
    meeting = planned(council, period, office)
    seats = attend(meeting, office, present)
    if enough:
        open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=office, now=NOW)
        assert meeting.state == MeetingState.OPEN
        return
    with pytest.raises(Refused) as refusal:
        open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=office, now=NOW)
    assert codes(refusal) == ("no_quorum",)


def test_chair_and_secretary_are_two_and_there(council: Council, period: Period, office: User) -> None:
    meeting = planned(council, period, office)
    seats = attend(meeting, office, 8)
    with pytest.raises(Refused) as refusal:
        open_meeting(meeting=meeting, chaired_by=seats[8], secretary=seats[8], by=office, now=NOW)
    assert codes(refusal) == ("not_present", "not_present", "same_person")


@pytest.mark.parametrize(("votes_for", "share", "state"), [(4, "44.44", "failed"), (5, "55.56", "passed")])
def test_more_than_half_of_all_members(
    council: Council, period: Period, office: User, votes_for: int, share: str, state: str
) -> None:
    meeting = opened(council, period, office, present=8)
    item = items_of(meeting).get()
    vote(item, office, votes_for, against=8 - votes_for)
    close_meeting(meeting=meeting, ends_at=ENDS, by=office, now=NOW)
    item.refresh_from_db()
    assert (item.votes_for, item.votes_against, item.base, item.share) == (
        votes_for,
        8 - votes_for,
        9,
        Decimal(share),
    )
    assert item.result == state
    item.nomination.refresh_from_db()
    assert item.nomination.state == state


def test_a_member_with_an_interest_leaves_vote_and_base(
    council: Council, period: Period, office: User
) -> None:
    nominate(period)
    nomination = waiting_for_council(period).get()
    nominee_seat = council.seats.order_by("position").last()
    assert nominee_seat is not None
    nominee_seat.individual = nomination.registration.individual
    nominee_seat.save()
    meeting = plan_meeting(council=council, period=period, starts_at=STARTS, place="P1", by=office, now=NOW)
    seats = attend(meeting, office, 9)
    open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=office, now=NOW)
    item = items_of(meeting).get()
    ballot = item.ballots.get()
    assert (ballot.seat, ballot.choice, ballot.by_rule) == (nominee_seat, Choice.ABSTAIN, True)
    with pytest.raises(Refused) as refusal:
        cast(item=item, seat=nominee_seat, choice=Choice.FOR, by=office, now=NOW)
    assert codes(refusal) == ("interested",)
    vote(items_of(meeting).get(), office, 4, against=4)
    close_meeting(meeting=meeting, ends_at=ENDS, by=office, now=NOW)
    item.refresh_from_db()
    assert (item.base, item.interested, item.share, item.result) == (8, 1, Decimal("50.00"), "failed")


def test_a_member_votes_once_and_for_himself(council: Council, period: Period, office: User) -> None:
    member = make_user(Role.COUNCIL)
    seat = council.seats.order_by("position")[2]
    seat.user = member
    seat.save()
    meeting = opened(council, period, office)
    item = items_of(meeting).get()
    cast(item=item, seat=seat, choice=Choice.FOR, by=member, now=NOW)
    with pytest.raises(Refused) as refusal:
        cast(item=item, seat=seat, choice=Choice.AGAINST, by=member, now=NOW)
    assert codes(refusal) == ("already_cast",)
    with pytest.raises(Refused) as refusal:
        cast(item=item, seat=council.seats.order_by("position")[3], choice=Choice.FOR, by=member, now=NOW)
    assert codes(refusal) == ("not_yours",)
    change_vote(item=item, seat=seat, choice=Choice.AGAINST, by=member, now=NOW)
    assert item.ballots.get(seat=seat).choice == Choice.AGAINST
    assert AuditEntry.objects.get(action="meeting.change_vote").changes == {"choice": ["for", "against"]}


def test_absent_members_do_not_vote(council: Council, period: Period, office: User) -> None:
    meeting = opened(council, period, office, present=8)
    with pytest.raises(Refused) as refusal:
        cast(item=items_of(meeting).get(), seat=members_of(meeting)[8], choice=Choice.FOR, by=office, now=NOW)
    assert codes(refusal) == ("not_present",)


def test_no_end_before_everybody_voted(council: Council, period: Period, office: User) -> None:
    meeting = opened(council, period, office, present=8, nominations=2)
    first, second = items_of(meeting)
    vote(first, office, 8)
    vote(second, office, 7)
    with pytest.raises(Refused) as refusal:
        close_meeting(meeting=meeting, ends_at=ENDS, by=office, now=NOW)
    assert codes(refusal) == ("vote_incomplete",)
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.OPEN
    with pytest.raises(Refused) as refusal:
        close_meeting(meeting=meeting, ends_at=STARTS, by=office, now=NOW)
    assert codes(refusal) == ("ends_before_start",)


def test_a_planned_meeting_moves_and_the_roll_is_called_anew(
    council: Council, period: Period, office: User
) -> None:
    meeting = planned(council, period, office)
    attend(meeting, office, 9)
    later = STARTS + timedelta(days=3)
    reschedule(meeting=meeting, starts_at=later, place="Hội trường", by=office, now=NOW)
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place) == (later, "Hội trường")
    assert not meeting.attendances.exists()
    with pytest.raises(Refused) as refusal:
        reschedule(meeting=meeting, starts_at=later, place="P1", by=office, now=NOW, version=1)
    assert codes(refusal) == ("stale",)


@pytest.mark.parametrize(("minutes", "enough"), [(24 * 60, True), (24 * 60 + 1, False)])
def test_a_meeting_does_not_last_for_days(
    council: Council, period: Period, office: User, minutes: int, enough: bool
) -> None:
    meeting = opened(council, period, office, present=8)
    vote(items_of(meeting).get(), office, 8)
    ends_at = STARTS + timedelta(minutes=minutes)
    if enough:
        close_meeting(meeting=meeting, ends_at=ends_at, by=office, now=NOW)
        return
    with pytest.raises(Refused) as refusal:
        close_meeting(meeting=meeting, ends_at=ends_at, by=office, now=NOW)
    assert codes(refusal) == ("too_long",)


def test_a_secret_vote_is_not_recorded_by_name(period: Period, office: User) -> None:
    council = make_council(period.campaign, 9, secret=True)
    meeting = opened(council, period, office, present=8)
    item = items_of(meeting).get()
    with pytest.raises(Refused) as refusal:
        cast(item=item, seat=members_of(meeting)[0], choice=Choice.FOR, by=office, now=NOW)
    assert codes(refusal) == ("secret",)
    with pytest.raises(Refused) as refusal:
        close_meeting(meeting=meeting, ends_at=ENDS, by=office, now=NOW)
    assert codes(refusal) == ("vote_incomplete",)
    assert not item.ballots.exists()


def test_after_the_end_nothing_changes(council: Council, period: Period, office: User) -> None:
    meeting = opened(council, period, office, present=8)
    item = items_of(meeting).get()
    vote(item, office, 8)
    close_meeting(meeting=meeting, ends_at=ENDS, by=office, now=NOW)
    seat = members_of(meeting)[0]
    for act in (
        lambda: change_vote(item=item, seat=seat, choice=Choice.AGAINST, by=office, now=NOW),
        lambda: save_opinions(meeting=meeting, opinions="khác", by=office, now=NOW),
        lambda: cancel(meeting=meeting, by=office, now=NOW, reason="nhầm"),
        lambda: attend(meeting, office, 9),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes(refusal) == ("wrong_state",)


def test_a_cancelled_meeting_frees_its_nominations(council: Council, period: Period, office: User) -> None:
    meeting = planned(council, period, office)
    with pytest.raises(Refused) as refusal:
        cancel(meeting=meeting, by=office, now=NOW, reason="")
    assert codes(refusal) == ("reason_missing",)
    cancel(meeting=meeting, by=office, now=NOW, reason="Bão lũ")
    assert waiting_for_council(period).count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICE])
def test_only_the_office_runs_meetings(council: Council, period: Period, role: Role) -> None:
    nominate(period)
    with pytest.raises(Refused) as refusal:
        plan_meeting(
            council=council, period=period, starts_at=STARTS, place="P1", by=make_user(role), now=NOW
        )
    assert codes(refusal) == ("not_yours",)
