"""Nodes of cleaned HTML as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from campaigns.rules.richtext.markup import FIGURE
from campaigns.rules.richtext.pieces import Piece, Point, assemble, cut, paragraph_or_point
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
    words,
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARAGRAPHS = frozenset({"p", "div", "blockquote", "pre", "li"})
LISTS = frozenset({"ul", "ol"})
MOST_SPANNED = 20  # a wilder colspan or rowspan is a slip of the clipboard
_LEVEL = re.compile(r"\blevel(\d)", re.I)
_WORD_NUMBER = re.compile(r"\d{1,3}[.)]")
_LEADING_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_LEADING_BULLET = re.compile(r"(?:[-–—+•·▪●○◦■□❖➢✓§*\uf000-\uf0ff]|[ovØü](?=\s))\s*")
_FIGURE_KEY = re.compile(r"[a-z_]+(?::[a-z0-9_]+)*")


@dataclass
class Node:
    """A tag with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def style(self) -> str:
        """The style in one spelling, to look things up in."""
        return re.sub(r"\s+", "", self.attributes.get("style", "")).lower()


def read_nodes(root: Node) -> Document:
    """The blocks of everything under ``root``."""
    return assemble(_Reader(Run("")).read(root.children))


class _Reader:
    """Reads children one after the other; text gathers until a block begins or ends."""

    def __init__(self, look: Run) -> None:
        self.look = look
        self.pieces: list[Piece] = []
        self.runs: list[Run] = []

    def read(self, children: Iterable[Node | str]) -> list[Piece]:
        self._walk(children, self.look)
        self._flush()
        return self.pieces

    def _walk(self, children: Iterable[Node | str], look: Run) -> None:
        for child in children:
            if isinstance(child, str):
                self.runs.append(replace(look, text=re.sub(r"\s+", " ", child)))
            else:
                self._node(child, look)

    def _node(self, node: Node, look: Run) -> None:
        if node.tag == "br":
            self._flush()
        elif node.tag in HEADINGS:
            self._flush()
            self._walk(node.children, look)
            self._take(Heading(joined(self.runs)))
        elif node.tag in LISTS:
            self._flush()
            self.pieces += _points(node, look, level=0)
        elif node.tag == "table":
            self._flush()
            self.pieces.append(_table(node, look))
        elif node.tag in PARAGRAPHS:
            self._paragraph(node, look)
        elif "mso-list:ignore" not in node.style:  # the bullet that Word writes as text
            self._walk(node.children, _look(node, look))

    def _paragraph(self, node: Node, look: Run) -> None:
        self._flush()
        self._walk(node.children, _look(node, look))
        if _is_word_point(node):
            self._take(_word_point(node, joined(self.runs)))
        else:
            self._flush()

    def _flush(self) -> None:
        runs = joined(self.runs)
        if text_of(runs):
            self._take(paragraph_or_point(runs))
        self.runs = []

    def _take(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.runs = []


def _look(node: Node, look: Run) -> Run:
    """The look of what stands in ``node``: by its tag, and by the few styles that mean the same."""
    style, tag = node.style, node.tag
    if tag in ("strong", "b") or _says(style, "font-weight:(bold|[6-9]00)"):
        look = replace(look, bold=True)
    if tag in ("em", "i") or _says(style, "font-style:italic"):
        look = replace(look, italic=True)
    if tag in ("u", "ins") or _says(style, "text-decoration(-line)?:underline"):
        look = replace(look, underlined=True)
    if _says(style, "font-weight:(normal|400)"):
        look = replace(look, bold=False)
    if _says(style, "font-style:normal"):
        look = replace(look, italic=False)
    key = node.attributes.get(FIGURE, "")
    return replace(look, figure=key) if _FIGURE_KEY.fullmatch(key) else look


def _says(style: str, declaration: str) -> bool:
    """Whether the style declares it; Word's "mso-bidi-font-weight" is for other scripts."""
    return re.search(f"(?:^|;){declaration}(?:;|$)", style) is not None


# --- Lists -----------------------------------------------------------------------------------------


def _points(node: Node, look: Run, *, level: int) -> Iterator[Piece]:
    """The points of a list; whatever is deeper than level 1 stands on level 1."""
    ordered = node.tag == "ol" and level == 0
    for child in node.children:
        if isinstance(child, str):
            continue
        if child.tag in LISTS:
            yield from _points(child, look, level=1)
            continue
        inner = assemble(_Reader(_look(child, look)).read(child.children))
        yield from _point(inner, ordered=ordered, level=level)


def _point(inner: Document, *, ordered: bool, level: int) -> Iterator[Piece]:
    """One ``li``: its paragraphs make the point, its lists the points under it; tables come after."""
    own: list[Run] = []
    rest: list[Piece] = []
    for block in inner:
        if isinstance(block, Table):
            rest.append(block)
        elif isinstance(block, Listing) and own:
            rest += [Point(replace(item, level=1)) for item in block.items]
        else:
            for runs in _stretches(block):
                own += [*([Run(" ")] if own else []), *runs]
    yield Point(Item(joined(own), level=level), ordered=ordered)
    yield from rest


def _stretches(block: Block) -> Iterator[Runs]:
    if isinstance(block, Listing):
        yield from (item.runs for item in block.items)
    elif not isinstance(block, Table):
        yield block.runs


def _is_word_point(node: Node) -> bool:
    style = node.style
    if "mso-list:none" in style:
        return False
    return "mso-list:" in style or node.attributes.get("class", "").startswith("MsoListParagraph")


def _word_point(node: Node, runs: Runs) -> Piece:
    """A paragraph of a Word list: by the bullet that Word wrote, or by the mark left in front of the text."""
    found = _LEVEL.search(node.attributes.get("style", ""))
    level = 1 if found and int(found[1]) > 1 else 0
    mark = " ".join(_ignored(node).split())
    text = text_of(runs)
    if not mark:
        if number := _LEADING_NUMBER.match(text):
            return Point(Item(cut(runs, number.end()), level), ordered=level == 0)
        bullet = _LEADING_BULLET.match(text)
        return Point(Item(cut(runs, bullet.end()) if bullet else runs, level))
    if _WORD_NUMBER.fullmatch(mark):
        return Point(Item(runs, level), ordered=level == 0)
    if re.fullmatch(r"\w{1,4}[.)]", mark) or re.fullmatch(
        r"[\d.]{2,}", mark
    ):  # "a)", "IV.", "1.2.": the author's own numbering
        return Paragraph(joined((*words(f"{mark} "), *runs)))
    return Point(Item(runs, level))


def _ignored(node: Node) -> str:
    """The text of Word's "mso-list:Ignore" spans: the bullet or the number."""
    found = ""
    for child in node.children:
        if isinstance(child, str):
            continue
        found += _letters(child) if "mso-list:ignore" in child.style else _ignored(child)
    return found


def _letters(node: Node) -> str:
    return "".join(child if isinstance(child, str) else _letters(child) for child in node.children)


# --- Tables ----------------------------------------------------------------------------------------


def _table(node: Node, look: Run) -> Table:
    """The rows; a cell over several rows leaves empty cells below it."""
    rows: list[Row] = []
    taken: dict[int, int] = {}  # column → how many rows more it is taken by a cell above
    for row in _rows(node):
        cells: list[Cell] = []
        place = 0
        for child in row.children:
            if isinstance(child, str) or child.tag not in ("td", "th"):
                continue
            place = _skip(cells, taken, place)
            cell = _cell(child, look)
            cells.append(cell)
            depth = _span(child, "rowspan") - 1
            taken |= {column: depth for column in range(place, place + cell.columns) if depth}
            place += cell.columns
        _skip(cells, taken, place)
        rows.append(Row(tuple(cells)))
    return Table(tuple(rows))


def _skip(cells: list[Cell], taken: dict[int, int], place: int) -> int:
    """Empty cells where a cell above reaches down; the next free column."""
    while taken.get(place):
        taken[place] -= 1
        cells.append(Cell(()))
        place += 1
    return place


def _rows(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, str):
            continue
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cell(node: Node, look: Run) -> Cell:
    inner = assemble(_Reader(replace(look, bold=False)).read(node.children))
    runs: list[Run] = []
    for line in _cell_lines(inner):
        runs += [*([Run("\n")] if runs else []), *line]
    return Cell(joined(runs), _span(node, "colspan"), is_head=node.tag == "th")


def _cell_lines(inner: Document) -> Iterator[Runs]:
    for block in inner:
        if isinstance(block, Listing):
            yield from ((Run("- "), *item.runs) for item in block.items)
        elif isinstance(block, Table):
            for row in block.rows:
                yield words(" ".join(text_of(cell.runs) for cell in row.cells))
        else:
            yield block.runs


def _span(node: Node, name: str) -> int:
    text = node.attributes.get(name, "")
    return min(max(int(text), 1), MOST_SPANNED) if text.isdecimal() else 1
