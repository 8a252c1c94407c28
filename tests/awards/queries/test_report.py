"""The report begins with what the rows know, in whole sentences; what is not known is left open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.models import Decision, DecisionResult
from awards.queries.report import first_text, suggested_endorser
from campaigns.enums import Level, PropagandaForm, Role, TargetKind
from campaigns.models import (
    Initiative,
    MeasureValue,
    Period,
    PropagandaActivity,
    Registration,
    RegistrationTarget,
    Scorecard,
)
from tests.factories import (
    at,
    make_award_form,
    make_bands,
    make_campaign,
    make_collective,
    make_criteria_set,
    make_individual,
    make_measure,
    make_nomination,
    make_period,
    make_registration,
    make_user,
)

NOW = at(2024, 12, 1)


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


def of_unit(period: Period, **fields: object) -> Registration:
    unit = make_collective(period.campaign.organisation, **fields)
    return make_registration(period, unit, "accepted")


def of_person(period: Period, **fields: object) -> Registration:
    unit = make_collective(period.campaign.organisation, name="Trường Mầm non")
    return make_registration(period, make_individual(unit, **fields), "accepted")


def test_general_of_a_collective(period: Period) -> None:
    registration = of_unit(
        period,
        name="Trạm Y tế",
        founded_year=1995,
        headcount=12,
        structure="Trưởng trạm,\n02 phó trạm",
        functions="Chăm sóc sức khỏe",
    )
    assert first_text(registration).general.splitlines() == [
        "Tên đơn vị: Trạm Y tế",
        "Năm thành lập: 1995",
        "Cơ cấu tổ chức: Trưởng trạm, 02 phó trạm",
        "Tổng số cán bộ, công chức, người lao động: 12 người",
        "Chức năng, nhiệm vụ: Chăm sóc sức khỏe",
    ]


def test_general_of_a_person_at_the_time_of_registering(period: Period) -> None:
    registration = of_person(
        period,
        full_name="Lê Thị Hoa",
        other_name="Hoa Lê",
        date_of_birth=date(1985, 2, 5),
        hometown="Phú Thọ",
        residence="Xóm 1",
        post="Giáo viên",
    )
    person = registration.individual
    assert person is not None
    person.post = "Hiệu trưởng"
    person.save()
    registration.refresh_from_db()
    assert first_text(registration).general.splitlines() == [
        "Họ và tên: Lê Thị Hoa",
        "Bí danh: Hoa Lê",
        "Ngày, tháng, năm sinh: 05/02/1985",
        "Quê quán: Phú Thọ",
        "Nơi thường trú: Xóm 1",
        "Nghề nghiệp: Công chức",
        "Chức vụ, vị trí công tác: Giáo viên",
        "Đơn vị công tác: Trường Mầm non",
    ]


def test_unknown_lines_stay_open(period: Period) -> None:
    lines = first_text(of_unit(period)).general.splitlines()
    assert "Năm thành lập:" in lines


def test_results_target_by_target(period: Period) -> None:
    registration = of_unit(period)
    make = RegistrationTarget.objects.create
    figure, task = TargetKind.FIGURE, TargetKind.TASK
    make(
        registration=registration,
        position=1,
        kind=figure,
        text="Hồ sơ đúng hạn",
        unit="%",
        planned=Decimal(98),
        reached=Decimal("99.20"),
        result="Vượt chỉ tiêu",
    )
    make(registration=registration, position=2, kind=figure, text="Tập huấn", unit="lớp", planned=Decimal(3))
    make(registration=registration, position=3, kind=task, text="Niêm yết thủ tục", result="Đã niêm yết đủ")
    make(registration=registration, position=4, kind=task, text="Rà soát văn bản")
    text = first_text(registration)
    assert text.results.splitlines() == [
        "Năm 2024 đăng ký mức độ “Hoàn thành tốt nhiệm vụ” và đạt kết quả cụ thể như sau:",
        "Chỉ tiêu “Hồ sơ đúng hạn”: đăng ký 98%, đạt 99,2%. Vượt chỉ tiêu.",
        "Chỉ tiêu “Tập huấn”: đăng ký 3 lớp, chưa ghi kết quả.",
        "Nhiệm vụ trọng tâm “Niêm yết thủ tục”. Kết quả: Đã niêm yết đủ.",
        "Nhiệm vụ trọng tâm “Rà soát văn bản”. Kết quả: chưa ghi.",
    ]
    assert "nhiệm vụ trọng tâm: Niêm yết thủ tục." in text.measures_taken
    assert text.lessons == ""


def test_points_measures_initiatives_and_effect(period: Period) -> None:
    office = make_user(Role.OFFICE)
    registration = of_unit(period)
    bands = make_bands(period.campaign)
    Scorecard.objects.create(
        registration=registration,
        criteria_set=make_criteria_set(period.campaign),
        state="published",
        submitted_by=office,
        submitted_at=NOW,
        appraised_by=office,
        appraised_at=NOW,
        published_by=office,
        published_at=NOW,
        total=Decimal("91.5"),
        grade=bands["xuat-sac"],
        rank=2,
    )
    MeasureValue.objects.create(
        registration=registration,
        measure=make_measure(period.campaign, name="Tỷ lệ đúng hạn"),
        value=Decimal("99.2"),
        source="Báo cáo số 05/BC-UBND",
        recorded_by=office,
        recorded_at=NOW,
    )
    Initiative.objects.create(
        period=period,
        collective=registration.collective,
        title="Một cửa lưu động",
        effect="Người dân không phải đi lại",
        level=Level.DISTRICT,
        recognised_by="Hội đồng sáng kiến huyện",
        decision_number="12/QĐ-UBND",
        decision_date=date(2024, 2, 5),
    )
    text = first_text(registration)
    assert text.results.splitlines()[1:] == [
        "Tổng điểm đánh giá kết quả thi đua là 91,50 điểm, xếp loại “Xuất sắc”, xếp thứ 2.",
        "Tỷ lệ đúng hạn đạt 99,20% (theo Báo cáo số 05/BC-UBND).",
        "Có sáng kiến, giải pháp “Một cửa lưu động” được Hội đồng sáng kiến huyện công nhận "
        "tại Quyết định số 12/QĐ-UBND ngày 05 tháng 02 năm 2024.",
    ]
    assert text.effect == "Sáng kiến, giải pháp “Một cửa lưu động”: Người dân không phải đi lại."


def test_propaganda_of_a_collective_only(period: Period) -> None:
    office = make_user(Role.OFFICE)
    registration = of_unit(period)
    person = make_individual(registration.unit)
    for day in (date(2024, 3, 1), date(2024, 4, 1), date(2023, 4, 1)):
        PropagandaActivity.objects.create(
            campaign=period.campaign,
            collective=registration.unit,
            held_on=day,
            form=PropagandaForm.MEETING,
            title="Họp xóm",
            reach=600,
            recorded_by=office,
            recorded_at=NOW,
        )
    assert first_text(registration).measures_taken == (
        "Đã tổ chức 2 hoạt động tuyên truyền cải cách hành chính, với 1.200 lượt người tiếp cận."
    )
    assert first_text(make_registration(period, person, "accepted")).measures_taken == ""


def test_earlier_awards(period: Period) -> None:
    office = make_user(Role.OFFICE)
    form = make_award_form(period.campaign)
    unit = make_collective(period.campaign.organisation)
    before = make_period(period.campaign, 2023)
    earlier = make_nomination(make_registration(before, unit, "accepted"), form, "awarded")
    decision = Decision.objects.create(
        period=before,
        award_form=form,
        number="88/QĐ-UBND",
        decided_on=date(2023, 12, 29),
        issuer="Chủ tịch huyện",
        recorded_by=office,
        recorded_at=NOW,
    )
    DecisionResult.objects.create(decision=decision, nomination=earlier, awarded=True)
    text = first_text(make_registration(period, unit, "accepted")).results
    assert text.endswith(
        "Đã được tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện (Năm 2023) theo "
        "Quyết định số 88/QĐ-UBND ngày 29 tháng 12 năm 2023."
    )


def test_the_head_of_the_unit_confirms_a_person(period: Period) -> None:
    registration = of_person(period)
    make_individual(registration.unit, full_name="Trần Văn Hiệu", post="Hiệu trưởng", is_head=True)
    assert suggested_endorser(registration) == {
        "body": "Trường Mầm non",
        "title": "Hiệu trưởng",
        "name": "Trần Văn Hiệu",
    }


@pytest.mark.parametrize("make", [of_unit, lambda period: of_person(period, is_head=True)])
def test_the_level_above_confirms_a_head_or_a_collective(period: Period, make: object) -> None:
    registration = make(period)  # type: ignore[operator]
    assert suggested_endorser(registration)["name"] == "Nguyễn Văn An"


def test_nobody_in_the_committee_confirms_the_committee(period: Period) -> None:
    organisation = period.campaign.organisation
    committee = make_collective(organisation, kind="committee")
    chairman = make_individual(committee, full_name="Nguyễn Văn An", is_head=True)
    above = {"body": organisation.parent_name, "title": "", "name": ""}
    for participant in (committee, chairman):
        assert suggested_endorser(make_registration(period, participant)) == above
