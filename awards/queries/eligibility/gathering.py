"""Rows become the facts of the rules, each with the paper on which it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from awards.enums import Check
from awards.models import Condition
from awards.queries.eligibility.rows import Case, Rows, place_of
from awards.rules.eligibility import BandFact, Facts, GradeFact
from campaigns.enums import Role, ScorecardState
from campaigns.models import MeasureValue, Period, Registration, Scorecard
from campaigns.rules.scoring import Band, grade
from campaigns.rules.vietnamese import short_date

APPRAISED = (ScorecardState.APPRAISED.value, ScorecardState.PUBLISHED.value)


def facts_from(case: Case, rows: Rows) -> Facts:
    """Everything known of the participant of ``case``, as the rules want it."""
    own = case.registration
    unit = rows.unit_registration(own)
    conditions = rows.conditions_of(case)
    values = rows.measures[own.pk]
    bands = rows.bands[own.period.campaign_id]
    rating = _rating(values, _measure_named(conditions, Check.RATING))
    return Facts(
        measures={code: value.value for code, value in values.items() if value.value is not None},
        sources={code: value.source for code, value in values.items()},
        grade=_grade_fact(rows.sheets.get(own.pk), own.period, bands),
        rating=rating.rating.code if rating and rating.rating else None,
        rating_source=rating.source if rating else "",
        ratings=rows.ratings[own.period.campaign_id],
        bands={band.code: BandFact(band.at_least, band.name) for band in bands},
        initiatives=tuple(rows.initiatives[place_of(own)]),
        attestations=rows.attestations[case.nomination.pk] if case.nomination else {},
        propaganda=rows.propaganda_of(own),
        participant=Role.INDIVIDUAL if own.individual_id else Role.UNIT,
        sheet_with=_sheet_with(rows.sheets.get(own.pk), own.individual_id is not None),
        **_of_the_unit(own, unit, rows, _measure_named(conditions, Check.UNIT_GRADE)),
    )


def _of_the_unit(own: Registration, unit: Registration | None, rows: Rows, index_code: str) -> dict[str, Any]:
    """The index and grade of the office in which a person works, each with its paper (docs/adr/0004)."""
    if unit is None:
        return {"unit_sheet_with": Role.UNIT}
    index = rows.measures[unit.pk].get(index_code)
    sheet = rows.sheets.get(unit.pk)
    grade_fact = _grade_fact(sheet, own.period, rows.bands[own.period.campaign_id])
    return {
        "unit_index": index.value if index else None,
        "unit_index_source": index.source if index else "",
        "unit_grade": (grade_fact.code or None) if grade_fact else None,
        "unit_grade_source": f"{grade_fact.source} của {own.unit}" if grade_fact else "",
        "unit_sheet_with": _sheet_with(sheet, is_person=False),
    }


def _measure_named(conditions: Iterable[Condition], check: Check) -> str:
    """The code of the measure that the plan names for a check; empty when it names none."""
    named = (each.measure.code for each in conditions if each.check_by == check and each.measure)
    return next(named, "")


def _rating(values: Mapping[str, MeasureValue], code: str) -> MeasureValue | None:
    """The staff rating under the measure named, or the only one recorded."""
    return values.get(code) or next((each for each in values.values() if each.rating_id), None)


def _grade_fact(sheet: Scorecard | None, period: Period, bands: Sequence[Band]) -> GradeFact | None:
    if sheet is None or sheet.state not in APPRAISED or sheet.total is None:
        return None
    band = grade(sheet.total, bands)
    return GradeFact(
        sheet.total, band.code if band else "", band.name if band else "", _sheet_source(sheet, period)
    )


def _sheet_source(sheet: Scorecard, period: Period) -> str:
    """ "Phiếu chấm điểm năm 2024, công bố 20/11/2024"; what the council decided is cited too."""
    name = f"Phiếu chấm điểm {period.name[:1].lower()}{period.name[1:]}"
    if sheet.published_at:
        day = f"công bố {short_date(timezone.localdate(sheet.published_at))}"
    elif sheet.appraised_at:
        day = f"thẩm định {short_date(timezone.localdate(sheet.appraised_at))}, chưa công bố"
    else:
        day = "chưa công bố"
    basis = f"; điểm Hội đồng theo {sheet.council_basis}" if sheet.council_basis else ""
    return f"{name}, {day}{basis}"


def _sheet_with(sheet: Scorecard | None, is_person: bool) -> Role:
    """Who has the sheet in hand: its writer until it is sent, then the office."""
    if sheet is not None and sheet.state not in (ScorecardState.DRAFT, ScorecardState.RETURNED):
        return Role.OFFICE
    return Role.INDIVIDUAL if is_person else Role.UNIT
