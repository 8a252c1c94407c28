"""Ruled tables the quick way: every row measured here and drawn as one picture.

WeasyPrint spends three quarters of a long list's time on its cells. A table of class "grid" with given
widths, one repeated head and nothing but text in its cells needs none of that: rows.py draws it where
WeasyPrint would have put it, letter by letter and rule by rule. Anything else in a table, be it an element
or a rule of the stylesheet, is ``Unusual``, and that table goes the ordinary way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from cssselect2.tree import ElementWrapper

from campaigns.documents.pdf.cells import Unusual
from campaigns.documents.pdf.columns import Cell, Row, columns, filled, spanned, tops_of, unspanned
from campaigns.documents.pdf.contents import Contents
from campaigns.documents.pdf.looks import Look, Looks, Path, Step
from campaigns.documents.pdf.rows import DrawnRows, Rule, Span, Words

GRID, DRAWN, KEPT = "grid", "drawn", "kept"  # classes of paper.css
ROW = "body"  # the one element whose boxes WeasyPrint leaves out of the tags: the picture brings its own
PICTURE = "rows:"  # the scheme of the pictures' addresses
SIDES = ("top", "right", "bottom", "left")
CONTAINERS = frozenset(("html", "body", "section", "div"))
ATTRIBUTES = frozenset(("class", "style", "colspan", "rowspan", "scope"))
SHEETS = frozenset(("style", "link"))
AROUND = (Step("html"), Step("body"))
SCAFFOLD = {  # the usual place of each element of a table
    "table": ("table",),
    "thead": ("table", "thead"),
    "tbody": ("table", "tbody"),
    "tr": ("table", "tbody", "tr"),
    "td": ("table", "tbody", "tr", "td"),
    "th": ("table", "thead", "tr", "th"),
}

# The properties that are handled here, so that a stylesheet may set them as it likes; any other makes a
# table unusual.
INHERITED = frozenset(
    [
        "font_size",
        "font_weight",
        "font_style",
        "line_height",
        "text_align_all",
        "text_align_last",
        "border_collapse",
        "page",
    ]
)
BREAKS = frozenset(["break_before", "break_after", "break_inside"])
OF_TABLES = INHERITED | BREAKS | {"width", "table_layout", *(f"margin_{side}" for side in SIDES)}
OF_ROWS = INHERITED | BREAKS | {"vertical_align"}
OF_CELLS = OF_ROWS | {f"padding_{side}" for side in SIDES}
OF_CELLS |= {f"border_{side}_{what}" for side in SIDES for what in ("width", "style", "color")}
HANDLED = {"table": OF_TABLES, "td": OF_CELLS, "th": OF_CELLS}

Ancestors = tuple[ElementWrapper, ...]
Member = tuple[Path, list[ElementWrapper]]  # a row's path, and its cells


class Grids:
    """Turns the tables of papers into rows to draw."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def draw(self, root: Element, pictures: dict[str, Any]) -> list[Span]:
        """Replace each usual grid under ``root`` by drawn rows, and put these into ``pictures`` by their
        address.

        Gives the list in which the rows will note what they draw.
        """
        drawn: list[Span] = []
        if any(element.tag in SHEETS for element in root.iter()):
            return drawn  # a paper with rules of its own, which nothing here knows
        for table, above in list(_grids(ElementWrapper.from_html_root(root), ())):
            try:
                head, rows = _Grid(self._looks, table, above, drawn).rows()
            except Unusual:
                continue
            _replace(table.etree_element, head, rows, pictures)
        return drawn


def _grids(element: ElementWrapper, above: Ancestors) -> Iterator[tuple[ElementWrapper, Ancestors]]:
    """The grids below ``element``, each with its ancestors."""
    if element.local_name == "table":
        if GRID in element.classes:
            yield element, above
    elif element.local_name in CONTAINERS:
        for child in element.iter_children():
            yield from _grids(child, (*above, element))


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
            row = SubElement(parent, ROW, {"class": f"row {KEPT}" if kept else "row"})
            SubElement(row, "img", {"src": address})


class _Grid:
    """One table on its way to rows."""

    def __init__(self, looks: Looks, table: ElementWrapper, above: Ancestors, drawn: list[Span]) -> None:
        self._looks, self._table, self._drawn = looks, table, drawn
        self._path = tuple(looks.step(element) for element in (*above, table))
        self._contents = Contents(looks)
        self._thickness: float = 0
        self._edges: list[float] = []  # of the columns, from the table's left

    def rows(self) -> tuple[DrawnRows, list[tuple[DrawnRows, bool]]]:
        """The head, and the rows each with whether it stays with the next. ``Unusual`` for what is not
        known.
        """
        style = self._look(self._path).style
        if style["border_collapse"] != "collapse" or style["table_layout"] != "fixed":
            raise Unusual("table")
        heads, bodies = self._members()
        self._thickness = self._common_thickness(*heads[0])
        room = self._looks.room(self._path)
        widths = columns(self._column_styles(), room.width - self._thickness)
        self._edges = [self._thickness / 2 + edge for edge in accumulate(widths, initial=0.0)]
        head = self._picture(heads, on_top=True)
        rows = [(self._picture([row], on_top=False), self._kept(row[0])) for row in bodies]
        if max(row.height for row, _ in rows) + head.height + self._thickness > room.height:
            raise Unusual("a row higher than a page")
        return head, rows

    def _look(self, path: Path) -> Look:
        tag = path[-1].tag
        usual = self._looks.look((*AROUND, *(Step(name) for name in SCAFFOLD[tag])))
        look = self._looks.look(path)
        if odd := look.odd(usual, HANDLED.get(tag, OF_ROWS)):
            raise Unusual(", ".join(odd))
        return look

    # --- Reading the table -------------------------------------------------------------------------

    def _members(self) -> tuple[list[Member], list[Member]]:
        """The rows of the head and those of the body."""
        heads: list[Member] = []
        bodies: list[Member] = []
        for child in self._table.iter_children():
            _check(child, ("colgroup", "thead", "tbody"))
            if child.local_name == "colgroup":
                continue
            path = (*self._path, self._looks.step(child))
            self._look(path)
            for row in child.iter_children():
                _check(row, ("tr",))
                member = ((*path, self._looks.step(row)), list(row.iter_children()))
                if not member[1]:
                    raise Unusual("a row without cells")
                (heads if child.local_name == "thead" else bodies).append(member)
        if not heads or not bodies:
            raise Unusual("no head or no rows")
        return heads, bodies

    def _column_styles(self) -> list[Any]:
        found = []
        for group in self._table.iter_children():
            if group.local_name == "colgroup":
                for column in group.iter_children():
                    _check(column, ("col",))
                    path = (*self._path, self._looks.step(group), self._looks.step(column))
                    found.append(self._looks.look(path).style["width"])
        return found

    def _common_thickness(self, path: Path, cells: Sequence[ElementWrapper]) -> float:
        width: float = self._looks.look((*path, self._looks.step(cells[0]))).style["border_top_width"]
        return width

    def _kept(self, path: Path) -> bool:
        kept: bool = self._looks.look(path).style["break_after"] == "avoid"
        return kept

    # --- Setting -----------------------------------------------------------------------------------

    def _picture(self, rows: Sequence[Member], *, on_top: bool) -> DrawnRows:
        """Rows that stay together; with the rule ``on_top`` too, or else it belongs to the row before."""
        placed = filled([self._cells(path, cells) for path, cells in rows], len(self._edges) - 1)
        tops = tops_of(placed)
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

    def _cells(self, path: Path, cells: Sequence[ElementWrapper]) -> Row:
        self._look(path)
        return [self._cell(path, cell) for cell in cells]

    def _cell(self, above: Path, wrapper: ElementWrapper) -> Cell:
        _check(wrapper, ("td", "th"))
        path, element = (*above, self._looks.step(wrapper)), wrapper.etree_element
        look = self._look(path)
        style = look.style
        for side in SIDES:
            if (style[f"border_{side}_style"], style[f"border_{side}_width"]) != ("solid", self._thickness):
                raise Unusual("border")
        if style["vertical_align"] not in ("top", "middle", "bottom"):
            raise Unusual("vertical-align")
        return Cell(
            tag=element.tag.upper(),
            colspan=_count(element.get("colspan", "1")),
            rowspan=_count(element.get("rowspan", "1")),
            look=look,
            paragraphs=self._contents.paragraphs(wrapper, path),
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
            for begin, end in unspanned(spanned(rows, place), last):
                yield Rule(edges[begin] - half, tops[place], edges[end] + half, tops[place])
        yield Rule(edges[0], tops[0] - half, edges[0], tops[-1] + half)
        for place, row in enumerate(rows):
            for cell in row:
                right = edges[cell.column + cell.colspan]
                yield Rule(right, tops[place] - half, right, tops[place + cell.rowspan] + half)


def _check(wrapper: ElementWrapper, tags: Sequence[str]) -> None:
    element = wrapper.etree_element
    if element.tag not in tags or not ATTRIBUTES.issuperset(element.attrib):
        raise Unusual(element.tag)
    if element.tag not in ("td", "th") and (element.text or "").strip():
        raise Unusual("text between cells")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise Unusual(text)
    return int(text)
