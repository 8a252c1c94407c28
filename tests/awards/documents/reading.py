"""Reads a paper back: where each piece of text stands, in which font and size. Lengths in millimetres, sizes
in points."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber

MM = 72 / 25.4


@dataclass(frozen=True)
class Piece:
    """Some letters that follow each other on one page."""

    page: int
    letters: tuple[dict[str, Any], ...]

    @property
    def left(self) -> float:
        return min(letter["x0"] for letter in self.letters) / MM

    @property
    def right(self) -> float:
        return max(letter["x1"] for letter in self.letters) / MM

    @property
    def top(self) -> float:
        return min(letter["top"] for letter in self.letters) / MM

    @property
    def bottom(self) -> float:
        return max(letter["bottom"] for letter in self.letters) / MM

    @property
    def baseline(self) -> float:
        return round(self.letters[0]["matrix"][5] / MM, 2)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def lines(self) -> int:
        """Over how many lines the piece runs."""
        return len({round(letter["matrix"][5]) for letter in self.letters})

    @property
    def style(self) -> set[tuple[str, int]]:
        """The fonts and sizes in it: {("Bold", 13)}; the upright font is "Regular"."""
        return {(font_style(letter), round(letter["size"])) for letter in self.letters}


def font_style(letter: dict[str, Any]) -> str:
    return letter["fontname"].partition("Tinos")[2].strip("-") or "Regular"


class Reading:
    """A paper as a reader sees it."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.document = pdfplumber.open(io.BytesIO(pdf))
        self.pages = self.document.pages

    @cached_property
    def text(self) -> str:
        """All pages' text in the order in which it was set, without spaces."""
        return "".join(letter["text"] for letters in self._letters for letter in letters)

    @cached_property
    def _letters(self) -> list[list[dict[str, Any]]]:
        return [[char for char in page.chars if not char["text"].isspace()] for page in self.pages]

    def __contains__(self, text: str) -> bool:
        return squeezed(text) in self.text

    def find(self, text: str, place: int = 0) -> Piece:
        """The occurrence number ``place`` of ``text``, spaces aside; it must stand on one page."""
        wanted = squeezed(text)
        for number, letters in enumerate(self._letters, start=1):
            page_text = "".join(letter["text"] for letter in letters)
            start = page_text.find(wanted)
            while start >= 0:
                if place == 0:
                    return Piece(number, tuple(letters[start : start + len(wanted)]))
                place -= 1
                start = page_text.find(wanted, start + 1)
        raise AssertionError(f"{text!r} is not on the paper")

    def rule_under(self, piece: Piece) -> Piece:
        """The horizontal rule next below ``piece``, within 5 mm."""
        rules = [
            rect
            for rect in self.pages[piece.page - 1].rects
            if rect["height"] < 1
            and 0 <= rect["top"] / MM - piece.bottom + 1 < 5
            and rect["x0"] / MM < piece.right
            and rect["x1"] / MM > piece.left
        ]
        assert rules, f"no rule under {piece}"
        return Piece(piece.page, (min(rules, key=lambda rect: rect["top"]),))

    def page_number(self, page: int) -> Piece | None:
        """What stands in the top margin of a page, if anything."""
        found = [letter for letter in self._letters[page - 1] if letter["bottom"] / MM < 20]
        return Piece(page, tuple(found)) if found else None

    def body_text(self, page: int) -> str:
        """The text of one page below its number, in the order in which it was set, without spaces."""
        below = [letter for letter in self._letters[page - 1] if letter["bottom"] / MM >= 20]
        return "".join(letter["text"] for letter in below)

    def page_text(self, page: int) -> str:
        return self.pages[page - 1].extract_text()

    @property
    def fonts(self) -> set[str]:
        return {letter["fontname"].partition("+")[2] for letters in self._letters for letter in letters}


def squeezed(text: str) -> str:
    return "".join(text.split())
