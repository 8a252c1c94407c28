"""All rows that a report is written from, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from awards.models import DecisionResult
from awards.queries.eligibility import APPRAISED, span_of
from campaigns.enums import CriterionRule, PeriodKind, ScorecardState
from campaigns.models import (
    CriteriaSection,
    Initiative,
    MeasureValue,
    PropagandaActivity,
    Registration,
    RegistrationTarget,
    Score,
    Scorecard,
)
from campaigns.rules.scoring import OUTSIDE_THE_TABLE

ZERO = Decimal(0)


@dataclass(frozen=True)
class SectionPoints:
    """The points of one group of criteria; ``most`` is 0 for a group of bonus and penalty."""

    section: CriteriaSection
    most: Decimal
    own: Decimal
    appraised: Decimal


@dataclass(frozen=True)
class ReportFacts:
    """What the portal knows of one registration; ``before``: its figures a year before, by measure."""

    registration: Registration
    targets: Sequence[RegistrationTarget]
    card: Scorecard | None
    ranked: int
    points: Sequence[SectionPoints]
    measures: Sequence[MeasureValue]
    before: dict[int, MeasureValue]
    initiatives: Sequence[Initiative]
    activities: Sequence[PropagandaActivity]
    awards: Sequence[DecisionResult]


def facts_of(registration: Registration) -> ReportFacts:
    """Everything, in a fixed number of queries."""
    card = _card(registration)
    return ReportFacts(
        registration=registration,
        targets=list(registration.targets.order_by("position", "pk")),
        card=card,
        ranked=_ranked(card) if card else 0,
        points=_points(card) if card else [],
        measures=list(_measures(registration)),
        before=_before(registration),
        initiatives=_initiatives(registration),
        activities=_activities(registration),
        awards=_awards(registration),
    )


def _card(registration: Registration) -> Scorecard | None:
    rows = Scorecard.objects.filter(registration=registration, state__in=APPRAISED, total__isnull=False)
    return rows.select_related("grade", "criteria_set").order_by("pk").first()


def _ranked(card: Scorecard) -> int:
    """How many were ranked together."""
    return Scorecard.objects.filter(
        registration__period=card.registration.period_id,
        criteria_set=card.criteria_set_id,
        state=ScorecardState.PUBLISHED.value,
    ).count()


def _points(card: Scorecard) -> list[SectionPoints]:
    rows = (
        Score.objects.filter(scorecard=card)
        .select_related("criterion__section")
        .order_by("criterion__section__position", "criterion__section", "criterion__position", "pk")
    )
    found = []
    for section, scores in groupby(rows, lambda row: row.criterion.section):
        rows_of_it = list(scores)
        group = SectionPoints(
            section,
            sum((each.max_points for each in rows_of_it if not _is_outside(each)), ZERO),
            sum((_signed(each, each.self_points) for each in rows_of_it), ZERO),
            sum((_signed(each, _settled(each)) for each in rows_of_it), ZERO),
        )
        if group.most or group.own or group.appraised:  # a group of bonus and penalty only when it has some
            found.append(group)
    return found


def _is_outside(score: Score) -> bool:
    return CriterionRule(score.criterion.rule) in OUTSIDE_THE_TABLE


def _signed(score: Score, points: Decimal | None) -> Decimal:
    """What a criterion brings to the total: a penalty takes away."""
    return (points or ZERO) * (-1 if score.criterion.rule == CriterionRule.PENALTY else 1)


def _settled(score: Score) -> Decimal | None:
    """The council's word before the appraised points."""
    if score.council_not_arising or score.council_points is not None:
        return score.council_points
    return score.points


def _measures(registration: Registration) -> Sequence[MeasureValue]:
    rows = MeasureValue.objects.filter(registration=registration).select_related("measure", "rating")
    return list(rows.order_by("measure__position", "pk"))


def _before(registration: Registration) -> dict[int, MeasureValue]:
    period = registration.period
    if period.kind != PeriodKind.ANNUAL or period.year is None:
        return {}
    rows = MeasureValue.objects.filter(
        registration__period__campaign=period.campaign_id,
        registration__period__kind=PeriodKind.ANNUAL.value,
        registration__period__year=period.year - 1,
        registration__collective=registration.collective_id,
        registration__individual=registration.individual_id,
        value__isnull=False,
    )
    return {row.measure_id: row for row in rows.order_by("pk")}


def _initiatives(registration: Registration) -> list[Initiative]:
    rows = Initiative.objects.filter(
        period=registration.period_id,
        collective=registration.collective_id,
        individual=registration.individual_id,
    )
    return list(rows.order_by("decision_date", "title", "pk"))


def _activities(registration: Registration) -> list[PropagandaActivity]:
    """What a collective did itself; a person does not take the credit for his unit's activities."""
    if registration.collective_id is None:
        return []
    rows = PropagandaActivity.objects.filter(
        campaign=registration.period.campaign_id,
        collective=registration.collective_id,
        held_on__range=span_of(registration.period),
    )
    return list(rows.order_by("held_on", "pk"))


def _awards(registration: Registration) -> list[DecisionResult]:
    rows = DecisionResult.objects.filter(
        awarded=True,
        decision__period__campaign=registration.period.campaign_id,
        decision__period__dossier_before__lte=registration.period.dossier_before,
        nomination__registration__collective=registration.collective_id,
        nomination__registration__individual=registration.individual_id,
    ).exclude(nomination__registration=registration)
    found = rows.select_related("decision__award_form", "decision__period__campaign")
    return list(found.order_by("decision__decided_on", "pk"))
