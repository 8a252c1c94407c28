"""Tables in Word: widths, heads, spans, what does not tear."""

from __future__ import annotations

from docx.oxml.ns import qn

from campaigns.documents.word import render_docx
from tests.campaigns.documents.word.reading import WordReading, said

HEAD = (
    "<thead><tr><th rowspan='2'>STT</th><th colspan='2'>Phiếu</th></tr>"
    "<tr><th>Có</th><th>Không</th></tr></thead>"
)
ROWS = (
    "<tr><td class='figure'>1</td><td>a</td><td>b</td></tr>"
    "<tr class='band'><td>I</td><td colspan='2'>c</td></tr>"
)
GRID = (
    f"<table class='grid'><colgroup><col class='narrow'><col><col style='width: 40mm'></colgroup>{HEAD}"
    f"<tbody>{ROWS}</tbody></table>"
)


def read(table: str, css: str | None = None) -> WordReading:
    return WordReading(render_docx(f"<html><body>{table}</body></html>", css))


def _values(reading: WordReading, path: str, key: str) -> list[str | None]:
    return [found.get(qn(f"w:{key}")) for found in reading.body.iter(qn(path))]


def test_columns_have_the_widths_that_they_are_given() -> None:
    assert _values(read(GRID), "w:gridCol", "w") == ["680", "6350", "2268"]  # 12, 164 - 52, 40 mm


def test_heads_repeat_and_rows_do_not_tear() -> None:
    rows = list(read(GRID).body.iter(qn("w:tr")))
    heads = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    whole = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows]
    assert heads == [True, True, False, False]
    assert whole == [True] * 4


def test_spans_over_columns_and_rows() -> None:
    reading = read(GRID)
    assert _values(reading, "w:gridSpan", "val") == ["2", "2"]
    assert _values(reading, "w:vMerge", "val") == ["restart", "continue"]
    second = list(reading.body.iter(qn("w:tr")))[1]
    assert [said(cell) for cell in second.iter(qn("w:tc"))] == ["", "Có", "Không"]


def test_a_span_over_several_rows_in_the_middle() -> None:
    reading = read(
        "<table><tr><td>a</td><td rowspan='3' colspan='2'>b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr>"
        "<tr><td>f</td><td>g</td></tr><tr><td>h</td><td>i</td><td>j</td><td>k</td></tr></table>"
    )
    rows = [[said(cell) for cell in row.iter(qn("w:tc"))] for row in reading.body.iter(qn("w:tr"))]
    assert rows == [["a", "b", "c"], ["d", "", "e"], ["f", "", "g"], ["h", "i", "j", "k"]]
    assert _values(reading, "w:vMerge", "val") == ["restart", "continue", "continue"]


def test_a_grid_has_lines_and_a_letterhead_has_none() -> None:
    assert _values(read(GRID), "w:insideH", "sz") == ["6"]  # 0.75 pt in eighths
    assert not list(
        read("<table class='letterhead'><tr><td>a</td></tr></table>").body.iter(qn("w:tblBorders"))
    )


def test_a_heading_inside_a_table_stays_with_its_rows() -> None:
    reading = read(GRID)
    assert [reading.has(p, "keepNext") for p in reading.paragraphs if said(p) in ("b", "c", "STT")] == [
        True,
        False,
        True,
    ]


def test_a_table_that_must_not_tear() -> None:
    reading = read("<table class='closing'><tr><td>a</td></tr><tr><td>b</td></tr></table>")
    assert [reading.has(p, "keepNext") for p in reading.paragraphs[:2]] == [True, False]


def test_a_table_without_widths_is_as_wide_as_its_text() -> None:
    reading = read(
        "<div class='addressees'><table><tr><td>Kính gửi</td><td>:</td></tr>"
        "<tr><td></td><td>- Ủy ban nhân dân huyện;</td></tr></table></div>"
    )
    first, second = (int(width or 0) for width in _values(reading, "w:gridCol", "w"))
    assert 900 < first < 1300 < second < 4000
    (left,) = _values(reading, "w:tblInd", "w")
    assert abs(int(left or 0) - (9298 - first - second) / 2) < 2  # in the middle of 164 mm


def test_two_tables_do_not_grow_together() -> None:
    reading = read("<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>")
    assert [child.tag for child in reading.body][:3] == [qn("w:tbl"), qn("w:p"), qn("w:tbl")]


def test_the_space_above_a_table_belongs_to_the_paragraph_before() -> None:
    reading = read(
        "<p>a</p><table class='t'><tr><td>b</td></tr></table>", "p { margin: 0 } .t { margin-top: 6pt }"
    )
    assert reading.value(reading.paragraphs[0], "spacing", "after") == "120"


def test_a_cell_without_text_is_still_a_cell() -> None:
    reading = read("<table><tr><td></td><td>b</td></tr></table>")
    assert [len(cell.findall(qn("w:p"))) for cell in reading.body.iter(qn("w:tc"))] == [1, 1]


def test_cells_on_one_baseline() -> None:
    css = "td { vertical-align: baseline } .a { font-size: 12pt } .b { font-size: 14pt } p { margin: 0 }"
    reading = read("<table><tr><td class='a'>a</td><td class='b'>b</td></tr></table>", css)
    assert [reading.value(p, "spacing", "before") for p in reading.paragraphs[:2]] == ["38", "0"]
