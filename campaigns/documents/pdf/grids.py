"""Ruled tables the quick way: every row measured here and drawn as one picture.

WeasyPrint spends three quarters of a long list's time on its cells. A table of class "grid" with given widths, one
repeated head and nothing but text in its cells needs none of that: rows.py draws it, and it looks exactly as
WeasyPrint would have set it. Anything else in a table, be it an element or a rule of the stylesheet, is ``Unusual``,
and that table goes the ordinary way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from campaigns.documents.pdf.cells import Unusual
from campaigns.documents.pdf.columns import Cell, Row, columns, filled
from campaigns.documents.pdf.contents import Contents
from campaigns.documents.pdf.looks import Look, Looks, Path, Step
from campaigns.documents.pdf.rows import DrawnRows, Rule, Span, Words

GRID, DRAWN, KEPT = "grid", "drawn", "kept"  # classes of paper.css
PICTURE = "rows:"  # the scheme of the pictures' addresses
SIDES = ("top", "right", "bottom", "left")
CONTAINERS = frozenset(("html", "body", "section", "div"))
ATTRIBUTES = frozenset(("class", "style", "colspan", "rowspan", "scope"))
AROUND = tuple(Step(tag, "", "") for tag in ("html", "body"))
SCAFFOLD = {  # the usual place of each element of a table
    "table": ("table",),
    "thead": ("table", "thead"),
    "tbody": ("table", "tbody"),
    "tr": ("table", "tbody", "tr"),
    "td": ("table", "tbody", "tr", "td"),
    "th": ("table", "thead", "tr", "th"),
}

# The properties that are handled here, so that a stylesheet may set them as it likes; any other makes a table unusual.
INHERITED = frozenset(
    "font_size font_weight font_style line_height text_align_all text_align_last border_collapse page".split()
)
BREAKS = frozenset("break_before break_after break_inside".split())
OF_TABLES = INHERITED | BREAKS | {"width", "table_layout", *(f"margin_{side}" for side in SIDES)}
OF_ROWS = INHERITED | BREAKS | {"vertical_align"}
OF_CELLS = OF_ROWS | {f"padding_{side}" for side in SIDES}
OF_CELLS |= {f"border_{side}_{what}" for side in SIDES for what in ("width", "style", "color")}
HANDLED = {"table": OF_TABLES, "td": OF_CELLS, "th": OF_CELLS}


class Grids:
    """Turns the tables of papers into rows to draw."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def draw(self, root: Element, pictures: dict[str, Any]) -> list[Span]:
        """Replace each usual grid under ``root`` by drawn rows, and put these into ``pictures`` by their address.

        Gives the list in which the rows will note what they draw.
        """
        drawn: list[Span] = []
        for table, path in list(_grids(root, ())):
            try:
                head, rows = _Grid(self._looks, table, path, drawn).rows()
            except Unusual:
                continue
            _replace(table, head, rows, pictures)
        return drawn


def _grids(element: Element, above: Path) -> Iterator[tuple[Element, Path]]:
    path = (*above, _step(element))
    if element.tag == "table":
        if GRID in element.get("class", "").split():
            yield element, path
    elif element.tag in CONTAINERS:
        for child in element:
            yield from _grids(child, path)


def _step(element: Element) -> Step:
    return Step(element.tag, element.get("class", ""), element.get("style", ""))


def _replace(
    table: Element, head: DrawnRows, rows: Sequence[tuple[DrawnRows, bool]], pictures: dict[str, Any]
) -> None:
    """Rewrite ``table`` as a table of pictures, under its own classes and style."""
    for child in list(table):
        table.remove(child)
    table.set("class", f"{table.get('class')} {DRAWN}")
    for group, members in (("thead", [(head, False)]), ("tbody", rows)):
        parent = SubElement(table, group)
        for picture, kept in members:
            address = f"{PICTURE}{len(pictures)}"
            pictures[address] = picture
            row = SubElement(parent, "rows", {"class": KEPT} if kept else {})
            SubElement(row, "img", {"src": address})


class _Grid:
    """One table on its way to rows."""

    def __init__(self, looks: Looks, table: Element, path: Path, drawn: list[Span]) -> None:
        self._looks, self._table, self._path, self._drawn = looks, table, path, drawn
        self._contents = Contents(looks)
        self._thickness: float = 0
        self._edges: list[float] = []  # of the columns, from the table's left

    def rows(self) -> tuple[DrawnRows, list[tuple[DrawnRows, bool]]]:
        """The head, and the rows each with whether it stays with the next. ``Unusual`` for what is not known."""
        style = self._look(self._path).style
        if style["border_collapse"] != "collapse" or style["table_layout"] != "fixed":
            raise Unusual("table")
        heads, bodies = self._members()
        self._thickness = self._common_thickness(heads[0])
        room = self._looks.room(self._path)
        widths = columns(self._column_styles(), room.width - self._thickness)
        self._edges = [self._thickness / 2 + edge for edge in accumulate(widths, initial=0.0)]
        head = self._picture(heads, on_top=True)
        rows = [(self._picture([row], on_top=False), self._kept(row)) for row in bodies]
        if max(row.height for row, _ in rows) + head.height + self._thickness > room.height:
            raise Unusual("a row higher than a page")
        return head, rows

    def _look(self, path: Path) -> Look:
        tag = path[-1].tag
        usual = self._looks.look((*AROUND, *(Step(name, "", "") for name in SCAFFOLD[tag])))
        look = self._looks.look(path)
        if odd := look.odd(usual, HANDLED.get(tag, OF_ROWS)):
            raise Unusual(", ".join(odd))
        return look

    # --- Reading the table -------------------------------------------------------------------------

    def _members(self) -> tuple[list[tuple[Path, Element]], list[tuple[Path, Element]]]:
        """The rows of the head and those of the body."""
        heads: list[tuple[Path, Element]] = []
        bodies: list[tuple[Path, Element]] = []
        for child in self._table:
            _check(child, ("colgroup", "thead", "tbody"))
            if child.tag == "colgroup":
                continue
            path = (*self._path, _step(child))
            self._look(path)
            for row in child:
                _check(row, ("tr",))
                (heads if child.tag == "thead" else bodies).append(((*path, _step(row)), row))
        if not heads or not bodies:
            raise Unusual("no head or no rows")
        return heads, bodies

    def _column_styles(self) -> list[Any]:
        found = []
        for group in self._table.iter("colgroup"):
            for column in group:
                _check(column, ("col",))
                path = (*self._path, _step(group), _step(column))
                found.append(self._looks.look(path).style["width"])
        return found

    def _common_thickness(self, row: tuple[Path, Element]) -> float:
        path, element = row
        width: float = self._looks.look((*path, _step(element[0]))).style["border_top_width"]
        return width

    def _kept(self, row: tuple[Path, Element]) -> bool:
        path, element = row
        styles = (self._looks.look(path).style, self._looks.look((*path, _step(element[-1]))).style)
        return any(style["break_after"] == "avoid" for style in styles)

    # --- Setting -----------------------------------------------------------------------------------

    def _picture(self, rows: Sequence[tuple[Path, Element]], *, on_top: bool) -> DrawnRows:
        """Rows that stay together; with the rule ``on_top`` too, or else it belongs to the row before."""
        placed = filled([self._cells(path, row) for path, row in rows], len(self._edges) - 1)
        tops = _tops(placed, self._thickness)
        return DrawnRows(
            width=self._edges[-1] + self._thickness / 2,
            height=tops[-1],
            thickness=self._thickness,
            rules=tuple(self._rules(placed, tops, on_top=on_top)),
            rows=tuple(
                tuple(self._words(cell, tops[place], tops[place + cell.rowspan]) for cell in row)
                for place, row in enumerate(placed)
            ),
            drawn=self._drawn,
        )

    def _cells(self, path: Path, row: Element) -> Row:
        self._look(path)
        return [self._cell(path, cell) for cell in row]

    def _cell(self, above: Path, element: Element) -> Cell:
        _check(element, ("td", "th"))
        path = (*above, _step(element))
        look = self._look(path)
        style = look.style
        for side in SIDES:
            if (style[f"border_{side}_style"], style[f"border_{side}_width"]) != ("solid", self._thickness):
                raise Unusual("border")
        if style["vertical_align"] not in ("top", "middle", "bottom"):
            raise Unusual("vertical-align")
        return Cell(
            tag=element.tag.upper(),
            colspan=int(element.get("colspan", 1)),
            rowspan=int(element.get("rowspan", 1)),
            look=look,
            paragraphs=self._contents.paragraphs(element, path),
            edges=self._edges,
            thickness=self._thickness,
        )

    def _words(self, cell: Cell, top: float, bottom: float) -> Words:
        line_height, baseline = cell.look.strut
        spare = bottom - top - cell.height
        shift = {"top": 0.0, "middle": spare / 2, "bottom": spare}[cell.look.style["vertical_align"]]
        above = top + self._thickness / 2 + cell.padding("top") + shift
        return Words(
            tag=cell.tag,
            colspan=cell.colspan,
            rowspan=cell.rowspan,
            lines=tuple((cell.left_of(line), line) for line in cell.lines),
            baseline=above + baseline,
            line_height=line_height,
        )

    def _rules(self, rows: Sequence[Row], tops: Sequence[float], *, on_top: bool) -> Iterator[Rule]:
        """The rules around the cells, each drawn once and the long ones in one piece."""
        half = self._thickness / 2
        edges, last = self._edges, len(self._edges) - 1
        if on_top:
            yield Rule(edges[0] - half, tops[0], edges[-1] + half, tops[0])
        for place in range(1, len(tops)):
            spanned = _spanned(rows, place)
            for begin, end in _free(spanned, last):
                yield Rule(edges[begin] - half, tops[place], edges[end] + half, tops[place])
        yield Rule(edges[0], tops[0] - half, edges[0], tops[-1] + half)
        for place, row in enumerate(rows):
            for cell in row:
                right = edges[cell.column + cell.colspan]
                yield Rule(right, tops[place] - half, right, tops[place + cell.rowspan] + half)


def _check(element: Element, tags: Sequence[str]) -> None:
    if element.tag not in tags or not ATTRIBUTES.issuperset(element.attrib):
        raise Unusual(element.tag)
    if element.tag not in ("td", "th") and (element.text or "").strip():
        raise Unusual("text between cells")


def _tops(rows: Sequence[Row], thickness: float) -> list[float]:
    """Where each row begins, and where the last one ends: a row is as high as the highest cell that ends in it."""
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


def _spanned(rows: Sequence[Row], place: int) -> set[int]:
    """The columns in which a cell reaches over the rule that ends the first ``place`` rows."""
    return {
        column
        for begin, row in enumerate(rows)
        for cell in row
        if begin < place < begin + cell.rowspan
        for column in range(cell.column, cell.column + cell.colspan)
    }


def _free(spanned: set[int], count: int) -> Iterator[tuple[int, int]]:
    """The longest stretches of columns that are not spanned: (first edge, last edge)."""
    begin = 0
    for column in range(count + 1):
        if column == count or column in spanned:
            if begin < column:
                yield begin, column
            begin = column + 1
