"""HTML to a tree of elements.

The papers' templates are well formed but for the tags that HTML never closes, so the parser of XML, which is
written in C, reads them ten times as fast as one of HTML. What it cannot read goes to the parser of HTML.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, fromstring

import tinyhtml5

VOID = re.compile(r"<((?:br|col|hr|img|link|meta)\b[^<>]*?)\s*/?>")
NOT_ENTITIES = ("<!ENTITY", "<!DOCTYPE html [")  # a paper declares none; the parser of HTML ignores them


def parse(html: str) -> Element:
    """The root element of ``html``; whatever it holds, some tree comes out, as in a browser."""
    if not any(mark in html for mark in NOT_ENTITIES):
        try:
            return fromstring(VOID.sub(r"<\1/>", html))
        except ParseError:
            pass
    tree: Element = tinyhtml5.parse(html, namespace_html_elements=False)
    return tree
