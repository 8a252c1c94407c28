"""Stylesheets whose rules are matched once for all elements of one kind.

Which rules meet an element is asked of every element of every paper, and for most rules the answer is
always the same for elements of equal name, classes and ancestors: their kind. So it is remembered, for the
life of the process; the kinds are those of the templates, a few hundred. Rules that look at more, such as
``td:first-child``, are asked anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import CodeType
from typing import Any

from cssselect2 import Matcher
from cssselect2.tree import ElementWrapper

# What browsers and WeasyPrint alike presume of the elements that papers are made of. Short: each further
# rule costs time for each element, and WeasyPrint's own sheet has hundreds for elements that no paper
# holds.
BASE = """
head, title, meta, link, style { display: none }
span { display: inline }
html, body, div, section, p, h1, h2, h3 { display: block }
table { display: table; border-collapse: separate; border-spacing: 2px; box-sizing: border-box }
table { text-indent: initial; border-color: gray }
colgroup { display: table-column-group }
col { display: table-column }
thead { display: table-header-group }
tbody { display: table-row-group }
tfoot { display: table-footer-group }
tr { display: table-row }
td, th { display: table-cell; padding: 1px; border-color: gray }
thead, tbody, tfoot, table > tr { vertical-align: middle }
thead, tbody, tfoot, tr { border-color: inherit }
tr, td, th { vertical-align: inherit }
body { margin: 8px }
p { margin-top: 1em; margin-bottom: 1em }
h1 { font-size: 2em; margin-top: .67em; margin-bottom: .67em; bookmark-level: 1 }
h2 { font-size: 1.5em; margin-top: .83em; margin-bottom: .83em; bookmark-level: 2 }
h3 { font-size: 1.17em; margin-top: 1em; margin-bottom: 1em; bookmark-level: 3 }
b, strong, th, h1, h2, h3 { font-weight: bold }
i, em { font-style: italic }
u { text-decoration: underline }
sup, sub { font-size: smaller; line-height: normal }
sup { vertical-align: super }
sub { vertical-align: sub }
img { overflow: hidden }
br::before { content: "\\A"; white-space: pre-line }
h1, h2, h3 { hyphens: manual; break-after: avoid; break-inside: avoid; bookmark-label: content(text) }
@page { margin: 75px; @top-center { text-align: center; vertical-align: middle } }
"""
# The elements that BASE names: with only these in it, a paper looks the same as under WeasyPrint's own sheet.
ELEMENTS = frozenset(
    name for names in re.findall(r"^([^@{}]+)\{", BASE, re.MULTILINE) for name in re.findall(r"\w+", names)
)

# What the compiled test of a selector reads of an element when it asks for nothing but its kind.
READ_FROM_KIND = frozenset(("local_name", "classes", "ancestors", "parent", "any", "next"))

_kinds: dict[tuple[int, str, str], int] = {}  # (kind of the parent, name, classes): a number of its own


class RememberingMatcher(Matcher):
    """A matcher that asks most selectors once for each kind of element."""

    def __init__(self) -> None:
        super().__init__()
        self.order: int = 0
        self._by_kind, self._by_place = Matcher(), Matcher()
        self._known: dict[int, list[Any]] = {}

    def add_selector(self, selector: Any, payload: Any) -> None:
        """Add a rule, behind those that are there."""
        of_kind = READ_FROM_KIND.issuperset(_names(selector.test.__code__))
        matcher = self._by_kind if of_kind else self._by_place
        matcher.order = self.order
        matcher.add_selector(selector, payload)
        self.order = matcher.order
        self._known.clear()

    def match(self, element: ElementWrapper) -> list[Any]:
        """The rules that meet ``element``, as ``Matcher.match`` gives them."""
        kind = _kind(element)
        found = self._known.get(kind)
        if found is None:
            found = self._known[kind] = self._by_kind.match(element)
        placed = self._by_place.match(element)
        return sorted(found + placed) if placed else found

    def rules_of(self, name: str) -> int:
        """How many selectors end in the class ``name``."""
        matchers = (self._by_kind, self._by_place)
        return sum(len(matcher.class_selectors.get(name, ())) for matcher in matchers)

    def placed(self, element: ElementWrapper) -> tuple[int, ...]:
        """Which of the rules that look at more than the kind meet ``element``, by their order."""
        return tuple(order for _, order, *_ in self._by_place.match(element))


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _names(part)


def _kind(element: ElementWrapper) -> int:
    kind: int | None = element.__dict__.get("kind")
    if kind is None:
        parent, html = element.parent, element.etree_element
        key = (_kind(parent) if parent is not None else -1, html.tag, html.get("class", ""))
        kind = element.kind = _kinds.setdefault(key, len(_kinds))
    return kind
