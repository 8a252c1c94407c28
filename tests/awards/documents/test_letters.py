"""Invitation, minutes of counting, reminder, report, plan and ballots on the page, by the decree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awards.documents.render import render
from tests.awards.documents import letter_samples
from tests.awards.documents.conftest import read_paper
from tests.awards.documents.reading import Reading


@pytest.mark.parametrize(
    ("name", "kind", "last_line"),
    [
        ("invitation", "GIẤY MỜI", "“Thực hiện cải cách hành chính” năm 2024"),
        ("minutes of counting", "BIÊN BẢN", "thi đua “Thực hiện cải cách hành chính” năm 2024"),
        ("summary report", "BÁO CÁO", "“Thực hiện cải cách hành chính” năm 2024"),
        ("launch plan", "KẾ HOẠCH", "“Thực hiện cải cách hành chính” xã Nà Mường, giai đoạn 2022 - 2025"),
    ],
)
def test_name_and_subject_bold_over_a_rule(name: str, kind: str, last_line: str) -> None:
    paper = read_paper(name)
    title, subject = paper.find(kind), paper.find(last_line)
    assert title.style == subject.style == {("Bold", 14)}
    assert title.middle == pytest.approx(subject.middle, abs=0.5)
    assert 0.33 <= paper.rule_under(subject).length / subject.length <= 0.5


def test_a_letter_has_its_subject_under_the_number_and_no_name() -> None:
    """Phụ lục I, mục II.5b: "V/v", 12 – 13 pt, upright, centred, 6 pt below the number."""
    paper = read_paper("reminder")
    number, about = paper.find("Số: 18/UBND-TĐKT"), paper.find("V/v đôn đốc đăng ký thi đua")
    assert about.style == {("Regular", 12)}
    assert about.middle == pytest.approx(number.middle, abs=1)
    assert about.baseline < number.baseline
    assert "CÔNG VĂN" not in paper
    assert paper.find("Nà Mường, ngày 04 tháng 3 năm 2024").baseline == pytest.approx(
        number.baseline, abs=0.1
    )


def test_a_letter_to_several_lists_them_under_the_colon() -> None:
    paper = read_paper("reminder")
    first, last = paper.find("- Trường Trung học cơ sở xã Nà Mường;"), paper.find("- Xóm Nà Lại.")
    assert first.left == pytest.approx(last.left, abs=0.2)
    assert paper.find("Kính gửi").baseline > first.baseline


def test_a_long_list_goes_to_a_phu_luc() -> None:
    paper = read_paper("reminder with a long list")
    assert "có danh sách kèm theo" in paper
    assert "(Kèm theo Công văn số 18/UBND-TĐKT ngày 04 tháng 3 năm 2024" in paper
    assert paper.find("Xóm Bản Mới 14").page == 2
    assert "Danh sách có 14 cơ quan, đơn vị./." in paper
    ten, eleven = (Reading(render(letter_samples.reminder(count))) for count in (10, 11))
    assert "Phụ lục" not in ten
    assert "Phụ lục" in eleven


def test_the_council_signs_with_both_offices() -> None:
    """Phụ lục I, mục II.7c, 7đ: the council's title above, the office's title over the name."""
    paper = read_paper("invitation")
    capacity, office, name = (
        paper.find("TM. HỘI ĐỒNG"),
        paper.find("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
        paper.find("Đặng Minh Đức", 2),
    )
    assert capacity.style == name.style == {("Bold", 14)}
    assert office.style == {("Bold", 13)}
    assert capacity.baseline > office.baseline > name.baseline
    assert "trân trọng kính mời:" in paper
    assert "Thời gian: 14 giờ 00, ngày 06 tháng 12 năm 2024; địa điểm: " in paper


def test_ballots_given_out_and_come_back_are_counted_for_each() -> None:
    paper = read_paper("minutes of counting")
    for head in ("Phát ra", "Thu về", "Hợp lệ", "Không hợp lệ"):
        assert head in paper
    assert "Nà Mường, ngày" not in paper
    row = letter_samples.tally().groups[0].rows[2]
    assert (row.issued, row.returned, row.valid, row.invalid) == (7, 7, 6, 1)
    open_vote = Reading(render(replace(letter_samples.tally(), secret=False)))
    assert "Phát ra" not in open_vote
    assert "Số ý kiến" in open_vote


def test_counters_whom_the_record_does_not_know_have_a_blank() -> None:
    blank = read_paper("minutes of counting with blanks")
    assert "1. Tổ trưởng: ……" in blank
    assert "Vi Thị Hạnh" not in blank
    assert "1. Tổ trưởng: Bà Vi Thị Hạnh" in read_paper("minutes of counting")


def test_the_report_goes_up_by_chapters() -> None:
    paper = read_paper("summary report")
    assert "Kính gửi: Ủy ban nhân dân huyện Bản Lầu." in paper
    chapter, part = paper.find("II. KẾT QUẢ THỰC HIỆN"), paper.find("1. Đăng ký thi đua")
    assert chapter.style == part.style == {("Bold", 14)}
    assert "III. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI" in paper


def test_the_plan_keeps_its_own_marks() -> None:
    paper = read_paper("launch plan")
    for text in ("3.2. Tiêu chuẩn tặng Giấy khen:", "a) Đối với tập thể:", "thực hiện./.", "- Lưu: VT."):
        assert text in paper
    assert paper.find("1. Mục đích").style == {("Bold", 14)}
    assert paper.find("a) Đối với tập thể").style == {("Regular", 14)}


# --- Ballots ---------------------------------------------------------------------------------------


def test_four_ballots_a_page_each_whole() -> None:
    paper = Reading(render(letter_samples.ballot(4, copies=9)))
    assert len(paper.pages) == 3
    assert [page.extract_text().count("PHIẾU BẦU") for page in paper.pages] == [4, 4, 1]
    assert paper.text.count("BàViThịHạnh") == 9
    assert all(paper.page_number(page) is None for page in (1, 2, 3))


def test_a_long_list_has_a_page_of_its_own_without_a_number() -> None:
    paper = Reading(render(letter_samples.ballot(9, copies=3)))
    assert len(paper.pages) == 3
    assert all(paper.page_number(page) is None for page in (1, 2, 3))


@pytest.mark.parametrize("nominees", range(1, 8))
def test_small_ballots_never_spill(nominees: int) -> None:
    """Whatever is judged small fits its quarter, also with the longest names."""
    long_name = "Bà Nguyễn Phúc Tôn Nữ Hoàng Thị Phương Thảo Nguyên"
    for names in (("Ông Lò Văn Sơn",) * nominees, (long_name,) * nominees):
        sheet = letter_samples.ballot(1, copies=4)
        sheet = replace(sheet, groups=(replace(sheet.groups[0], names=names),))
        if sheet.is_small:
            paper = Reading(render(sheet))
            assert len(paper.pages) == 1
            cut = 20 + 127  # the line between the upper two and the lower two
            tops = {round(letter["top"] * 25.4 / 72) for letter in paper.pages[0].chars}
            assert not any(cut - 1 <= top <= cut for top in tops)


def test_a_box_is_drawn_for_each_choice() -> None:
    sheet = letter_samples.ballot(9, copies=1)
    boxes = [
        rect
        for rect in Reading(render(sheet)).pages[0].rects
        if rect["width"] < 13 and abs(rect["width"] - rect["height"]) < 1
    ]
    assert len(boxes) >= 3 * 9
