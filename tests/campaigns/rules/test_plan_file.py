"""The lower app's part of a plan file: what stands in the shipped plan, and each check at its edge."""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from campaigns.enums import CriterionRule, NumberSeries, ParticipantKind, PeriodKind
from campaigns.rules.plan_file import read_campaign
from campaigns.rules.plan_reader import Mistake, Reader
from campaigns.rules.plan_rows import CampaignPlan
from campaigns.rules.scoring import OUTSIDE_THE_TABLE
from tests.plans import SECOND, SHIPPED, tables


def read(given: dict[str, Any]) -> tuple[CampaignPlan, list[str]]:
    mistakes: list[Mistake] = []
    plan = read_campaign(Reader(given, "", mistakes))
    return plan, [mistake.path for mistake in mistakes]


@pytest.fixture(scope="module")
def shipped() -> CampaignPlan:
    plan, mistakes = read(tables(SHIPPED))
    assert mistakes == []
    return plan


@pytest.fixture
def second() -> dict[str, Any]:
    return deepcopy(tables(SECOND))


def test_the_shipped_plan_has_its_chapters_in_order(shipped: CampaignPlan) -> None:
    assert [section.number for section in shipped.sections] == ["I", "II", "III", "IV", "V"]
    assert shipped.sections[4].heading == "TỔ CHỨC THỰC HIỆN"
    assert all(section.body for section in shipped.sections)


def test_the_shipped_plan_counts(shipped: CampaignPlan) -> None:
    assert len(shipped.legal_bases) == 5
    assert [message.group for message in shipped.messages] == ["5T"] * 5 + ["5K"] * 5
    assert len(shipped.recipients) == 8
    assert len(shipped.collectives) == 20
    assert len(shipped.slips) == 14
    assert [form.code for form in shipped.award_forms] == [
        "bang-khen-tinh",
        "giay-khen-huyen",
        "giay-khen-xa",
    ]


def test_the_shipped_periods_end_before_30_december(shipped: CampaignPlan) -> None:
    ends = {period.code: period.dossier_before for period in shipped.periods}

    assert ends == {
        "2022": date(2022, 12, 30),
        "2023": date(2023, 12, 30),
        "2024": date(2024, 12, 30),
        "2025": date(2025, 12, 30),
        "giai-doan": date(2025, 12, 30),
    }
    assert [period.kind for period in shipped.periods] == [PeriodKind.ANNUAL] * 4 + [PeriodKind.TERM]


def test_the_shipped_plan_shows_no_slip(shipped: CampaignPlan) -> None:
    shown = "\n".join(
        [section.heading + "\n" + section.body for section in shipped.sections]
        + [basis.text for basis in shipped.legal_bases]
        + [shipped.campaign.title, shipped.campaign.preamble]
    )

    assert "Khôi kỳ" not in shown
    assert "số 39/QĐ-UBND" not in shown
    assert "số 11/QĐ-UBND" not in shown
    assert "3.4." not in shown
    assert "*" not in shown
    assert shown == unicodedata.normalize("NFC", shown)


def test_the_shipped_criteria_use_every_rule(shipped: CampaignPlan) -> None:
    assert [row.participant_kind for row in shipped.criteria_sets] == list(ParticipantKind)
    for row in shipped.criteria_sets:
        criteria = [criterion for section in row.sections for criterion in section.criteria]
        assert row.is_sample
        assert row.name.startswith("Bảng điểm minh họa")
        table = [each for each in criteria if each.rule not in OUTSIDE_THE_TABLE]
        assert sum(criterion.max_points for criterion in table) == Decimal(100) == row.total
        assert {criterion.rule for criterion in criteria} == set(CriterionRule)
        assert {criterion.evidence_required for criterion in criteria} == {True, False}


def test_another_plan_has_other_numbers(second: dict[str, Any]) -> None:
    plan, mistakes = read(second)

    assert mistakes == []
    assert plan.campaign.code == "sach-dep"
    assert plan.grade_bands[0].at_least == Decimal("45.5")
    assert plan.measures[1].maximum is None


@pytest.mark.parametrize("rule", ["bonus", "penalty"])
def test_bonus_and_penalty_lie_outside_the_total(second: dict[str, Any], rule: str) -> None:
    extra = {"code": "ngoai-bang", "text": "Ngoài bảng điểm", "max_points": 7, "rule": rule}
    options = [{"label": "Mỗi lần", "points": 1}]
    second["criteria_sets"][0]["sections"][0]["criteria"].append(extra | {"options": options})

    plan, mistakes = read(second)

    assert mistakes == []
    criterion = plan.criteria_sets[0].sections[0].criteria[-1]
    assert (criterion.rule.value, criterion.max_points, len(criterion.options)) == (rule, Decimal(7), 1)


def test_decomposed_letters_read_the_same(second: dict[str, Any]) -> None:
    plain, _ = read(second)
    second["campaign"]["movement"] = unicodedata.normalize("NFD", second["campaign"]["movement"])

    assert read(second)[0] == plain


def test_an_annual_period_needs_its_year(second: dict[str, Any]) -> None:
    del second["periods"][0]["year"]

    assert read(second)[1] == ["periods[0].year"]


def test_one_annual_period_a_year(second: dict[str, Any]) -> None:
    second["periods"].insert(1, {**second["periods"][0], "code": "dot-2"})

    assert read(second)[1] == ["periods[1].year"]


def test_a_window_of_one_day_is_in_order(second: dict[str, Any]) -> None:
    period = second["periods"][0]
    period["registration_closes"] = period["registration_opens"]
    assert read(second)[1] == []

    period["registration_closes"] = date(2026, 1, 9)
    assert read(second)[1] == ["periods[0].registration_closes"]


def test_the_points_must_add_up(second: dict[str, Any]) -> None:
    second["criteria_sets"][0]["total"] = Decimal("50.01")

    assert read(second)[1] == ["criteria_sets[0].total"]


def test_a_bad_number_of_points_is_not_reported_twice(second: dict[str, Any]) -> None:
    second["criteria_sets"][0]["sections"][0]["criteria"][0]["max_points"] = "30"

    assert read(second)[1] == ["criteria_sets[0].sections[0].criteria[0].max_points"]


def test_a_ratio_needs_a_measure_kept_for_its_participants(second: dict[str, Any]) -> None:
    criterion = second["criteria_sets"][0]["sections"][0]["criteria"][0]
    path = "criteria_sets[0].sections[0].criteria[0]"
    criterion["measure"] = "rating"
    assert read(second)[1] == [f"{path}.measure"]

    del criterion["measure"], criterion["full_at"]
    assert read(second)[1] == [f"{path}.measure", f"{path}.full_at"]


def test_keys_of_another_rule_are_refused(second: dict[str, Any]) -> None:
    criterion = second["criteria_sets"][0]["sections"][0]["criteria"][0]
    criterion["rule"] = "judgement"
    path = "criteria_sets[0].sections[0].criteria[0]"

    assert read(second)[1] == [f"{path}.measure", f"{path}.full_at"]


def test_a_choice_reaches_all_points(second: dict[str, Any]) -> None:
    criterion = second["criteria_sets"][0]["sections"][0]["criteria"][1]
    criterion["rule"] = "choice"
    assert read(second)[1] == ["criteria_sets[0].sections[0].criteria[1].options"]

    criterion["options"] = [{"label": "Không có", "points": Decimal("19.5")}]
    assert read(second)[1] == []


def test_one_criteria_table_a_kind(second: dict[str, Any]) -> None:
    second["criteria_sets"].append({**deepcopy(second["criteria_sets"][0]), "code": "khac"})

    assert read(second)[1] == ["criteria_sets[1].for"]


@pytest.mark.parametrize(
    ("given", "kept", "mistakes"),
    [
        (None, (), []),
        ([], (), []),
        (["rac"], ("rac",), []),
        (["rac", "rac"], ("rac", "rac"), ["criteria_sets[0].tie_break"]),
        (["mat-tieng"], ("mat-tieng",), ["criteria_sets[0].tie_break"]),
        ("rac", (), ["criteria_sets[0].tie_break"]),
    ],
)
def test_the_tie_rule_names_sections_of_its_table(
    second: dict[str, Any], given: Any, kept: tuple[str, ...], mistakes: list[str]
) -> None:
    table = second["criteria_sets"][0]
    table.pop("tie_break")
    if given is not None:
        table["tie_break"] = given
    plan, found = read(second)

    assert found == mistakes
    assert plan.criteria_sets[0].tie_break == kept


def test_originals_are_among_the_sets(second: dict[str, Any]) -> None:
    second["award_forms"][0] |= {"sets": 1, "originals": 2}

    assert read(second)[1] == ["award_forms[0].originals"]


def test_somebody_signs(second: dict[str, Any]) -> None:
    second["organisation"]["signatories"][0]["role"] = "vice_chairman"

    assert read(second)[1] == ["organisation.signatories"]


def test_who_acts_as_chairman_is_enough(second: dict[str, Any]) -> None:
    second["organisation"]["signatories"][0]["role"] = "acting_chairman"

    assert read(second)[1] == []


@pytest.mark.parametrize(
    ("given", "series", "mistakes"),
    [
        (None, NumberSeries.PER_KIND, []),
        ("per_kind", NumberSeries.PER_KIND, []),
        ("shared", NumberSeries.SHARED, []),
        ("chung", NumberSeries.PER_KIND, ["organisation.number_series"]),
    ],
)
def test_how_papers_are_numbered(
    second: dict[str, Any], given: str | None, series: NumberSeries, mistakes: list[str]
) -> None:
    if given is not None:
        second["organisation"]["number_series"] = given
    plan, found = read(second)

    assert found == mistakes
    assert plan.organisation.number_series == series


def test_letters_that_papers_cannot_show_are_refused(second: dict[str, Any]) -> None:
    second["organisation"]["council_name"] = "Hội đồng 漢"
    second["organisation"]["signatories"][0]["name"] = "An " * 21

    assert read(second)[1] == ["organisation.council_name", "organisation.signatories[0].name"]


@pytest.mark.parametrize("days", [0, 60])
def test_days_of_explanation(second: dict[str, Any], days: int) -> None:
    second["periods"][0]["explanation_days"] = days
    plan, mistakes = read(second)
    assert mistakes == []
    assert plan.periods[0].explanation_days == days


@pytest.mark.parametrize("days", [-1, 61, "3"])
def test_days_of_explanation_out_of_range(second: dict[str, Any], days: object) -> None:
    second["periods"][0]["explanation_days"] = days
    _, mistakes = read(second)
    assert mistakes == ["periods[0].explanation_days"]


def test_without_days_there_is_no_round(second: dict[str, Any]) -> None:
    assert read(second)[0].periods[0].explanation_days == 0
