"""What the rows say of a participant against a standard: screens, admin and papers all ask here.

Everything is read for many cases at once, so that a list costs as many queries as one line of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from awards.enums import Check, Outcome
from awards.models import Condition, Nomination
from awards.models import Finding as FindingRow
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
from campaigns.enums import MeasureUnit, PeriodKind, ScorecardState
from campaigns.errors import Reason
from campaigns.models import (
    AwardForm,
    GradeBand,
    Initiative,
    MeasureValue,
    Period,
    PropagandaActivity,
    Rating,
    Registration,
    Scorecard,
)
from campaigns.rules.scoring import Band, grade

APPRAISED = (ScorecardState.APPRAISED.value, ScorecardState.PUBLISHED.value)
PlaceKey = tuple[int, int | None, int | None]  # period, collective, individual


@dataclass(frozen=True)
class Case:
    """A registration looked at for one award form; without a nomination nothing is attested yet."""

    registration: Registration
    award_form: AwardForm
    nomination: Nomination | None = None


def case_of(nomination: Nomination) -> Case:
    """The case that a nomination stands for."""
    return Case(nomination.registration, nomination.award_form, nomination)


def facts_of(nomination: Nomination) -> Facts:
    """Everything known of the nominee in his period, as the rules want it."""
    case = case_of(nomination)
    return _facts(case, _Rows([case]))


def findings_of(nomination: Nomination) -> list[Finding]:
    """One finding for each condition of the standard, in the plan's order; no standard gives none."""
    return findings_for([case_of(nomination)])[0]


def findings_for(cases: Sequence[Case]) -> list[list[Finding]]:
    """The findings of every case, in their order; the number of queries does not grow with the cases."""
    rows = _Rows(cases)
    return [
        assess([spec_of(condition) for condition in rows.conditions_of(case)], _facts(case, rows))
        for case in cases
    ]


def reasons_against(nomination: Nomination) -> list[Reason]:
    """Why the nominee is not eligible; empty means that every condition is met.

    Without a standard for this kind of participant the one reason is ``no_standard``.
    """
    findings = findings_of(nomination)
    return reasons(findings) if findings else [no_standard(nomination.award_form)]


def no_standard(award_form: AwardForm) -> Reason:
    """The plan gives this form to the other kind of participant only (Kế hoạch 454, mục IV.3.3)."""
    return Reason(
        "no_standard",
        f"Kế hoạch không có tiêu chuẩn “{award_form}” cho loại đối tượng này; hãy chọn hình thức khác.",
    )


def conditions_of(nomination: Nomination) -> list[Condition]:
    """The conditions of the nominee's standard, in the plan's order."""
    return _Rows([case_of(nomination)]).conditions_of(case_of(nomination))


def spec_of(condition: Condition) -> ConditionSpec:
    """The condition as the rules read it; its measure should be loaded with it."""
    measure = condition.measure
    return ConditionSpec(
        code=condition.code,
        text=condition.text,
        check=Check(condition.check_by),
        measure=measure.code if measure else "",
        measure_name=measure.name if measure else "",
        unit=MeasureUnit(measure.unit).label if measure else "",
        decimals=measure.decimals if measure else 2,
        at_least=condition.at_least,
        more_than=condition.more_than,
        level=condition.level,
        counts_propaganda=condition.counts_propaganda,
    )


def span_of(period: Period) -> tuple[date, date]:
    """The days that a period is about: its year, or the whole campaign for the term."""
    if period.kind == PeriodKind.ANNUAL and period.year:
        return date(period.year, 1, 1), date(period.year, 12, 31)
    return period.campaign.starts_on, period.campaign.ends_on


def _facts(case: Case, rows: _Rows) -> Facts:
    own = case.registration
    unit = rows.unit_registration(own)
    conditions = rows.conditions_of(case)
    values = rows.measures[own.pk]
    bands = rows.bands[own.period.campaign_id]
    total = rows.totals.get(own.pk)
    unit_band = _band(rows.totals.get(unit.pk), bands) if unit else None
    index = _measure_named(conditions, Check.UNIT_GRADE)
    return Facts(
        measures={code: value.value for code, value in values.items() if value.value is not None},
        grade=_grade_fact(total, bands),
        rating=_rating(values, _measure_named(conditions, Check.RATING)),
        ratings=rows.ratings[own.period.campaign_id],
        unit_index=_value(rows.measures[unit.pk].get(index)) if unit else None,
        unit_grade=unit_band.code if unit_band else None,
        bands={band.code: BandFact(band.at_least, band.name) for band in bands},
        initiatives=tuple(rows.initiatives[_place(own)]),
        attestations=rows.attestations[case.nomination.pk] if case.nomination else {},
        propaganda=rows.propaganda_of(own),
    )


def _measure_named(conditions: Iterable[Condition], check: Check) -> str:
    """The code of the measure that the plan names for a check; empty when it names none."""
    named = (each.measure.code for each in conditions if each.check_by == check and each.measure)
    return next(named, "")


def _rating(values: Mapping[str, MeasureValue], code: str) -> str | None:
    """The staff rating under the measure named, or the only one recorded."""
    found = values.get(code) or next((each for each in values.values() if each.rating_id), None)
    return found.rating.code if found and found.rating else None


def _value(found: MeasureValue | None) -> Decimal | None:
    return found.value if found else None


def _band(total: Decimal | None, bands: Sequence[Band]) -> Band | None:
    return None if total is None else grade(total, bands)


def _grade_fact(total: Decimal | None, bands: Sequence[Band]) -> GradeFact | None:
    if total is None:
        return None
    band = grade(total, bands)
    return GradeFact(total, band.code if band else "", band.name if band else "")


def _place(registration: Registration) -> PlaceKey:
    return registration.period_id, registration.collective_id, registration.individual_id


class _Rows:
    """The rows that all the cases need, read once."""

    def __init__(self, cases: Sequence[Case]) -> None:
        registrations = {case.registration.pk: case.registration for case in cases}.values()
        self._periods = {each.period_id for each in registrations}
        self._units = {
            (each.period_id, each.collective_id or 0): each for each in self._read_units(registrations)
        }
        known = {each.pk for each in (*registrations, *self._units.values())}
        campaigns = {each.period.campaign_id for each in registrations}
        self._conditions = self._read_conditions(cases)
        self.measures = self._read_measures(known)
        self.totals: dict[int, Decimal | None] = dict(
            Scorecard.objects.filter(registration__in=known, state__in=APPRAISED)
            .order_by("pk")
            .values_list("registration_id", "total")
        )
        self.bands = self._read_bands(campaigns)
        self.ratings = self._read_ratings(campaigns)
        self.initiatives = self._read_initiatives(registrations)
        self.attestations = self._read_attestations(cases)
        self._propaganda = self._read_propaganda(registrations)

    def conditions_of(self, case: Case) -> list[Condition]:
        """The conditions of the standard for this form and kind of participant."""
        return self._conditions[case.award_form.pk, case.registration.participant_kind.value]

    def unit_registration(self, registration: Registration) -> Registration | None:
        """What the unit in which a person works registered for the same period."""
        if registration.individual_id is None:
            return None
        return self._units.get((registration.period_id, registration.unit_id))

    def propaganda_of(self, registration: Registration) -> int:
        """How many activities the unit recorded in the span of the period."""
        first, last = span_of(registration.period)
        days = self._propaganda[registration.period.campaign_id, registration.unit_id]
        return sum(first <= day <= last for day in days)

    def _read_units(self, registrations: Iterable[Registration]) -> Iterable[Registration]:
        units = {each.unit_id for each in registrations if each.individual_id}
        return Registration.objects.filter(period__in=self._periods, collective__in=units).order_by("pk")

    @staticmethod
    def _read_conditions(cases: Iterable[Case]) -> dict[tuple[int, str], list[Condition]]:
        found: dict[tuple[int, str], list[Condition]] = defaultdict(list)
        forms = {case.award_form.pk for case in cases}
        rows = Condition.objects.filter(standard__award_form__in=forms)
        for row in rows.select_related("standard", "measure").order_by("standard", "position", "pk"):
            found[row.standard.award_form_id, row.standard.participant_kind].append(row)
        return found

    @staticmethod
    def _read_measures(registrations: Iterable[int]) -> dict[int, dict[str, MeasureValue]]:
        found: dict[int, dict[str, MeasureValue]] = defaultdict(dict)
        rows = MeasureValue.objects.filter(registration__in=registrations)
        for row in rows.select_related("measure", "rating").order_by("registration", "measure__position"):
            found[row.registration_id][row.measure.code] = row
        return found

    @staticmethod
    def _read_bands(campaigns: Iterable[int]) -> dict[int, list[Band]]:
        found: dict[int, list[Band]] = defaultdict(list)
        for row in GradeBand.objects.filter(campaign__in=campaigns).order_by("campaign", "-at_least"):
            found[row.campaign_id].append(Band(row.code, row.name, row.at_least))
        return found

    @staticmethod
    def _read_ratings(campaigns: Iterable[int]) -> dict[int, dict[str, RatingFact]]:
        found: dict[int, dict[str, RatingFact]] = defaultdict(dict)
        for row in Rating.objects.filter(campaign__in=campaigns).order_by("campaign", "-rank"):
            found[row.campaign_id][row.code] = RatingFact(row.rank, row.name)
        return found

    def _read_initiatives(
        self, registrations: Iterable[Registration]
    ) -> dict[PlaceKey, list[InitiativeFact]]:
        found: dict[PlaceKey, list[InitiativeFact]] = defaultdict(list)
        wanted = {_place(each) for each in registrations}
        for row in Initiative.objects.filter(period__in=self._periods).order_by("title", "pk"):
            place = (row.period_id, row.collective_id, row.individual_id)
            if place in wanted:
                found[place].append(InitiativeFact(row.title, row.level, row.decision_number))
        return found

    @staticmethod
    def _read_attestations(cases: Iterable[Case]) -> dict[int, dict[str, Attestation]]:
        found: dict[int, dict[str, Attestation]] = defaultdict(dict)
        nominations = {case.nomination.pk for case in cases if case.nomination}
        rows = FindingRow.objects.filter(nomination__in=nominations).select_related("condition")
        for row in rows.order_by("pk"):
            holds = row.outcome == Outcome.MET
            found[row.nomination_id][row.condition.code] = Attestation(holds, row.note)
        return found

    @staticmethod
    def _read_propaganda(registrations: Iterable[Registration]) -> dict[tuple[int, int], list[date]]:
        found: dict[tuple[int, int], list[date]] = defaultdict(list)
        units = {each.unit_id for each in registrations}
        rows = PropagandaActivity.objects.filter(collective__in=units).order_by("held_on", "pk")
        for campaign, unit, held_on in rows.values_list("campaign_id", "collective_id", "held_on"):
            found[campaign, unit].append(held_on)
        return found
