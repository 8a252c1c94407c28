"""Headings broken evenly, never inside a phrase or a name."""

from __future__ import annotations

import pytest

from campaigns.documents.fonts import width_mm
from campaigns.documents.headings import balanced

SUBJECT = (
    "Về việc đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện cho tập thể, cá nhân có thành tích "
    "trong phong trào thi đua “Thực hiện cải cách hành chính” năm 2024"
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ủy ban nhân dân xã Nà Mường", ("ỦY BAN NHÂN DÂN", "XÃ NÀ MƯỜNG")),
        ("Hội đồng Thi đua - Khen thưởng", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")),
        ("UBND xã Nà Mường", ("UBND XÃ NÀ MƯỜNG",)),
        ("", ()),
    ],
)
def test_names_of_bodies_in_the_letterhead(text: str, lines: tuple[str, ...]) -> None:
    assert balanced(text, size=13, width=67, capitals=True) == lines


def test_long_subject_has_even_lines_that_fit() -> None:
    lines = balanced(SUBJECT, size=14, width=150)
    lengths = [width_mm(line, size=14) for line in lines]
    assert " ".join(lines) == SUBJECT
    assert len(lines) == 3
    assert max(lengths) <= 150
    assert min(lengths) > max(lengths) / 2


def test_line_break_of_the_author_is_kept() -> None:
    assert balanced("Về việc A\ncủa B", size=14, width=150) == ("Về việc A", "của B")


def test_word_longer_than_the_width_stands_alone() -> None:
    word = "x" * 200
    assert balanced(f"a {word} b", size=14, width=100) == ("a", word, "b")


def test_width_is_that_of_times() -> None:
    assert round(width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13), 1) == round(
        width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=26) / 2, 1
    )
    assert 95 < width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13) < 96.5


def test_a_name_in_quotes_begins_a_line_where_it_leaves_no_stump() -> None:
    text = "Họp xét, đề nghị khen thưởng trong phong trào thi đua “Thực hiện cải cách hành chính” năm 2024"
    assert balanced(text, size=14, width=150)[1] == "“Thực hiện cải cách hành chính” năm 2024"
    stump = "Kiểm phiếu xét, đề nghị khen thưởng trong phong trào thi đua “Vì dân phục vụ” năm 2024"
    assert not balanced(stump, size=14, width=150)[1].startswith("“")
