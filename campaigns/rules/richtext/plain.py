"""A document as lines that can be typed without any editor, and back.

"# " begins a heading, "- " a point, "+ " a point under it, "1. " a numbered one, "| a | b |" is a row of a
table; every other line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from campaigns.rules.richtext.pieces import BREAK, Piece, Point, assemble, paragraph_or_point
from campaigns.rules.richtext.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Listing,
    Row,
    Table,
    joined,
    text_of,
    words,
)

_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(.+)")
_HEADING = re.compile(r"#+\s+(.+)")
_ROW = re.compile(r"\|(.*)\|")


def to_plain(document: Document) -> str:
    """The lines of the document; emphasis and joined cells are not seen in them."""
    return "\n".join(line for line, _ in _lines(document))


def read_plain(text: str) -> Document:
    """The document that the lines describe."""
    return assemble(_pieces(_split(text)))


def merge_plain(before: Document, text: str) -> Document:
    """``text``, typed over the lines of ``before``: lines that stayed keep their emphasis, figures, cells."""
    old = list(_lines(before))
    new = _split(text)
    pieces = list(_pieces(new))
    matcher = SequenceMatcher(None, [line for line, _ in old], new, autojunk=False)
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            pieces[match.b + step] = old[match.a + step][1]
    return assemble(pieces)


def _split(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip("\r\n").splitlines()]


def _lines(document: Document) -> Iterator[tuple[str, Piece]]:
    """Each line with the piece that it stands for."""
    before: Block | None = None
    for block in document:
        if isinstance(block, Table) and isinstance(before, Table):
            yield "", BREAK
        yield from _lines_of(block)
        before = block


def _lines_of(block: Block) -> Iterator[tuple[str, Piece]]:
    if isinstance(block, Table):
        for row in block.rows:
            cells = (" ".join(text_of(cell.runs).split()) for cell in row.cells)
            yield " ".join(f"| {' | '.join(cells)} |".split()), row
    elif isinstance(block, Listing):
        number = 0
        for item in block.items:
            number += item.level == 0
            mark = "+" if item.level else f"{number}." if block.ordered else "-"
            yield f"{mark} {text_of(item.runs)}", Point(item, ordered=block.ordered and not item.level)
    else:
        mark = "# " if isinstance(block, Heading) else ""
        yield mark + text_of(block.runs), block


def _pieces(lines: list[str]) -> Iterator[Piece]:
    expected = 1
    for place, line in enumerate(lines):
        number = _NUMBERED.fullmatch(line)
        if number and int(number[1]) == expected and (expected > 1 or _goes_on(lines[place + 1 :])):
            expected += 1
            yield Point(Item(joined(words(number[2]))), ordered=True)
            continue
        if line and not line.startswith("+"):
            expected = 1
        yield _piece(line)


def _goes_on(lines: list[str]) -> bool:
    """Whether a numbered list that begins here has a second point; one numbered line alone is a paragraph."""
    following = next((line for line in lines if line and not line.startswith("+")), "")
    return following.startswith(("2. ", "2) "))


def _piece(line: str) -> Piece:
    if heading := _HEADING.fullmatch(line):
        return Heading(joined(words(heading[1])))
    if row := _ROW.fullmatch(line):
        return Row(tuple(Cell(joined(words(cell))) for cell in row[1].split("|")))
    return paragraph_or_point(joined(words(line))) if line else BREAK
