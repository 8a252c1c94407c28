"""A whole plan file: what the shipped one says, another one, and the broken ones with all their mistakes."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from awards.enums import Check, PaperKind, QuotaScope, VoteBase
from awards.rules.plan_file import read_plan
from awards.rules.plan_rows import ConditionRow, Plan
from campaigns.enums import ParticipantKind, PeriodKind
from tests.plans import FOLDER, SECOND, SHIPPED, tables

COLLECTIVE, INDIVIDUAL = ParticipantKind


def paths(given: dict[str, Any]) -> list[str]:
    return [mistake.path for mistake in read_plan(given)[1]]


@pytest.fixture(scope="module")
def shipped() -> Plan:
    plan, mistakes = read_plan(tables(SHIPPED))
    assert mistakes == ()
    return plan


@pytest.fixture
def second() -> dict[str, Any]:
    return deepcopy(tables(SECOND))


def conditions(plan: Plan, form: str, kind: ParticipantKind) -> dict[str, ConditionRow]:
    rules = next(rules for rules in plan.award_rules if rules.code == form)
    standard = next(standard for standard in rules.standards if standard.participant_kind is kind)
    return {condition.code: condition for condition in standard.conditions}


def test_the_standards_have_all_their_conditions(shipped: Plan) -> None:
    counts = {
        (rules.code, standard.participant_kind): len(standard.conditions)
        for rules in shipped.award_rules
        for standard in rules.standards
    }

    assert counts == {
        ("bang-khen-tinh", COLLECTIVE): 1,
        ("bang-khen-tinh", INDIVIDUAL): 1,
        ("giay-khen-huyen", COLLECTIVE): 11,
        ("giay-khen-huyen", INDIVIDUAL): 6,
        ("giay-khen-xa", INDIVIDUAL): 5,
    }


def test_the_edges_of_the_collective_standard(shipped: Plan) -> None:
    found = conditions(shipped, "giay-khen-huyen", COLLECTIVE)

    assert (found["nhiem-vu"].at_least, found["nhiem-vu"].more_than) == (Decimal(90), None)
    assert (found["mot-cua"].at_least, found["mot-cua"].more_than) == (None, Decimal(98))
    assert (found["hai-long"].at_least, found["hai-long"].more_than) == (Decimal(85), None)
    assert (found["tong-diem"].check_by, found["tong-diem"].level) == (Check.GRADE, "tot")


def test_the_edges_of_the_individual_standard(shipped: Plan) -> None:
    found = conditions(shipped, "giay-khen-huyen", INDIVIDUAL)
    unit = found["co-quan"]

    assert (found["sang-kien"].check_by, found["sang-kien"].level) == (Check.INITIATIVE, "district")
    assert (found["xep-loai"].check_by, found["xep-loai"].level) == (Check.RATING, "tot")
    assert (unit.check_by, unit.at_least, unit.level) == (Check.UNIT_GRADE, Decimal(80), "tot")


def test_the_standard_of_the_province_is_attested(shipped: Plan) -> None:
    for kind in ParticipantKind:
        (condition,) = conditions(shipped, "bang-khen-tinh", kind).values()
        assert condition.check_by is Check.ATTESTED
        assert "Quyết định số 39/2018/QĐ-UBND" in condition.text


def test_the_quotas(shipped: Plan) -> None:
    found = {
        (rules.code, quota.period_kind, quota.participant_kind): (quota.maximum, quota.scope)
        for rules in shipped.award_rules
        for quota in rules.quotas
    }
    annual, term = PeriodKind.ANNUAL, PeriodKind.TERM
    district = QuotaScope.AUTHORITY

    assert found == {
        ("bang-khen-tinh", annual, COLLECTIVE): (1, district),
        ("bang-khen-tinh", annual, INDIVIDUAL): (1, district),
        ("bang-khen-tinh", term, COLLECTIVE): (1, district),
        ("bang-khen-tinh", term, INDIVIDUAL): (1, district),
        ("giay-khen-huyen", annual, COLLECTIVE): (4, district),
        ("giay-khen-huyen", annual, INDIVIDUAL): (6, district),
        ("giay-khen-huyen", term, COLLECTIVE): (6, district),
        ("giay-khen-huyen", term, INDIVIDUAL): (8, district),
        ("giay-khen-xa", term, INDIVIDUAL): (2, QuotaScope.COMMUNE),
    }


def test_the_dossiers(shipped: Plan) -> None:
    sets = {form.code: (form.sets, form.originals) for form in shipped.campaign.award_forms}
    papers = {rules.code: [paper.kind for paper in rules.papers] for rules in shipped.award_rules}

    assert (sets["bang-khen-tinh"], sets["giay-khen-huyen"]) == ((2, 1), (1, 1))
    assert papers["bang-khen-tinh"] == papers["giay-khen-huyen"] == list(PaperKind)[:3]


def test_the_regimes_follow_each_other(shipped: Plan) -> None:
    spans = [(regime.code, regime.from_date, regime.to_date) for regime in shipped.regimes]
    bonus = {regime.code: {row.award_form: row.factor for row in regime.bonus} for regime in shipped.regimes}

    assert spans == [
        ("nd91", None, date(2023, 12, 31)),
        ("nd98", date(2024, 1, 1), date(2025, 6, 30)),
        ("nd152", date(2025, 7, 1), None),
    ]
    assert bonus["nd91"] == {
        "bang-khen-tinh": Decimal(1),
        "giay-khen-huyen": Decimal("0.3"),
        "giay-khen-xa": Decimal("0.15"),
    }
    assert bonus["nd152"] == {"bang-khen-tinh": Decimal("1.5")}
    assert [regime.report_form for regime in shipped.regimes] == ["Mẫu số 07", "Mẫu số 08", ""]


def test_the_council(shipped: Plan) -> None:
    council = shipped.council

    assert (council.quorum, council.base, council.pass_above, council.secret) == (
        Decimal("0.6667"),
        VoteBase.MEMBERS,
        Decimal("0.5"),
        False,
    )
    assert len(council.seats) == 9


def test_another_plan_is_sound() -> None:
    plan, mistakes = read_plan(tables(SECOND))

    assert mistakes == ()
    assert conditions(plan, "giay-khen-phuong", INDIVIDUAL)["xep-loai"].measure == "rating"


def test_an_empty_file_names_the_tables_it_needs() -> None:
    assert paths({}) == ["schema", "organisation", "campaign", "periods", "council"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "broken-types",
            [
                "schema",
                "organisation.place",
                "campaign.plan_date",
                "campaign.slogan",
                "collectives[0].code",
                "collectives[0].kind",
                "ratings[0].rank",
                "criteria_sets[0].total",
                "criteria_sets[0].sections[0].criteria[0].max_points",
                "criteria_sets[0].sections[0].criteria[0].evidence",
                "regimes[0].legal_bases",
                "council.quorum",
                "criteria_sets[0].totals",
            ],
        ),
        (
            "broken-references",
            [
                "campaign.ends_on",
                "periods[0].registration_closes",
                "periods[1].year",
                "collectives[1].code",
                "criteria_sets[0].sections[0].criteria[0].measure",
                "criteria_sets[0].total",
                "award_forms[0].standards[0].conditions[0].measure",
                "award_forms[0].standards[0].conditions[0].more_than",
                "award_forms[0].standards[0].conditions[1].level",
                "award_forms[0].standards[1].conditions[0].at_least",
                "regimes[0].bonus.giay-khen-xa",
                "council.seats",
            ],
        ),
    ],
)
def test_every_mistake_is_found_at_once(name: str, expected: list[str]) -> None:
    assert paths(tables(FOLDER / f"{name}.toml")) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"at_least": Decimal(75)}, ["more_than"]),
        ({"more_than": Decimal(100)}, ["more_than"]),
        ({"more_than": Decimal("99.99")}, []),
        ({"level": "gioi"}, ["level"]),
        ({"check": "attested"}, ["measure", "more_than"]),
        ({"check": "grade", "level": "dat"}, ["measure", "more_than"]),
        ({"check": "initiative", "level": "huyện"}, ["measure", "level", "more_than"]),
        ({"check": "unit_grade", "level": "dat"}, []),
        ({"check": "measured"}, ["check"]),
    ],
)
def test_each_check_has_its_own_keys(
    second: dict[str, Any], change: dict[str, Any], expected: list[str]
) -> None:
    second["award_forms"][0]["standards"][0]["conditions"][0] |= change
    stem = "award_forms[0].standards[0].conditions[0]."

    assert paths(second) == [stem + key for key in expected]


def test_a_measure_condition_needs_a_threshold(second: dict[str, Any]) -> None:
    del second["award_forms"][0]["standards"][0]["conditions"][0]["more_than"]

    assert paths(second) == ["award_forms[0].standards[0].conditions[0].at_least"]


def test_a_threshold_at_the_top_can_be_reached(second: dict[str, Any]) -> None:
    condition = second["award_forms"][0]["standards"][0]["conditions"][0]
    del condition["more_than"]
    condition["at_least"] = 100
    assert paths(second) == []

    condition["at_least"] = Decimal("100.01")
    assert paths(second) == ["award_forms[0].standards[0].conditions[0].at_least"]


def test_each_day_has_one_regime(second: dict[str, Any]) -> None:
    later = {**deepcopy(second["regimes"][0]), "code": "sau", "from_date": date(2026, 7, 1)}
    second["regimes"][0]["to_date"] = date(2026, 6, 30)
    second["regimes"].append(later)
    assert paths(second) == []

    second["regimes"][0]["to_date"] = date(2026, 7, 1)
    assert paths(second) == ["regimes[1].from_date"]


def test_one_quota_a_pair(second: dict[str, Any]) -> None:
    second["award_forms"][0]["quotas"].append({**second["award_forms"][0]["quotas"][0], "max": 9})

    assert paths(second) == ["award_forms[0].quotas[1].for"]


@pytest.mark.parametrize(
    ("key", "value", "good"),
    [("quorum", 0, False), ("quorum", 1, True), ("pass_above", 0, True), ("pass_above", 1, False)],
)
def test_shares_that_make_no_vote(second: dict[str, Any], key: str, value: int, good: bool) -> None:
    second["council"][key] = value

    assert paths(second) == ([] if good else [f"council.{key}"])


def test_a_council_has_defaults(second: dict[str, Any]) -> None:
    second["council"] = {}

    plan, mistakes = read_plan(second)

    assert mistakes == ()
    assert (plan.council.quorum, plan.council.base, plan.council.seats) == (
        Decimal("0.6667"),
        VoteBase.MEMBERS,
        (),
    )
