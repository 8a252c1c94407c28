"""Lines of a text put together into blocks: points into lists, rows into tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from campaigns.rules.richtext.tree import (
    Block,
    Cell,
    Document,
    Heading,
    Item,
    Listing,
    Paragraph,
    Row,
    Run,
    Runs,
    Table,
    joined,
    text_of,
)

# A dash before a letter, or the bullets of Word's symbol fonts, which live in the private area of Unicode.
MARK = re.compile(r"(?:[-–—+*](?:\s+|(?=[^\W\d]))|[•·▪●○◦■□❖➢✓\uf000-\uf0ff]\s*)+")
DEEPER = re.compile(r"[+○◦]")


@dataclass(frozen=True)
class Point:
    """A point on its way into a list."""

    item: Item
    ordered: bool = False


BREAK = None  # between two tables that follow each other
Piece = Paragraph | Heading | Point | Row | Table | None


def paragraph_or_point(runs: Runs) -> Piece:
    """A paragraph, or a point when its author began it with a dash ("+" stands under the point before)."""
    text = text_of(runs)
    mark = MARK.match(text)
    if mark is None or mark.end() == len(text):
        return Paragraph(runs)
    return Point(Item(runs, level=1 if DEEPER.match(text) else 0))


def cut(runs: Runs, length: int) -> Runs:
    """The runs without their first ``length`` letters."""
    left: list[Run] = []
    for run in runs:
        taken = min(length, len(run.text))
        length -= taken
        if run.text[taken:]:
            left.append(replace(run, text=run.text[taken:]))
    return joined(left)


def assemble(pieces: Iterable[Piece]) -> Document:
    """The blocks: neighbouring points become one list, neighbouring rows one table; what is empty goes."""
    found: list[Block] = []
    for piece in _with_tables(pieces):
        piece = _reduced(piece) if isinstance(piece, Table) else piece
        if isinstance(piece, Point):
            _add_point(found, piece)
        elif isinstance(piece, Table) or (isinstance(piece, Paragraph | Heading) and _has_text(piece)):
            found.append(piece)
    return tuple(found)


def _has_text(piece: Paragraph | Heading) -> bool:
    return bool(text_of(piece.runs).strip())


def _with_tables(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with neighbouring rows made one table."""
    rows: list[Row] = []
    for piece in (*pieces, BREAK):
        if isinstance(piece, Row):
            rows.append(piece)
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        yield piece


def _unmarked(runs: Runs) -> Runs:
    """The text of a point without the marks that were typed before it, as long as something is left."""
    text = text_of(runs)
    mark = MARK.match(text)
    if mark is None or mark.end() == len(text):
        return runs
    return _unmarked(cut(runs, mark.end()))


def _add_point(found: list[Block], point: Point) -> None:
    point = replace(point, item=replace(point.item, runs=_unmarked(point.item.runs)))
    if not text_of(point.item.runs).strip():
        return
    last = found[-1] if found else None
    if isinstance(last, Listing) and (point.item.level or last.ordered == point.ordered):
        found[-1] = replace(last, items=(*last.items, point.item))
    else:  # nothing to stand under
        found.append(Listing((replace(point.item, level=0),), ordered=point.ordered))


def _reduced(table: Table) -> Piece:
    """The table with rows of equal length; an empty table goes, and one of a single cell is a paragraph.

    Empty rows stay: their author may still be filling them in.
    """
    rows = [row for row in table.rows if row.cells]
    width = Table(tuple(rows)).columns
    if not any(text_of(cell.runs).strip() for row in rows for cell in row.cells):
        return BREAK
    if width == 1 and len(rows) == 1:
        only = rows[0].cells[0].runs
        return paragraph_or_point(joined(replace(run, text=run.text.replace("\n", " ")) for run in only))
    return Table(tuple(_padded(row, width) for row in rows))


def _padded(row: Row, width: int) -> Row:
    missing = width - sum(cell.columns for cell in row.cells)
    return Row(row.cells + (Cell(()),) * missing)
