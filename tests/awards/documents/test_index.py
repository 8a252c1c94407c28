"""Mục lục hồ sơ."""

from __future__ import annotations

from tests.awards.documents.conftest import read_paper


def test_rows_are_numbered_with_pages_and_copies() -> None:
    table = read_paper("index").pages[0].extract_tables()[0]
    rows = [[" ".join((cell or "").split()) for cell in row] for row in table]
    assert rows[1] == ["1", "Tờ trình đề nghị khen thưởng", "05/TTr-UBND", "09/12/2024", "03", "01", "00"]
    assert rows[3] == [
        "3",
        "Báo cáo thành tích của Trạm Y tế xã Nà Mường",
        "",
        "28/11/2024",
        "03",
        "01",
        "00",
    ]
    assert rows[4][1] == "Tổng số trang"
    assert rows[4][4] == "10"


def test_who_gave_and_who_took() -> None:
    paper = read_paper("index")
    assert paper.find("NGƯỜI NHẬN HỒ SƠ").right < paper.find("NGƯỜI NỘP HỒ SƠ").left
    assert "Hồ sơ gồm 03 văn bản, lập thành 01 bộ./." in paper
