"""Mục lục hồ sơ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigns.documents.sheets import Letterhead, Signature


@dataclass(frozen=True)
class IndexRow:
    """One paper of a dossier; ``reference`` is its number and symbol, empty when it has none."""

    name: str
    reference: str
    dated: date | None
    pages: int
    originals: int
    copies: int


@dataclass(frozen=True)
class IndexSheet:
    """Mục lục hồ sơ: what the bundle holds, in its order, and who handed it over to whom."""

    letterhead: Letterhead
    subject: str
    rows: tuple[IndexRow, ...]
    sets: int
    giver: Signature
    taker: Signature

    @property
    def title(self) -> str:
        return f"Mục lục hồ sơ {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def page_count(self) -> int:
        return sum(row.pages for row in self.rows)
