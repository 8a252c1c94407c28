"""Bảng xếp hạng."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from campaigns.documents.sheets import Letterhead, Person, Signature


@dataclass(frozen=True)
class RankedRow:
    """A place; ties share their rank. ``note`` says how a tie was decided or that the rank is shared."""

    rank: int
    person: Person
    points: Decimal
    grade: str
    group: str = ""
    group_rank: int | None = None
    note: str = ""


@dataclass(frozen=True)
class RankingPart:
    """The places of the collectives, or those of the people, with the rule for equal totals in words.

    ``number`` is that of the publication from which the places come.
    """

    of_people: bool
    rows: tuple[RankedRow, ...]
    tie_rule: str
    number: int | None = None

    @property
    def has_groups(self) -> bool:
        """Whether places inside groups are told too: not where all are of one group."""
        return len({row.group for row in self.rows}) > 1


@dataclass(frozen=True)
class RankingSheet:
    """Bảng xếp hạng of a period, as it was published."""

    letterhead: Letterhead
    subject: str
    parts: tuple[RankingPart, ...]
    signatures: tuple[Signature, ...]

    @property
    def title(self) -> str:
        return f"Bảng xếp hạng {self.subject[:1].lower()}{self.subject[1:]}"
