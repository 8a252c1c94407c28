"""What becomes of the papers' HTML in Word."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from campaigns.documents.word import render_docx
from tests.campaigns.documents.word.reading import WordReading, said

HEAD = '<title>Tờ trình về việc khen thưởng</title><meta name="author" content="UBND xã Nà Mường">'


def read(body: str, css: str | None = None, head: str = HEAD) -> WordReading:
    return WordReading(render_docx(f"<html lang='vi'><head>{head}</head>{body}</html>", css))


def test_equal_input_gives_equal_bytes() -> None:
    body = "<body><p class='text'>Nội dung</p></body>"
    assert read(body).content == read(body).content


def test_the_file_says_what_it_is() -> None:
    known = read("<body><p>a</p></body>", head=f'{HEAD}<meta name="dcterms.created" content="2024-12-09">')
    facts = known.document.core_properties
    assert (facts.title, facts.author, facts.language) == (
        "Tờ trình về việc khen thưởng",
        "UBND xã Nà Mường",
        "vi-VN",
    )
    assert facts.created.date().isoformat() == "2024-12-09"


def test_a_paragraph_takes_its_look_from_the_stylesheet() -> None:
    paper = read("<body><p class='text'>Nội dung</p><p class='text basis'>Căn cứ</p></body>")
    text, basis = paper.paragraphs
    assert [paper.style(text), paper.style(basis)] == ["Nội dung", "Căn cứ"]
    assert paper.value(text, "ind", "firstLine") == "720"  # 12.7 mm
    assert paper.value(text, "jc", "val") == "both"
    assert paper.value(basis, "spacing", "before") == "120"  # 6 pt


def test_only_what_differs_from_its_style_stands_on_a_paragraph() -> None:
    paper = read("<body><p class='text'>một</p><p class='text'>hai</p><p class='text last'>ba</p></body>")
    assert [len(p.find(qn("w:pPr"))) for p in paper.paragraphs] == [1, 1, 2]
    assert [paper.has(p, "keepNext") for p in paper.paragraphs] == [False, False, True]


def test_other_letters_under_one_name_are_a_style_of_their_own() -> None:
    paper = read("<body><p class='text'>một</p><b><p class='text'>hai</p></b></body>")
    assert said(paper.paragraphs[-1]) == "hai"
    paper = read("<body><p class='text'>một</p><p class='text article'>hai</p></body>")
    assert [paper.style(p) for p in paper.paragraphs] == ["Nội dung", "Nội dung 2"]


@pytest.mark.parametrize(
    "body",
    [
        "<p class='la-lung'>một hai</p>",
        "<custom-tag>một <i>hai</i></custom-tag>",
        "một hai",
        "một <span class='tied'>hai</span>",
        "<div>một<p>hai</p></div>",
        "<div><span><p>một</p></span>hai</div>",
        "<section><article><ul><li>một</li></ul></article></section>hai",
        "<table><caption>một</caption><tr><td>hai</td></tr></table>",
        "<table><tr><td>một<table><tr><td>hai</td></tr></table></td></tr></table>",
        "<blockquote>một<br>hai</blockquote>",
    ],
)
def test_no_text_is_lost_in_what_is_not_known(body: str) -> None:
    text = read(f"<body>{body}</body>").text.replace("•", "")
    assert text == "mộthai"


def test_scripts_styles_and_what_is_hidden_do_not_show() -> None:
    css = ".off { display: none }"
    paper = read("<body><style>p {}</style><p>thấy</p><p class='off'>ẩn</p><script>1</script></body>", css)
    assert paper.text == "thấy"


def test_spaces_are_gathered_and_breaks_kept() -> None:
    paper = read("<body><p>  một\n   hai <br> ba<b> bốn</b>\n</p></body>")
    assert said(paper.paragraphs[0]) == "một hai\nba bốn"


def test_the_blanks_of_a_draft_keep_their_width() -> None:
    paper = read("<body><p>Số: <span class='blank'>       </span>/TTr-UBND</p></body>")
    assert said(paper.paragraphs[0]) == "Số:        /TTr-UBND"


def test_no_line_breaks_a_tied_name() -> None:
    paper = read("<body><p>theo <span class='tied'>số 454/KH-UBND</span> của xã</p></body>")
    tied = paper.paragraphs[0]
    assert said(tied) == "theo số\u00a0454/KH-UBND của xã"
    assert len(tied.findall(f".//{qn('w:noBreakHyphen')}")) == 1


def test_capitals_are_written_as_capitals() -> None:
    assert read("<body><p class='section top'>Thông tin chung</p></body>").text == "THÔNGTINCHUNG"


def test_text_that_the_stylesheet_sets_is_text() -> None:
    assert read("<body><p class='x'>một</p></body>", '.x::before { content: "- " }').text == "-một"


def test_margins_that_meet_are_one() -> None:
    css = "p { margin: 10pt 0 6pt } div { margin-top: 4pt }"
    paper = read("<body><p>một</p><div><p>hai</p></div></body>", css)
    assert [paper.value(p, "spacing", "before") for p in paper.paragraphs] == ["200", "200"]
    assert {paper.value(p, "spacing", "after") for p in paper.paragraphs} == {"0"}


def test_an_empty_box_keeps_its_height() -> None:
    paper = read(
        "<body><p>một</p><div class='hand'></div><p>hai</p></body>", ".hand { height: 10mm } p { margin: 0 }"
    )
    assert paper.value(paper.paragraphs[1], "spacing", "before") == "567"


def test_a_box_of_given_width_in_the_middle() -> None:
    css = "@page { size: 210mm 297mm; margin: 20mm 16mm 20mm 30mm } div { width: 80mm; margin: 0 auto }"
    paper = read("<body><div><p>giữa</p></div></body>", css)
    side = str(round(42 / 25.4 * 1440))  # (164 - 80) / 2
    assert [paper.value(paper.paragraphs[0], "ind", side_) for side_ in ("left", "right")] == [side, side]


def test_a_rule_is_a_line_of_its_length() -> None:
    paper = read(
        "<body><table class='letterhead'><tr><td>"
        "<p><span class='motto'>Độc lập - Tự do - Hạnh phúc</span></p></td></tr></table></body>"
    )
    motto, rule = paper.paragraphs[:2]
    assert [paper.style(motto), paper.style(rule)] == ["Tiêu ngữ", "Đường kẻ"]
    sides = [int(paper.value(rule, "ind", side) or 0) for side in ("left", "right")]
    length = (164 / 25.4 * 1440 - sum(sides)) / 1440 * 25.4
    assert sides[0] == pytest.approx(sides[1], abs=1)
    assert length == pytest.approx(60.3, abs=1.0)  # the words in bold 14 pt
    assert paper.has(motto, "keepNext")


def test_what_belongs_together_is_kept_together() -> None:
    css = ".x { break-inside: avoid } .y { break-before: avoid }"
    paper = read("<body><p>một</p><div class='y x'><p>hai</p><p>ba</p></div></body>", css)
    assert [paper.has(p, "keepNext") for p in paper.paragraphs] == [True, True, False]
    assert [paper.has(p, "keepLines") for p in paper.paragraphs] == [False, True, True]


def test_page_and_its_number() -> None:
    paper = read("<body><p>một</p></body>")
    (section,) = paper.sections()
    size, margin = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    assert [size.get(qn(f"w:{key}")) for key in ("w", "h")] == ["11906", "16838"]
    assert [margin.get(qn(f"w:{key}")) for key in ("top", "right", "bottom", "left")] == [
        "1134",
        "907",
        "1134",
        "1701",
    ]
    assert section.find(qn("w:titlePg")) is not None
    assert 'w:instr=" PAGE "' in paper.part("word/header1.xml")
    assert "w:sz" not in paper.part("word/header1.xml")  # 14 pt, as the whole file


def test_an_annex_begins_a_section_with_numbers_of_its_own() -> None:
    paper = read("<body><p>một</p><section class='annex'><p>hai</p></section></body>")
    first, second = paper.sections()
    assert first.getparent().getparent() is paper.paragraphs[0]
    assert second.find(qn("w:type")).get(qn("w:val")) == "nextPage"
    assert second.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert second.find(qn("w:titlePg")) is not None


def test_a_section_may_end_with_a_table() -> None:
    table = "<table><tr><td>ô</td></tr></table>"
    paper = read(f"<body>{table}<section class='annex'>{table}</section></body>")
    assert len(paper.sections()) == 2
    assert paper.body[-2].tag == qn("w:p")


@pytest.mark.parametrize(
    "body",
    [
        "<body class='landscape'><p>một</p></body>",
        "<body><section class='annex landscape'><p>một</p></section></body>",
    ],
)
def test_a_wide_paper_lies_on_its_side(body: str) -> None:
    section = read(body).sections()[-1]
    size = section.find(qn("w:pgSz"))
    assert [size.get(qn(f"w:{key}")) for key in ("w", "h", "orient")] == ["16838", "11906", "landscape"]


def test_a_page_of_its_own_size_and_margins() -> None:
    css = (
        "@page { size: A4; margin: 20mm } @page wide { size: A4 landscape; margin: 30mm 20mm }"
        "p { page: wide }"
    )
    section = read("<body><p>một</p></body>", css).sections()[0]
    assert section.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
    assert section.find(qn("w:pgMar")).get(qn("w:top")) == "1701"


def test_lists_keep_their_marks() -> None:
    paper = read("<body><ol><li>một</li><li>hai</li></ol><ul><li>ba</li></ul></body>")
    assert [said(p) for p in paper.paragraphs] == ["1. một", "2. hai", "• ba"]


def test_invisible_letters_do_not_come_along() -> None:
    assert read("<body><p>mộ\u200bt\u0007</p></body>").text == "một"


def test_an_empty_paper_is_a_paper() -> None:
    assert read("<body></body>").text == ""


# --- What is drawn and what is placed ----------------------------------------------------------------


def test_a_box_to_tick_and_a_line_to_write_on() -> None:
    css = (
        ".tick::before { content: ''; display: inline-block; width: 4mm; border: 0.75pt solid }"
        ".dots { display: inline-block; width: 50mm; border-bottom: 0.75pt dotted }"
    )
    paper = read("<body><p class='tick'></p><p>Lý do: <span class='dots'></span></p></body>", css)
    tick, line = (said(p) for p in paper.paragraphs)
    assert tick == "☐"
    assert line == "Lý do: " + "…" * 10  # a dot of 14 pt is 4.9 mm wide


CERTIFICATE = (
    "@page { size: 210mm 297mm; margin: 20mm; @top-center { content: counter(page) } }"
    "@page sheet { size: 297mm 210mm; margin: 0; @top-center { content: none } }"
    ".sheet { page: sheet; position: relative; height: 210mm; break-after: page }"
    ".sheet:last-child { break-after: auto } .field { position: absolute }"
)


def certificates(count: int) -> WordReading:
    fields = "".join(
        f"<div class='field' style='left: {left}mm; top: 50mm; width: 100mm'>{text}<br>hai</div>"
        for left, text in ((20, "trái"), (150, "phải"))
    )
    return read(f"<body>{f'<section class=sheet>{fields}</section>' * count}</body>", CERTIFICATE)


def test_what_is_placed_on_the_page_is_placed_in_word() -> None:
    paper = certificates(1)
    frames = [found.attrib for found in paper.body.iter(qn("w:framePr"))]
    assert [(frame[qn("w:x")], frame[qn("w:y")], frame[qn("w:w")]) for frame in frames] == [
        ("1134", "2835", "5669"),
        ("8504", "2835", "5669"),
    ]
    assert paper.text == "tráihaiphảihai"


def test_each_placed_sheet_has_its_page() -> None:
    breaks = list(certificates(3).body.iter(qn("w:pageBreakBefore")))
    assert len(breaks) == 2
    assert [found.getparent().find(qn("w:framePr")) for found in breaks] == [None, None]


def test_a_page_that_shows_no_number_has_none_in_word() -> None:
    paper = read("<body><p>một</p><section class='sheet'><p>hai</p></section></body>", CERTIFICATE)
    rels = paper.document.part.rels
    headers = [
        rels[section.find(qn("w:headerReference")).get(qn("r:id"))].target_part.blob.decode()
        for section in paper.sections()
    ]
    assert ["PAGE" in header for header in headers] == [True, False]
