"""Two hands on a council's meeting in the same second: one of them wins, and the other is told so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.actions.council import (
    cast,
    close_meeting,
    open_meeting,
    plan_meeting,
    put_off,
    recuse,
    save_opinion,
    set_attendance,
)
from awards.actions.nominations import withdraw
from awards.enums import Choice, MeetingState, NominationState
from awards.models import AgendaItem, Ballot, Meeting, Nomination, Opinion, Recusal
from awards.queries.council import members_of
from campaigns.errors import Refused
from tests.at_once import race
from tests.factories import at, make_nomination
from tests.world import World

NOW = at(2024, 12, 10, 7)
ENDS = at(2024, 12, 10, 9)
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


def _voted(w: World, missing: int = 0) -> Meeting:
    """An open meeting over one nomination on which all but the last ``missing`` members have voted."""
    make_nomination(w.registration("accepted"), w.form, "accepted")
    meeting = _open(w, _planned(w))
    item = meeting.items.get()
    for seat in w.seats[: len(w.seats) - missing]:
        cast(item=item, seat=seat, choice=Choice.FOR, by=w.office, now=NOW)
    return meeting


def _seen(item: AgendaItem) -> AgendaItem:
    """The item as a page of its own would have read it: nothing is shared between two people."""
    return AgendaItem.objects.select_related("meeting", "nomination__registration").get(pk=item.pk)


@pytest.mark.django_db(transaction=True)
def test_a_meeting_opens_once() -> None:
    w = World()
    make_nomination(w.registration("accepted"), w.form, "accepted")
    planned = _planned(w)
    w.seats, w.office  # noqa: B018 - made before the threads start

    def act() -> object:
        return _open(w, Meeting.objects.select_related("council").get(pk=planned.pk))

    answers = _at_once(act)
    assert answers[0] == "done"
    assert set(answers[1:]) <= {"stale", "wrong_state"}


@pytest.mark.django_db(transaction=True)
def test_a_meeting_closes_once() -> None:
    w = World()
    open_one = _voted(w)
    office = w.office

    def act() -> object:
        meeting = Meeting.objects.select_related("council", "chaired_by__user").get(pk=open_one.pk)
        return close_meeting(meeting=meeting, ends_at=ENDS, by=office, now=NOW)

    answers = _at_once(act)
    assert answers[0] == "done"
    assert set(answers[1:]) <= {"stale", "wrong_state"}
    assert Nomination.objects.get().state == NominationState.PASSED


@pytest.mark.django_db(transaction=True)
def test_a_vote_counts_or_is_void_and_is_never_lost_between() -> None:
    """A member votes in the second in which the case is put off."""
    w = World()
    item, seat, office = _voted(w, missing=1).items.get(), w.seats[-1], w.office

    answers = race(
        lambda: cast(item=_seen(item), seat=seat, choice=Choice.FOR, by=office, now=NOW),
        lambda: put_off(item=_seen(item), reason="Thiếu tài liệu.", by=office, now=NOW),
    )

    assert answers in (["done", "done"], ["put_off", "done"])
    item.refresh_from_db()
    assert (item.result, item.voided) == ("put_off", 9 if answers[0] == "done" else 8)
    assert not Ballot.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_member_votes_or_leaves_the_case_and_never_both() -> None:
    w = World()
    item, seat, office = _voted(w, missing=1).items.get(), w.seats[-1], w.office

    answers = race(
        lambda: cast(item=_seen(item), seat=seat, choice=Choice.FOR, by=office, now=NOW),
        lambda: recuse(item=_seen(item), seat=seat, reason="là vợ", by=office, now=NOW),
    )

    assert answers in (["done", "already_voted"], ["interested", "done"], ["already_cast", "done"])
    assert Ballot.objects.get(seat=seat).by_rule == Recusal.objects.exists() == (answers[1] == "done")


@pytest.mark.django_db(transaction=True)
def test_what_comes_in_the_second_of_the_end_is_in_the_record_or_refused() -> None:
    w = World()
    meeting = _voted(w)
    item, seat, office = meeting.items.get(), w.seats[2], w.office

    def close() -> object:
        seen = Meeting.objects.select_related("council", "chaired_by__user").get(pk=meeting.pk)
        return close_meeting(meeting=seen, ends_at=ENDS, by=office, now=NOW)

    answers = race(
        close,
        lambda: put_off(item=_seen(item), reason="Thiếu tài liệu.", by=office, now=NOW),
        lambda: save_opinion(item=_seen(item), seat=seat, text="Nhất trí.", by=office, now=NOW),
    )

    assert answers[0] == "done"
    assert answers[1] in ("done", "stale", "wrong_state")
    assert answers[2] in ("done", "stale", "wrong_state")
    item.refresh_from_db()
    assert (item.result == "put_off") == (answers[1] == "done")
    assert Opinion.objects.exists() == (answers[2] == "done")
    waits = Nomination.objects.get().state == NominationState.ACCEPTED
    assert waits == (answers[1] == "done")


def _at_once(act: Callable[[], object]) -> list[str]:
    """What ``act`` answered to each of several people: "done" or the code of the refusal."""
    return sorted(race(*[act] * PEOPLE))
