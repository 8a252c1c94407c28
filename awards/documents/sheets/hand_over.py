"""Phiếu giao nhận hồ sơ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from awards.documents.sheets.index import IndexRow
from campaigns.documents.sheets import Letterhead, Signature


@dataclass(frozen=True)
class HandOverSheet:
    """Phiếu giao nhận hồ sơ: which papers went from whom to whom, and when.

    Without ``handed_on`` the hand-over is still to come, and what it will bring is left as dotted lines.
    """

    letterhead: Letterhead
    subject: str
    handed_on: date | None
    receipt_number: str
    giving_body: str
    taking_body: str
    rows: tuple[IndexRow, ...]
    sets: int
    originals: int
    note: str
    giver: Signature
    taker: Signature

    @property
    def title(self) -> str:
        return f"Phiếu giao nhận hồ sơ {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def copies(self) -> int:
        """How many of the sets are copies."""
        return self.sets - self.originals
