"""Tied words stay on one line, and a reader of the PDF finds plain spaces."""

from __future__ import annotations

import io
import re
from xml.etree.ElementTree import tostring

import pdfplumber
import pytest

from campaigns.documents.pdf import render_pdf
from campaigns.documents.pdf.assets import ASSETS, STYLESHEET
from campaigns.documents.pdf.markup import parse
from campaigns.documents.pdf.press import Press
from campaigns.documents.pdf.ties import tie
from tests.campaigns.documents.pdf.reading import page, texts


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>A <span class="tied">ngày 05</span> b</p>', "<p>A ngày\u00a005 b</p>"),
        ('<p><span class="tied">98,5 %</span></p>', "<p>98,5\u00a0%</p>"),
        ('<p><b>x</b><span class="tied">a b</span>; <i>y</i></p>', "<p><b>x</b>a\u00a0b; <i>y</i></p>"),
        ('<p><span class="tied">a b</span><span class="tied">c d</span></p>', "<p>a\u00a0bc\u00a0d</p>"),
    ],
)
def test_tied_words_become_text(body: str, expected: str) -> None:
    root = parse(page(body))
    tie(root)
    assert tostring(root.find("body/p"), encoding="unicode") == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "inside",
    [
        '<span class="tied">số 05/TTr-UBND</span>',
        '<span class="tied">2022 - 2025</span>',
        '<span class="tied">a <b>b</b></span>',
        '<span class="tied big">a b</span>',
        '<span class="tied"> a</span>',
        '<span class="blank">a  b</span>',
    ],
)
def test_what_more_than_spaces_could_part_stays_a_box(inside: str) -> None:
    root = parse(page(f"<p>{inside}</p>"))
    before = tostring(root)
    tie(root)
    assert tostring(root) == before


def test_no_line_parts_tied_words_and_they_read_with_plain_spaces() -> None:
    body = "".join(
        f'<p class="text">{"a" * place} và <span class="tied">Nguyễn Thị Thu Hương</span> cùng với '
        '<span class="tied">03 cá nhân</span> khác của <span class="tied">Trạm Y tế</span> xã</p>'
        for place in range(1, 40)
    )
    pdf = render_pdf(page(f'<p><span class="tied">A B</span></p>{body}'))
    assert "\u00a0" not in "".join(texts(pdf))
    rows = [re.sub(" +", " ", row) for leaf in texts(pdf) for row in leaf.splitlines()]
    for words in ("Nguyễn Thị Thu Hương", "03 cá nhân", "Trạm Y tế"):
        assert sum(words in row for row in rows) == 39


def test_stylesheet_that_asks_more_of_ties_keeps_them() -> None:
    css = ASSETS[STYLESHEET].read_text(encoding="utf-8")
    html = page('<p><span class="tied">a b</span></p>')
    plain, bold = Press(css), Press(f"{css}\n.text .tied {{ font-weight: 700 }}")
    assert plain.stylesheet.matcher.rules_of("tied") == 1
    assert (plain._ties_only, bold._ties_only) == (True, False)
    assert texts(bold.typeset(html)) == texts(plain.typeset(html)) == ["a b"]


def test_a_line_that_just_fits_is_not_cut_after_its_first_word() -> None:
    """Without its last space the text fits; WeasyPrint counts that space when an element follows."""
    words = "Thư ký Hội đồng trình bày tiêu chuẩn khen thưởng theo mục&nbsp;IV.3 Kế hoạch"
    html = page(
        f"<p class='text'>{words} <span class='tied'>số 312/KH-UBND</span> của Ủy ban nhân dân xã</p>"
    )
    lines = pdfplumber.open(io.BytesIO(render_pdf(html))).pages[0].extract_text().split("\n")
    assert lines[0].endswith("Kế hoạch")
