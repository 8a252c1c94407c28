"""What a meeting's record keeps besides the votes: order, roll, opinions, interests."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from awards.actions.council import (
    cast,
    cast_secret,
    close_meeting,
    open_meeting,
    put_off,
    recuse,
    remove_opinion,
    save_opinion,
    set_agenda,
    take_up,
    withdraw_recusal,
)
from awards.enums import Choice, MeetingState
from awards.models import AgendaItem, Ballot, BallotBox, Council, Opinion
from awards.queries.council import items_of, waiting_for_council
from awards.queries.meeting_record import cases_of
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.meeting_scene import (
    ENDS,
    NOW,
    account,
    attend,
    close,
    opened,
    planned,
    refused,
    vote,
)
from tests.world import World


@pytest.fixture
def w(db: None) -> World:
    return World()


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


def test_nor_after_a_secret_vote(w: World) -> None:
    item, seat = _secret_item(w), w.seats[3]
    cast_secret(item=item, seat=seat, choice=Choice.FOR, by=account(seat), now=NOW)
    fields = {"item": item, "seat": seat, "by": w.office}
    assert refused(recuse, **fields, reason="là vợ") == ("already_voted",)


def test_putting_off_voids_a_secret_vote_to_the_last_row(w: World) -> None:
    item = _secret_item(w)
    for seat in w.seats[2:5]:
        cast_secret(item=item, seat=seat, choice=Choice.AGAINST, by=account(seat), now=NOW)
    put_off(item=item, reason="Chờ xác minh.", by=w.office, now=NOW)
    item.refresh_from_db()
    assert (item.voided, item.votes_against, item.turns.count()) == (3, None, 0)
    assert not BallotBox.objects.exists()
    fields = {"item": item, "seat": w.seats[3], "choice": Choice.FOR, "by": account(w.seats[3])}
    assert refused(cast_secret, **fields) == ("put_off",)
    take_up(item=item, by=w.office, now=NOW)
    cast_secret(**fields, now=NOW)
    assert item.turns.count() == 1


def _secret_item(w: World) -> AgendaItem:
    Council.objects.filter(pk=w.council.pk).update(secret=True)
    w.council.refresh_from_db()
    return items_of(opened(w)).get()


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
