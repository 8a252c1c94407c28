"""Tờ trình: model 1.4 and Kế hoạch 454, mục IV.5.2a."""

from __future__ import annotations

import pytest

from awards.documents.render import render
from awards.documents.sheets import Nominees
from tests.awards.documents import samples
from tests.awards.documents.conftest import read_paper
from tests.awards.documents.reading import Reading


def test_one_receiver_stands_on_the_line_of_kinh_gui() -> None:
    line = read_paper("proposal draft").find("Kính gửi: Ủy ban nhân dân huyện Bản Lầu.")
    assert (line.lines, line.style) == (1, {("Regular", 14)})


def test_several_receivers_stand_in_a_dashed_list_under_the_colon() -> None:
    paper = read_paper("proposal")
    call = paper.find("Kính gửi:")
    first, last = paper.find("- Ủy ban nhân dân huyện Bản Lầu;"), paper.find("- Phòng Nội vụ huyện Bản Lầu.")
    colon_left = call.letters[-1]["x0"] * 25.4 / 72
    assert first.left == pytest.approx(colon_left, abs=0.8)
    assert first.left == pytest.approx(last.left, abs=0.1)
    assert call.bottom < first.bottom < last.bottom


def test_legal_bases_are_italic_and_end_as_the_decree_says() -> None:
    paper = read_paper("proposal")
    assert paper.find("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;").style == {("Italic", 14)}
    assert "ngày 22 tháng 11 năm 2019;Căn cứ" in paper, "the mark typed by the author is not doubled"
    assert "giai đoạn 2022 - 2025;Căn cứ Biên bản" in paper, (
        "a full stop typed inside the list becomes a semicolon"
    )
    assert "Khen thưởng xã Nà Mường.Ủy ban" in paper


def test_nominees_by_form_collectives_before_individuals() -> None:
    paper = read_paper("proposal")
    assert f"1. {samples.DISTRICT_AWARD}: 02 tập thể, 03 cá nhân, gồm:" in paper
    assert "a) Tập thể:- Hội Liên hiệp Phụ nữ xã Nà Mường;- Trạm Y tế xã Nà Mường." in paper
    assert "b) Cá nhân:- Bà Hoàng Thị Mai, Chủ tịch Hội Liên hiệp Phụ nữ xã Nà Mường;" in paper
    assert "kính đề nghị Chủ tịch Ủy ban nhân dân huyện, Phòng Nội vụ huyện xem xét, khen thưởng./." in paper


def test_form_with_individuals_alone_has_no_empty_point() -> None:
    paper = Reading(render(samples.proposal(groups=(Nominees(samples.COMMUNE_AWARD, (), (samples.SON,)),))))
    assert f"1. {samples.COMMUNE_AWARD}: 01 cá nhân, gồm:- Ông Lò Văn Sơn" in paper
    assert "a)" not in paper
    assert "00 tập thể" not in paper


def test_names_and_numbers_of_papers_are_not_broken_over_lines() -> None:
    paper = read_paper("proposal")
    for text in ("Nguyễn Thị Hoàng Phương", "312/KH-UBND", "98/2023/NĐ-CP", "03 cá nhân"):
        assert paper.find(text).lines == 1


@pytest.mark.parametrize(("people", "annex"), [(9, False), (10, True)])
def test_more_than_ten_rows_go_to_a_phu_luc(people: int, annex: bool) -> None:
    sheet = samples.long_proposal(people)  # and one collective
    assert sheet.has_annex is annex
    paper = Reading(render(sheet))
    assert ("có danh sách kèm theo" in paper) is annex
    assert ("Phụ lục" in paper) is annex


def test_long_list_names_its_paper_and_counts() -> None:
    paper = read_paper("proposal with a long list")
    word, title = paper.find("Phụ lục"), paper.find("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG")
    note = paper.find("(Kèm theo Tờ trình số 05/TTr-UBND ngày 09 tháng 12 năm 2024")
    assert word.style == title.style == {("Bold", 14)}
    assert note.style == {("Italic", 14)}
    assert word.page > paper.find("Đặng Minh Đức").page
    assert "01 tập thể, 40 cá nhân (có danh sách kèm theo)." in paper
    assert "Danh sách có 01 tập thể, 40 cá nhân./." in paper


def test_two_hundred_rows_keep_the_form_and_repeat_the_head() -> None:
    paper = Reading(render(samples.long_proposal(200)))
    first = paper.find("Phụ lục").page
    pages = range(first, len(paper.pages) + 1)
    assert len(pages) > 5
    for page in pages:
        assert "STT" in paper.page_text(page)
    for place in (1, 57, 200):
        assert f"{place}Bà Nguyễn Thị Thu Hương {place}" in paper
    last = paper.page_number(len(paper.pages))
    assert last is not None
    assert "".join(letter["text"] for letter in last.letters) == str(len(pages))
