from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from awards.enums import Check, Outcome
from awards.rules.eligibility import (
    Attestation,
    BandFact,
    ConditionSpec,
    Facts,
    Finding,
    GradeFact,
    InitiativeFact,
    RatingFact,
    assess,
    reasons,
)
from campaigns.enums import Role

D = Decimal
MET, NOT_MET, UNKNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN
BANDS: Mapping[str, BandFact] = {
    "xuat-sac": BandFact(D(90), "Xuất sắc"),
    "tot": BandFact(D(80), "Tốt"),
    "kha": BandFact(D(70), "Khá"),
}
RATINGS: Mapping[str, RatingFact] = {
    "hoan-thanh": RatingFact(2, "Hoàn thành nhiệm vụ"),
    "tot": RatingFact(3, "Hoàn thành tốt nhiệm vụ"),
    "xuat-sac": RatingFact(4, "Hoàn thành xuất sắc nhiệm vụ"),
}

TASKS = ConditionSpec(
    "nhiem-vu", "… đạt 90% trở lên", Check.MEASURE, "tasks", "Nhiệm vụ", "%", at_least=D(90)
)
ON_TIME = ConditionSpec(
    "mot-cua", "… đạt trên 98%;", Check.MEASURE, "on_time", "Đúng hạn", "%", more_than=D(98)
)
PLEASED = ConditionSpec(
    "hai-long", "… từ 85% trở lên", Check.MEASURE, "sipas", "Hài lòng", "%", at_least=D(85)
)
GRADE = ConditionSpec("tong-diem", "… đạt mức tốt trở lên", Check.GRADE, level="tot")
RATING = ConditionSpec("xep-loai", "… Hoàn thành tốt trở lên", Check.RATING, level="tot")
OFFICE = ConditionSpec(
    "co-quan", "… 80% và “Tốt”", Check.UNIT_GRADE, "par", unit="%", at_least=D(80), level="tot"
)
IDEA = ConditionSpec("sang-kien", "… Hội đồng sáng kiến huyện công nhận", Check.INITIATIVE, level="district")
CONDUCT = ConditionSpec("pham-chat", "Có phẩm chất đạo đức", Check.ATTESTED)


def find(condition: ConditionSpec, facts: Facts) -> Finding:
    (finding,) = assess([condition], facts)
    return finding


@pytest.mark.parametrize(
    ("condition", "value", "outcome"),
    [
        (TASKS, "89.99", NOT_MET),
        (TASKS, "90.00", MET),
        (ON_TIME, "97.99", NOT_MET),
        (ON_TIME, "98.00", NOT_MET),
        (ON_TIME, "98.01", MET),
        (ON_TIME, "98.001", MET),
        (PLEASED, "84.99", NOT_MET),
        (PLEASED, "85", MET),
        (TASKS, "0", NOT_MET),
    ],
)
def test_measures_at_their_edges(condition: ConditionSpec, value: str, outcome: Outcome) -> None:
    assert find(condition, Facts(measures={condition.measure: D(value)})).outcome is outcome


def test_a_measure_says_what_was_seen_and_what_is_asked() -> None:
    finding = find(ON_TIME, Facts(measures={"on_time": D("98.00")}))
    assert (finding.value, finding.threshold) == ("98,00%", "trên 98%")
    assert "“Đúng hạn” là 98,00%, yêu cầu trên 98%" in finding.missing


def test_a_value_finer_than_its_decimals_is_shown_whole() -> None:
    assert find(ON_TIME, Facts(measures={"on_time": D("98.004")})).value == "98,004%"


def test_an_unknown_measure_names_who_acts_and_where() -> None:
    finding = find(PLEASED, Facts())
    assert (finding.outcome, finding.value, finding.threshold) == (UNKNOWN, "chưa có", "từ 85% trở lên")
    assert finding.missing.startswith("Chưa có số liệu “Hài lòng”: Văn phòng ghi số liệu")


def test_a_measure_without_threshold_judges_nobody() -> None:
    bare = ConditionSpec("x", "…", Check.MEASURE, "tasks")
    assert find(bare, Facts(measures={"tasks": D(100)})).outcome is UNKNOWN


def test_a_measure_in_points_has_a_space_before_its_unit() -> None:
    points = ConditionSpec("x", "…", Check.MEASURE, "m", "M", "điểm", at_least=D("7.5"), decimals=1)
    finding = find(points, Facts(measures={"m": D("8")}))
    assert (finding.value, finding.threshold) == ("8,0 điểm", "từ 7,5 điểm trở lên")


def test_both_thresholds_must_hold() -> None:
    both = ConditionSpec("x", "…", Check.MEASURE, "m", "M", "%", at_least=D(80), more_than=D(90))
    assert find(both, Facts(measures={"m": D(90)})).outcome is NOT_MET
    assert find(both, Facts(measures={"m": D("90.01")})).outcome is MET


@pytest.mark.parametrize(
    ("total", "outcome"), [("79.99", NOT_MET), ("80.00", MET), ("95", MET), ("0", NOT_MET)]
)
def test_grade_at_its_edge(total: str, outcome: Outcome) -> None:
    facts = Facts(grade=GradeFact(D(total), "x", "X"), bands=BANDS)
    assert find(GRADE, facts).outcome is outcome


def test_grade_unknown_before_the_result_is_published() -> None:
    finding = find(GRADE, Facts(bands=BANDS))
    assert (finding.outcome, finding.threshold) == (UNKNOWN, "xếp loại “Tốt” trở lên (từ 80 điểm)")


def test_grade_value() -> None:
    facts = Facts(grade=GradeFact(D("79.99"), "kha", "Khá"), bands=BANDS)
    assert find(GRADE, facts).value == "79,99 điểm, xếp loại “Khá”"


@pytest.mark.parametrize("condition", [GRADE, RATING, OFFICE, ConditionSpec("x", "…", Check.INITIATIVE)])
def test_a_level_that_the_plan_does_not_define_judges_nobody(condition: ConditionSpec) -> None:
    facts = Facts(grade=GradeFact(D(100), "xuat-sac", "Xuất sắc"), rating="xuat-sac", unit_index=D(100))
    finding = find(condition, facts)
    assert finding.outcome is UNKNOWN
    assert finding.missing.startswith("Kế hoạch chưa nêu")


@pytest.mark.parametrize(
    ("rating", "outcome"),
    [(None, UNKNOWN), ("", UNKNOWN), ("hoan-thanh", NOT_MET), ("tot", MET), ("xuat-sac", MET)],
)
def test_rating(rating: str | None, outcome: Outcome) -> None:
    assert find(RATING, Facts(rating=rating, ratings=RATINGS)).outcome is outcome


@pytest.mark.parametrize(
    ("index", "grade", "outcome"),
    [
        ("80.00", "tot", MET),
        ("92", "xuat-sac", MET),
        ("79.99", "tot", NOT_MET),
        ("80.00", "kha", NOT_MET),
        ("79.99", None, NOT_MET),
        (None, "kha", NOT_MET),
        ("80.00", None, UNKNOWN),
        (None, "tot", UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_the_office_needs_its_index_and_its_grade(
    index: str | None, grade: str | None, outcome: Outcome
) -> None:
    facts = Facts(unit_index=None if index is None else D(index), unit_grade=grade, bands=BANDS)
    assert find(OFFICE, facts).outcome is outcome


def test_what_the_office_lacks_is_named() -> None:
    finding = find(OFFICE, Facts(unit_index=D(85), bands=BANDS))
    assert (finding.value, finding.threshold) == (
        "85,00%, xếp loại chưa có",
        "từ 80% trở lên và xếp loại “Tốt” trở lên",
    )
    assert finding.missing.startswith("Chưa có xếp loại cải cách hành chính")
    assert find(OFFICE, Facts(bands=BANDS)).missing.startswith("Chưa có chỉ số và xếp loại")


def idea(level: str, number: str) -> InitiativeFact:
    return InitiativeFact("Trả hồ sơ tại nhà", level, number)


@pytest.mark.parametrize(
    ("initiatives", "outcome"),
    [
        ((), UNKNOWN),
        ((idea("district", "12/QĐ-UBND"),), MET),
        ((idea("province", "12/QĐ-UBND"),), MET),
        ((idea("state", "1"),), MET),
        ((idea("commune", "12/QĐ-UBND"),), NOT_MET),
        ((idea("district", ""),), UNKNOWN),
        ((idea("district", "  "),), UNKNOWN),
        ((idea("", ""),), UNKNOWN),
        ((idea("", "12/QĐ-UBND"),), UNKNOWN),
        ((idea("somewhere", "12/QĐ-UBND"),), UNKNOWN),
        ((idea("commune", "1"), idea("district", "")), UNKNOWN),
        ((idea("commune", "1"), idea("district", ""), idea("district", "2")), MET),
        ((idea("commune", ""),), NOT_MET),
    ],
)
def test_initiatives(initiatives: tuple[InitiativeFact, ...], outcome: Outcome) -> None:
    assert find(IDEA, Facts(initiatives=initiatives)).outcome is outcome


def test_the_recognised_initiative_is_the_one_shown() -> None:
    facts = Facts(initiatives=(idea("commune", "1"), idea("district", "12/QĐ-UBND")))
    finding = find(IDEA, facts)
    assert finding.value == "“Trả hồ sơ tại nhà”, Quyết định số 12/QĐ-UBND (cấp huyện)"
    assert finding.threshold == "được công nhận từ cấp huyện trở lên, có số quyết định"


@pytest.mark.parametrize(
    ("attestation", "outcome"),
    [
        (None, UNKNOWN),
        (Attestation(True, ""), UNKNOWN),
        (Attestation(True, "  "), UNKNOWN),
        (Attestation(False, ""), UNKNOWN),
        (Attestation(True, "Biên bản ngày 01/12"), MET),
        (Attestation(False, "Bị khiển trách"), NOT_MET),
    ],
)
def test_attested(attestation: Attestation | None, outcome: Outcome) -> None:
    facts = Facts(attestations={} if attestation is None else {"pham-chat": attestation})
    assert find(CONDUCT, facts).outcome is outcome


GOOD = Facts(
    measures={"tasks": D(90), "on_time": D("98.01"), "sipas": D(85)},
    grade=GradeFact(D(80), "tot", "Tốt"),
    rating="tot",
    ratings=RATINGS,
    unit_index=D(80),
    unit_grade="tot",
    bands=BANDS,
    initiatives=(idea("district", "12/QĐ-UBND"),),
    attestations={"pham-chat": Attestation(True, "Bản nhận xét")},
)
ALL = [TASKS, ON_TIME, PLEASED, GRADE, RATING, OFFICE, IDEA, CONDUCT]


def test_every_check_has_its_function() -> None:
    assert {condition.check for condition in ALL} == set(Check)


def test_eligible_means_no_reasons() -> None:
    findings = assess(ALL, GOOD)
    assert [finding.code for finding in findings] == [condition.code for condition in ALL]
    assert {finding.missing for finding in findings} == {""}
    assert reasons(findings) == []


def test_nothing_known_gives_a_reason_for_each_condition() -> None:
    findings = assess(ALL, Facts(bands=BANDS, ratings=RATINGS))
    assert {finding.outcome for finding in findings} == {UNKNOWN}
    assert [reason.code for reason in reasons(findings)] == [f"condition:{each.code}" for each in ALL]


def test_a_reason_names_the_condition_and_what_was_seen() -> None:
    (reason,) = reasons(assess([ON_TIME], Facts(measures={"on_time": D("98.00")})))
    assert reason.sentence.startswith("Chưa đạt: “… đạt trên 98%” (hiện có: 98,00%; yêu cầu: trên 98%). ")


def test_a_standard_without_conditions_asks_nothing() -> None:
    assert reasons(assess([], Facts())) == []


def test_each_finding_names_its_paper() -> None:
    facts = Facts(
        measures={"tasks": D(90)},
        sources={"tasks": "Báo cáo số 12/BC-UBND"},
        grade=GradeFact(D(80), "tot", "Tốt", "Phiếu chấm điểm năm 2024, công bố 20/11/2024"),
        rating="tot",
        rating_source="Thông báo số 3",
        ratings=RATINGS,
        unit_index=D(80),
        unit_grade="tot",
        unit_index_source="Quyết định số 9",
        unit_grade_source="Phiếu chấm điểm năm 2024 của Trường",
        bands=BANDS,
        initiatives=(
            InitiativeFact("Ý tưởng", "district", "12/QĐ-UBND", date(2024, 6, 3), "Hội đồng huyện"),
        ),
        attestations={"pham-chat": Attestation(True, "Bản nhận xét", "Lê An xác nhận ngày 05/12/2024")},
    )
    assert [finding.source for finding in assess([TASKS, GRADE, RATING, OFFICE, IDEA, CONDUCT], facts)] == [
        "Báo cáo số 12/BC-UBND",
        "Phiếu chấm điểm năm 2024, công bố 20/11/2024",
        "Thông báo số 3",
        "chỉ số: Quyết định số 9; xếp loại: Phiếu chấm điểm năm 2024 của Trường",
        "Quyết định số 12/QĐ-UBND ngày 03/06/2024 của Hội đồng huyện",
        "Lê An xác nhận ngày 05/12/2024",
    ]


@pytest.mark.parametrize(
    ("condition", "facts", "who"),
    [
        (TASKS, Facts(), Role.OFFICE),
        (TASKS, Facts(measures={"tasks": D(80)}), None),
        (TASKS, Facts(measures={"tasks": D(90)}), None),
        (GRADE, Facts(bands=BANDS, sheet_with=Role.UNIT), Role.UNIT),
        (GRADE, Facts(bands=BANDS, sheet_with=Role.OFFICE), Role.OFFICE),
        (GRADE, Facts(), Role.ADMINISTRATOR),
        (RATING, Facts(ratings=RATINGS), Role.OFFICE),
        (OFFICE, Facts(bands=BANDS), Role.OFFICE),
        (OFFICE, Facts(bands=BANDS, unit_index=D(80), unit_sheet_with=Role.UNIT), Role.UNIT),
        (IDEA, Facts(participant=Role.INDIVIDUAL), Role.INDIVIDUAL),
        (IDEA, Facts(initiatives=(idea("", ""),)), Role.OFFICE),
        (IDEA, Facts(initiatives=(idea("commune", "1"),), participant=Role.INDIVIDUAL), Role.INDIVIDUAL),
        (CONDUCT, Facts(), Role.OFFICE),
        (CONDUCT, Facts(attestations={"pham-chat": Attestation(False, "Bị khiển trách")}), None),
        (
            ConditionSpec("pham-chat", "…", Check.ATTESTED, counts_propaganda=True),
            Facts(attestations={"pham-chat": Attestation(True, "Có")}),
            Role.CULTURE,
        ),
    ],
)
def test_who_acts_next(condition: ConditionSpec, facts: Facts, who: Role | None) -> None:
    assert find(condition, facts).who is who


LEFT_OUT = {"mot-cua": Attestation(False, "Không có bộ phận một cửa", "Lê An", applies=False)}


@pytest.mark.parametrize("measures", [{}, {"on_time": D(50)}, {"on_time": D(99)}])
def test_what_does_not_apply_is_satisfied_whatever_the_figures(measures: dict[str, Decimal]) -> None:
    finding = find(replace(ON_TIME, may_not_apply=True), Facts(measures=measures, attestations=LEFT_OUT))
    assert (finding.outcome, finding.value) == (Outcome.NOT_APPLICABLE, "Không có bộ phận một cửa")
    assert (finding.is_satisfied, finding.missing, finding.who) == (True, "", None)
    assert reasons([finding]) == []


def test_only_where_the_plan_lets_it_be_left_out() -> None:
    assert find(ON_TIME, Facts(attestations=LEFT_OUT)).outcome is UNKNOWN
    plain = ConditionSpec("mot-cua", "…", Check.ATTESTED)
    assert find(plain, Facts(attestations=LEFT_OUT)).outcome is UNKNOWN


def test_a_condition_is_not_left_out_without_a_reason() -> None:
    silent = {"mot-cua": Attestation(False, "  ", applies=False)}
    assert find(replace(ON_TIME, may_not_apply=True), Facts(attestations=silent)).outcome is UNKNOWN
