"""Rows of a ruled table, drawn straight into the page.

To WeasyPrint a row is a picture of known size, so it breaks pages between rows and repeats the head as for
any table; the letters and rules are drawn here. In the tree of tags, too, a row stands as a row with its
cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pydyf
from weasyprint.formatting_structure.boxes import BlockBox, TextBox
from weasyprint.pdf.stream import Stream

from campaigns.documents.pdf.cells import Line, Unusual, draw

TOLERANCE = 0.01  # pixels


class Words(NamedTuple):
    """A cell: its lines, each with its left end, and the first baseline; in pixels from the rows' corner."""

    tag: str  # "TH" or "TD"
    colspan: int
    rowspan: int
    lines: tuple[tuple[float, Line], ...]
    baseline: float
    line_height: float


class Rule(NamedTuple):
    """A straight rule from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float


class Span(NamedTuple):
    """A cell that has been drawn: on which page, under which number, and what the tags must say of it."""

    stream: Stream
    mark: int
    cell: Words


@dataclass(frozen=True, eq=False)
class DrawnRows:
    """One row, or some rows that must stay together; an image to WeasyPrint. Lengths in CSS pixels."""

    width: float
    height: float
    thickness: float
    rules: tuple[Rule, ...]
    rows: tuple[tuple[Words, ...], ...]
    drawn: list[Span]  # filled while drawing, shared by all rows of a paper

    def get_intrinsic_size(self, _resolution: float, _font_size: float) -> tuple[float, float, None]:
        """WeasyPrint asks this of any image: width, height, and no ratio between them."""
        return self.width, self.height, None

    def draw(self, stream: Stream, width: float, height: float, style: Any) -> None:
        """WeasyPrint asks this of any image: draw it, with its corner at the origin.

        ``Unusual`` when the table turned out wider or narrower than was reckoned.
        """
        if abs(width - self.width) > TOLERANCE or abs(height - self.height) > TOLERANCE:
            raise Unusual(f"{width} × {height}")
        box = next(reversed(stream._tags))  # the row's own box, which WeasyPrint has just marked
        stream.end_marked_content()
        stream.set_color(style["color"])
        stream.set_color(style["color"], stroke=True)
        with stream.artifact():
            stream.set_line_width(self.thickness)
            for rule in self.rules:
                stream.move_to(rule.x1, rule.y1)
                stream.line_to(rule.x2, rule.y2)
            stream.stroke()
        rows = [[TextBox("td", style, None, "-") for _ in row] for row in self.rows]
        for cells, marks in zip(self.rows, rows, strict=True):
            for cell, mark in zip(cells, marks, strict=True):
                with stream.marked(mark, cell.tag):
                    self._draw_words(stream, cell)
                self.drawn.append(Span(stream, stream._tags[mark]["mcid"], cell))
        if len(rows) == 1:
            box.element_tag, box.children = "tr", rows[0]
        else:
            box.element_tag = "rows"
            box.children = [BlockBox("tr", style, box.element, marks) for marks in rows]
        stream.begin_marked_content("Artifact")  # WeasyPrint ends it

    @staticmethod
    def _draw_words(stream: Stream, cell: Words) -> None:
        if not cell.lines:
            return
        stream.begin_text()
        y = cell.baseline
        for left, line in cell.lines:
            for stretch in line.stretches:
                draw(stream, stretch, left + stretch.x, y)
            y += cell.line_height
        stream.end_text()


def describe_cells(pdf: pydyf.PDF, drawn: list[Span]) -> None:
    """Write into the tags what a reader aloud needs: which cells are heads, and over how much cells reach."""
    if not drawn:
        return
    pages = {found["Contents"]: found.reference for found in _dictionaries(pdf, "Type", ("/Page",))}
    cells = {(pages[span.stream.reference], span.mark): span.cell for span in drawn}
    for found in _dictionaries(pdf, "S", ("/TD", "/TH")):
        cell = cells.get((found["Pg"], found["K"][0])) if len(found["K"]) == 1 else None
        if cell is None:
            continue
        says = pydyf.Dictionary({"O": "/Table"})
        if cell.colspan > 1:
            says["ColSpan"] = cell.colspan
        if cell.rowspan > 1:
            says["RowSpan"] = cell.rowspan
        if cell.tag == "TH":
            says["Scope"] = "/Column"
        if len(says) > 1:
            found["A"] = says


def _dictionaries(pdf: pydyf.PDF, key: str, values: tuple[str, ...]) -> Iterator[pydyf.Dictionary]:
    for found in pdf.objects:
        if isinstance(found, pydyf.Dictionary) and found.get(key) in values:
            yield found
