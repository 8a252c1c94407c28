"""Mục lục hồ sơ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigns.documents.sheets import Letterhead, Signature


@dataclass(frozen=True)
class IndexRow:
    """One paper of a dossier; ``reference`` is its number and symbol, empty when it has none.

    ``first_page`` is where it begins in the bound dossier; None for what goes along as a file, which
    ``remark`` then says. Rows of one ``group`` stand under its heading.
    """

    name: str
    reference: str
    dated: date | None
    pages: int
    originals: int
    copies: int
    first_page: int | None = None
    group: str = ""
    remark: str = ""


@dataclass(frozen=True)
class IndexSheet:
    """Mục lục hồ sơ: what the bundle holds, in its order, and who handed it over to whom.

    ``proofs`` of the rows are evidence, the others papers.
    """

    letterhead: Letterhead
    subject: str
    rows: tuple[IndexRow, ...]
    sets: int
    giver: Signature
    taker: Signature
    originals: int = 0
    proofs: int = 0

    @property
    def title(self) -> str:
        return f"Mục lục hồ sơ {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def page_count(self) -> int:
        return sum(row.pages for row in self.rows)

    @property
    def papers(self) -> int:
        return len(self.rows) - self.proofs

    @property
    def is_bound(self) -> bool:
        """Whether the pages of a bound dossier are known."""
        return any(row.first_page is not None for row in self.rows)

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return 8 if self.is_bound else 7
