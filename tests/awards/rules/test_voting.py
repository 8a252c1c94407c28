from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.enums import VoteBase
from awards.rules.voting import Tally, base_count, check, exact_share, needed, passes, quorum_met, share

D = Decimal
HALF = D("0.5")
MEMBERS, PRESENT = VoteBase.MEMBERS, VoteBase.PRESENT


def tally(
    votes_for: int, against: int = 0, *, members: int = 9, present: int = 9, interested: int = 0
) -> Tally:
    abstain = present - interested - votes_for - against
    return Tally(votes_for, against, abstain, 0, members, present, interested)


@pytest.mark.parametrize("quorum", ["2/3", "0.6667", D("0.6667"), D("0.667"), D("0.666"), Fraction(2, 3)])
@pytest.mark.parametrize(("members", "enough"), [(9, 6), (10, 7), (11, 8), (12, 8), (1, 1), (0, 0), (99, 66)])
def test_two_thirds(quorum: Decimal | Fraction | str, members: int, enough: int) -> None:
    assert needed(members, quorum) == enough


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("0.5", Fraction(1, 2)),
        ("0.67", Fraction(67, 100)),
        ("0.505", Fraction(101, 200)),
        ("0.333", Fraction(1, 3)),
        ("0.7", Fraction(7, 10)),
        ("0.75", Fraction(3, 4)),
        ("0", Fraction(0)),
        ("1", Fraction(1)),
        ("51/100", Fraction(51, 100)),
    ],
)
def test_shares_as_fractions(written: str, exact: Fraction) -> None:
    assert exact_share(written) == exact


@pytest.mark.parametrize("written", ["-0.1", "1.01", "50", "4/3", "1/0", "nửa"])
def test_what_is_no_share(written: str) -> None:
    with pytest.raises(ValueError, match=r"share|Fraction"):
        exact_share(written)


@given(st.integers(0, 200), st.integers(0, 100))
def test_needed_is_never_too_few(members: int, hundredths: int) -> None:
    quorum = D(hundredths) / 100
    enough = needed(members, quorum)
    assert enough * 100 >= members * hundredths > (enough - 1) * 100 or (members * hundredths == 0 == enough)
    assert enough == ceil(Fraction(members * hundredths, 100))


@pytest.mark.parametrize(
    ("members", "present", "met"), [(9, 5, False), (9, 6, True), (9, 9, True), (0, 0, False), (1, 0, False)]
)
def test_quorum(members: int, present: int, met: bool) -> None:
    assert quorum_met(present, needed(members, "2/3")) is met


def test_nobody_is_never_a_quorum() -> None:
    assert quorum_met(0, needed(9, "0")) is False


@pytest.mark.parametrize(
    ("votes", "base", "passed"),
    [
        (tally(5), MEMBERS, True),  # 5 of 9
        (tally(4), MEMBERS, False),
        (tally(5, members=10, present=10), MEMBERS, False),  # exactly half is not more than half
        (tally(6, members=10, present=10), MEMBERS, True),
        (tally(4, present=7), MEMBERS, False),  # 4 of 9 members …
        (tally(4, present=7), PRESENT, True),  # … but 4 of 7 present
        (tally(4, members=9, present=9, interested=1), MEMBERS, False),  # 4 of 8
        (tally(5, members=9, present=9, interested=1), MEMBERS, True),  # 5 of 8
        (tally(3, present=6, interested=1), PRESENT, True),  # 3 of 5
        (tally(0, members=0, present=0), MEMBERS, False),
        (tally(0, members=1, present=1, interested=1), PRESENT, False),
    ],
)
def test_passes(votes: Tally, base: VoteBase, passed: bool) -> None:
    assert check(votes) == []
    assert passes(votes, base, HALF) is passed


def test_two_thirds_strictly() -> None:
    assert passes(tally(6), MEMBERS, "2/3") is False
    assert passes(tally(7), MEMBERS, D("0.6667")) is True


def test_a_percentage_is_no_share() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        passes(tally(5), MEMBERS, D(50))


def test_absent_members_with_an_interest_leave_the_base_of_members_only() -> None:
    votes = replace(tally(4, present=7, interested=1), interested_absent=1)
    assert base_count(votes, MEMBERS) == 7
    assert base_count(votes, PRESENT) == 6


@pytest.mark.parametrize(
    ("votes", "base", "percent"),
    [
        (tally(5), MEMBERS, "55.56"),
        (tally(9), MEMBERS, "100.00"),
        (tally(0), MEMBERS, "0.00"),
        (tally(4, present=7), PRESENT, "57.14"),
        (tally(0, members=0, present=0), PRESENT, "0.00"),
    ],
)
def test_share(votes: Tally, base: VoteBase, percent: str) -> None:
    assert str(share(votes, base)) == percent


@pytest.mark.parametrize(
    ("votes", "code"),
    [
        (Tally(5, 1, 1, 0, 9, 9), "count_sum"),
        (Tally(7, 1, 1, 1, 9, 9), "count_sum"),
        (Tally(8, 1, 0, 0, 9, 9, interested=1), "count_sum"),
        (Tally(10, 0, 0, 0, 9, 10), "count_present"),
        (Tally(0, 0, 0, 0, 9, 1, interested=2), "count_present"),
        (Tally(8, 0, 0, 0, 9, 8, interested_absent=2), "count_present"),
        (Tally(10, -1, 0, 0, 9, 9), "count_negative"),
        (Tally(0, 0, 0, 0, 9, 0, interested=-1), "count_negative"),
    ],
)
def test_counts_that_cannot_be_right(votes: Tally, code: str) -> None:
    assert [reason.code for reason in check(votes)] == [code]


def test_invalid_votes_count_as_cast() -> None:
    assert check(Tally(6, 1, 1, 1, 9, 9)) == []


def test_the_sentence_names_both_counts() -> None:
    (reason,) = check(Tally(5, 1, 1, 0, 9, 9))
    assert reason.sentence.startswith("Tổng số phiếu là 07, nhưng có 09 thành viên có mặt được biểu quyết.")


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    """Any tally that can be: the votes and the ballots not returned are those of everybody who may vote."""
    kinds = [draw(st.integers(0, 15)) for _ in range(5)]
    interested, absent = draw(st.integers(0, 4)), draw(st.integers(0, 6))
    present = sum(kinds) + interested
    return Tally(
        votes_for=kinds[0],
        against=kinds[1],
        abstain=kinds[2],
        invalid=kinds[3],
        not_returned=kinds[4],
        members=present + absent,
        present=present,
        interested=interested,
        interested_absent=draw(st.integers(0, absent)),
    )


bases = st.sampled_from(list(VoteBase))
shares = st.integers(0, 99).map(lambda hundredths: D(hundredths) / 100)


@given(tallies(), bases)
def test_a_share_lies_between_nothing_and_all(counted: Tally, base: VoteBase) -> None:
    assert 0 <= share(counted, base) <= 100
    assert counted.votes_for <= base_count(counted, base)


@given(tallies(), bases, shares, st.sampled_from(["against", "abstain", "invalid", "not_returned"]))
def test_one_more_for_instead_of_anything_else_never_hurts(
    counted: Tally, base: VoteBase, above: Decimal, other: str
) -> None:
    if getattr(counted, other) == 0:
        return
    better = replace(counted, votes_for=counted.votes_for + 1, **{other: getattr(counted, other) - 1})
    assert check(better) == []
    assert share(better, base) > share(counted, base)
    assert passes(better, base, above) >= passes(counted, base, above)


@given(tallies(), bases, shares, shares)
def test_a_lower_threshold_passes_no_fewer(
    counted: Tally, base: VoteBase, one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))
    assert passes(counted, base, low) >= passes(counted, base, high)


@given(tallies(), st.sampled_from(["votes_for", "against", "abstain", "invalid", "not_returned"]))
def test_exactly_the_lawful_sums_are_taken(counted: Tally, kind: str) -> None:
    assert check(counted) == []
    for change in (-1, 1):
        wrong = replace(counted, **{kind: getattr(counted, kind) + change})
        assert [reason.code for reason in check(wrong)] in (["count_sum"], ["count_negative"])


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60), shares)
def test_one_more_present_never_loses_the_quorum(members: int, one: int, other: int, quorum: Decimal) -> None:
    few, many = sorted((min(one, members), min(other, members)))
    assert quorum_met(many, needed(members, quorum)) >= quorum_met(few, needed(members, quorum))


def test_ballots_not_returned_count_in_the_base() -> None:
    counted = Tally(4, 2, 0, 0, members=9, present=8, not_returned=2)
    assert check(counted) == []
    assert (share(counted, PRESENT), share(counted, MEMBERS)) == (D("50.00"), D("44.44"))
    assert not passes(counted, PRESENT, HALF)
