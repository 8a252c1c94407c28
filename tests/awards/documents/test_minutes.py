"""Biên bản họp xét: model 1.9 and Kế hoạch 454, mục IV.5.2b."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awards.documents.render import render
from tests.awards.documents import samples
from tests.awards.documents.conftest import read_paper
from tests.awards.documents.reading import Reading


def test_number_but_no_line_of_place_and_date() -> None:
    paper = read_paper("minutes")
    assert paper.find("Số: 03/BB-HĐTĐKT").style == {("Regular", 13)}
    assert "Nà Mường, ngày" not in paper


def test_start_place_and_those_present() -> None:
    paper = read_paper("minutes")
    assert "Thời gian bắt đầu: 14 giờ 00, ngày 06 tháng 12 năm 2024." in paper
    assert "Địa điểm: Phòng họp Ủy ban nhân dân xã Nà Mường." in paper
    assert "1. Có mặt: 07/09 thành viên Hội đồng, gồm:" in paper
    assert "2. Vắng mặt: 02/09 thành viên Hội đồng, gồm:" in paper
    assert "Bà Lê Thị Ngọc Ánh, Công chức Văn hóa - Xã hội, Ủy viên (lý do: nghỉ ốm)." in paper
    assert "Chủ trì (chủ tọa): Ông Đặng Minh Đức, Chủ tịch Ủy ban nhân dân xã, Chủ tịch Hội đồng." in paper
    assert "Thư ký (người ghi biên bản): Ông Lò Văn Sơn" in paper


def test_nobody_absent_and_nothing_said() -> None:
    paper = Reading(render(replace(samples.minutes(), absent=(), discussion=(), recusals=())))
    assert "2. Vắng mặt: Không.Chủ trì" in paper
    assert "không có ý kiến khác." in paper
    assert "không tham gia biểu quyết" not in paper


def test_votes_count_by_count() -> None:
    paper = read_paper("minutes")
    rows = [row for page in paper.pages for table in page.extract_tables() for row in table]
    counted = [[" ".join((cell or "").split()) for cell in row] for row in rows]
    assert ["2", "Trạm Y tế xã Nà Mường", "07", "00", "00", "07", "00", "77,78", "Thông qua"] in counted
    assert [
        "5",
        "Nguyễn Thị Hoàng Phương",
        "04",
        "02",
        "00",
        "06",
        "01",
        "44,44",
        "Không thông qua",
    ] in counted
    assert "Tỷ lệ đồng ý tính trên tổng số thành viên Hội đồng (09 thành viên)." in paper


def test_members_out_by_interest_are_named() -> None:
    assert (
        "Bà Hoàng Thị Mai, Chủ tịch Hội Liên hiệp Phụ nữ xã Nà Mường, không biểu quyết đối với "
        "Hội Liên hiệp Phụ nữ xã Nà Mường và bà Hoàng Thị Mai (là người đứng đầu tập thể được xét)."
    ) in read_paper("minutes")


def test_ending_and_signatures() -> None:
    paper = read_paper("minutes")
    assert "Cuộc họp kết thúc vào 16 giờ 30, ngày 06 tháng 12 năm 2024./." in paper
    secretary, chair = paper.find("THƯ KÝ"), paper.find("CHỦ TỌA")
    assert secretary.right < chair.left
    assert secretary.baseline == chair.baseline
    names = paper.find("Lò Văn SơnCHỦ TỊCH ỦY BAN NHÂN DÂN XÃĐặng Minh Đức")
    assert names.style <= {("Bold", 14), ("Bold", 13)}
    assert names.letters[0]["matrix"][5] == pytest.approx(names.letters[-1]["matrix"][5], abs=0.2)
    assert paper.find("Nơi nhận:").top > names.bottom
    assert paper.find("- Lưu: VT, Hồ sơ.").style == {("Regular", 11)}


def test_meeting_that_has_not_ended_leaves_a_blank() -> None:
    paper = Reading(render(replace(samples.minutes(), ended=None)))
    assert "Cuộc họp kết thúc vào giờ , ngày tháng năm 2024./." in paper
