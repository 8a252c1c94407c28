"""Tables as WordprocessingML (ISO/IEC 29500-1, 17.4): given widths, repeated heads, rows that do not tear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from campaigns.documents.word.areas import Area, own_width
from campaigns.documents.word.cascade import Cascade, Place
from campaigns.documents.word.flow import AVOID, HAIR, Flow, Table, gap
from campaigns.documents.word.inline import longest_line, pieces_of
from campaigns.documents.word.lengths import MM_PER_POINT, twips
from campaigns.documents.word.looks import Look
from campaigns.documents.word.paragraphs import Paragraph

GROUPS = ("thead", "tbody", "tfoot")
ROOM = 0.6  # millimetres more than its text for a column that is as wide as its text
ASCENT = 0.95  # how much deeper the first baseline lies for each point of size, points
HEIGHTS = {"middle": "center", "bottom": "bottom"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its grid: which columns it takes; ``content`` is None below one that spans rows."""

    column: int
    columns: int
    merge: str  # "restart", "continue" or ""
    place: Place
    content: etree._Element | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; ``is_head`` when it stands again on each page."""

    place: Place
    cells: tuple[Cell, ...]
    is_head: bool


def set_table(element: etree._Element, place: Place, area: Area, flow: Flow) -> None:
    """Write the table ``element`` into ``flow``, its caption above it."""
    for caption in element.iterchildren("caption"):
        flow.box(caption, flow.cascade.place(caption, place), area)
    rows = list(_rows(element, place, flow.cascade))
    if not rows:
        return
    widths = _widths(element, place, rows, area, flow.cascade)
    whole = sum(widths)
    model = rows[0].cells[0].place.look
    centred = place.look.display == "inline-table" and place.look.width == "auto"
    left = area.left if not centred else area.left + (area.width - whole) / 2
    parts: list[str | Paragraph] = [_head(widths, model, left)]
    for number, row in enumerate(rows):
        keep = row.is_head or (place.look.inside == AVOID and number < len(rows) - 1)
        parts += _row(row, widths, model, flow, keep=keep, whole=place.look.inside == AVOID)
    parts.append("</w:tbl>")
    flow.add_table(Table(parts))


# --- The grid --------------------------------------------------------------------------------------


def _rows(element: etree._Element, place: Place, cascade: Cascade) -> Iterator[Row]:
    open_spans: dict[int, tuple[int, Cell]] = {}  # column → rows still below, and the cell above
    for child in element:
        if child.tag == "tr":
            yield _grid_row(child, cascade.place(child, place), cascade, open_spans, is_head=False)
        elif child.tag in GROUPS:
            group = cascade.place(child, place)
            for row in child:
                if row.tag == "tr":
                    yield _grid_row(
                        row, cascade.place(row, group), cascade, open_spans, is_head=child.tag == "thead"
                    )


def _grid_row(
    element: etree._Element,
    place: Place,
    cascade: Cascade,
    open_spans: dict[int, tuple[int, Cell]],
    *,
    is_head: bool,
) -> Row:
    cells: list[Cell] = []
    from_above = dict(open_spans)
    column = 0
    for child in (*(cell for cell in element if cell.tag in ("td", "th")), None):
        while column in from_above:
            below, above = from_above.pop(column)
            cells.append(replace(above, merge="continue", content=None))
            open_spans[column] = (below - 1, above)
            if below == 1:
                del open_spans[column]
            column += above.columns
        if child is None:
            break
        columns, rows = _span(child, "colspan"), _span(child, "rowspan")
        merge = "restart" if rows > 1 else ""
        cell = Cell(column, columns, merge, cascade.place(child, place), child)
        if rows > 1:
            open_spans[column] = (rows - 1, cell)
        cells.append(cell)
        column += columns
    return Row(place, tuple(cells), is_head)


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1")
    return max(int(text), 1) if text.isdigit() else 1


# --- Widths ----------------------------------------------------------------------------------------


def _widths(
    element: etree._Element, place: Place, rows: Sequence[Row], area: Area, cascade: Cascade
) -> list[float]:
    columns = max(cell.column + cell.columns for row in rows for cell in row.cells)
    whole = own_width(place.look.width, area.width, place.look.size)
    given = _given(element, place, area.width if whole is None else whole, columns, cascade)
    if not any(given):
        given = _given_by_cells(rows[0], area.width if whole is None else whole, columns)
    if whole is None and not any(given):
        return _by_text(rows, columns, area.width, cascade)
    whole = whole or area.width
    free = [column for column, width in enumerate(given) if not width]
    share = max(whole - sum(width or 0.0 for width in given), 0.0) / len(free) if free else 0.0
    return [width or share for width in given]


def _given(
    element: etree._Element, place: Place, whole: float, columns: int, cascade: Cascade
) -> list[float | None]:
    """The widths that the table's columns are given; None where they share what is left."""
    found: list[float | None] = []
    for group in element:
        if group.tag != "colgroup":
            continue
        group_place = cascade.place(group, place)
        for column in group:
            if column.tag == "col":
                look = cascade.place(column, group_place).look
                found += [own_width(look.width, whole, look.size)] * _span(column, "span")
    return (found + [None] * columns)[:columns]


def _given_by_cells(row: Row, whole: float, columns: int) -> list[float | None]:
    found: list[float | None] = [None] * columns
    for cell in row.cells:
        width = own_width(cell.place.look.width, whole, cell.place.look.size)
        if width is not None and cell.columns == 1:
            found[cell.column] = width
    return found


def _by_text(rows: Sequence[Row], columns: int, most: float, cascade: Cascade) -> list[float]:
    """Columns as wide as their longest line; the last gives way when all are wider than the page."""
    found = [0.0] * columns
    for row in rows:
        for cell in row.cells:
            if cell.columns == 1 and cell.content is not None:
                look = cell.place.look
                text = longest_line(pieces_of(cell.content, cell.place, cascade))
                sides = (look.padding.left or 0.0) + (look.padding.right or 0.0)
                found[cell.column] = max(found[cell.column], text + sides + ROOM)
    found[-1] = max(min(found[-1], most - sum(found[:-1])), ROOM)
    return found


# --- XML -------------------------------------------------------------------------------------------


def _head(widths: Sequence[float], model: Look, left: float) -> str:
    sides = "".join(
        f'<w:{side} w:w="{twips(length or 0.0)}" w:type="dxa"/>'
        for side, length in (
            ("top", model.padding.top),
            ("left", model.padding.left),
            ("bottom", model.padding.bottom),
            ("right", model.padding.right),
        )
    )
    borders = ""
    if model.border_top:
        line = f'w:val="single" w:sz="{round(model.border_top * 8)}" w:space="0" w:color="000000"'
        edges = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = f"<w:tblBorders>{''.join(f'<w:{edge} {line}/>' for edge in edges)}</w:tblBorders>"
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(left)}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _row(
    row: Row, widths: Sequence[float], model: Look, flow: Flow, *, keep: bool, whole: bool
) -> Iterator[str | Paragraph]:
    split = whole or row.is_head or row.place.look.inside == AVOID
    head = "<w:tblHeader/>" if row.is_head else ""
    yield f"<w:tr><w:trPr>{'<w:cantSplit/>' if split else ''}{head}</w:trPr>"
    cells = [(cell, _cell_flow(cell, widths, model, flow)) for cell in row.cells]
    _level(cells)
    held = keep or row.place.look.after == AVOID or any(cell.place.look.after == AVOID for cell in row.cells)
    for cell, inner in cells:
        yield _cell_head(cell, widths, model)
        for item in inner.items:
            parts = [item] if isinstance(item, Paragraph) else item.parts
            for part in parts:
                if isinstance(part, Paragraph) and held:
                    part.keep_next = True
                yield part
        yield "</w:tc>"
    yield "</w:tr>"


def _cell_flow(cell: Cell, widths: Sequence[float], model: Look, flow: Flow) -> Flow:
    inner = Flow(flow.cascade, flow.set_table)
    look = cell.place.look
    width = sum(widths[cell.column : cell.column + cell.columns])
    sides = (model.padding.left or 0.0) + (model.padding.right or 0.0)
    if cell.content is not None:
        inner.push(max((look.padding.top or 0.0) - (model.padding.top or 0.0), 0.0))
        inner.content(cell.content, cell.place, Area(width - sides))
        inner.end()
    if not inner.items or isinstance(inner.items[-1], Table):
        inner.items.append(inner.blank(cell.place) if not inner.items else gap(HAIR))
    return inner


def _level(cells: Sequence[tuple[Cell, Flow]]) -> None:
    """Put the first lines of cells with a common baseline level: Word knows tops only."""
    firsts = [
        inner.items[0]
        for cell, inner in cells
        if cell.place.look.rise == "baseline" and isinstance(inner.items[0], Paragraph)
    ]
    deepest = max((first.format.letters.size for first in firsts), default=0.0)
    for first in firsts:
        points = (deepest - first.format.letters.size) * ASCENT
        first.before += twips(points * MM_PER_POINT)


def _cell_head(cell: Cell, widths: Sequence[float], model: Look) -> str:
    width = sum(widths[cell.column : cell.column + cell.columns])
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    look = cell.place.look
    borders = ""
    if bool(look.border_top) != bool(model.border_top):
        kind = f'w:val="single" w:sz="{round(look.border_top * 8)}"' if look.border_top else 'w:val="nil"'
        edges = "".join(f"<w:{edge} {kind}/>" for edge in ("top", "left", "bottom", "right"))
        borders = f"<w:tcBorders>{edges}</w:tcBorders>"
    height = f'<w:vAlign w:val="{HEIGHTS[look.rise]}"/>' if look.rise in HEIGHTS else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{merge}{borders}{height}</w:tcPr>'
