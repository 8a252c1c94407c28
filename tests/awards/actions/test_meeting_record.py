"""What a meeting's record keeps besides the votes: opinions, recusals, what is put off, who ended it."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from awards.actions.council import (
    cast,
    close_meeting,
    open_meeting,
    plan_meeting,
    propose_end,
    put_off,
    record_counts,
    recuse,
    remove_opinion,
    save_opinion,
    set_agenda,
    set_attendance,
    take_up,
    withdraw_recusal,
)
from awards.enums import Choice, MeetingState, NominationState
from awards.models import AgendaItem, Ballot, Council, Meeting, Opinion, Seat
from awards.queries.council import interested_in, items_of, members_of, present_at, waiting_for_council
from awards.queries.meeting_record import cases_of, standing_of
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, User
from tests.factories import at, make_nomination, make_user
from tests.world import World

NOW = at(2024, 12, 10, 9)
STARTS = at(2024, 12, 10, 8)
ENDS = STARTS + timedelta(hours=3)
NEXT_DAY = at(2024, 12, 11, 8)


@pytest.fixture
def w(db: None) -> World:
    return World()


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


# --- Agenda -----------------------------------------------------------------------------------------


def test_the_agenda_takes_the_order_given_and_keeps_what_was_recorded(w: World) -> None:
    meeting = planned(w, 3)
    first, second, third = items_of(meeting)
    save_opinion(
        item=third, seat=w.seats[8], text="Nhất trí.", by=w.office, now=NOW, received_on=date(2024, 12, 9)
    )
    set_agenda(meeting=meeting, nominations=[third.nomination, first.nomination], by=w.office, now=NOW)
    assert [item.nomination for item in items_of(meeting)] == [third.nomination, first.nomination]
    assert Opinion.objects.get().item == third
    assert list(waiting_for_council(w.period)) == [second.nomination]


# --- Roll -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "hours", "code"),
    [
        (8, (time(9), None), "absent_with_times"),
        (0, (time(9), time(9)), "times_in_order"),
        (0, (time(10), time(9)), "times_in_order"),
    ],
)
def test_hours_that_cannot_be(
    w: World, place: int, hours: tuple[time | None, time | None], code: str
) -> None:
    meeting = planned(w)
    with pytest.raises(Refused) as refusal:
        attend(w, meeting, times={w.seats[place].pk: hours})
    assert refusal.value.codes == (code,)


def test_who_came_late_and_did_not_vote_was_not_there_for_that_case(w: World) -> None:
    meeting = opened(w, cases=2)
    late = w.seats[7]
    attend(w, meeting, times={late.pk: (time(8, 30), None)})
    first, second = items_of(meeting)
    vote(w, first, leave=1)
    vote(w, second)
    early, later = cases_of(meeting)
    assert (len(early.present), len(later.present), early.missing) == (7, 8, [])
    close(w, meeting)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.present, first.votes_for, first.base) == (7, 7, 9)
    assert (second.present, second.votes_for, second.base) == (8, 8, 9)


def test_a_case_without_a_quorum_of_its_own_is_not_decided(w: World) -> None:
    meeting = opened(w, absent=3)
    attend(w, meeting, absent=3, times={w.seats[5].pk: (None, time(9, 30))})
    item = items_of(meeting).get()
    vote(w, item, leave=1)
    assert refused(close_meeting, meeting=meeting, ends_at=ENDS, by=w.office) == ("item_quorum",)
    put_off(item=item, reason="Không đủ thành viên dự.", by=w.office, now=NOW)
    meeting.refresh_from_db()
    assert close(w, meeting).state == MeetingState.CLOSED


def test_who_has_spoken_was_there(w: World) -> None:
    meeting = opened(w)
    save_opinion(item=items_of(meeting).get(), seat=w.seats[7], text="Nhất trí.", by=w.office, now=NOW)
    meeting.refresh_from_db()
    with pytest.raises(Refused) as refusal:
        attend(w, meeting, absent=2)
    assert refusal.value.codes == ("has_spoken",)
    assert meeting.attendances.filter(present=True).count() == 8


# --- Opinions ---------------------------------------------------------------------------------------


def test_opinions_spoken_and_in_writing(w: World) -> None:
    meeting = opened(w)
    item = items_of(meeting).get()
    day = date(2024, 12, 9)
    save_opinion(item=item, seat=w.seats[3], text=" Nhất trí. ", by=w.office, now=NOW)
    save_opinion(item=item, seat=w.seats[3], text="Nhất trí cao.", by=w.office, now=NOW)
    save_opinion(item=item, seat=w.seats[8], text="Đồng ý.", by=w.office, now=NOW, received_on=day)
    found = [(each.seat, each.text, each.written, each.received_on) for each in item.spoken.all()]
    assert found == [
        (w.seats[3], "Nhất trí cao.", False, None),
        (w.seats[8], "Đồng ý.", True, day),
    ]
    vote(w, item)
    close(w, meeting)
    item.refresh_from_db()
    assert (item.votes_for, item.base) == (8, 9)  # the written one is no vote
    assert refused(save_opinion, item=item, seat=w.seats[3], text="Khác", by=w.office) == ("wrong_state",)


@pytest.mark.parametrize(
    ("place", "text", "day", "code"),
    [
        (3, "  ", None, "opinion_empty"),
        (8, "Nhất trí.", None, "not_present"),
        (3, "Nhất trí.", date(2024, 12, 9), "is_present"),
        (8, "Nhất trí.", date(2024, 12, 11), "received_later"),
    ],
)
def test_opinions_that_are_none(w: World, place: int, text: str, day: date | None, code: str) -> None:
    item = items_of(opened(w)).get()
    fields = {"item": item, "seat": w.seats[place], "text": text, "received_on": day, "by": w.office}
    assert refused(save_opinion, **fields) == (code,)


def test_who_has_an_interest_says_nothing_of_it(w: World) -> None:
    item = items_of(opened(w)).get()
    recuse(item=item, seat=w.seats[3], reason="là vợ", by=w.office, now=NOW)
    item = items_of(item.meeting).get()
    assert refused(save_opinion, item=item, seat=w.seats[3], text="Tốt", by=w.office) == ("interested",)


def test_who_left_the_council_has_no_opinion(w: World) -> None:
    item = items_of(opened(w)).get()
    gone = w.seats[8]
    gone.left_on = date(2024, 12, 1)
    gone.save()
    fields = {"item": item, "seat": gone, "text": "Tốt", "received_on": date(2024, 12, 1)}
    assert refused(save_opinion, **fields, by=w.office) == ("not_member",)


def test_a_member_speaks_for_himself_only(w: World) -> None:
    item = items_of(opened(w)).get()
    member = account(w.seats[3])
    assert save_opinion(item=item, seat=w.seats[3], text="Nhất trí.", by=member, now=NOW).pk
    assert refused(save_opinion, item=item, seat=w.seats[4], text="Tốt", by=member) == ("not_yours",)
    assert refused(recuse, item=item, seat=w.seats[4], reason="vợ", by=member) == ("not_yours",)


def test_a_wrong_opinion_goes_and_the_log_keeps_it(w: World) -> None:
    item = items_of(opened(w)).get()
    made = save_opinion(item=item, seat=w.seats[3], text="Nhầm người.", by=w.office, now=NOW)
    remove_opinion(opinion=made, by=w.office, now=NOW)
    assert not item.spoken.exists()
    assert AuditEntry.objects.get(action="meeting.opinion_removed").changes == {"text": ["Nhầm người.", ""]}


# --- Interest ---------------------------------------------------------------------------------------


def test_a_declared_interest_leaves_vote_and_base(w: World) -> None:
    meeting = opened(w)
    item = items_of(meeting).get()
    member = account(w.seats[3])
    recuse(item=item, seat=w.seats[3], reason="là anh ruột của người được xét", by=member, now=NOW)
    assert item.ballots.get().by_rule
    assert refused(cast, item=item, seat=w.seats[3], choice=Choice.FOR, by=member) == ("interested",)
    assert refused(recuse, item=item, seat=w.seats[3], reason="vợ", by=w.office) == ("already_recused",)
    vote(w, items_of(meeting).get())
    close(w, meeting)
    item.refresh_from_db()
    assert (item.votes_for, item.interested, item.base, item.share) == (7, 1, 8, Decimal("87.50"))


def test_declared_before_the_meeting_it_holds_when_it_opens(w: World) -> None:
    meeting = planned(w)
    item = items_of(meeting).get()
    recuse(item=item, seat=w.seats[3], reason="là vợ", by=w.office, now=NOW)
    assert not Ballot.objects.exists()
    attend(w, meeting)
    open_meeting(meeting=meeting, chaired_by=w.seats[0], secretary=w.seats[1], by=w.office, now=NOW)
    ballot = Ballot.objects.get()
    assert (ballot.item, ballot.seat, ballot.by_rule) == (item, w.seats[3], True)


def test_no_interest_is_declared_after_the_vote(w: World) -> None:
    item = items_of(opened(w)).get()
    cast(item=item, seat=w.seats[3], choice=Choice.FOR, by=w.office, now=NOW)
    fields = {"item": item, "seat": w.seats[3], "by": w.office}
    assert refused(recuse, **fields, reason="là vợ") == ("already_voted",)
    assert refused(recuse, item=item, seat=w.seats[4], by=w.office, reason=" ") == ("reason_missing",)


def test_nor_after_a_secret_vote_was_counted(w: World) -> None:
    Council.objects.filter(pk=w.council.pk).update(secret=True)
    w.council.refresh_from_db()
    item = items_of(opened(w)).get()
    counts = {"votes_for": 8, "votes_against": 0, "votes_abstain": 0, "votes_invalid": 0}
    record_counts(item=item, **counts, by=w.office, now=NOW)
    fields = {"item": item, "seat": w.seats[3], "by": w.office}
    assert refused(recuse, **fields, reason="là vợ") == ("already_voted",)


def test_a_mistaken_declaration_is_taken_back(w: World) -> None:
    meeting = opened(w)
    item = items_of(meeting).get()
    made = recuse(item=item, seat=w.seats[3], reason="là vợ", by=w.office, now=NOW)
    withdraw_recusal(recusal=made, by=w.office, now=NOW)
    assert not item.ballots.exists()
    cast(item=item, seat=w.seats[3], choice=Choice.FOR, by=w.office, now=NOW)
    assert AuditEntry.objects.get(action="meeting.recusal_withdrawn").changes == {"reason": ["là vợ", ""]}


def test_where_nobody_is_left_to_vote_the_case_is_put_off(w: World) -> None:
    meeting = opened(w)
    item = items_of(meeting).get()
    for seat in w.seats[:8]:
        recuse(item=item, seat=seat, reason="cùng đơn vị", by=w.office, now=NOW)
    assert refused(close_meeting, meeting=meeting, ends_at=ENDS, by=w.office) == ("no_voters",)
    put_off(item=item, reason="Không còn ai biểu quyết.", by=w.office, now=NOW)
    meeting.refresh_from_db()
    assert close(w, meeting).state == MeetingState.CLOSED


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
