"""Printed ballots: the team, who got one, the confirmed count, and both ways of voting in one box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from awards.actions.council import confirm_count, end_vote, hand_out, key_count, name_tellers, recuse
from awards.enums import Choice, VoteMeans
from awards.models import BallotBox, PaperCount, Seat
from awards.queries.council import interested_in, present_at
from awards.queries.secret_vote import recount_of, tellers_of
from awards.rules.secret_vote import Counted
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.secret_scene import ABSENT, NOW, SecretScene
from tests.factories import make_user

TWO = Counted(issued=2, returned=2, votes_for=1, against=1, abstain=0, invalid=0)
VOTES = ("votes_for", "votes_against", "votes_abstain", "votes_invalid")


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.codes


def sums(row: object) -> tuple[int | None, ...]:
    return tuple(getattr(row, name) for name in VOTES)


@pytest.fixture
def s(db: None) -> SecretScene:
    scene = SecretScene()
    scene.team(2, 3)
    return scene


@pytest.mark.parametrize(
    ("places", "head", "codes"),
    [
        ((2,), 2, ("too_few_tellers",)),
        ((2, 3), 4, ("head_not_teller",)),
        ((0, 3), 3, ("chair_counts",)),
        ((1, 3), 3, ("secretary_counts",)),
        ((2, ABSENT), 2, ("not_present",)),
    ],
)
def test_who_may_not_count(
    s: SecretScene, places: tuple[int, ...], head: int, codes: tuple[str, ...]
) -> None:
    seats, lead = s.seats(*places), s.members[head]
    act = lambda: name_tellers(meeting=s.meeting, seats=seats, head=lead, by=s.office, now=NOW)  # noqa: E731
    assert refused(act) == codes
    assert [teller.seat for teller in tellers_of(s.meeting)] == s.seats(2, 3), "as it was before"


def test_the_team_may_change_until_a_count_is_confirmed(s: SecretScene) -> None:
    s.team(5, 2, 3)
    assert [teller.seat for teller in tellers_of(s.meeting)] == s.seats(5, 2, 3)
    s.paper(5, 6)
    s.count(1, 1, 0, 0)
    assert refused(lambda: s.team(2, 3)) == ("count_confirmed",)


def test_both_ways_come_into_one_box(s: SecretScene) -> None:
    for place in range(5):
        s.cast(place, Choice.FOR if place else Choice.AGAINST)
    s.paper(5, 6, 7)
    assert refused(lambda: s.cast(5)) == ("has_paper",)
    s.count(1, 0, 1, 0)  # one of three did not come back

    item = s.item
    assert sums(item) == (5, 1, 1, 0)
    count = PaperCount.objects.get(item=item)
    assert sums(count) == (None,) * 4, "what the printed ones said is kept apart nowhere"
    assert (count.issued, count.returned, count.keyed_by, count.confirmed_by) == (3, 2, s.user(2), s.user(3))
    recount = recount_of(item, s.members, present_at(s.meeting))
    assert recount is not None
    assert (recount.on_screen, recount.on_paper, recount.issued, recount.returned, recount.not_returned) == (
        5,
        3,
        8,
        7,
        1,
    )
    assert recount.agrees
    s.close()
    assert (s.item.base, s.item.votes_for, s.item.result) == (9, 5, "passed")


def test_a_recount_finds_what_was_changed_behind_its_back(s: SecretScene) -> None:
    for place in range(8):
        s.cast(place)
    BallotBox.objects.update(votes_for=7, votes_against=1)
    recount = recount_of(s.item, s.members, present_at(s.meeting))
    assert recount is not None
    assert not recount.agrees


def test_a_whole_meeting_on_paper(s: SecretScene) -> None:
    s.paper(*range(8))
    assert refused(s.close) == ("vote_incomplete",)
    s.count(4, 2, 1, 1)
    s.close()
    assert (*sums(s.item), s.item.result) == (4, 2, 1, 1, "failed")


def test_the_end_of_the_vote_waits_for_the_count(s: SecretScene) -> None:
    s.cast(0)
    s.cast(1)
    s.paper(4, 5)
    end_vote(item=s.item, by=s.office, now=NOW)
    assert sums(s.item) == (None,) * 4
    assert refused(lambda: s.cast(6)) == ("vote_over",)
    s.count(2, 0, 0, 0)
    assert sums(s.item) == (4, 0, 0, 0)
    assert s.item.turns.filter(means=VoteMeans.NOT_CAST).count() == 4


@pytest.mark.parametrize(
    ("on_paper", "codes"),
    [((5,), ("lone_paper",)), (tuple(range(7)), ("lone_screen",)), ((5, ABSENT), ("not_present",))],
)
def test_a_ballot_alone_of_its_kind_is_not_handed_out(
    s: SecretScene, on_paper: tuple[int, ...], codes: tuple[str, ...]
) -> None:
    assert refused(lambda: s.paper(*on_paper)) == codes
    assert not s.item.turns.exists()


def test_who_stepped_aside_holds_no_ballot_on_that_item(db: None) -> None:
    s = SecretScene(2, interested=True)
    s.paper(5, 6, ABSENT - 1)
    first, second = s.items
    assert [turn.seat for turn in first.turns.order_by("pk")] == s.seats(5, 6, ABSENT - 1)
    assert [turn.seat for turn in second.turns.order_by("pk")] == s.seats(5, 6)
    assert refused(lambda: s.paper(5, ABSENT - 1)) == ("lone_paper",), "alone on the second item"


def test_ballots_come_back_until_they_are_counted(s: SecretScene) -> None:
    s.paper(5, 6)
    assert refused(lambda: s.attend(5, ABSENT)) == ("voted_secretly",)
    s.paper()
    s.attend(5, ABSENT)
    assert not s.item.turns.exists()
    s.paper(6, 7)
    key_count(item=s.item, counted=TWO, by=s.user(2), now=NOW)
    assert refused(lambda: s.paper()) == ("vote_over",)


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({"issued": 3}, ("count_issued",)),
        ({"returned": 3, "votes_for": 2}, ("count_returned",)),
        ({"votes_for": 2}, ("count_sum",)),
        ({"invalid": -1, "against": 2}, ("count_negative",)),
        ({"issued": 1, "returned": 2, "invalid": 1}, ("count_issued", "count_returned", "count_sum")),
    ],
)
def test_a_count_that_does_not_fit(s: SecretScene, change: dict[str, int], codes: tuple[str, ...]) -> None:
    s.paper(5, 6)
    counted = replace(TWO, **change)
    assert refused(lambda: key_count(item=s.item, counted=counted, by=s.user(2), now=NOW)) == codes
    assert not PaperCount.objects.exists()


def test_who_may_key_and_who_may_confirm(s: SecretScene) -> None:
    item = s.item

    def key(by: object, version: int | None = None) -> PaperCount:
        return key_count(item=item, counted=TWO, by=by, now=NOW, version=version)  # type: ignore[arg-type]

    def confirm(by: object, version: int) -> None:
        confirm_count(item=item, by=by, now=NOW, version=version)  # type: ignore[arg-type]

    assert refused(lambda: key(s.user(2))) == ("no_paper",)
    s.paper(5, 6)
    assert refused(lambda: confirm(s.user(3), 1)) == ("not_counted",)
    assert refused(lambda: key(s.user(4))) == ("not_yours",)
    assert key(s.office).version == 1
    assert refused(lambda: key(s.user(2))) == ("stale",), "he has not seen the office's"
    assert refused(lambda: confirm(s.office, 1)) == ("same_person",)
    assert key(s.user(2), 1).version == 2
    assert refused(lambda: confirm(s.user(3), 1)) == ("stale",), "not the numbers that he saw"
    assert refused(lambda: confirm(s.user(4), 2)) == ("not_yours",)
    confirm(make_user(Role.OFFICE), 2)
    assert refused(lambda: confirm(s.user(3), 3)) == ("count_confirmed",)
    assert refused(lambda: key(s.user(2), 3)) == ("count_confirmed",)


def test_without_a_team_nobody_counts(db: None) -> None:
    s = SecretScene()
    s.paper(5, 6)
    assert refused(lambda: key_count(item=s.item, counted=TWO, by=s.office, now=NOW)) == ("no_team",)


def test_the_record_does_not_tell_what_printed_ballots_say(s: SecretScene) -> None:
    s.paper(5, 6)
    s.count(0, 2, 0, 0)
    lines = AuditEntry.objects.filter(action__in=["meeting.key_count", "meeting.confirm_count"])
    said = [line.summary for line in lines.order_by("pk")]
    assert said == [
        "Nhập kết quả kiểm phiếu giấy: phát ra 2, thu vào 2.",
        "Xác nhận kết quả kiểm phiếu giấy: thu vào 2/2.",
    ]
    assert all(line.changes == {} for line in lines)


def test_only_the_office_hands_out(s: SecretScene) -> None:
    seats = s.seats(5, 6)
    assert refused(lambda: hand_out(meeting=s.meeting, seats=seats, by=s.user(2), now=NOW)) == ("not_yours",)


def test_nobody_leaves_a_single_voter_on_screen_beside_printed_ballots(s: SecretScene) -> None:
    leaver = s.members[7]
    fields = {"item": s.item, "seat": leaver, "reason": "là vợ", "by": s.office, "now": NOW}
    s.paper(0, 1, 2, 3, 4, 5)
    s.cast(6)
    assert refused(lambda: recuse(**fields)) == ("lone_screen",)
    assert refused(lambda: s.attend(7, ABSENT)) == ("lone_screen",)
    s.paper(0, 1, 2, 3)  # two printed ballots given back: three vote on screen once he has left
    recuse(**fields)
    assert leaver not in present_voters(s)


def present_voters(s: SecretScene) -> list[Seat]:
    present = present_at(s.meeting)
    return [seat for seat in present if seat not in interested_in(s.item, present)]
