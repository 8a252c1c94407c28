"""Phiếu chấm điểm."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from awards.documents.sheets.report import Fact
from campaigns.documents.sheets import Letterhead, Signature


@dataclass(frozen=True)
class ScoreRow:
    """One criterion; points that are not given yet are None and leave their cell empty.

    What does not arise (``…not_arising``) has no points either; its cell says so.
    """

    number: str
    text: str
    maximum: Decimal
    self_points: Decimal | None
    points: Decimal | None
    notes: tuple[str, ...]
    evidence: int  # how many papers prove it
    self_not_arising: bool = False
    not_arising: bool = False
    council_points: Decimal | None = None
    council_not_arising: bool = False


@dataclass(frozen=True)
class ScorePart:
    """A group of criteria with its sums."""

    number: str
    name: str
    maximum: Decimal
    self_total: Decimal
    total: Decimal | None
    rows: tuple[ScoreRow, ...]
    council_total: Decimal | None = None


@dataclass(frozen=True)
class ScoreFormSheet:
    """Phiếu chấm điểm: own points beside the appraised ones, and the council's where it gave any.

    ``is_sample`` says that the office has neither replaced nor confirmed the table. ``total``, ``grade`` and
    ``rank`` are empty until there are any. ``reckonings`` tell how each total arose; ``appraised_total`` is
    that of the appraisal where the council changed it, else None.
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
    reckonings: tuple[Fact, ...] = ()
    has_council: bool = False
    has_not_arising: bool = False
    appraised_total: Decimal | None = None
    council_basis: str = ""

    @property
    def title(self) -> str:
        return f"Phiếu chấm điểm: {self.facts[0].text}"
