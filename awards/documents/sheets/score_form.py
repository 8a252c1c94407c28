"""Phiếu chấm điểm."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from awards.documents.sheets.report import Fact
from campaigns.documents.sheets import Letterhead, Signature


@dataclass(frozen=True)
class ScoreRow:
    """One criterion; points that are not given yet are None and leave their cell empty."""

    number: str
    text: str
    maximum: Decimal
    self_points: Decimal | None
    points: Decimal | None
    notes: tuple[str, ...]
    evidence: int  # how many papers prove it


@dataclass(frozen=True)
class ScorePart:
    """A group of criteria with its sums."""

    number: str
    name: str
    maximum: Decimal
    self_total: Decimal
    total: Decimal | None
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True)
class ScoreFormSheet:
    """Phiếu chấm điểm: own points beside the appraised ones, over the whole table.

    ``is_sample`` says that the office has neither replaced nor confirmed the table. ``total``, ``grade`` and
    ``rank`` are empty until there are any.
    """

    letterhead: Letterhead
    subject: str
    facts: tuple[Fact, ...]
    is_sample: bool
    parts: tuple[ScorePart, ...]
    maximum: Decimal
    self_total: Decimal
    total: Decimal | None
    grade: str
    rank: int | None
    signatures: tuple[Signature, ...]

    @property
    def title(self) -> str:
        return f"Phiếu chấm điểm: {self.facts[0].text}"
