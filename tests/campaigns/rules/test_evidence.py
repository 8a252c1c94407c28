"""How evidence is named, and where in it the proof stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.evidence import PaperDetails, place_of, title_of

DAY = date(2024, 2, 5)
D = PaperDetails


@pytest.mark.parametrize(
    ("details", "title"),
    [
        (
            D("Báo cáo", "12/BC-UBND", DAY, "UBND xã Khôi Kỳ", "về kết quả cải cách hành chính"),
            "Báo cáo số 12/BC-UBND ngày 05/02/2024 của UBND xã Khôi Kỳ về kết quả cải cách hành chính",
        ),
        (
            D("Báo cáo", "12/BC-UBND", DAY, "UBND xã", "Về việc giao chỉ tiêu"),
            "Báo cáo số 12/BC-UBND ngày 05/02/2024 của UBND xã về việc giao chỉ tiêu",
        ),
        (
            D("Báo cáo", "12/BC-UBND", DAY, "UBND xã", "Kết quả quý I"),
            "Báo cáo số 12/BC-UBND ngày 05/02/2024 của UBND xã: Kết quả quý I",
        ),
        (D("", "12/BC-UBND", None, "", "về kết quả"), "Văn bản số 12/BC-UBND về kết quả"),
        (D("Ảnh", "", DAY, "", "bộ phận một cửa"), "Ảnh ngày 05/02/2024: bộ phận một cửa"),
        (D("Ảnh", "", None, "", "bộ phận một cửa"), "Ảnh: bộ phận một cửa"),
        (D("", "", None, "", "bộ phận một cửa"), "Bộ phận một cửa"),
        (D("", "", None, "", "về kết quả"), "Về kết quả"),
        (D("", "", None, "UBND xã", "về kết quả"), "Tài liệu của UBND xã về kết quả"),
        (D("Kế hoạch", "5/KH", None, "", ""), "Kế hoạch số 5/KH"),
        (D("Báo cáo", "", None, "", "vệ sinh môi trường"), "Báo cáo: vệ sinh môi trường"),
        (D(), ""),
    ],
)
def test_titles(details: PaperDetails, title: str) -> None:
    assert title_of(details) == title


@pytest.mark.parametrize(
    ("page", "passage", "place"),
    [
        (3, "dòng 5–9", "trang 3, dòng 5–9"),
        (3, "", "trang 3"),
        (None, "mục II.2", "mục II.2"),
        (None, "", ""),
    ],
)
def test_places(page: int | None, passage: str, place: str) -> None:
    assert place_of(page, passage) == place


def test_details_are_stored_on_one_line_with_composed_letters() -> None:
    typed = D("ba\u0301o ca\u0301o", " 12/BC-UBND\n", DAY, "UBND\r\n  xã", " về\nkết quả ")
    assert typed.tidied() == D("Báo cáo", "12/BC-UBND", DAY, "UBND xã", "về kết quả")


@given(st.builds(D, st.text(), st.text(), st.none() | st.dates(), st.text(), st.text()))
def test_whatever_is_typed_tidying_twice_changes_nothing_and_the_title_keeps_it_all(details: D) -> None:
    tidy = details.tidied()
    assert tidy.tidied() == tidy
    title = title_of(tidy)
    assert "\n" not in title
    for part in (tidy.number, tidy.issuer):
        assert part in title
