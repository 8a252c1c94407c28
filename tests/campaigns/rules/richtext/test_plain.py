"""Documents as lines for whoever has no editor, and back without losing what the lines do not show."""

from __future__ import annotations

import pytest
from hypothesis import given

from campaigns.rules.richtext import merge_plain, read_html, read_plain, to_html, to_plain
from tests.campaigns.rules.richtext.test_cleaning import messes

RICH = (
    '<h3>Kết quả</h3><p>Đạt <span data-figure="target:1:reached">98,7%</span>, <strong>vượt</strong>.</p>'
    "<ol><li>Một</li><li>Hai<ul><li>Dưới</li></ul></li></ol>"
    '<table><tbody><tr><th colspan="2">Năm 2024</th></tr><tr><td>Quý I</td><td>5</td></tr></tbody></table>'
    "<table><tbody><tr><td>A</td><td>B</td></tr></tbody></table>"
)
LINES = """# Kết quả
Đạt 98,7%, vượt.
1. Một
2. Hai
+ Dưới
| Năm 2024 |
| Quý I | 5 |

| A | B |"""


def test_lines_of_a_document() -> None:
    assert to_plain(read_html(RICH)) == LINES


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("\n  \n", ""),
        ("Đoạn một\r\n\r\nĐoạn hai", "<p>Đoạn một</p><p>Đoạn hai</p>"),
        ("- Việc A\n\n- Việc B", "<ul><li>Việc A</li><li>Việc B</li></ul>"),
        ("-Việc A", "<ul><li>Việc A</li></ul>"),
        ("-5 độ", "<p>-5 độ</p>"),
        ("1. Một mình", "<p>1. Một mình</p>"),
        ("1. Một\n2. Hai", "<ol><li>Một</li><li>Hai</li></ol>"),
        ("2. Hai\n3. Ba", "<p>2. Hai</p><p>3. Ba</p>"),
        ("# Đề mục\n#không phải", "<h3>Đề mục</h3><p>#không phải</p>"),
        ("| | |\n| | |", ""),
        (
            "| a |\n| |",
            "<table><tbody><tr><td>a</td></tr><tr><td></td></tr></tbody></table>",
        ),
        (
            "| a | b |\n| 1 |",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>1</td><td></td></tr></tbody></table>",
        ),
    ],
)
def test_lines_become_blocks(text: str, html: str) -> None:
    assert to_html(read_plain(text)) == html


@given(messes)
def test_unchanged_lines_lose_nothing(html: str) -> None:
    before = read_html(html)
    assert merge_plain(before, to_plain(before)) == before


def test_only_the_changed_line_becomes_plain() -> None:
    typed = (
        LINES.replace("| Quý I | 5 |", "| Quý I | 6 |")
        .replace("1. Một\n", "1. Một\n2. Thêm\n")
        .replace("2. Hai", "3. Hai")
    )
    merged = to_html(merge_plain(read_html(RICH), typed))
    assert '<span data-figure="target:1:reached">98,7%</span>, <strong>vượt</strong>' in merged
    assert '<th colspan="2">Năm 2024</th>' in merged
    assert "<td>Quý I</td><td>6</td>" in merged
    assert "<li>Một</li><li>Thêm</li><li>Hai<ul><li>Dưới</li></ul></li>" in merged
