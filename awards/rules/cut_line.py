"""The quota as a line on the ranked list: who is inside, who is out, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from awards.enums import CutPlace
from awards.rules.quota import cut
from campaigns.errors import Reason
from campaigns.rules.ranking import Ranked
from campaigns.rules.vietnamese import count_words

Key = TypeVar("Key")
BELOW, UNRANKED = "below_line", "unranked"
NO_RANK = Reason(
    UNRANKED, "Chưa công bố kết quả chấm điểm nên chưa có thứ hạng; Văn phòng công bố ở trang Xếp hạng."
)


@dataclass(frozen=True, slots=True)
class Contender(Generic[Key]):
    """Somebody on the list of one award form, best rank first.

    ``rank`` and ``total`` are as published, None before that. ``holds`` says that this very award is approved
    already, so that a place is taken whatever the rank; ``falls`` say why he is not in the running.
    """

    key: Key
    rank: int | None
    total: Decimal | None
    holds: bool = False
    falls: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed(Generic[Key]):
    """Where a contender stands to the line; ``falls`` are the rules by which one is outside."""

    key: Key
    place: CutPlace
    falls: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CutLine(Generic[Key]):
    """All contenders in the order of ranks, with the line between them.

    ``edge`` is the index in ``rows`` before which the line stands (after the last place), ``ties_end`` the
    index after those who share the rank on the edge; None where there is no line, or no tie on it.
    ``left`` are the places that approvals have not taken; None without a limit.
    """

    rows: tuple[Placed[Key], ...]
    left: int | None
    edge: int | None
    ties_end: int | None

    def count(self, *places: CutPlace) -> int:
        """How many stand in one of ``places``."""
        return sum(row.place in places for row in self.rows)

    @property
    def free(self) -> int | None:
        """The places that nobody in the running takes for certain; None without a limit."""
        return None if self.left is None else self.left - self.count(CutPlace.INSIDE)


def draw(contenders: Iterable[Contender[Key]], limit: int | None) -> CutLine[Key]:
    """The line after ``limit`` places; None has no limit. A tie on it is left to people, never cut by name.

    Approved ones hold their places first; the rest of the places goes by rank to those in the running
    (Kế hoạch 454, mục IV.4). The input keeps its order inside a rank; unranked ones come last. Codes of the
    falls that are added: ``below_line``, ``unranked``.
    """
    ordered = sorted(contenders, key=lambda each: (each.rank is None, each.rank or 0))
    holding = sum(each.holds for each in ordered)
    left = None if limit is None else max(0, limit - holding)
    running = [
        Ranked(index, each.total or Decimal(0), each.rank)
        for index, each in enumerate(ordered)
        if each.rank is not None and not each.holds and not each.falls
    ]
    result = cut(running, left)
    places = dict.fromkeys((each.key for each in result.within), CutPlace.INSIDE)
    places |= dict.fromkeys((each.key for each in result.contested), CutPlace.TIED)
    held_ranks = [each.rank for each in ordered if each.holds and each.rank is not None]
    rows = []
    for index, each in enumerate(ordered):
        if each.holds:
            rows.append(Placed(each.key, CutPlace.HELD))
        elif index in places:
            rows.append(Placed(each.key, places[index]))
        elif each.falls:
            rows.append(Placed(each.key, CutPlace.OUTSIDE, each.falls))
        elif each.rank is None:
            rows.append(Placed(each.key, CutPlace.OUTSIDE, (NO_RANK,)))
        else:
            behind = sum(rank > each.rank for rank in held_ranks)
            rows.append(Placed(each.key, CutPlace.BELOW, (_below(each.rank, limit or 0, behind),)))
    return CutLine(tuple(rows), left, _edge(rows), _ties_end(rows))


def _below(rank: int, limit: int, behind: int) -> Reason:
    """``behind`` places were given by approval to some who rank below: that is said, not hidden."""
    given = f", trong đó {count_words(behind)} suất đã duyệt cho thứ hạng thấp hơn" if behind else ""
    return Reason(BELOW, f"Xếp hạng {rank}, dưới ranh giới: đã hết {count_words(limit)} suất{given}.")


def _edge(rows: Sequence[Placed[Key]]) -> int | None:
    for index, row in enumerate(rows):
        if row.place in (CutPlace.TIED, CutPlace.BELOW):
            return index
    with_place = [index for index, row in enumerate(rows) if row.place in (CutPlace.INSIDE, CutPlace.HELD)]
    return with_place[-1] + 1 if with_place else None


def _ties_end(rows: Sequence[Placed[Key]]) -> int | None:
    tied = [index for index, row in enumerate(rows) if row.place == CutPlace.TIED]
    return tied[-1] + 1 if tied else None
