"""The stylesheet as numbers."""

from __future__ import annotations

import re

import pytest
from lxml import html

from campaigns.documents.pdf import ASSETS, STYLESHEET
from campaigns.documents.word.cascade import Cascade, Place
from campaigns.documents.word.lengths import four_sides, millimetres, points, twips
from campaigns.documents.word.looks import Look, Sides


def look_of(body: str, css: str) -> Look:
    """The look of the innermost first element of ``body``."""
    cascade = Cascade(css)
    element = html.document_fromstring(f"<html><body>{body}</body></html>")
    place: Place | None = None
    while True:
        place = cascade.place(element, place)
        if element.tag == "html":
            element = element.find("body")
        elif len(element):
            element = element[0]
        else:
            return place.look


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.7mm", 12.7),
        ("1cm", 10),
        ("72pt", 25.4),
        ("96px", 25.4),
        ("0", 0),
        ("2em", 2 * 14 * 25.4 / 72),
        ("40%", 20),
        ("auto", None),
        ("5", None),
        ("3furlongs", None),
    ],
)
def test_lengths(text: str, expected: float | None) -> None:
    assert millimetres(text, size=14, whole=50) == (None if expected is None else pytest.approx(expected))


def test_a_percentage_of_nothing_is_no_length() -> None:
    assert millimetres("40%", size=14) is None


def test_points_and_twips() -> None:
    assert (points("13pt", size=14), points("50%", size=14), twips(25.4)) == (13, 7, 1440)


def test_shorthand_of_four_sides() -> None:
    assert four_sides("7mm 0 5mm") == ("7mm", "0", "5mm", "0")
    assert four_sides("1mm") == ("1mm",) * 4
    assert four_sides("1 2 3 4 5") is None


def test_a_rule_nearer_to_the_element_wins() -> None:
    css = (
        ".a p { font-weight: 700 } p { font-weight: 400 }.b { font-style: italic } p.b { font-style: normal }"
    )
    look = look_of("<div class='a'><p class='b'>x</p></div>", css)
    assert (look.bold, look.italic) == (True, False)


def test_letters_are_handed_down_and_boxes_are_not() -> None:
    look = look_of(
        "<div class='a'><p>x</p></div>",
        ".a { font-size: 11pt; height: 5mm; text-align: right } p { margin: 0 }",
    )
    assert (look.size, look.height, look.align) == (11, 0, "right")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("#b5121b", "b5121b"), ("#FA0", "ffaa00"), ("#000", ""), ("red", "123456"), ("#12", "123456")],
)
def test_colours(text: str, expected: str) -> None:
    assert look_of("<p><b>x</b></p>", f"p {{ color: #123456 }} b {{ color: {text} }}").color == expected


def test_own_declarations_win() -> None:
    assert look_of("<p class='a' style='width: 55mm'>x</p>", ".a { width: 1mm }").width == "55mm"


def test_shorthands() -> None:
    look = look_of("<p>x</p>", "p { font: bold 12pt/1.5 Tinos; margin: 7mm auto 5mm; border: 0.75pt solid }")
    assert (look.size, look.line, look.bold) == (12, 1.5, True)
    assert look.margin == Sides(7, None, 5, None)
    assert look.border_top == 0.75


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("p:first-child", [True, False, False]),
        ("p:last-child", [False, False, True]),
        (".a + p", [False, True, False]),
        ("p:not(:last-child)", [True, True, False]),
    ],
)
def test_neighbours(selector: str, expected: list[bool]) -> None:
    page = html.document_fromstring("<html><body><p class='a'>x</p><!-- --><p>y</p><p>z</p></body></html>")
    cascade = Cascade(f"{selector} {{ font-weight: 700 }}")
    body = cascade.place(page.find("body"), cascade.place(page, None))
    assert [cascade.place(child, body).look.bold for child in page.find("body").iter("p")] == expected


def test_the_papers_stylesheet_counts_no_further() -> None:
    """Word knows the first, the last and the one before; a rule that counts further is the PDF's alone."""
    css = re.sub(r"/\*.*?\*/", "", ASSETS[STYLESHEET].read_text(encoding="utf-8"), flags=re.DOTALL)
    heads = [rule.partition("{")[0].strip() for rule in css.split("}")]
    selectors = [head for head in heads if head and not head.startswith("@")]
    assert len(selectors) > 50
    assert [selector for selector in selectors if "~" in selector or ":nth" in selector] == []
