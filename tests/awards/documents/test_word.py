"""Every sample paper as a Word file: the same text as the PDF, under named styles."""

from __future__ import annotations

from functools import cache
from time import perf_counter

import pytest
from docx.oxml.ns import qn

from awards.documents.render import html_of, render_word
from tests.awards.documents import samples
from tests.awards.documents.conftest import PAPERS, read_paper
from tests.awards.documents.reading import Reading
from tests.campaigns.documents.word.reading import WordReading, said

TICK = "☐"  # a letter in Word, drawn in the PDF: no Times has it
AIM = 2.0  # seconds for a list of 1,800 rows; a machine under load may need five times that


@cache
def read_word(name: str) -> WordReading:
    return WordReading(render_word(PAPERS[name]()))


@pytest.fixture(params=PAPERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _text(paper: Reading, word: WordReading) -> str:
    """The PDF's text without page numbers, and without the heads of tables that stand again."""
    heads = [row for row in word.body.iter(qn("w:tr")) if row.find(f".//{qn('w:tblHeader')}") is not None]
    again = "".join("".join(said(row).split()) for row in heads)
    return "".join(paper.body_text(number).removeprefix(again) for number in range(1, len(paper.pages) + 1))


def test_text_is_that_of_the_pdf(name: str) -> None:
    word = read_word(name)
    assert word.text.replace(TICK, "") == _text(read_paper(name), word)


def test_every_paragraph_has_a_named_style(name: str) -> None:
    word = read_word(name)
    names = {word.style(paragraph) for paragraph in word.paragraphs}
    assert ("Quốc hiệu" in names) == ('class="nation"' in html_of(PAPERS[name]()))
    assert not names & {"Normal", "List Paragraph"}


def test_fonts(name: str) -> None:
    word = read_word(name)
    assert 'w:ascii="Times New Roman"' in word.part("word/styles.xml")
    assert "w:rFonts" not in word.part("word/document.xml")


def test_equal_sheets_give_equal_bytes(name: str) -> None:
    assert render_word(PAPERS[name]()) == read_word(name).content


def test_letterhead_and_title() -> None:
    word = read_word("proposal")
    expected = {
        "CỘNG HÒA XÃ HỘI": "Quốc hiệu",
        "Độc lập": "Tiêu ngữ",
        "ỦY BAN NHÂN DÂN\nXÃ": "Cơ quan ban hành",
        "TỜ TRÌNH": "Tên loại văn bản",
        "Về việc": "Trích yếu",
        "Căn cứ": "Căn cứ",
        "Đặng Minh Đức": "Họ tên người ký",
        "Nơi nhận": "Chữ Nơi nhận",
    }
    assert {start: word.style(word.paragraph(start)) for start in expected} == expected


def test_the_last_paragraph_stays_with_the_signature() -> None:
    word = read_word("proposal")
    last = next(paragraph for paragraph in word.paragraphs if said(paragraph).endswith("./."))
    assert word.has(last, "keepNext")


def test_a_long_list_takes_seconds() -> None:
    sheet = samples.long_proposal(1_800)
    start = perf_counter()
    word = render_word(sheet)
    assert perf_counter() - start < 5 * AIM
    rows = list(WordReading(word).body.iter(qn("w:tr")))
    assert len(rows) > 1_800
