"""Whatever comes in – the editor's HTML, a paste from Word, plain lines – as a clean document.

nh3 drops all that is not on the list; a small reader then turns the rest into blocks, so that no tag or
attribute of the outside is ever kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from campaigns.rules.richtext.markup import FIGURE
from campaigns.rules.richtext.plain import read_plain
from campaigns.rules.richtext.reader import Node, read_nodes
from campaigns.rules.richtext.tree import Document

_HTML = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|table|br|span|b|strong|i|em|u|html|body|meta)\b[^>]*>", re.I)
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre"}
_TABLES = {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}
_INLINE = {"strong", "b", "em", "i", "u", "ins", "span", "br"}
_STYLED = {"style"}
# Word says in class and style what is a point of a list; both are read here and never kept.
_ATTRIBUTES = dict.fromkeys((*_INLINE, *_BLOCKS), _STYLED) | {
    "p": {"style", "class"},
    "span": {"style", FIGURE},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_CLEANER = nh3.Cleaner(
    tags=_BLOCKS | _TABLES | _INLINE,
    clean_content_tags={"script", "style", "title", "xml"},
    attributes=_ATTRIBUTES,
    link_rel=None,
)


def looks_like_html(text: str) -> bool:
    """Whether the text has any of the tags that an editor or a word processor writes."""
    return _HTML.search(text) is not None


def read(text: str) -> Document:
    """The document of HTML or of plain lines, whichever it is; an empty text gives an empty document."""
    return read_html(text) if looks_like_html(text) else read_plain(text)


def read_html(html: str) -> Document:
    """The document that the HTML holds: allowed tags only, Word's lists as lists."""
    tree = _Tree()
    tree.feed(_CLEANER.clean(html))
    tree.close()
    return read_nodes(tree.root)


@dataclass
class _Tree(HTMLParser):
    """Well-formed HTML as nodes."""

    root: Node = field(default_factory=lambda: Node(""))

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag != "br":
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open[-1].tag and tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
