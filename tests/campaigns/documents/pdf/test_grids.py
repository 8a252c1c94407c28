"""Tables the quick way look exactly as WeasyPrint sets them, and what is unusual goes the ordinary way."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from campaigns.documents.pdf.assets import ASSETS, STYLESHEET
from campaigns.documents.pdf.markup import parse
from campaigns.documents.pdf.press import Press
from tests.campaigns.documents.pdf.reading import elements, page, pictures, texts

CSS = ASSETS[STYLESHEET].read_text(encoding="utf-8")
PRESS = Press(CSS)
WORDS = (
    *(
        "Nguyễn Thị Hoàng Phương",
        "Trạm Y tế xã",
        "Phó Chủ tịch",
        "05/TTr-UBND",
        "98,5 %",
        "12.345.000",
        "đ/c",
    ),
    *(
        "thi đua - khen thưởng",
        "2022 - 2025",
        "AVATA",
        "Nghiêngvềcácchữkhôngcódấucáchnàocả",
        "(không)",
        "TĐ-KT",
    ),
    *("“Thực hiện”", "Ủy ban nhân dân", "a…", "1", "và", ";"),
)
SHAPES = ("{}", "{}", "{}", '<span class="tied">{}</span>', "<b>{}</b>", "<i>{}</i>")
HEAD = "<thead><tr><th>STT</th><th>Tập thể, cá nhân</th><th>Ghi chú</th></tr></thead>"
ROW = "<tr><td>1</td><td>A</td><td>B</td></tr>"
COLUMNS = '<colgroup><col class="narrow"><col style="width: 60mm"><col></colgroup>'


def grid(body: str, *, head: str = HEAD, columns: str = COLUMNS, classes: str = "grid") -> str:
    """A table of three columns."""
    return f'<table class="{classes}">{columns}{head}<tbody>{body}</tbody></table>'


def drawn(html: str, press: Press = PRESS) -> int:
    """How many rows, heads included, the quick way has drawn."""
    found: dict[str, Any] = {}
    press.grids.draw(parse(html), found)
    return len(found)


def assert_same(html: str, press: Press = PRESS) -> list[str]:
    """Both ways give the same pages, to the pixel, and the same text; the texts."""
    quick, ordinary = press.typeset(html), press.typeset(html, quickly=False)
    ours, theirs = pictures(quick, dpi=100), pictures(ordinary, dpi=100)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        difference = ImageChops.difference(one, other).point(lambda grey: 255 if grey > 96 else 0)
        assert difference.getbbox() is None
    assert [text.split() for text in texts(quick)] == [text.split() for text in texts(ordinary)]
    return texts(quick)


words = st.lists(st.sampled_from(WORDS), min_size=0, max_size=7).map(" ".join)


@st.composite
def contents(draw: st.DrawFn) -> str:
    """The inside of a cell: paragraphs in one style each.

    Styles are not mixed in a line: where the first word of a second element does not fit, WeasyPrint takes
    the word before it down too, and here it stays.
    """
    pieces = []
    for _ in range(draw(st.integers(0, 2))):
        text = draw(words)
        shape = draw(st.sampled_from(SHAPES)) if text else "{}"
        pieces.append(shape.format(text if "tied" not in shape else text[:18].strip()))
    return "<br>".join(pieces)


@st.composite
def cells(draw: st.DrawFn, count: int, tag: str = "td") -> str:
    """The cells of a row of ``count`` columns."""
    row, taken = "", 0
    while taken < count:
        span = draw(st.integers(1, min(3, count - taken))) if draw(st.booleans()) else 1
        kind = draw(st.sampled_from(("", ' class="figure"', ' class="money"')))
        wide = f' colspan="{span}"' if span > 1 else ""
        row += f"<{tag}{kind}{wide}>{draw(contents())}</{tag}>"
        taken += span
    return row


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Some paragraphs, a grid, some paragraphs."""
    count = draw(st.integers(1, 6))
    widths = [draw(st.sampled_from((None, 18, 23.5, 12))) for _ in range(count - 1)]
    columns = "".join(f'<col style="width: {width}mm">' if width else "<col>" for width in widths)
    head = f"<tr>{draw(cells(count, 'th'))}</tr>"
    if draw(st.booleans()) and count > 2:
        head = (
            f'<tr><th rowspan="2">STT</th><th colspan="{count - 1}">{draw(contents())}</th></tr>'
            f"<tr>{''.join(f'<th>{draw(words)}</th>' for _ in range(count - 1))}</tr>"
        )
    kinds = ("", "", "", "", ' class="band"', ' class="sum"')
    some = [
        f"<tr{draw(st.sampled_from(kinds))}>{draw(cells(count))}</tr>" for _ in range(draw(st.integers(1, 6)))
    ]
    body = "".join(some * draw(st.sampled_from((1, 3, 9))))
    lead = '<p class="text">Danh sách kèm theo.</p>' * draw(st.integers(0, 34))
    table = grid(body, head=f"<thead>{head}</thead>", columns=f"<colgroup>{columns}<col></colgroup>")
    inside = draw(st.sampled_from(("{}", '<section class="annex">{}</section>', "<div>{}</div>")))
    return page(f'{lead}{inside.format(table)}<p class="text">Danh sách có 12 người./.</p>')


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents())
def test_generated_tables_look_the_same_either_way(html: str) -> None:
    assert_same(html)


def test_most_generated_tables_go_the_quick_way() -> None:
    row = (
        '<tr><td class="figure">1</td><td>Bà <span class="tied">Lò Thị Hà</span></td><td>Trạm Y tế</td></tr>'
    )
    assert drawn(page(grid(row * 3))) == 4


def test_element_that_does_not_fit_begins_a_line_and_takes_no_word_along() -> None:
    cell = 'Ông Chủ tịch và bà <span class="tied">Nguyễn Thị Thu Hương</span> cùng dự'
    html = page(
        grid(f"<tr><td>1</td><td>{cell}</td><td>A</td></tr>", columns=COLUMNS.replace("60mm", "52mm"))
    )
    assert drawn(html) == 2
    assert "Ông Chủ tịch và bà\nNguyễn Thị Thu Hương\ncùng dự" in texts(PRESS.typeset(html))[0]


def test_head_comes_again_on_every_page_and_rows_are_whole() -> None:
    rows = "".join(
        f"<tr><td>{place}</td><td>{'Lò Thị Hà ' * 9}</td><td>xong{place}</td></tr>" for place in range(60)
    )
    leaves = assert_same(page(grid(rows)))
    assert len(leaves) > 3
    assert all("STT" in leaf for leaf in leaves)
    for place in range(60):
        assert [f"xong{place}\n" in f"{leaf}\n" for leaf in leaves].count(True) == 1


def test_band_stays_with_the_row_below_it() -> None:
    row, band = (
        "<tr><td>1</td><td>A</td><td></td></tr>",
        '<tr class="band"><td>I</td><td colspan="2">B</td></tr>',
    )
    for before in range(29, 33):
        leaves = assert_same(page(grid(row * before + band + row * 2)))
        assert not any(leaf.rstrip().endswith("B") for leaf in leaves)


@pytest.mark.parametrize(
    "odd",
    [
        "<td><p>Đoạn</p></td>",
        "<td>Mục<sup>2</sup></td>",
        '<td><span class="blank">ngày     tháng</span></td>',
        '<td style="border-width: 2pt">A</td>',
        '<td style="letter-spacing: 1pt">A</td>',
        '<td style="color: #b00">A</td>',
        '<td style="text-transform: uppercase">A</td>',
        '<td style="text-align: justify">A</td>',
        '<td id="a">A</td>',
        '<td><a href="#a">A</a></td>',
        f"<td>{'dài ' * 3000}</td>",
    ],
)
def test_what_is_unusual_goes_the_ordinary_way(odd: str) -> None:
    html = page(grid(f"<tr><td>1</td><td>A</td>{odd}</tr>"))
    assert drawn(html) == 0
    assert PRESS.typeset(html) == PRESS.typeset(html, quickly=False)


@pytest.mark.parametrize(
    "table",
    [
        grid(ROW, head=""),
        grid("", head=HEAD),
        grid("<tr><td>1</td><td>A</td></tr>"),
        grid('<tr><td rowspan="2">1</td><td>A</td><td>B</td></tr><tr><td>A</td><td>B</td></tr>'),
        grid(
            "<tr><td>1</td><td>A</td><td>B</td></tr>",
            columns='<colgroup><col style="width: 300mm"></colgroup>',
        ),
        grid(ROW, classes="closing"),
        f"<table><tr><td>{grid(ROW)}</td></tr></table>",
    ],
)
def test_table_of_another_build_goes_the_ordinary_way(table: str) -> None:
    assert drawn(page(table)) == 0
    PRESS.typeset(page(table))


def test_paper_with_rules_of_its_own_goes_the_ordinary_way() -> None:
    html = page(grid(ROW), "<style>td { color: red }</style>")
    assert drawn(html) == 0


@pytest.mark.parametrize(
    ("rule", "quick"),
    [
        (".grid td:nth-child(2) { padding-left: 6mm }", True),
        (".grid td:first-child { text-align: right }", True),
        (".grid td:last-child { font-style: italic }", True),
        (".grid tr:first-child td { font-weight: 700 }", False),
        (".grid td + td { padding-left: 4mm }", False),
        (".grid { font-size: 11pt; line-height: 1.4 } .grid td { vertical-align: top; padding: 2mm }", True),
        ("@page { size: 297mm 210mm }", True),
        (".grid td::before { content: 'x' }", False),
        (".grid td { background: #eee }", False),
        (".grid { border-collapse: separate }", False),
        (".grid { width: 120mm }", True),
        ("body { columns: 2 }", True),
    ],
)
def test_rules_of_the_stylesheet_are_followed(rule: str, quick: bool) -> None:
    press = Press(f"{CSS}\n{rule}")
    row = "<tr><td>1</td><td>Trạm Y tế xã Nà Mường thuộc huyện</td><td>Đạt</td></tr>"
    html = page(grid(row * 4))
    assert (drawn(html, press) > 0) is quick
    assert_same(html, press)


def test_tags_tell_heads_cells_and_spans() -> None:
    two = '<tr><th rowspan="2">STT</th><th colspan="2">Số</th></tr><tr><th>A</th><th>B</th></tr>'
    row = '<tr><td>1</td><td colspan="2">Chung</td></tr>'
    pdf = PRESS.typeset(page(grid(row * 2, head=f"<thead>{two}</thead>")))
    kids = [[kid for kid in row["/K"] if not isinstance(kid, int)] for row in elements(pdf, "/TR")]
    assert [len(cells) for cells in kids] == [2, 2, 2, 2]
    heads, found = elements(pdf, "/TH"), elements(pdf, "/TD")
    assert [head["/A"].get("/RowSpan", 1) for head in heads] == [2, 1, 1, 1]
    assert [head["/A"].get("/ColSpan", 1) for head in heads] == [1, 2, 1, 1]
    assert {head["/A"]["/Scope"] for head in heads} == {"/Column"}
    assert [cell.get("/A", {}).get("/ColSpan", 1) for cell in found] == [1, 2, 1, 2]
    assert elements(pdf, "/Figure") == []
    assert {row["/P"].get_object()["/S"] for row in elements(pdf, "/TR")} == {"/NonStruct", "/TBody"}
    assert len(elements(pdf, "/THead")) == len(elements(pdf, "/TBody")) == 1


def test_same_bytes_whatever_was_set_before() -> None:
    html = page(grid("<tr><td>1</td><td>Trạm Y tế</td><td>AVATA</td></tr>"))
    fresh = Press(CSS).typeset(html)
    PRESS.typeset(page(grid("<tr><td>Bè</td><td>ta AV</td><td>1</td></tr>" * 40)))
    assert PRESS.typeset(html) == fresh
