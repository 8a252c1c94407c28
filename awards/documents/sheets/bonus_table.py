"""Bảng tiền thưởng."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from campaigns.documents.sheets import Letterhead, Person, Signature


@dataclass(frozen=True)
class BonusRow:
    """What one awardee receives, in đồng; ``factor`` ("0,15", for a collective "0,15 × 2") and
    ``base_salary`` show how the amount arose, and are empty when it was typed in."""

    person: Person
    amount: Decimal
    factor: str = ""
    base_salary: Decimal | None = None


@dataclass(frozen=True)
class BonusTableSheet:
    """Bảng tiền thưởng of a decision, with a column to sign for the money.

    ``pointer`` names the decision, broken where its line is to break. ``rounding`` says how amounts
    were rounded.
    """

    letterhead: Letterhead
    subject: str
    pointer: str
    rows: tuple[BonusRow, ...]
    rounding: str
    total_words: str
    signatures: tuple[Signature, ...]

    @property
    def title(self) -> str:
        pointer = " ".join(self.pointer.split())
        return f"Bảng tiền thưởng {pointer[:1].lower()}{pointer[1:]}"

    @property
    def total(self) -> Decimal:
        return sum((row.amount for row in self.rows), Decimal(0))
