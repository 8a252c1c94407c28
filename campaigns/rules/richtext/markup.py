"""A document as the few tags that are stored: h3 p ul ol li table tr th td strong em u span br."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from campaigns.rules.richtext.tree import Block, Cell, Document, Heading, Item, Listing, Run, Runs, Table

FIGURE = "data-figure"


def plain_run(run: Run) -> str:
    """A run as it is stored: escaped, with its emphasis and the value that it stands for."""
    html = escape(run.text, quote=False).replace("\n", "<br>")
    if run.figure:
        html = f'<span {FIGURE}="{escape(run.figure)}">{html}</span>'
    for on, tag in ((run.underlined, "u"), (run.italic, "em"), (run.bold, "strong")):
        html = f"<{tag}>{html}</{tag}>" if on else html
    return html


def written(runs: Runs) -> str:
    """Runs as they are stored."""
    return "".join(map(plain_run, runs))


def to_html(document: Document, write: Callable[[Runs], str] = written, *, heading: str = "h3") -> str:
    """The document as HTML; every letter is escaped here, so the result is safe by its making.

    ``write`` sets a stretch of text in another way (a page that marks sentences); it must escape too.
    ``heading`` is the tag that fits under the headings of the page.
    """
    return "".join(_block(block, write, heading) for block in document)


def _block(block: Block, write: Callable[[Runs], str], heading: str) -> str:
    if isinstance(block, Listing):
        return _list(block, write)
    if isinstance(block, Table):
        rows = ("".join(_cell(cell, write) for cell in row.cells) for row in block.rows)
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>"
    tag = heading if isinstance(block, Heading) else "p"
    return f"<{tag}>{write(block.runs)}</{tag}>"


def _cell(cell: Cell, write: Callable[[Runs], str]) -> str:
    tag = "th" if cell.is_head else "td"
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{span}>{write(cell.runs)}</{tag}>"


def _list(block: Listing, write: Callable[[Runs], str]) -> str:
    tag = "ol" if block.ordered else "ul"
    html = ""
    for place, item in enumerate(block.items):
        before = block.items[place - 1].level if place else 0
        html += _between(before, item, first=place == 0) + write(item.runs)
    return f"<{tag}>{html}{'</li></ul>' if block.items[-1].level else ''}</li></{tag}>"


def _between(before: int, item: Item, *, first: bool) -> str:
    if item.level > before:
        return "<ul><li>"
    if item.level < before:
        return "</li></ul></li><li>"
    return "<li>" if first else "</li><li>"
