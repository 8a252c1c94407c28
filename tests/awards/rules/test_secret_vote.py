"""Counts of printed ballots, and ballots that are alone of their kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.rules.secret_vote import Counted, count_reasons, ending_reasons, lone_reasons

FEW = st.integers(0, 12)


@given(FEW, FEW, FEW, FEW, FEW, FEW, FEW)
def test_exactly_the_sums_that_fit_are_taken(
    handed_out: int, issued: int, returned: int, votes_for: int, against: int, abstain: int, invalid: int
) -> None:
    counted = Counted(issued, returned, votes_for, against, abstain, invalid)
    fits = issued == handed_out and returned <= issued
    fits = fits and votes_for + against + abstain + invalid == returned
    assert (count_reasons(counted, handed_out) == []) == fits


@given(FEW, FEW, FEW, FEW, st.integers(0, 5))
def test_a_count_made_of_ballots_is_lawful(
    votes_for: int, against: int, abstain: int, invalid: int, lost: int
) -> None:
    returned = votes_for + against + abstain + invalid
    assert (
        count_reasons(
            Counted(returned + lost, returned, votes_for, against, abstain, invalid), returned + lost
        )
        == []
    )


@pytest.mark.parametrize(
    ("on_paper", "on_screen", "codes"),
    [
        (0, 8, []),
        (1, 7, ["lone_paper"]),
        (2, 6, []),
        (6, 2, []),
        (7, 1, ["lone_screen"]),
        (8, 0, []),
        (1, 1, ["lone_paper"]),
        (1, 0, []),
        (0, 1, []),
        (0, 0, []),
    ],
)
def test_a_ballot_alone_of_its_kind(on_paper: int, on_screen: int, codes: list[str]) -> None:
    reasons = lone_reasons(on_paper, on_screen, "Hội Phụ nữ xã")
    assert [reason.code for reason in reasons] == codes
    assert all("Hội Phụ nữ xã" in reason.sentence and "Hãy" in reason.sentence for reason in reasons)


@pytest.mark.parametrize(
    ("on_screen", "missing", "codes"), [(0, 8, []), (1, 7, ["lone_vote"]), (1, 0, []), (2, 6, []), (0, 0, [])]
)
def test_the_only_vote_is_not_told(on_screen: int, missing: int, codes: list[str]) -> None:
    assert [reason.code for reason in ending_reasons(on_screen, missing)] == codes
