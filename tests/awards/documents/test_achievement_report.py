"""Báo cáo thành tích: Mẫu số 07 of Nghị định 91/2017/NĐ-CP, for a campaign."""

from __future__ import annotations

from dataclasses import replace

from awards.documents.render import render
from tests.awards.documents import report_samples
from tests.awards.documents.conftest import read_paper
from tests.awards.documents.reading import Reading


def test_letterhead_has_no_number_but_place_and_date() -> None:
    paper = read_paper("collective report")
    assert "Số:" not in paper
    assert paper.find("Nà Mường, ngày 28 tháng 11 năm 2024").style == {("Italic", 14)}
    assert paper.find("Mẫu số 07").right > 190


def test_title_names_form_and_collective_in_full() -> None:
    paper = read_paper("collective report")
    assert (
        "BÁO CÁO THÀNH TÍCHĐỀ NGHỊ TẶNG THƯỞNG GIẤY KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BẢN LẦU(1)"
        "Trạm Y tế xã Nà Mường"
    ) in paper


def test_two_sections_and_no_more() -> None:
    paper = read_paper("collective report")
    first, second = paper.find("I. THÔNG TIN CHUNG"), paper.find("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    assert first.style == second.style == {("Bold", 14)}
    assert "1. Năm thành lập: 1994.2. Cơ cấu tổ chức: 01 Trạm trưởng" in paper
    assert "III." not in paper


def test_targets_registered_and_achieved() -> None:
    rows = [
        row
        for page in read_paper("collective report").pages
        for table in page.extract_tables()
        for row in table
    ]
    counted = [[" ".join((cell or "").split()) for cell in row] for row in rows]
    assert counted[0] == ["STT", "Chỉ tiêu, nhiệm vụ đăng ký", "Mức đăng ký", "Kết quả đạt được"]
    assert [
        "2",
        "Mức độ hài lòng của tổ chức, cá nhân",
        "từ 85 % trở lên",
        "91,2 % (khảo sát 120 phiếu)",
    ] in counted


def test_lists_end_as_lists_do() -> None:
    assert "hằng tuần;- Rà soát, kiến nghị cắt giảm thời gian giải quyết của 07 thủ tục." in read_paper(
        "collective report"
    )


def test_collective_signs_at_the_right_and_is_confirmed_at_the_left() -> None:
    paper = read_paper("collective report")
    head, above = paper.find("THỦ TRƯỞNG ĐƠN VỊ"), paper.find("XÁC NHẬN CỦA CẤP TRÊN")
    assert above.right < head.left
    assert above.baseline == head.baseline
    assert "(Ký, đóng dấu)Ủy ban nhân dân xã Nà Mường xác nhận nội dung báo cáo trên là đúng." in paper
    assert paper.find("Đặng Minh Đức").baseline == paper.find("Quàng Thị Bích Liên").baseline


def test_individual_signs_and_two_levels_confirm() -> None:
    paper = read_paper("individual report")
    author, head = paper.find("NGƯỜI BÁO CÁO"), paper.find("THỦ TRƯỞNG ĐƠN VỊ")
    above = paper.find("XÁC NHẬN CỦA CẤP TRÊN")
    assert head.right < author.left
    assert head.baseline == author.baseline
    assert above.top > paper.find("Lò Văn Sơn", paper.text.count("LòVănSơn") - 1).bottom
    assert "(Ký, ghi rõ họ tên)" in paper
    assert "Nà Mường, ngày tháng năm 2024" in paper


def test_footnotes_and_their_marks_come_together() -> None:
    with_notes, without = read_paper("collective report"), read_paper("individual report")
    for mark in ("(1)", "(2)", "(3)"):
        assert with_notes.text.count(mark) == 2
        assert mark not in without
    assert "(1) Ghi rõ hình thức đề nghị khen thưởng." in with_notes


def test_regime_without_a_form_prints_no_mark() -> None:
    assert "Mẫu số" not in Reading(render(replace(report_samples.collective_report(), report_form="")))


def test_report_that_nobody_has_confirmed_leaves_the_place_empty() -> None:
    paper = Reading(render(replace(report_samples.collective_report(), endorsements=())))
    assert "XÁC NHẬN" not in paper
    assert paper.find("THỦ TRƯỞNG ĐƠN VỊ").left > 110
