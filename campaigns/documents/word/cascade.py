"""The papers' stylesheet applied to their HTML: Word follows the same rules as the PDF, so a new paper that
keeps to the stylesheet needs no code here.

Rules are found by tags, classes and what stands around an element; rules that count siblings do not reach
Word. The same way through the page (tags and classes from the root) always gives the same look, so a list
of thousands of rows is worked out once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import cssselect2
import tinycss2
from lxml import etree

from campaigns.documents.word.looks import INITIAL, Look, computed, opened
from campaigns.documents.word.pages import Page, page_of

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
    children: dict[tuple[str, str, str], Place] = field(default_factory=dict)


class Cascade:
    """One stylesheet, with what browsers take for granted below it."""

    def __init__(self, css: str) -> None:
        self._matcher = cssselect2.Matcher()
        self._pages: list[tuple[str, dict[str, str]]] = []
        for text in (BROWSER, css):
            self._read(text)

    def place(self, element: etree._Element, parent: Place | None) -> Place:
        """The place of ``element`` inside ``parent``."""
        key = (element.tag, element.get("class", ""), element.get("style", ""))
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
                    self._pages.append((name, dict(_declarations(rule.content))))

    def _find(self, key: tuple[str, str, str], parent: Place | None) -> Place:
        tag, classes, style = key
        element = etree.Element(tag, {"class": classes})
        wrapped = cssselect2.ElementWrapper(
            element,
            parent=parent.wrapped if parent else None,
            index=0,
            previous=None,
            in_html_document=False,
        )
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
        before, after = computed(look, own["before"]), computed(look, own["after"])
        return Place(wrapped, tag, names, look, before, after, parent)


def _declarations(tokens: Sequence[Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            found += opened(item.lower_name, tinycss2.serialize(item.value).strip())
    return found
