"""The papers' stylesheet applied to their HTML: Word follows the same rules as the PDF, so a new paper that
keeps to the stylesheet needs no code here.

Rules are found by tags, classes, what stands around an element and right before it, and whether it is the
first or the last; rules that count further do not reach Word. The same way through the page (all these from
the root) always gives the same look, so a list of thousands of rows is worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import cssselect2
import tinycss2
from lxml import etree

from campaigns.documents.word.looks import INITIAL, Look, computed, opened
from campaigns.documents.word.pages import NUMBER, Page, page_of

BROWSER = """
html, body, div, p, h1, h2, h3, h4, h5, h6, section, article, header, footer, main, aside, nav, figure,
figcaption, blockquote, address, dl, dt, dd, ul, ol, hr, pre, form, fieldset { display: block }
table { display: table; font-weight: normal } caption { display: block } li { display: list-item }
thead { display: table-header-group } tbody { display: table-row-group } tfoot { display: table-footer-group }
tr { display: table-row } td, th { display: table-cell } col { display: table-column }
colgroup { display: table-column-group }
head, title, style, script, template, svg, img { display: none }
b, strong, th, h1, h2, h3, h4, h5, h6 { font-weight: bold } th { text-align: center }
i, em, cite, address { font-style: italic } u, ins { text-decoration: underline }
sup { vertical-align: super; font-size: smaller } sub { vertical-align: sub; font-size: smaller }
p, ul, ol, dl, blockquote, pre { margin: 1em 0 } ul, ol { padding-left: 40px } ol { list-style-type: decimal }
pre { white-space: pre } td, th { vertical-align: inherit }
"""
LANDSCAPE = "landscape"  # a class: the paper or the annex lies on its side


Kind = tuple[str, str]  # tag and classes
Key = tuple[Kind, str, Kind | None, bool]  # an element, its own style, the one before, whether it is the last


@dataclass(slots=True)
class Place:
    """A way from the root, tag by tag: its look, and the looks of what the stylesheet sets around it."""

    wrapped: Any  # the element as the selectors see it
    tag: str
    classes: tuple[str, ...]
    look: Look
    before: Look
    after: Look
    parent: Place | None
    children: dict[Key, Place] = field(default_factory=dict)


class Cascade:
    """One stylesheet, with what browsers take for granted below it."""

    def __init__(self, css: str) -> None:
        self._matcher = cssselect2.Matcher()
        self._pages: list[tuple[str, dict[str, str]]] = []
        for text in (BROWSER, css):
            self._read(text)

    def place(self, element: etree._Element, parent: Place | None) -> Place:
        """The place of ``element`` inside ``parent``."""
        before = _neighbour(element.itersiblings(preceding=True))
        kind = _kind(element)
        key = (kind, element.get("style", ""), before, _neighbour(element.itersiblings()) is None)
        known = parent.children if parent else {}
        if key not in known:
            known[key] = self._find(key, parent)
        return known[key]

    def page(self, name: str) -> Page:
        """Paper and margins of the pages called ``name``; "" and "auto" are the ordinary ones."""
        declared: dict[str, str] = {}
        for found, values in self._pages:
            if found in ("", name):
                declared |= values
        page = page_of(declared)
        if name == LANDSCAPE and not page.is_wide:
            return replace(page, width=page.height, height=page.width)
        return page

    def _read(self, css: str) -> None:
        for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                declared = _declarations(rule.content)
                for selector in cssselect2.compile_selector_list(rule.prelude):
                    self._matcher.add_selector(selector, declared)
            elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
                name = tinycss2.serialize(rule.prelude).strip()
                if ":" not in name:
                    self._pages.append((name, dict(_declarations(rule.content)) | _number(rule.content)))

    def _find(self, key: Key, parent: Place | None) -> Place:
        (tag, classes), style, _before, _is_last = key
        wrapped = _stand_in(key, parent)
        own: dict[str, dict[str, str]] = {"": {}, "before": {}, "after": {}}
        for _specificity, _order, pseudo, declared in self._matcher.match(wrapped):
            if (pseudo or "") in own:
                own[pseudo or ""] |= dict(declared)
        if style:
            own[""] |= dict(_declarations(tinycss2.parse_component_value_list(style)))
        names = tuple(classes.split())
        look = computed(parent.look if parent else INITIAL, own[""])
        if LANDSCAPE in names and not self.page(look.page).is_wide:
            look = replace(look, page=LANDSCAPE)
        return Place(
            wrapped,
            tag,
            names,
            look,
            before=computed(look, own["before"]),
            after=computed(look, own["after"]),
            parent=parent,
        )


def _stand_in(key: Key, parent: Place | None) -> Any:
    """An element such as ``key`` describes, as the selectors see it, with neighbours that matter."""
    kind, _style, before, is_last = key
    around = parent.wrapped if parent else None
    wanted = [_element(found) for found in (before, kind) if found is not None]
    previous = None
    if before is not None:
        previous = _wrapped(wanted[0], around, 0, None)
    found = _wrapped(wanted[-1], around, len(wanted) - 1, previous)
    found.etree_siblings = wanted if is_last else [*wanted, etree.Element("p")]
    return found


def _wrapped(element: etree._Element, parent: Any, index: int, previous: Any) -> Any:
    return cssselect2.ElementWrapper(
        element, parent=parent, index=index, previous=previous, in_html_document=False
    )


def _element(kind: Kind) -> etree._Element:
    tag, classes = kind
    return etree.Element(tag, {"class": classes})


def _kind(element: etree._Element) -> Kind:
    return element.tag, element.get("class", "")


def _neighbour(siblings: Iterator[etree._Element]) -> Kind | None:
    """The first of ``siblings`` that is an element and no comment."""
    return next((_kind(sibling) for sibling in siblings if isinstance(sibling.tag, str)), None)


def _number(tokens: Sequence[Any]) -> dict[str, str]:
    """What a page rule says of the page number: {"top-center": "none"}; nothing when it says nothing."""
    for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
        if item.type == "at-rule" and item.lower_at_keyword == NUMBER:
            return {NUMBER: dict(_declarations(item.content)).get("content", "")}
    return {}


def _declarations(tokens: Sequence[Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            found += opened(item.lower_name, tinycss2.serialize(item.value).strip())
    return found
