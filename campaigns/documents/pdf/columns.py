"""Columns, rows and cells of a ruled table: where each stands and how much room its text has. Lengths in CSS
pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from campaigns.documents.pdf.cells import Line, Run, Unusual, lines
from campaigns.documents.pdf.looks import Look

EMPTY = Line(0, ())
ENOUGH = 0.01  # pixels by which widths may miss the table's


@dataclass(eq=False)
class Cell:
    """A cell with its text; ``column`` is where it begins, known once its row has been filled."""

    tag: str
    colspan: int
    rowspan: int
    look: Look
    paragraphs: tuple[tuple[Run, ...], ...]
    edges: Sequence[float]
    thickness: float
    column: int = 0

    def padding(self, side: str) -> float:
        """Of one side."""
        value: float = self.look.style[f"padding_{side}"].value
        return value

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The text in lines; a paragraph that a break ends has one even when it is empty."""
        *ended, last = [lines(runs, self.room) for runs in self.paragraphs]
        return tuple(line for found in ended for line in found or (EMPTY,)) + last

    @property
    def left(self) -> float:
        """Where the room of the text begins."""
        return self.edges[self.column] + self.thickness / 2 + self.padding("left")

    @property
    def room(self) -> float:
        """How wide the text may be."""
        right = self.edges[self.column + self.colspan] - self.thickness / 2 - self.padding("right")
        return right - self.left

    @property
    def height(self) -> float:
        """From the middle of the rule above to the middle of the one below."""
        text = len(self.lines) * self.look.strut[0]
        return text + self.padding("top") + self.padding("bottom") + self.thickness

    def left_of(self, line: Line) -> float:
        """Where a line begins."""
        spare = self.room - line.width
        align = self.look.style["text_align_all"]
        if align == "center":
            return self.left + spare / 2
        if align in ("right", "end"):
            return self.left + spare
        if align in ("start", "left"):
            return self.left
        raise Unusual(align)


Row = list[Cell]


def columns(widths: Sequence[Any], room: float) -> list[float]:
    """The widths of the columns: those given, and equal shares of the rest (CSS 2.1, 17.5.2.1, fixed layout).

    ``Unusual`` when they do not fill the table just so.
    """
    given = [None if width == "auto" else _pixels(width, room) for width in widths]
    rest = room - sum(width for width in given if width is not None)
    shares = sum(width is None for width in given)
    if rest < 0 or (not shares and rest > ENOUGH):
        raise Unusual("columns")
    return [rest / shares if width is None else width for width in given]


def _pixels(width: Any, room: float) -> float:
    value: float = width.value
    if width.unit == "px":
        return value
    if width.unit == "%":
        return value * room / 100
    raise Unusual(width.unit)


def filled(rows: list[Row], count: int) -> list[Row]:
    """Give each cell its column, round those that reach down from above. ``Unusual`` when the grid has
    holes.
    """
    taken: set[tuple[int, int]] = set()
    for place, row in enumerate(rows):
        column = 0
        for cell in row:
            while (place, column) in taken:
                column += 1
            cell.column = column
            for down in range(cell.rowspan):
                for right in range(cell.colspan):
                    taken.add((place + down, column + right))
            column += cell.colspan
    if taken != {(place, column) for place in range(len(rows)) for column in range(count)}:
        raise Unusual("holes in the grid")
    return rows


def tops_of(rows: Sequence[Row]) -> list[float]:
    """Where each row begins and the last one ends: a row is as high as the highest cell that ends in it."""
    tops = [0.0]
    for place in range(len(rows)):
        ending = [
            tops[begin] + cell.height
            for begin, row in enumerate(rows)
            for cell in row
            if begin + cell.rowspan == place + 1
        ]
        tops.append(max([*ending, tops[-1]]))
    return tops


def spanned(rows: Sequence[Row], place: int) -> set[int]:
    """The columns in which a cell reaches over the rule that ends the first ``place`` rows."""
    return {
        column
        for begin, row in enumerate(rows)
        for cell in row
        if begin < place < begin + cell.rowspan
        for column in range(cell.column, cell.column + cell.colspan)
    }


def unspanned(taken: set[int], count: int) -> Iterator[tuple[int, int]]:
    """The longest stretches of columns that are not spanned: (first edge, last edge)."""
    begin = 0
    for column in range(count + 1):
        if column == count or column in taken:
            if begin < column:
                yield begin, column
            begin = column + 1
