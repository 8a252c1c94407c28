"""Bảng xếp hạng."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from campaigns.documents.sheets import Letterhead, Person, Signature


@dataclass(frozen=True)
class RankedRow:
    """A place; ties share their rank."""

    rank: int
    person: Person
    points: Decimal
    grade: str


@dataclass(frozen=True)
class RankingPart:
    """The places of the collectives, or those of the people."""

    of_people: bool
    rows: tuple[RankedRow, ...]


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
