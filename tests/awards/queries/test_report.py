"""The report begins with what the rows know, in whole sentences; what is not known is left open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.models import Decision, DecisionResult
from awards.queries.report import figures_of, first_text, suggested_endorser
from campaigns.enums import Level, PropagandaForm, Role, TargetKind
from campaigns.models import (
    Initiative,
    MeasureValue,
    Period,
    PropagandaActivity,
    Registration,
    RegistrationTarget,
    Score,
    Scorecard,
)
from campaigns.rules.richtext import read, to_plain
from campaigns.rules.vietnamese import short_number
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


def lines(html: str) -> list[str]:
    """A section as its reader sees it."""
    return to_plain(read(html)).splitlines()


def test_general_of_a_collective(period: Period) -> None:
    registration = of_unit(
        period,
        name="Trạm Y tế",
        founded_year=1995,
        headcount=12,
        structure="Trưởng trạm,\n02 phó trạm",
        functions="Chăm sóc sức khỏe",
    )
    assert lines(first_text(registration).general) == [
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
    assert lines(first_text(registration).general) == [
        "Họ và tên: Lê Thị Hoa",
        "Bí danh: Hoa Lê",
        "Ngày, tháng, năm sinh: 05/02/1985",
        "Quê quán: Phú Thọ",
        "Nơi thường trú: Xóm 1",
        "Nghề nghiệp: Công chức",
        "Chức vụ, vị trí công tác: Giáo viên",
        "Đơn vị công tác: Trường Mầm non",
    ]


def test_what_the_office_does_not_know_is_asked_for(period: Period) -> None:
    found = lines(first_text(of_unit(period)).general)
    assert "Năm thành lập: [ghi năm thành lập]" in found
    assert "Tổng số cán bộ, công chức, người lao động: [ghi tổng số]" in found


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
    assert lines(text.results) == [
        "# a) Thực hiện các chỉ tiêu, nhiệm vụ đã đăng ký",
        f"Năm 2024, {registration.unit} đăng ký thi đua với mức độ “Hoàn thành tốt nhiệm vụ”, gồm 02 chỉ "
        "tiêu và 02 nhiệm vụ trọng tâm. Kết quả thực hiện như sau:",
        "- Chỉ tiêu “Hồ sơ đúng hạn”: đăng ký 98%, đạt 99,2%, cao hơn 1,2 điểm phần trăm so với mức đăng ký. "
        "Vượt chỉ tiêu.",
        "- Chỉ tiêu “Tập huấn”: đăng ký 3 lớp, đạt [ghi kết quả đạt được].",
        "- Nhiệm vụ trọng tâm: Niêm yết thủ tục. Kết quả: Đã niêm yết đủ.",
        "- Nhiệm vụ trọng tâm: Rà soát văn bản. Kết quả: [ghi kết quả thực hiện].",
    ]
    assert lines(text.measures_taken) == [
        "Đã tổ chức thực hiện các nhiệm vụ trọng tâm:",
        "- Niêm yết thủ tục.",
        "- Rà soát văn bản.",
    ]
    assert text.lessons == ""


@pytest.mark.parametrize(
    ("planned", "reached", "unit", "told"),
    [
        ("98", "98.00", "%", "bằng mức đăng ký"),
        ("98", "97.5", "%", "thấp hơn 0,5 điểm phần trăm so với mức đăng ký"),
        ("3", "5", "lớp", "cao hơn 2 lớp so với mức đăng ký"),
        ("3", "5", "", "cao hơn 2 so với mức đăng ký"),
    ],
)
def test_a_figure_is_held_against_the_promise(
    period: Period, planned: str, reached: str, unit: str, told: str
) -> None:
    registration = of_unit(period)
    target = RegistrationTarget.objects.create(
        registration=registration,
        kind=TargetKind.FIGURE,
        text="Chỉ tiêu",
        unit=unit,
        planned=Decimal(planned),
        reached=Decimal(reached),
    )
    assert figures_of(registration)[f"target:{target.pk}:difference"] == told


def test_figures_live_in_the_text(period: Period) -> None:
    registration = of_unit(period)
    target = RegistrationTarget.objects.create(
        registration=registration,
        kind=TargetKind.FIGURE,
        text="Tập huấn",
        unit="lớp",
        planned=Decimal(3),
        reached=Decimal(4),
    )
    html = first_text(registration).results
    assert f'<span data-figure="target:{target.pk}:planned">3 lớp</span>' in html
    assert f'<span data-figure="target:{target.pk}:reached">4 lớp</span>' in html


def test_points_measures_initiatives_and_effect(period: Period) -> None:
    office = make_user(Role.OFFICE)
    registration = of_unit(period)
    bands = make_bands(period.campaign)
    table = make_criteria_set(period.campaign)
    card = Scorecard.objects.create(
        registration=registration,
        criteria_set=table,
        state="published",
        submitted_by=office,
        submitted_at=NOW,
        appraised_by=office,
        appraised_at=NOW,
        published_by=office,
        published_at=NOW,
        self_total=Decimal("92.25"),
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
    criterion = table.sections.get().criteria.first()
    assert criterion is not None
    Score.objects.create(
        scorecard=card,
        criterion=criterion,
        max_points=criterion.max_points,
        self_points=Decimal("4.5"),
        points=Decimal("4.25"),
        reason="Thiếu minh chứng",
    )
    text = first_text(registration)
    section = table.sections.get().name
    most = short_number(criterion.max_points)
    assert lines(text.results) == [
        "# a) Kết quả chấm điểm, xếp loại, xếp hạng",
        "Tổng điểm tự chấm là 92,25 điểm, điểm thẩm định là 91,50 điểm trên thang điểm 100, xếp loại “Xuất "
        "sắc”, xếp thứ 2 trong tổng số 01 tập thể.",
        "Điểm của từng nhóm tiêu chí như sau:",
        "| Nhóm tiêu chí | Điểm tối đa | Điểm tự chấm | Điểm thẩm định |",
        f"| {section} | {most},00 | 4,50 | 4,25 |",
        f"| Tổng cộng | {most},00 | 92,25 | 91,50 |",
        "# b) Các chỉ số đã được ghi nhận",
        "- Tỷ lệ đúng hạn đạt 99,20% (theo Báo cáo số 05/BC-UBND).",
        "# c) Sáng kiến, giải pháp",
        "- Có sáng kiến, giải pháp “Một cửa lưu động” được Hội đồng sáng kiến huyện công nhận "
        "tại Quyết định số 12/QĐ-UBND ngày 05 tháng 02 năm 2024.",
    ]
    assert lines(text.effect) == ["- Sáng kiến, giải pháp “Một cửa lưu động”: Người dân không phải đi lại."]


def test_a_measure_is_held_against_the_year_before(period: Period) -> None:
    office = make_user(Role.OFFICE)
    measure = make_measure(period.campaign, name="Tỷ lệ đúng hạn")
    unit = make_collective(period.campaign.organisation)
    before = make_period(period.campaign, 2023)
    for year, value in ((before, "98.2"), (period, "99.25")):
        registration = make_registration(year, unit, "accepted")
        MeasureValue.objects.create(
            registration=registration,
            measure=measure,
            value=Decimal(value),
            source="Báo cáo",
            recorded_by=office,
            recorded_at=NOW,
        )
    assert lines(first_text(registration).effect) == [
        "- Tỷ lệ đúng hạn năm 2024 đạt 99,25%, cao hơn 1,05 điểm phần trăm so với năm 2023 (98,20%)."
    ]


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
    assert lines(first_text(registration).measures_taken) == [
        "Năm 2024 đã tổ chức 02 hoạt động tuyên truyền cải cách hành chính, với 1.200 lượt người tiếp cận, "
        f"bằng hình thức {PropagandaForm.MEETING.label.lower()}."
    ]
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
    assert lines(text) == [
        "# a) Khen thưởng đã nhận trong phong trào thi đua",
        "- Được tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện (năm 2023) theo "
        "Quyết định số 88/QĐ-UBND ngày 29 tháng 12 năm 2023 của Chủ tịch huyện.",
    ]
    assert first_text(make_registration(make_period(period.campaign, 2022), unit, "accepted")).results == ""


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
