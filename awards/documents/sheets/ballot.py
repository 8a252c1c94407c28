"""Phiếu bầu."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from campaigns.documents.sheets import Letterhead

SMALL_LINES = 7  # lines of names that a quarter of an A4 page takes
SMALL_LETTERS, SMALL_PER_PAGE = 24, 4


@dataclass(frozen=True)
class BallotGroup:
    """The nominees for one award form, each with post and unit."""

    form: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class BallotSheet:
    """Phiếu bầu for a secret vote, as many times as there are voters: four on a page, or one when the list is
    long."""

    letterhead: Letterhead
    subject: str
    held: str  # "ngày 06 tháng 12 năm 2024"
    groups: tuple[BallotGroup, ...]
    copies: int

    @property
    def title(self) -> str:
        return f"Phiếu bầu {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def is_small(self) -> bool:
        """Whether four ballots fit one page."""
        texts = [text for group in self.groups for text in (group.form, *group.names)]
        return sum(ceil(len(text) / SMALL_LETTERS) for text in texts) <= SMALL_LINES

    @property
    def pages(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the ballots, page by page."""
        per_page = SMALL_PER_PAGE if self.is_small else 1
        return tuple(
            tuple(range(first, min(first + per_page, self.copies + 1)))
            for first in range(1, self.copies + 1, per_page)
        )
