"""Who is late with what, unit by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from awards.enums import NominationState, ReminderStage
from awards.models import Nomination
from awards.rules.reminders import REPORT_LEAD
from campaigns.enums import RegistrationState, ScorecardState
from campaigns.models import Collective, Individual, Period, Registration
from campaigns.queries.people import collectives_in, people_in

SENT = (RegistrationState.SUBMITTED, RegistrationState.ACCEPTED)
UNSENT_SHEETS = (ScorecardState.DRAFT, ScorecardState.RETURNED)
UNSENT_REPORTS = (NominationState.DRAFT, NominationState.RETURNED, NominationState.ENDORSED)

Late = tuple[Collective, Individual | None]  # the unit, and its person unless it is late itself


@dataclass(frozen=True)
class LateUnit:
    """A unit that is late itself, or some of whose people are, by given name."""

    unit: Collective
    itself: bool
    people: tuple[Individual, ...]


@dataclass(frozen=True)
class StageDays:
    """``closes``: the last day of a stage; ``limit``: the last one on which a late answer is of use."""

    closes: date
    limit: date


def days_of(period: Period, stage: ReminderStage) -> StageDays:
    """The days of ``stage`` by the windows of ``period``."""
    return {
        ReminderStage.REGISTRATION: StageDays(period.registration_closes, period.scoring_closes),
        ReminderStage.SCORING: StageDays(period.scoring_closes, period.dossier_last_day),
        ReminderStage.REPORT: StageDays(period.dossier_last_day - REPORT_LEAD, period.dossier_last_day),
    }[stage]


def late_in(period: Period, stage: ReminderStage, day: date) -> list[LateUnit]:
    """The units late with ``stage`` in the order of lists, without who is not there on ``day``: closed,
    left, or not come yet."""
    rows = {
        ReminderStage.REGISTRATION: _unregistered,
        ReminderStage.SCORING: _unscored,
        ReminderStage.REPORT: _unreported,
    }[stage](period)
    return _by_unit(row for row in rows if _is_here(row, day))


def _unregistered(period: Period) -> Iterable[Late]:
    sent = Registration.objects.filter(period=period, state__in=SENT).order_by("pk")
    pairs = set(sent.values_list("collective_id", "individual_id"))
    for unit in collectives_in(period):
        if (unit.pk, None) not in pairs:
            yield unit, None
    for person in people_in(period):
        if (None, person.pk) not in pairs:
            yield person.unit, person


def _unscored(period: Period) -> Iterable[Late]:
    unsent = Q(scorecard__isnull=True) | Q(scorecard__state__in=UNSENT_SHEETS)
    rows = Registration.objects.filter(unsent, period=period, state=RegistrationState.ACCEPTED)
    for row in rows.select_related("unit", "individual").order_by("pk"):
        yield row.unit, row.individual


def _unreported(period: Period) -> Iterable[Late]:
    rows = Nomination.objects.filter(registration__period=period, state__in=UNSENT_REPORTS)
    related = rows.select_related("registration__unit", "registration__individual")
    for row in related.order_by("pk"):
        yield row.registration.unit, row.registration.individual


def _is_here(late: Late, day: date) -> bool:
    unit, person = late
    ends = (unit.closed_on, person.left_on if person else None)
    has_come = person is None or person.entered_on <= day
    return has_come and all(end is None or end > day for end in ends)


def _by_unit(rows: Iterable[Late]) -> list[LateUnit]:
    units: dict[int, Collective] = {}
    itself: set[int] = set()
    people: defaultdict[int, dict[int, Individual]] = defaultdict(dict)
    for unit, person in rows:
        units[unit.pk] = unit
        if person is None:
            itself.add(unit.pk)
        else:
            people[unit.pk][person.pk] = person
    ordered = sorted(units.values(), key=lambda unit: (unit.position, unit.name_sort, unit.pk))
    return [
        LateUnit(
            unit,
            unit.pk in itself,
            tuple(sorted(people[unit.pk].values(), key=lambda person: (person.name_sort, person.pk))),
        )
        for unit in ordered
    ]
