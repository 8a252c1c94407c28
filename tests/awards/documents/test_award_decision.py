"""Quyết định tặng Giấy khen: model 1.2, the head's own power."""

from __future__ import annotations

import pytest

from awards.documents.render import render
from tests.awards.documents import samples
from tests.awards.documents.conftest import read_paper
from tests.awards.documents.reading import Reading


def test_authority_in_bold_capitals_over_the_legal_bases() -> None:
    paper = read_paper("decision")
    authority = paper.find("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NÀ MƯỜNG")
    basis = paper.find("Căn cứ Luật Tổ chức chính quyền địa phương")
    assert authority.style == {("Bold", 14)}
    assert authority.middle == pytest.approx(112, abs=0.5)
    assert authority.bottom < basis.top
    assert "giai đoạn 2022 - 2025;Theo đề nghị của Hội đồng" in paper
    assert "ngày 06 tháng 12 năm 2024.QUYẾT ĐỊNH:Điều 1. Tặng Giấy khen" in paper


def test_articles_are_numbered_in_bold() -> None:
    paper = read_paper("decision")
    for number in (1, 2, 3):
        assert paper.find(f"Điều {number}.").style == {("Bold", 14)}
    assert paper.find("Tặng Giấy khen của Chủ tịch Ủy ban").style == {("Regular", 14)}
    assert "thi hành Quyết định này./." in paper
    assert (
        "1. Ông Lò Văn Sơn, Công chức Văn phòng - Thống kê, Ủy ban nhân dân xã Nà Mường, mức thưởng "
        "360.000 đồng;" in paper
    )


def test_chairman_signs_by_his_own_power() -> None:
    paper = read_paper("decision")
    assert "TM." not in paper
    assert "- Như Điều 3;" in paper
    assert "CHỦ TỊCHĐặng Minh Đức" in paper


@pytest.mark.parametrize(("awardees", "annex"), [(10, False), (11, True)])
def test_more_than_ten_people_go_to_a_phu_luc(awardees: int, annex: bool) -> None:
    paper = Reading(render(samples.decision(awardees)))
    assert ("(có danh sách kèm theo)." in paper) is annex
    assert ("Phụ lục" in paper) is annex


def test_list_of_the_phu_luc_names_the_decision_of_the_chairman() -> None:
    paper = read_paper("decision with a long list")
    assert (
        "(Kèm theo Quyết định số 412/QĐ-UBND ngày 05 tháng 02 năm 2025của Chủ tịch Ủy ban nhân dân xã Nà "
        "Mường)"
    ) in paper
    assert "Danh sách có 12 cá nhân./." in paper
    assert "360.000" in paper
