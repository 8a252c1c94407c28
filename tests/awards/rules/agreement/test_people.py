"""Lists, names, posts, votes, points and money of the nominees, from paper to paper."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from awards.documents.blocks import paragraph
from awards.documents.sheets import Awardee, Fact, Nominees, ReportPart
from awards.enums import Matter, Severity
from awards.rules.agreement import Nominee, Result
from campaigns.documents.sheets import Person
from tests.awards.documents import samples
from tests.awards.rules.agreement.papers import (
    compare,
    decision,
    letter,
    letter_sheet,
    minutes,
    nominees,
    report,
    report_sheet,
    truth,
    votes,
)


def found(result: Result) -> list[tuple[Matter, str, str]]:
    """What differs, with the two values."""
    return [(each.matter, each.first.value, each.second.value) for each in result.differences]


def with_person(**changes: Any) -> Any:
    """The letter in which Lò Văn Sơn is written otherwise."""
    group = letter_sheet().groups[0]
    people = (samples.MAI, replace(samples.SON, **changes))
    return letter(letter_sheet(groups=(replace(group, individuals=people),)))


def voted(who: str, **changes: Any) -> Any:
    """The minutes in which the row of ``who`` is written otherwise."""
    sheet = samples.minutes()
    group = sheet.groups[0]
    rows = tuple(replace(row, **changes) if row.name == who else row for row in group.rows)
    return minutes(replace(sheet, groups=(replace(group, rows=rows),)))


def test_papers_that_agree() -> None:
    result = compare(minutes(), letter(), report())

    assert result.differences == ()
    assert result.papers == 3
    assert result.statements > 40


@pytest.mark.parametrize(
    "name",
    [
        "Bà Hoàng Thị Mai",
        "HOÀNG THỊ MAI",
        "  Hoàng  Thị Mai ",
        unicodedata.normalize("NFD", "Hoàng Thị Mai"),
        "đồng chí Hoàng Thị Mai",
    ],
)
def test_the_same_name_written_otherwise(name: str) -> None:
    assert found(compare(voted("Hoàng Thị Mai", name=name), letter())) == []


@pytest.mark.parametrize("slip", ["Lò Văn Son", "Lò Văn Sớn", "Lò Văn Sơnn", "Lồ Văn Sơn"])
def test_a_misspelt_name_is_one_difference_with_both_places(slip: str) -> None:
    result = compare(minutes(), with_person(name=slip))

    (difference,) = result.differences
    assert (difference.matter, difference.severity) == (Matter.NAME, Severity.MUST)
    assert (difference.first.value, difference.second.value) == ("Lò Văn Sơn", slip)
    assert difference.first.place.paper == "Biên bản số 03/BB-HĐTĐKT"
    assert difference.first.place.where == "bảng biểu quyết, dòng 4"
    assert difference.second.place.paper == "Tờ trình số 05/TTr-UBND"
    assert difference.second.place.where == "danh sách cá nhân, dòng 2"


def test_a_tone_mark_on_another_vowel_needs_a_look_only() -> None:
    people = (*nominees()[:3], replace(nominees()[3], name="Lò Văn Hòa"))
    group = letter_sheet().groups[0]
    sheet = letter_sheet(
        groups=(replace(group, individuals=(samples.MAI, replace(samples.SON, name="Lò Văn Hoà"))),)
    )
    result = compare(letter(sheet), nominees=people)

    assert [(each.matter, each.severity) for each in result.differences] == [(Matter.NAME, Severity.LOOK)]
    assert result.open == ()


def test_two_names_that_differ_in_marks_alone_stay_two_people() -> None:
    son = nominees()[3]
    other = Nominee(5, "Lò Văn Sớn", True, "Công chức", son.unit, votes=None)
    group = letter_sheet().groups[0]
    people = (samples.MAI, samples.SON, Person("Lò Văn Sớn", "Ông", "Công chức", son.unit))
    sheet = letter_sheet(groups=(replace(group, individuals=people),), enclosures=())

    assert found(compare(letter(sheet), nominees=(*nominees(), other))) == []


def test_two_people_of_one_name_are_told_apart_by_their_posts() -> None:
    son = nominees()[3]
    other = replace(son, key=5, post="Trưởng Công an xã", votes=None)
    group = letter_sheet().groups[0]
    people = (samples.MAI, replace(samples.SON, post="Trưởng Công an xã"), samples.SON)
    sheet = letter_sheet(groups=(replace(group, individuals=people),), enclosures=())

    assert found(compare(letter(sheet), nominees=(*nominees(), other))) == []


def test_a_nominee_of_one_paper_only() -> None:
    stranger = Person("Vàng A Páo", "Ông", "Công chức", "xã Nà Mường")
    group = letter_sheet().groups[0]
    people = (samples.MAI, stranger)
    result = compare(letter(letter_sheet(groups=(replace(group, individuals=people),))))

    assert found(result) == [
        (Matter.LISTED, "không có tên", "Vàng A Páo"),
        (Matter.LISTED, "Lò Văn Sơn", "không có tên"),
    ]


def test_whom_the_council_refused_or_the_chairman_sent_back_may_stand_in_the_minutes() -> None:
    rest = nominees()[:3]
    group = Nominees(samples.DISTRICT_AWARD, letter_sheet().groups[0].collectives, (samples.MAI,))
    sheet = letter_sheet(groups=(group,), enclosures=())

    assert found(compare(minutes(), letter(sheet), nominees=rest, others=("Lò Văn Sơn",))) == []
    assert found(compare(minutes(), letter(sheet), nominees=rest, others=())) == [
        (Matter.LISTED, "không có tên", "Lò Văn Sơn")
    ]


def test_somebody_the_council_of_that_day_did_not_pass() -> None:
    sheet = samples.minutes()
    group = sheet.groups[0]
    rows = tuple(row for row in group.rows if row.name != "Hoàng Thị Mai")
    result = compare(
        minutes(replace(sheet, groups=(replace(group, rows=rows),), presented=(), conclusion=())), letter()
    )

    assert found(result) == [(Matter.LISTED, "Hoàng Thị Mai", "không có tên")]


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({"post": "Công chức Tư pháp - Hộ tịch"}, Matter.POST),
        ({"unit": "Trạm Y tế xã Nà Mường"}, Matter.UNIT),
        ({"post": "công chức Văn phòng -  Thống kê."}, None),
        ({"unit": "UBND xã Nà Mường"}, None),
    ],
)
def test_post_and_unit(changes: dict[str, str], differs: Matter | None) -> None:
    result = compare(with_person(**changes))

    assert [each.matter for each in result.differences] == ([differs] if differs else [])


def test_the_count_of_the_minutes_is_that_of_the_council() -> None:
    result = compare(voted("Lò Văn Sơn", in_favour=6, abstaining=0))

    assert [each.matter for each in result.differences] == [Matter.VOTES, Matter.SHARE]
    assert "6 đồng ý" in result.differences[0].second.value


@pytest.mark.parametrize(("share", "agrees"), [("55.56", True), ("55.55", False), ("55.57", False)])
def test_the_share_is_reckoned_again(share: str, agrees: bool) -> None:
    result = compare(voted("Lò Văn Sơn", share=Decimal(share)))

    assert [each.matter for each in result.differences] == ([] if agrees else [Matter.SHARE])
    if not agrees:
        assert result.differences[0].first.value == "55,56%"


def test_half_a_hundredth_is_rounded_up() -> None:
    """1 of 8 is 12.5, 5 of 160 is 3.125: up to 3.13."""
    person = replace(nominees()[3], votes=replace(votes(5, base=160), share=Decimal("3.13"), abstaining=1))
    people = (*nominees()[:3], person)

    assert found(compare(voted("Lò Văn Sơn", share=Decimal("3.13")), nominees=people)) == []
    assert [
        each.matter
        for each in compare(voted("Lò Văn Sơn", share=Decimal("3.12")), nominees=people).differences
    ] == [Matter.SHARE]


OWN = "Tổng điểm tự chấm là 95,38 điểm,"


def claim(text: str) -> Any:
    return report(replace(report_sheet(), parts=(ReportPart("Kết quả", (paragraph(text),)),)))


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Tổng điểm đánh giá kết quả thi đua là 92,50 điểm, xếp loại “Xuất sắc”, xếp thứ 2.", []),
        ("Tổng điểm đạt 92,5/100 điểm.", []),
        ("Tổng số điểm: 92.5 điểm, xếp loại xuất sắc", []),
        ("Tổng điểm đánh giá kết quả thi đua là 92,49 điểm.", [Matter.POINTS]),
        ("Tổng điểm đánh giá kết quả thi đua là 92,50 điểm, xếp loại “Tốt”.", [Matter.GRADE]),
        ("Điểm thưởng 5 điểm.", []),
        (f"{OWN} điểm thẩm định là 92,50 điểm trên thang điểm 100, xếp loại Xuất sắc.", []),
        (f"{OWN} điểm thẩm định là 92,49 điểm trên thang điểm 100.", [Matter.POINTS]),
        (f"{OWN} điểm thẩm định là 92,50 điểm trên thang điểm 100, xếp loại Tốt.", [Matter.GRADE]),
    ],
)
def test_points_and_grade_as_published(text: str, differs: list[Matter]) -> None:
    assert [each.matter for each in compare(claim(text)).differences] == differs


def test_points_that_nobody_published_are_not_compared() -> None:
    people = (*nominees()[:3], replace(nominees()[3], points=None, grade=""))

    assert found(compare(claim("Tổng điểm là 40 điểm."), nominees=people)) == []


def test_what_the_author_wrote_of_himself() -> None:
    sheet = replace(
        report_sheet(),
        facts=(
            Fact("Họ và tên", "Lò Văn Sởn"),
            Fact("Chức vụ, vị trí công tác", "Trưởng xóm"),
            Fact("Quê quán", "xã khác"),
        ),
    )
    result = compare(report(sheet))

    assert [(each.matter, each.severity) for each in result.differences] == [
        (Matter.NAME, Severity.MUST),
        (Matter.POST, Severity.LOOK),
    ]
    assert result.differences[0].second.place.where == "mục I, dòng 1"


def test_the_decision_names_whom_it_was_taken_for_and_what_they_get() -> None:
    son = replace(nominees()[3], decision=30, bonus=360_000, votes=None)
    phuong = Nominee(
        6, samples.PHUONG.name, True, samples.PHUONG.post, samples.PHUONG.unit, decision=30, bonus=360_000
    )
    facts = truth(nominees=(son, phuong), forms=(samples.COMMUNE_AWARD,), others=())
    same = {
        "nominees": facts.nominees,
        "forms": (samples.COMMUNE_AWARD, "Giấy khen của Chủ tịch Ủy ban nhân dân xã"),
        "others": (),
        "laws": (),
    }
    assert found(compare(decision(), **same)) == []
    less = replace(samples.decision(), awardees=(Awardee(samples.SON, Decimal(350_000)),))
    assert found(compare(decision(less), **same)) == [
        (Matter.LISTED, samples.PHUONG.name, "không có tên"),
        (Matter.BONUS, "360.000 đồng", "350.000 đồng"),
        (Matter.COUNT, "02", "01"),
    ]
