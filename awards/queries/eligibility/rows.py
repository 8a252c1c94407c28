"""The rows behind the facts, read once for many cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from awards.enums import Outcome
from awards.models import Condition, Nomination
from awards.models import Finding as FindingRow
from awards.rules.eligibility import Attestation, InitiativeFact, RatingFact
from campaigns.enums import PeriodKind
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
from campaigns.rules.scoring import Band
from campaigns.rules.vietnamese import short_date

PlaceKey = tuple[int, int | None, int | None]  # period, collective, individual


@dataclass(frozen=True)
class Case:
    """A registration looked at for one award form; without a nomination nothing is attested yet."""

    registration: Registration
    award_form: AwardForm
    nomination: Nomination | None = None


def span_of(period: Period) -> tuple[date, date]:
    """The days that a period is about: its year, or the whole campaign for the term."""
    if period.kind == PeriodKind.ANNUAL and period.year:
        return date(period.year, 1, 1), date(period.year, 12, 31)
    return period.campaign.starts_on, period.campaign.ends_on


def place_of(registration: Registration) -> PlaceKey:
    """Where initiatives of this registration are found."""
    return registration.period_id, registration.collective_id, registration.individual_id


class Rows:
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
        sheets = Scorecard.objects.filter(registration__in=known).order_by("pk")
        self.sheets = {sheet.registration_id: sheet for sheet in sheets}
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
        wanted = {place_of(each) for each in registrations}
        for row in Initiative.objects.filter(period__in=self._periods).order_by("title", "pk"):
            place = (row.period_id, row.collective_id, row.individual_id)
            if place in wanted:
                found[place].append(
                    InitiativeFact(
                        row.title, row.level, row.decision_number, row.decision_date, row.recognised_by
                    )
                )
        return found

    @staticmethod
    def _read_attestations(cases: Iterable[Case]) -> dict[int, dict[str, Attestation]]:
        found: dict[int, dict[str, Attestation]] = defaultdict(dict)
        nominations = {case.nomination.pk for case in cases if case.nomination}
        rows = FindingRow.objects.filter(nomination__in=nominations).select_related("condition", "by")
        for row in rows.order_by("pk"):
            day = short_date(timezone.localdate(row.at))
            found[row.nomination_id][row.condition.code] = Attestation(
                holds=row.outcome == Outcome.MET,
                note=row.note,
                source=f"{row.by} xác nhận ngày {day}",
                applies=row.outcome != Outcome.NOT_APPLICABLE,
            )
        return found

    @staticmethod
    def _read_propaganda(registrations: Iterable[Registration]) -> dict[tuple[int, int], list[date]]:
        found: dict[tuple[int, int], list[date]] = defaultdict(list)
        units = {each.unit_id for each in registrations}
        rows = PropagandaActivity.objects.filter(collective__in=units).order_by("held_on", "pk")
        for campaign, unit, held_on in rows.values_list("campaign_id", "collective_id", "held_on"):
            found[campaign, unit].append(held_on)
        return found
