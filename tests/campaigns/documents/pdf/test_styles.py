"""Matching by kind gives what matching element by element gives."""

from __future__ import annotations

import cssselect2
import pytest
from cssselect2.tree import ElementWrapper

from campaigns.documents.pdf.markup import parse
from campaigns.documents.pdf.press import Press
from campaigns.documents.pdf.styles import ELEMENTS, RememberingMatcher
from tests.campaigns.documents.pdf.reading import page, pictures

BY_KIND = ("p", ".a", "p.a", ".a.b", ".a .b p", ".a > p", "section .a > p", "p::before", "*", ".a:not(.b)")
BY_PLACE = (
    "p:first-child",
    "p:last-child",
    "p:nth-child(2)",
    "p + p",
    ".a ~ p",
    "[title]",
    "#one",
    ".a:first-child p",
)
BODY = """
<div class="a"><p>1</p><p class="a b" title="x">2</p><p id="one">3</p></div>
<section class="a b"><div class="b"><p>4</p></div><p>5</p></section>
"""


def matched(matcher: cssselect2.Matcher) -> list[list[object]]:
    root = ElementWrapper.from_html_root(parse(page(BODY)))
    return [matcher.match(element) for element in root.iter_subtree()]


def test_both_matchers_find_the_same_rules_in_the_same_order() -> None:
    plain, remembering = cssselect2.Matcher(), RememberingMatcher()
    for text in (*BY_PLACE, *BY_KIND, *BY_PLACE):
        for selector in cssselect2.compile_selector_list(text):
            plain.add_selector(selector, text)
            remembering.add_selector(selector, text)
    assert matched(remembering) == matched(plain)
    assert matched(remembering) == matched(plain)  # the second time from memory


@pytest.mark.parametrize("text", BY_KIND)
def test_selectors_of_names_and_classes_are_asked_once(text: str) -> None:
    assert _asked(text) == 0


@pytest.mark.parametrize("text", BY_PLACE)
def test_selectors_that_look_at_more_are_asked_every_time(text: str) -> None:
    assert _asked(text) > 0


def _asked(text: str) -> int:
    """How many selectors the matcher keeps among those that it asks anew."""
    matcher = RememberingMatcher()
    for selector in cssselect2.compile_selector_list(text):
        matcher.add_selector(selector, text)
    by_place = matcher._by_place
    kept = (by_place.class_selectors, by_place.lower_local_name_selectors, by_place.id_selectors)
    return sum(map(len, kept)) + len(by_place.other_selectors)


def test_short_base_sheet_looks_like_the_long_one() -> None:
    body = """<h1>Một</h1><h2>Hai</h2><h3>Ba</h3><p><b>b</b> <strong>s</strong> <i>i</i> <em>e</em> <u>u</u>
      H<sub>2</sub>O m<sup>2</sup><br>dòng</p><div>Div</div><table><thead><tr><th>Đầu</th></tr></thead>
      <tbody><tr><td>Ô</td></tr></tbody><tfoot><tr><td>Cuối</td></tr></tfoot></table><section>Mục</section>"""
    font = '@font-face { font-family: "Portal Tinos"; src: url("paper:Tinos-Regular.ttf") }'
    press = Press(f'{font} html {{ font-family: "Portal Tinos" }}')
    assert "aside" not in ELEMENTS
    short = press.typeset(page(body))
    long = press.typeset(page(f"{body}<aside></aside>"))  # a foreign element calls for the long sheet
    assert [leaf.tobytes() for leaf in pictures(short)] == [leaf.tobytes() for leaf in pictures(long)]
