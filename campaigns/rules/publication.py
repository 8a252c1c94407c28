"""A published ranking as it is kept: plain rows, and what one publication changed against the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from campaigns.rules.ranking import Group


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One place of a published ranking.

    ``who`` tells the participant across periods ("collective:5"), ``card`` is the sheet's key; ``sections``
    has the points of each section by its code; ``note`` says how a tie was decided or that a rank is shared.
    """

    who: str
    card: int
    name: str
    honorific: str
    group: Group
    unit: str
    post: str
    total: Decimal
    sections: Mapping[str, Decimal]
    rank: int
    group_rank: int
    grade: str
    note: str

    def as_json(self) -> dict[str, Any]:
        """The row in JSON values; points are plain digits, since JSON has no decimals."""
        return {
            "who": self.who,
            "card": self.card,
            "name": self.name,
            "honorific": self.honorific,
            "group": self.group.code,
            "group_label": self.group.label,
            "unit": self.unit,
            "post": self.post,
            "total": str(self.total),
            "sections": {code: str(points) for code, points in self.sections.items()},
            "rank": self.rank,
            "group_rank": self.group_rank,
            "grade": self.grade,
            "note": self.note,
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> PublishedRow:
        """The row that ``as_json`` gave."""
        return cls(
            who=row["who"],
            card=row["card"],
            name=row["name"],
            honorific=row["honorific"],
            group=Group(row["group"], row["group_label"]),
            unit=row["unit"],
            post=row["post"],
            total=Decimal(row["total"]),
            sections={code: Decimal(points) for code, points in row["sections"].items()},
            rank=row["rank"],
            group_rank=row["group_rank"],
            grade=row["grade"],
            note=row["note"],
        )


@dataclass(frozen=True, slots=True)
class TableSection:
    """A section of the criteria table with its full points."""

    code: str
    name: str
    full: Decimal


@dataclass(frozen=True, slots=True)
class Threshold:
    """A grade and the total from which it is given."""

    name: str
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """What the points of a ranking are measured on: the full total, the sections, the grades (best first)."""

    full: Decimal
    sections: tuple[TableSection, ...]
    thresholds: tuple[Threshold, ...]

    def as_json(self) -> dict[str, Any]:
        """The scale in JSON values."""
        return {
            "full": str(self.full),
            "sections": [
                {"code": each.code, "name": each.name, "full": str(each.full)} for each in self.sections
            ],
            "thresholds": [{"name": each.name, "at_least": str(each.at_least)} for each in self.thresholds],
        }

    @classmethod
    def from_json(cls, scale: Mapping[str, Any]) -> Scale:
        """The scale that ``as_json`` gave."""
        return cls(
            full=Decimal(scale["full"]),
            sections=tuple(
                TableSection(each["code"], each["name"], Decimal(each["full"])) for each in scale["sections"]
            ),
            thresholds=tuple(
                Threshold(each["name"], Decimal(each["at_least"])) for each in scale["thresholds"]
            ),
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who is not in a publication, and why."""

    name: str
    reason: str


class ChangeKind(Enum):
    CAME_IN = "came_in"
    ROSE = "rose"
    FELL = "fell"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Change:
    """What a later publication changed for one participant.

    ``before`` is None for who came in, ``after`` for who is no longer there.
    """

    kind: ChangeKind
    name: str
    before: int | None
    after: int | None

    @property
    def words(self) -> str:
        """The change as a sentence."""
        if self.before is None:
            return f"{self.name}: mới vào bảng, hạng {self.after}."
        if self.after is None:
            return f"{self.name}: không còn trong bảng, trước ở hạng {self.before}."
        return f"{self.name}: từ hạng {self.before} thành hạng {self.after}."


def changes(before: Sequence[PublishedRow], after: Sequence[PublishedRow]) -> list[Change]:
    """Who came in and whose rank moved, in the order of the later ranking, then who is no longer there.

    Those who stay where they were are not named.
    """
    ranks = {row.who: row.rank for row in before}
    found = []
    for row in after:
        old = ranks.get(row.who)
        if old is None:
            found.append(Change(ChangeKind.CAME_IN, row.name, None, row.rank))
        elif old != row.rank:
            kind = ChangeKind.ROSE if row.rank < old else ChangeKind.FELL
            found.append(Change(kind, row.name, old, row.rank))
    staying = {row.who for row in after}
    gone = (row for row in before if row.who not in staying)
    return [*found, *(Change(ChangeKind.LEFT, row.name, row.rank, None) for row in gone)]
