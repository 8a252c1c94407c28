"""Remarks as they are pasted: a line is a point, its own mark goes, and it may name a thing."""

from __future__ import annotations

import pytest

from awards.rules.remarks import mentioned, points_of


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("", ()),
        ("  \n\n", ()),
        ("Thiếu dấu", ("Thiếu dấu",)),
        ("1. Thiếu dấu\n2) Sai tên\n(3) Sai ngày", ("Thiếu dấu", "Sai tên", "Sai ngày")),
        ("- Thiếu dấu\r\n+ Sai tên\n• Sai ngày", ("Thiếu dấu", "Sai tên", "Sai ngày")),
        ("a) Thiếu dấu\nđ) Sai tên", ("Thiếu dấu", "Sai tên")),
        ("1. - Thiếu dấu", ("Thiếu dấu",)),
        ("02 báo cáo chưa ký", ("02 báo cáo chưa ký",)),
        ("1.5 triệu đồng là sai", ("1.5 triệu đồng là sai",)),
        ("12/12/2024 không phải ngày họp", ("12/12/2024 không phải ngày họp",)),
        ("1.\n2. Sai tên", ("Sai tên",)),
        ("Thie\u0302\u0301u da\u0302\u0301u", ("Thiếu dấu",)),
    ],
)
def test_points(text: str, points: tuple[str, ...]) -> None:
    assert points_of(text) == points


NAMES = {
    1: "Tờ trình",
    2: "Biên bản họp xét",
    3: "Nguyễn Văn Đoàn",
    4: "Nguyễn Văn Đoàn Kết",
    5: "05/TTr-UBND",
    6: "",
}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Tờ trình thiếu chữ ký", 1),
        ("Trong BIÊN BẢN HỌP XÉT thiếu tên", 2),
        ("Báo cáo của ông nguyen van doan chưa xác nhận", 3),
        ("Báo cáo của ông Nguyễn Văn Đoàn Kết", 4),
        ("Số 05/TTr-UBND ghi sai", 5),
        ("Đồng chí Nguyễn Văn Đoàng", None),
        ("Thiếu dấu giáp lai", None),
        ("", None),
    ],
)
def test_what_a_point_mentions(text: str, key: int | None) -> None:
    assert mentioned(text, NAMES) == key
