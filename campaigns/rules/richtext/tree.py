"""What a text is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import ClassVar
from unicodedata import normalize

from campaigns.rules.vietnamese import nfc

_FIGURES = re.compile(r"[-+]?\d[\d.,/]*\s?%?")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look. ``figure`` names the value of which they are the written form, if of any."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    figure: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """Running text without line breaks."""

    shape: ClassVar[str] = "paragraph"
    runs: Runs


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    shape: ClassVar[str] = "heading"
    runs: Runs


@dataclass(frozen=True)
class Item:
    """A point of a list; level 1 stands under the point before it."""

    runs: Runs
    level: int = 0


@dataclass(frozen=True)
class Listing:
    """Points with dashes, or numbered ones; points of level 1 always have a mark of their own."""

    shape: ClassVar[str] = "listing"
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell over ``columns`` columns; its lines are parted by a line break inside the runs."""

    runs: Runs
    columns: int = 1
    is_head: bool = False

    @property
    def is_figure(self) -> bool:
        """Whether it holds a figure alone: "98,7%", "12/2024"."""
        return _FIGURES.fullmatch(text_of(self.runs)) is not None


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Rows of the same number of columns."""

    shape: ClassVar[str] = "table"
    rows: tuple[Row, ...]

    @property
    def columns(self) -> int:
        """How many columns each row has."""
        return max((sum(cell.columns for cell in row.cells) for row in self.rows), default=0)

    @property
    def head(self) -> tuple[Row, ...]:
        """The rows at the top that are headings all over; paper repeats them on each page."""
        heads = takewhile(lambda row: all(cell.is_head for cell in row.cells), self.rows)
        return tuple(heads)

    @property
    def body(self) -> tuple[Row, ...]:
        """The other rows."""
        return self.rows[len(self.head) :]


Block = Paragraph | Heading | Listing | Table
Document = tuple[Block, ...]


def words(text: str) -> Runs:
    """One run of plain letters."""
    return (Run(text),) if text else ()


def text_of(runs: Iterable[Run]) -> str:
    """The letters alone."""
    return "".join(run.text for run in runs)


def joined(runs: Iterable[Run]) -> Runs:
    """The runs with single spaces, none at the ends, and neighbours of one look made one."""
    found: list[Run] = []
    for run in runs:
        text = _spaced(run.text)
        if text.startswith(" ") and (not found or found[-1].text.endswith((" ", "\n"))):
            text = text[1:]
        if not text:
            continue
        if found and _go_together(found[-1], run):
            found[-1] = replace(found[-1], text=normalize("NFC", found[-1].text + text))
        else:
            found.append(replace(run, text=text))
    while found and not found[-1].text.rstrip():
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    while found and not found[0].text.lstrip():
        found.pop(0)
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
    return tuple(found)


def _go_together(left: Run, right: Run) -> bool:
    """Runs of one look, or parts of one figure, which has one look."""
    if left.figure or right.figure:
        return left.figure == right.figure
    return replace(left, text="") == replace(right, text="")


def _spaced(text: str) -> str:
    """Single spaces and no spaces beside a line break; composed letters, nothing invisible."""
    lines = text.split("\n")
    clean = [_clean(line) for line in lines]
    last = len(clean) - 1
    return "\n".join(
        (line if place == 0 else line.lstrip()) if place == last else line.rstrip()
        for place, line in enumerate(clean)
    )


def _clean(line: str) -> str:
    body = nfc(line).replace("\n", " ")
    if not body:
        return " " if line and not line.strip() else ""
    return (" " if line[:1].isspace() else "") + body + (" " if line[-1:].isspace() else "")


def runs_of(block: Block) -> Iterator[Runs]:
    """Every stretch of text of a block, in its order."""
    if isinstance(block, Listing):
        yield from (item.runs for item in block.items)
    elif isinstance(block, Table):
        yield from (cell.runs for row in block.rows for cell in row.cells)
    else:
        yield block.runs


def map_runs(document: Document, change: Callable[[Runs], Runs]) -> Document:
    """The same document with every stretch of text changed by ``change``."""
    return tuple(_mapped(block, change) for block in document)


def _mapped(block: Block, change: Callable[[Runs], Runs]) -> Block:
    if isinstance(block, Listing):
        items = tuple(replace(item, runs=change(item.runs)) for item in block.items)
        return replace(block, items=items)
    if isinstance(block, Table):
        return Table(
            tuple(
                Row(tuple(replace(cell, runs=change(cell.runs)) for cell in row.cells)) for row in block.rows
            )
        )
    return replace(block, runs=change(block.runs))


def unlinked(document: Document) -> Document:
    """The document as paper: letters only, whatever value they came from."""
    return map_runs(document, lambda runs: joined(replace(run, figure="") for run in runs))
