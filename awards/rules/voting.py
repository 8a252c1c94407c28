"""Quorum and votes of the council. No statute fixes them, so every share is a setting of the council.

Shares are 0 … 1 as the plan file writes them: "2/3", 0.6667 or 0.5. They are compared
as fractions, never rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil

from awards.enums import VoteBase
from campaigns.errors import Reason
from campaigns.rules.vietnamese import count_words

_PLAIN_DENOMINATOR = 9
_NEAR = Fraction(1, 1000)
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes on one nomination.

    ``interested`` are those present who have an interest in it (named by it, or speaking for its unit): they
    neither vote nor count in any base, and are in none of the four votes.
    ``interested_absent`` are the absent ones. ``not_returned`` are the ballots of a secret vote that were
    given out and did not come back: they count in the base and are in none of the votes.
    """

    votes_for: int
    against: int
    abstain: int
    invalid: int
    members: int
    present: int
    interested: int = 0
    interested_absent: int = 0
    not_returned: int = 0

    @property
    def voters(self) -> int:
        """How many are present and may vote."""
        return self.present - self.interested


def exact_share(share: Decimal | Fraction | str) -> Fraction:
    """The share as a fraction: "2/3", 0.6667 and 0.667 are all exactly 2/3; 0.67 stays 67/100.

    A plain fraction (denominator up to 9) that is nearer than 0.001 is what was meant. Outside 0 … 1 it
    raises ``ValueError``.
    """
    try:
        exact = Fraction(share)
    except ZeroDivisionError as error:
        raise ValueError(f"{share} is no share") from error
    if not 0 <= exact <= 1:
        raise ValueError(f"a share lies between 0 and 1, not {share}")
    plain = exact.limit_denominator(_PLAIN_DENOMINATOR)
    return plain if abs(plain - exact) < _NEAR else exact


def needed(members: int, quorum: Decimal | Fraction | str) -> int:
    """How many members must be present, rounded up: 2/3 of 9 is 6, of 10 is 7."""
    return ceil(members * exact_share(quorum))


def quorum_met(present: int, required: int) -> bool:
    """Whether as many are present as ``needed`` requires; nobody present is never a quorum."""
    return present > 0 and present >= required


def base_count(tally: Tally, base: VoteBase) -> int:
    """Of how many the share is taken: all members, or those present; members with an interest leave both."""
    if base == VoteBase.PRESENT:
        return tally.voters
    return tally.members - tally.interested - tally.interested_absent


def share(tally: Tally, base: VoteBase) -> Decimal:
    """The share of votes for, in percent with two places, as the minutes show it; of an empty base 0.00."""
    count = base_count(tally, base)
    if count <= 0:
        return Decimal("0.00")
    return (Decimal(100) * tally.votes_for / count).quantize(_HUNDREDTH, ROUND_HALF_UP)


def passes(tally: Tally, base: VoteBase, pass_above: Decimal | Fraction | str) -> bool:
    """Whether strictly more than ``pass_above`` (0 … 1) of the base voted for: half of it is not enough."""
    return tally.votes_for > base_count(tally, base) * exact_share(pass_above)


def check(tally: Tally) -> list[Reason]:
    """Why the count cannot be right; empty means that it can.

    Codes: ``count_negative``, ``count_present`` (more present, or more interested, than there are),
    ``count_sum`` (the votes, with the ballots not returned, are not those of everybody present who may vote).
    """
    votes = (tally.votes_for, tally.against, tally.abstain, tally.invalid, tally.not_returned)
    if min(*votes, tally.members, tally.present, tally.interested, tally.interested_absent) < 0:
        return [Reason("count_negative", "Số phiếu và số người không được nhỏ hơn 0.")]
    absent = tally.members - tally.present
    if absent < 0 or tally.interested > tally.present or tally.interested_absent > absent:
        sentence = (
            f"Hội đồng có {count_words(tally.members)} thành viên, không khớp với số có mặt "
            f"({count_words(tally.present)}) và số không tham gia biểu quyết "
            f"({count_words(tally.interested + tally.interested_absent)}). Hãy kiểm tra lại điểm danh."
        )
        return [Reason("count_present", sentence)]
    if sum(votes) != tally.voters:
        sentence = (
            f"Tổng số phiếu là {count_words(sum(votes))}, nhưng có "
            f"{count_words(tally.voters)} thành viên có mặt được biểu quyết. "
            "Hãy kiểm tra lại số phiếu đồng ý, không đồng ý, không có ý kiến, không hợp lệ và không thu về."
        )
        return [Reason("count_sum", sentence)]
    return []
