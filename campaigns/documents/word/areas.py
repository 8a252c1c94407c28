"""Where lines run: the width that a box leaves to what stands in it, and the indents on both sides."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.documents.word.lengths import millimetres
from campaigns.documents.word.looks import Look


@dataclass(frozen=True, slots=True)
class Area:
    """Where lines run: their width and the indents on both sides, in millimetres."""

    width: float
    left: float = 0.0
    right: float = 0.0

    def inside(self, look: Look) -> Area:
        """The area of a box of this look: narrower by its margins, its padding and a width of its own."""
        margin, padding = look.margin, look.padding
        width = own_width(look.width, self.width, look.size)
        spare = 0.0 if width is None else max(self.width - width - _sum(margin.left, margin.right), 0.0)
        autos = (margin.left is None) + (margin.right is None)
        left = spare / autos if margin.left is None else (margin.left or 0.0)
        right = self.width - left - width if width is not None else (margin.right or 0.0)
        left += padding.left or 0.0
        right += padding.right or 0.0
        return Area(self.width - left - right, self.left + left, self.right + right)


def own_width(text: str, whole: float, size: float) -> float | None:
    """A CSS width in millimetres, percentages of ``whole``; None for "auto"."""
    return millimetres(text, size=size, whole=whole)


def _sum(*lengths: float | None) -> float:
    return sum(length or 0.0 for length in lengths)
