"""Stylesheets whose rules are matched once for all elements of one kind.

Which rules meet an element is asked of every element of every paper, and the answer is always the same for
elements of equal name, classes and ancestors, as long as no rule looks at siblings, attributes or states. So it is
remembered, for the life of the process: the kinds are those of the templates, a few hundred.
"""

from __future__ import annotations

from typing import Any

import tinycss2
from cssselect2 import Matcher
from cssselect2.tree import ElementWrapper

KNOWN_AT_RULES = ("font-face", "page")

# What browsers and WeasyPrint alike presume of the elements that papers are made of. Short: each further rule costs
# time for each element, and WeasyPrint's own sheet has hundreds for elements that no paper holds.
BASE = """
head, title, meta, link, style { display: none }
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
b, strong, th, h1, h2, h3 { font-weight: bold }
i, em { font-style: italic }
u { text-decoration: underline }
sup, sub { font-size: smaller; line-height: normal }
sup { vertical-align: super }
sub { vertical-align: sub }
br::before { content: "\\A"; white-space: pre-line }
h1, h2, h3 { hyphens: manual; break-after: avoid; break-inside: avoid }
@page { @top-center { text-align: center; vertical-align: middle } }
"""
ELEMENTS = frozenset(
    "html head title meta link style body div section p h1 h2 h3 span b strong i em u sup sub br table colgroup col"
    " thead tbody tfoot tr td th rows img".split()
)  # with only these in it, a paper looks the same under BASE as under WeasyPrint's own sheet


_kinds: dict[tuple[int, str, str], int] = {}  # (kind of the parent, name, classes): a number of its own


class RememberingMatcher(Matcher):  # type: ignore[misc]
    """A matcher that asks its selectors once for each kind of element."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[int, list[Any]] = {}

    def match(self, element: ElementWrapper) -> list[Any]:
        """The rules that meet ``element``, as ``Matcher.match`` gives them."""
        kind = _kind(element)
        found = self._known.get(kind)
        if found is None:
            found = self._known[kind] = super().match(element)
        return found


def matcher_for(css: str) -> Matcher:
    """An empty matcher for the rules of ``css``: one that remembers, if names and classes decide all of them."""
    return RememberingMatcher() if asks_only_kinds(css) else Matcher()


def asks_only_kinds(css: str) -> bool:
    """Whether names and classes, of an element and its ancestors, decide which rules of ``css`` meet it."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selectors = tinycss2.serialize(rule.prelude).replace("::", "")
            if any(mark in selectors for mark in ":[+~#*&"):
                return False
        elif rule.type != "at-rule" or rule.lower_at_keyword not in KNOWN_AT_RULES:
            return False
    return True


def _kind(element: ElementWrapper) -> int:
    kind: int | None = element.__dict__.get("kind")
    if kind is None:
        parent, html = element.parent, element.etree_element
        key = (_kind(parent) if parent is not None else -1, html.tag, html.get("class", ""))
        kind = element.kind = _kinds.setdefault(key, len(_kinds))
    return kind
