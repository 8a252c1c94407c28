"""Rows become facts, and facts findings: every kind of condition, at its edge."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.enums import Check, Outcome
from awards.models import Finding, Nomination
from awards.queries.eligibility import (
    case_of,
    facts_of,
    findings_for,
    findings_of,
    reasons_against,
    span_of,
)
from campaigns.enums import Level, MeasuredKind, MeasureUnit, ParticipantKind, PropagandaForm, Role
from campaigns.models import (
    AwardForm,
    Initiative,
    MeasureValue,
    Period,
    PropagandaActivity,
    Registration,
    Scorecard,
    User,
)
from tests.factories import (
    at,
    make_award_form,
    make_bands,
    make_campaign,
    make_collective,
    make_condition,
    make_criteria_set,
    make_individual,
    make_measure,
    make_nomination,
    make_period,
    make_ratings,
    make_registration,
    make_user,
)

NOW = at(2024, 12, 1)
PERSON = ParticipantKind.INDIVIDUAL


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


@pytest.fixture
def form(period: Period) -> AwardForm:
    return make_award_form(period.campaign)


@pytest.fixture
def office(db: None) -> User:
    return make_user(Role.OFFICE)


def unit_case(period: Period, form: AwardForm, state: str = "submitted") -> Nomination:
    unit = make_collective(period.campaign.organisation)
    return make_nomination(make_registration(period, unit, "accepted"), form, state)


def person_case(period: Period, form: AwardForm, state: str = "submitted") -> Nomination:
    person = make_individual(make_collective(period.campaign.organisation))
    return make_nomination(make_registration(period, person, "accepted"), form, state)


def record_value(registration: Registration, measure: Any, by: User, **value: Any) -> None:
    MeasureValue.objects.create(
        registration=registration,
        measure=measure,
        source="Báo cáo số 5",
        recorded_by=by,
        recorded_at=NOW,
        **value,
    )


def score(registration: Registration, total: str, by: User, state: str = "appraised") -> None:
    kind = registration.participant_kind
    sets = registration.period.campaign.criteria_sets.filter(participant_kind=kind.value)
    values: dict[str, Any] = {}
    if state == "published":
        values = {"published_by": by, "published_at": NOW, "rank": 1}
    stamps = {"submitted_by": by, "submitted_at": NOW}
    if state != "submitted":
        stamps |= {"appraised_by": by, "appraised_at": NOW, "total": Decimal(total)}
    Scorecard.objects.create(
        registration=registration,
        criteria_set=sets.first() or make_criteria_set(registration.period.campaign, kind),
        state=state,
        **stamps,
        **values,
    )


@pytest.mark.parametrize(("value", "outcome"), [("98.00", Outcome.NOT_MET), ("98.01", Outcome.MET)])
def test_a_measure_of_the_registration(
    period: Period, form: AwardForm, office: User, value: str, outcome: Outcome
) -> None:
    measure = make_measure(period.campaign)
    make_condition(form, check_by=Check.MEASURE, measure=measure, more_than=Decimal(98))
    nomination = unit_case(period, form)
    record_value(nomination.registration, measure, office, value=Decimal(value))
    [found] = findings_of(nomination)
    assert found.outcome == outcome
    assert found.threshold == "trên 98%"


def test_another_registrations_measure_does_not_count(period: Period, form: AwardForm, office: User) -> None:
    measure = make_measure(period.campaign)
    make_condition(form, check_by=Check.MEASURE, measure=measure, at_least=Decimal(90))
    nomination, other = unit_case(period, form), unit_case(period, form)
    record_value(other.registration, measure, office, value=Decimal(99))
    [found] = findings_of(nomination)
    assert found.outcome == Outcome.UNKNOWN
    assert measure.name in found.missing


@pytest.mark.parametrize(
    ("state", "total", "outcome"),
    [
        ("submitted", "95", Outcome.UNKNOWN),
        ("appraised", "80", Outcome.MET),
        ("published", "80", Outcome.MET),
        ("published", "79.99", Outcome.NOT_MET),
    ],
)
def test_the_grade_comes_from_the_appraised_total(
    period: Period, form: AwardForm, office: User, state: str, total: str, outcome: Outcome
) -> None:
    make_bands(period.campaign)
    make_condition(form, check_by=Check.GRADE, level="tot")
    nomination = unit_case(period, form)
    score(nomination.registration, total, office, state)
    assert findings_of(nomination)[0].outcome == outcome


def test_a_rating_of_the_measure_that_the_plan_names(period: Period, form: AwardForm, office: User) -> None:
    ratings = make_ratings(period.campaign)
    fields = {"unit": MeasureUnit.RATING, "measured_kind": MeasuredKind.INDIVIDUAL}
    named = make_measure(period.campaign, "staff_rating", **fields)
    other = make_measure(period.campaign, "party_rating", **fields)
    make_condition(form, PERSON, check_by=Check.RATING, measure=named, level="hoan-thanh-tot")
    nomination = person_case(period, form)
    record_value(nomination.registration, other, office, rating=ratings["hoan-thanh-xuat-sac"])
    record_value(nomination.registration, named, office, rating=ratings["hoan-thanh"])
    assert findings_of(nomination)[0].outcome == Outcome.NOT_MET


def test_the_units_index_and_grade(period: Period, form: AwardForm, office: User) -> None:
    make_bands(period.campaign)
    index = make_measure(period.campaign, "par_index", name="Chỉ số cải cách hành chính")
    make_condition(form, PERSON, check_by=Check.UNIT_GRADE, measure=index, at_least=Decimal(80), level="tot")
    nomination = person_case(period, form)
    assert findings_of(nomination)[0].outcome == Outcome.UNKNOWN
    of_unit = make_registration(period, nomination.registration.unit, "accepted")
    record_value(of_unit, index, office, value=Decimal(80))
    assert findings_of(nomination)[0].outcome == Outcome.UNKNOWN
    score(of_unit, "80", office)
    assert findings_of(nomination)[0].outcome == Outcome.MET


def test_the_units_other_year_does_not_count(period: Period, form: AwardForm, office: User) -> None:
    make_bands(period.campaign)
    index = make_measure(period.campaign, "par_index")
    make_condition(form, PERSON, check_by=Check.UNIT_GRADE, measure=index, at_least=Decimal(80), level="tot")
    nomination = person_case(period, form)
    before = make_period(period.campaign, 2023)
    of_unit = make_registration(before, nomination.registration.unit, "accepted")
    record_value(of_unit, index, office, value=Decimal(95))
    score(of_unit, "95", office)
    assert facts_of(nomination).unit_index is None
    assert findings_of(nomination)[0].outcome == Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("level", "outcome"),
    [
        (Level.COMMUNE, Outcome.NOT_MET),
        (Level.DISTRICT, Outcome.MET),
        (Level.PROVINCE, Outcome.MET),
        ("", Outcome.UNKNOWN),
    ],
)
def test_an_initiative_counts_at_the_level_or_above(
    period: Period, form: AwardForm, level: str, outcome: Outcome
) -> None:
    make_condition(form, PERSON, check_by=Check.INITIATIVE, level="district")
    nomination = person_case(period, form)
    recognised = (
        {"recognised_by": "Hội đồng sáng kiến", "decision_number": "12/QĐ", "decision_date": date(2024, 6, 1)}
        if level
        else {}
    )
    Initiative.objects.create(
        period=period,
        individual=nomination.registration.individual,
        title="Một cửa lưu động",
        level=level,
        **recognised,
    )
    assert findings_of(nomination)[0].outcome == outcome


def test_an_initiative_of_another_person_or_year_does_not_count(period: Period, form: AwardForm) -> None:
    make_condition(form, PERSON, check_by=Check.INITIATIVE, level="district")
    nomination = person_case(period, form)
    own = nomination.registration.individual
    recognised = {
        "title": "Sáng kiến",
        "level": Level.STATE,
        "recognised_by": "Hội đồng",
        "decision_number": "1",
        "decision_date": date(2024, 6, 1),
    }
    Initiative.objects.create(period=make_period(period.campaign, 2023), individual=own, **recognised)
    Initiative.objects.create(
        period=period, individual=make_individual(nomination.registration.unit), **recognised
    )
    Initiative.objects.create(period=period, collective=nomination.registration.unit, **recognised)
    assert facts_of(nomination).initiatives == ()


def test_attestations_of_this_nomination_only(period: Period, form: AwardForm, office: User) -> None:
    condition = make_condition(form)
    nomination, other = unit_case(period, form), unit_case(period, form)
    Finding.objects.create(
        nomination=other, condition=condition, outcome=Outcome.MET, note="Có", by=office, at=NOW
    )
    assert findings_of(nomination)[0].outcome == Outcome.UNKNOWN
    assert findings_of(other)[0].outcome == Outcome.MET
    assert reasons_against(other) == []


@pytest.mark.parametrize(
    ("held_on", "count"),
    [(date(2023, 12, 31), 0), (date(2024, 1, 1), 1), (date(2024, 12, 31), 1), (date(2025, 1, 1), 0)],
)
def test_propaganda_counts_within_the_year(
    period: Period, form: AwardForm, office: User, held_on: date, count: int
) -> None:
    nomination = unit_case(period, form)
    PropagandaActivity.objects.create(
        campaign=period.campaign,
        collective=nomination.registration.unit,
        held_on=held_on,
        form=PropagandaForm.MEETING,
        title="Họp xóm",
        recorded_by=office,
        recorded_at=NOW,
    )
    assert facts_of(nomination).propaganda == count


def test_the_term_spans_the_campaign(period: Period) -> None:
    term = make_period(period.campaign, None)
    assert span_of(term) == (period.campaign.starts_on, period.campaign.ends_on)
    assert span_of(period) == (date(2024, 1, 1), date(2024, 12, 31))


def test_without_a_standard_the_answer_is_no(period: Period, form: AwardForm) -> None:
    make_condition(form, PERSON)
    nomination = unit_case(period, form)
    assert findings_of(nomination) == []
    assert [reason.code for reason in reasons_against(nomination)] == ["no_standard"]


def test_conditions_keep_the_plans_order(period: Period, form: AwardForm) -> None:
    make_condition(form, position=2, code="sau", text="Sau.")
    make_condition(form, position=1, code="truoc", text="Trước.")
    assert [found.code for found in findings_of(unit_case(period, form))] == ["truoc", "sau"]


def test_queries_do_not_grow_with_the_cases(period: Period, form: AwardForm) -> None:
    make_bands(period.campaign)
    make_condition(form, check_by=Check.GRADE, level="tot")
    make_condition(form, PERSON)
    first = unit_case(period, form)
    more = [unit_case(period, form) for _ in range(10)] + [person_case(period, form) for _ in range(10)]
    with CaptureQueriesContext(connection) as one:
        findings_for([case_of(first)])
    with CaptureQueriesContext(connection) as many:
        found = findings_for([case_of(first), *(case_of(each) for each in more)])
    assert len(found) == 21
    assert len(many) <= len(one) + 1


def test_every_finding_names_the_paper_it_stands_on(period: Period, form: AwardForm, office: User) -> None:
    make_bands(period.campaign)
    index = make_measure(period.campaign, "par_index")
    make_condition(form, PERSON, check_by=Check.GRADE, level="tot")
    make_condition(form, PERSON, check_by=Check.UNIT_GRADE, measure=index, at_least=Decimal(80), level="tot")
    make_condition(form, PERSON, check_by=Check.INITIATIVE, level=Level.DISTRICT)
    attested = make_condition(form, PERSON)
    nomination = person_case(period, form)
    own = nomination.registration
    unit = make_registration(period, own.unit, "accepted")
    score(own, "85", office, "published")
    score(unit, "90", office)
    Scorecard.objects.filter(registration=unit).update(council_basis="Biên bản số 2")
    record_value(unit, index, office, value=Decimal(88))
    Initiative.objects.create(
        period=period,
        individual=own.individual,
        title="Trả hồ sơ tại nhà",
        level=Level.DISTRICT,
        recognised_by="Hội đồng sáng kiến huyện",
        decision_number="15/QĐ-UBND",
        decision_date=date(2024, 6, 3),
    )
    Finding.objects.create(
        nomination=nomination, condition=attested, outcome=Outcome.MET, note="Có", by=office, at=NOW
    )
    found = findings_of(nomination)
    assert [finding.outcome for finding in found] == [Outcome.MET] * 4
    assert [finding.source for finding in found] == [
        "Phiếu chấm điểm năm 2024, công bố 01/12/2024",
        "chỉ số: Báo cáo số 5; xếp loại: Phiếu chấm điểm năm 2024, thẩm định 01/12/2024, chưa công bố; "
        f"điểm Hội đồng theo Biên bản số 2 của {own.unit}",
        "Quyết định số 15/QĐ-UBND ngày 03/06/2024 của Hội đồng sáng kiến huyện",
        f"{office} xác nhận ngày 01/12/2024",
    ]


@pytest.mark.parametrize(
    ("state", "who"),
    [(None, Role.UNIT), ("draft", Role.UNIT), ("returned", Role.UNIT), ("submitted", Role.OFFICE)],
)
def test_who_has_the_score_sheet_in_hand(
    period: Period, form: AwardForm, office: User, state: str | None, who: Role
) -> None:
    make_bands(period.campaign)
    make_condition(form, check_by=Check.GRADE, level="tot")
    nomination = unit_case(period, form)
    if state:
        score(nomination.registration, "0", office, "submitted")
        sheet = Scorecard.objects.filter(registration=nomination.registration)
        if state == "draft":
            sheet.update(state=state, submitted_at=None, submitted_by=None)
        elif state == "returned":
            sheet.update(state=state, return_reason="Thiếu.")
    assert findings_of(nomination)[0].who == who
