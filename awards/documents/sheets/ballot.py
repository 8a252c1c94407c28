"""Phiếu bầu."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from campaigns.documents.sheets import Letterhead

PER_PAGE = 4  # small ballots
ROOM = 58.0  # millimetres that a quarter of an A4 page leaves for subject and list, in small print
SUBJECT, FORM, NAME = (34, 4.6, 0.0), (40, 4.1, 2.0), (16, 4.1, 2.0)  # letters a line, its height, padding


@dataclass(frozen=True)
class BallotGroup:
    """The nominees for one award form, with the post where two share a name."""

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
        """Whether four ballots fit one page, reckoned by the letters that a line takes."""
        height = _height(self.subject, SUBJECT)
        for group in self.groups:
            height += _height(group.form, FORM) + sum(_height(name, NAME) for name in group.names)
        return height <= ROOM

    @property
    def pages(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the ballots, page by page."""
        per_page = PER_PAGE if self.is_small else 1
        return tuple(
            tuple(range(first, min(first + per_page, self.copies + 1)))
            for first in range(1, self.copies + 1, per_page)
        )


def _height(text: str, measure: tuple[int, float, float]) -> float:
    letters, line, padding = measure
    return ceil(len(text) / letters) * line + padding
