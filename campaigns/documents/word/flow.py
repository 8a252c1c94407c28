"""From the boxes of a page to Word's stream of paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from campaigns.documents.word import names
from campaigns.documents.word.areas import Area, own_width
from campaigns.documents.word.cascade import Cascade, Place
from campaigns.documents.word.inline import (
    Piece,
    letters_of,
    lines_of,
    lines_of_text,
    longest_line,
    pieces_of,
    runs_of,
    trimmed,
)
from campaigns.documents.word.lengths import twips
from campaigns.documents.word.looks import Look
from campaigns.documents.word.paragraphs import Format, Frame, Letters, Paragraph

BLOCKS = frozenset(
    {"block", "list-item", "table", "inline-table", "flex", "grid", "flow-root", "table-caption"}
    | {"table-row", "table-cell", "table-row-group", "table-header-group", "table-footer-group"}
)
TABLES = frozenset({"table", "inline-table"})
NATURAL_LINE = 1.149  # the height of a line of Times New Roman, times its size
SINGLE = 240  # Word's unit: 240ths of a natural line
HAIR = 20  # twips; the height of a line that holds a rule or a gap
AVOID = "avoid"
MARKS = {"disc": "•", "circle": "◦", "square": "▪"}


@dataclass(slots=True)
class Table:
    """A table, XML already save for the paragraphs in its cells."""

    parts: list[str | Paragraph]

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of its cells, tables in cells included."""
        return (part for part in self.parts if isinstance(part, Paragraph))


Item = Paragraph | Table
Setter = Callable[[etree._Element, Place, Area, "Flow"], None]


class Flow:
    """A stream of paragraphs and tables: the body of a section, or of a cell.

    ``set_table`` writes a table into the flow; it is handed in because cells are flows themselves.
    """

    def __init__(self, cascade: Cascade, set_table: Setter) -> None:
        self.cascade = cascade
        self.set_table = set_table
        self.items: list[Item] = []
        self._margin = 0.0  # the largest of the margins that meet here, millimetres
        self._space = 0.0  # what stands here beside margins: heights of empty boxes, padding
        self._new_page = False
        self._frames: list[Item] = []  # of the box at hand

    # --- Boxes ---------------------------------------------------------------------------------

    def box(self, element: etree._Element, place: Place, area: Area) -> None:
        """Set the box of ``element`` and all that is in it."""
        look = place.look
        if look.display == "none":
            return
        if look.before == AVOID:
            self._hold_last()
        if look.before == "page" and self.items:
            self._new_page = True
        if look.place is not None:
            self._placed(element, place, area)
            return
        if look.display in TABLES:
            self._meet(look.margin.top)
            self.set_table(element, place, area, self)
            self._meet(look.margin.bottom)
            return
        start = len(self.items)
        self._meet(look.margin.top)
        self._space += look.padding.top or 0.0
        within = area.inside(look)
        self._generated_rule(place.before, area.inside(replace(look, width="auto")))
        self.content(element, place, within)
        self._generated_rule(place.after, within)
        self._space += look.padding.bottom or 0.0
        if len(self.items) == start:
            self._space += look.height
        self._meet(look.margin.bottom)
        self._hold(start, look)
        self._anchor()
        if look.after == "page":
            self._new_page = True

    def _placed(self, element: etree._Element, place: Place, area: Area) -> None:
        """A box at its own place on the page becomes a frame, which stands with the paragraph after it."""
        look = place.look
        left, top = look.place or (0.0, 0.0)
        width = own_width(look.width, area.width, look.size) or area.width - left
        inner = Flow(self.cascade, self.set_table)
        inner.content(element, place, Area(width))
        inner.end()
        frame = Frame(twips(left), twips(top), twips(width))
        for item in inner.items:
            if isinstance(item, Paragraph):
                item.format = replace(item.format, frame=frame)
        self._frames += inner.items

    def _anchor(self) -> None:
        """Set the frames of a box with the line of no height on whose page they stand."""
        if self._frames:
            self.items += self._frames
            anchor = gap(HAIR)
            anchor.format = replace(anchor.format, new_page=self._new_page)
            self.items.append(anchor)
            self._new_page = False
            self._frames = []

    def content(self, element: etree._Element, place: Place, area: Area) -> None:
        """Set what is in a box: blocks one after another, and the lines between them as paragraphs."""
        if any(self._is_block(child, place) for child in element):
            self.run_of_boxes(element.text or "", element, place, area)
        else:
            self._lines(element, place, area)

    def run_of_boxes(self, text: str, children: Iterable[etree._Element], place: Place, area: Area) -> None:
        """Set a bare text and the ``children`` of one box after it, blocks and lines mixed."""
        loose = lines_of_text(text, place.look)
        count = 0
        for child in children:
            if self._is_block(child, place):
                self._paragraph(trimmed(loose), place, area)
                loose = []
                found = self.cascade.place(child, place)
                count += found.look.display == "list-item"
                self._block(child, found, area, place, count)
            elif _is_element(child):
                loose += lines_of(child, place, self.cascade)
            loose += lines_of_text(child.tail or "", place.look)
        self._paragraph(trimmed(loose), place, area)

    def _is_block(self, child: etree._Element, place: Place) -> bool:
        return _is_element(child) and self.cascade.place(child, place).look.display in BLOCKS

    def end(self) -> None:
        """Close the flow: the height of an empty box at its end stands below its last paragraph."""
        self._anchor()
        if self.items and isinstance(self.items[-1], Paragraph):
            self.items[-1].after += twips(self._space)
        self._margin = self._space = 0.0

    def blank(self, place: Place) -> Paragraph:
        """An empty line in the letters of ``place``, for a cell without content."""
        return Paragraph(name_of(place), self._shape(place.look, Area(0.0)), [])

    def push(self, height: float) -> None:
        """Move what follows down by ``height`` millimetres."""
        self._space += height

    def add_table(self, table: Table) -> None:
        """Add a table; the space above it belongs to the paragraph before, as a table has none in Word."""
        above = twips(self._margin + self._space)
        self._margin = self._space = 0.0
        last = self.items[-1] if self.items else None
        if isinstance(last, Table):
            self.items.append(gap(max(above, HAIR)))
        elif last is not None:
            last.after += above
        self.items.append(table)

    # --- Lines ---------------------------------------------------------------------------------

    def _block(self, child: etree._Element, found: Place, area: Area, parent: Place, count: int) -> None:
        start = len(self.items)
        self.box(child, found, area)
        if found.look.display != "list-item" or start == len(self.items):
            return
        kind = parent.look.marker
        mark = f"{count}." if kind == "decimal" else MARKS.get(kind, kind.strip("\"'"))
        first = self.items[start]
        if isinstance(first, Paragraph) and kind != "none":
            first.runs.insert(0, runs_of([Piece(f"{mark} ", letters_of(found.look))])[0])

    def _lines(self, element: etree._Element, place: Place, area: Area) -> None:
        """A box that holds lines only; a single inline block in it may draw a rule under its lines."""
        inner, found = element, place
        while (only := _only_child(inner)) is not None:
            child_place = self.cascade.place(only, found)
            if child_place.look.display != "inline-block":
                break
            inner, found = only, child_place
        pieces = pieces_of(inner, found, self.cascade)
        self._paragraph(pieces, found, area)
        if pieces and inner is not element:
            whole = own_width(found.look.width, area.width, found.look.size) or longest_line(pieces)
            self._generated_rule(found.after, area, whole, align=place.look.align)

    def _paragraph(self, pieces: list[Piece], place: Place, area: Area) -> None:
        if not pieces:
            return
        shape = replace(self._shape(place.look, area), new_page=self._new_page)
        self._new_page = False
        self._add(Paragraph(name_of(place), shape, runs_of(pieces)))

    def _shape(self, look: Look, area: Area) -> Format:
        return Format(
            letters=letters_of(look),
            align=look.align,
            first=twips(look.indent),
            left=twips(area.left),
            right=twips(area.right),
            line=round(look.line / NATURAL_LINE * SINGLE),
        )

    def _generated_rule(
        self, look: Look, area: Area, whole: float | None = None, align: str = "left"
    ) -> None:
        """A line that the stylesheet draws above or below a box (an empty block with a border)."""
        border = look.border_top or look.border_bottom
        if not look.content or look.display != "block" or not border:
            return
        across = area.width if whole is None else whole
        width = min(own_width(look.width, across, look.size) or across, area.width)
        spare = area.width - width
        centred = align == "center" or look.margin.left is None
        left = spare / 2 if centred else 0.0
        shape = Format(
            letters=Letters(1),
            left=twips(area.left + left),
            right=twips(area.right + spare - left),
            line=HAIR,
            exact=True,
            rule=border,
        )
        self._meet(look.margin.top)
        self._hold_last()
        self._add(Paragraph(names.RULE, shape, []))
        self._meet(look.margin.bottom)

    def _add(self, paragraph: Paragraph) -> None:
        paragraph.before += twips(self._margin + self._space)
        self._margin = self._space = 0.0
        self.items.append(paragraph)

    # --- Spacing and what stays together ----------------------------------------------------------

    def _meet(self, margin: float | None) -> None:
        self._margin = max(self._margin, margin or 0.0)

    def _hold_last(self) -> None:
        if self.items and isinstance(self.items[-1], Paragraph):
            self.items[-1].keep_next = True

    def _hold(self, start: int, look: Look) -> None:
        """Keep together what the box wants together: its own lines, and the last one with what follows."""
        added = [item for item in self.items[start:] if isinstance(item, Paragraph)]
        if look.inside == AVOID:
            for paragraph in added:
                paragraph.format = replace(paragraph.format, keep_lines=True)
            for paragraph in added[:-1]:
                paragraph.keep_next = True
        if look.after == AVOID:
            for paragraph in added:
                paragraph.keep_next = True


def gap(height: int) -> Paragraph:
    """An empty line of this height in twips: parts two tables, ends what must end with a paragraph."""
    return Paragraph(names.GAP, Format(Letters(1), line=height, exact=True), [])


def name_of(place: Place) -> str:
    """The style for lines that stand in ``place``: the nearest element around them that names one."""
    found: Place | None = place
    while found is not None:
        if name := names.style_of((*found.classes, found.tag)):
            return name
        found = found.parent
    return names.BODY


def _is_element(node: etree._Element) -> bool:
    return isinstance(node.tag, str)


def _only_child(element: etree._Element) -> etree._Element | None:
    """The one element that is all of the content of ``element``."""
    if len(element) != 1 or not _is_element(element[0]):
        return None
    return None if (element.text or "").strip() or (element[0].tail or "").strip() else element[0]
