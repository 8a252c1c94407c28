"""Sheets of paper as the stylesheet's @page rules give them; millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from campaigns.documents.word.lengths import millimetres

A4 = (210.0, 297.0)
NUMBER = "top-center"  # where the page number stands; "none" for pages without one


@dataclass(frozen=True, slots=True)
class Page:
    """The size of a page and its margins."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    is_numbered: bool = True

    @property
    def is_wide(self) -> bool:
        """Whether it lies on its side."""
        return self.width > self.height

    @property
    def measure(self) -> float:
        """The width of its lines."""
        return self.width - self.left - self.right


def page_of(declared: Mapping[str, str]) -> Page:
    """The page that ``size`` and ``margin-…`` describe; A4 upright where they say nothing."""
    words = declared.get("size", "").lower().split()
    lengths = [found for word in words if (found := millimetres(word, size=14)) is not None]
    width, height = (lengths[0], lengths[-1]) if lengths else A4
    if "landscape" in words:
        width, height = max(width, height), min(width, height)
    top, right, bottom, left = (
        millimetres(declared.get(f"margin-{side}", "0"), size=14) or 0.0
        for side in ("top", "right", "bottom", "left")
    )
    return Page(width, height, top, right, bottom, left, declared.get(NUMBER, "") != "none")
