"""Lays the letters of a set paper beside the text of its page, so that every part is found where it stands.

The page (HTML) says what a piece of text is; the PDF says where and how it was printed. Both are read in the
same order; what the typesetter adds by itself (page numbers, repeated heads of tables) is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import html as lxml_html
from lxml.etree import _Element

from tests.awards.documents.reading import MM, Piece, Reading, squeezed

TOP_MARGIN = 20  # millimetres: page numbers stand above
SKIPPED = 600  # letters that a search may pass over: the longest head that a page can repeat
Run = tuple[_Element, str]


@dataclass(frozen=True)
class Part:
    """A piece of text of the page with its letters in the paper."""

    element: _Element
    text: str
    letters: tuple[dict[str, Any], ...]

    @cached_property
    def lines(self) -> list[Piece]:
        """The lines from the first to the last, over all pages."""
        found: list[list[dict[str, Any]]] = []
        for letter in self.letters:
            if not found or not _on_one_line(found[-1][0], letter):
                found.append([])
            found[-1].append(letter)
        return [Piece(letters[0]["page_number"], tuple(letters)) for letters in found]

    @property
    def pages(self) -> list[int]:
        return sorted({line.page for line in self.lines})

    @property
    def styles(self) -> set[tuple[str, int]]:
        """The fonts and sizes in it, small raised marks aside."""
        return set().union(*(line.style for line in self.lines))


class Alignment:
    """A paper with the page that it was made of; an AssertionError when a text is not on it, in its order."""

    def __init__(self, html: str, paper: Reading) -> None:
        self.paper = paper
        self.body = lxml_html.fromstring(html).find("body")
        self._letters = [
            letter
            for page in paper.pages
            for letter in page.chars
            if not letter["text"].isspace() and letter["bottom"] / MM > TOP_MARGIN
        ]
        printed = "".join(letter["text"] for letter in self._letters).upper()
        self._runs = list(_runs(self.body))
        self._spans: list[tuple[int, int]] = []
        cursor = 0
        for _, text in self._runs:
            start = printed.find(text, cursor, cursor + len(text) + SKIPPED)
            assert start >= 0, f"{text!r} is not on the paper, or not in its order"
            cursor = start + len(text)
            self._spans.append((start, cursor))

    def parts(self, path: str) -> list[Part]:
        """The elements that the XPath ``path`` finds, with their letters; those without text are left out."""
        return [part for element in self.body.xpath(path) if (part := self.part_of(element)).letters]

    def part_of(self, element: _Element) -> Part:
        """One element with its letters; none when it holds no text."""
        inside = set(element.iter())
        spans = [span for (owner, _), span in zip(self._runs, self._spans, strict=True) if owner in inside]
        letters = tuple(letter for start, end in spans for letter in self._letters[start:end])
        return Part(element, " ".join(element.text_content().split()), letters)


def _on_one_line(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """A raised mark stands a few points higher; the next line more than that lower."""
    return bool(one["page_number"] == other["page_number"] and abs(one["matrix"][5] - other["matrix"][5]) < 7)


def _runs(element: _Element) -> Iterator[Run]:
    """The texts of an element and of what it holds, each with the element to which it belongs."""
    if element.text and element.text.strip():
        yield element, squeezed(element.text).upper()
    for child in element:
        if isinstance(child.tag, str):
            yield from _runs(child)
        if child.tail and child.tail.strip():
            yield element, squeezed(child.tail).upper()
