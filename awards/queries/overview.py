"""Where a period stands and what it brought: figures for the home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from awards.enums import DossierState, NominationState
from awards.models import DecisionResult, Dossier, Nomination
from awards.rules.stages import PeriodFacts, stage_of
from campaigns.enums import Level, RegistrationState, ScorecardState
from campaigns.models import Campaign, Period, Registration, Scorecard
from campaigns.queries.home import registered_count, scored_count

PROPOSED = (
    NominationState.SUBMITTED,
    NominationState.ACCEPTED,
    NominationState.PASSED,
    NominationState.FAILED,
    NominationState.SENT_BACK,
    NominationState.APPROVED,
    NominationState.AWARDED,
    NominationState.NOT_AWARDED,
)


@dataclass(frozen=True)
class Overview:
    """One period: its stage and how many participants came how far."""

    stage: str
    registered: int
    scored: int
    nominated: int
    awarded: int


def overview_of(period: Period, today: date) -> Overview:
    """The stage and the counts of ``period``; a participant with two nominations counts once."""
    return Overview(
        stage=stage_of(facts_of(period), today),
        registered=registered_count(period),
        scored=scored_count(period),
        nominated=_participants(period, PROPOSED),
        awarded=_participants(period, (NominationState.AWARDED,)),
    )


def facts_of(period: Period) -> PeriodFacts:
    """The rows of a period as the rule of stages reads them; five queries."""
    cards = Scorecard.objects.filter(registration__period=period)
    nominations = Nomination.objects.filter(registration__period=period)
    accepted = Registration.objects.filter(period=period, state=RegistrationState.ACCEPTED)
    own = nominations.filter(state=NominationState.APPROVED, award_form__level=Level.COMMUNE)
    dossiers = Dossier.objects.filter(period=period)
    return PeriodFacts(
        registration_closes=period.registration_closes,
        dossier_last_day=period.dossier_last_day,
        scorecards=frozenset(ScorecardState(each) for each in _states(cards)),
        accepted_unscored=accepted.filter(scorecard__isnull=True).count(),
        nominations=frozenset(NominationState(each) for each in _states(nominations)),
        dossiers=frozenset(DossierState(each) for each in _states(dossiers)),
        undecided_own=own.count(),
    )


def latest_awards(campaign: Campaign, most: int) -> list[DecisionResult]:
    """The latest awards of a campaign, collectives before people of the same decision."""
    rows = (
        DecisionResult.objects.filter(awarded=True, nomination__registration__period__campaign=campaign)
        .select_related(
            "decision",
            "nomination__award_form",
            "nomination__registration__period",
            "nomination__registration__collective",
            "nomination__registration__individual",
            "nomination__registration__unit",
        )
        .order_by(
            "-decision__decided_on",
            "nomination__award_form__position",
            F("nomination__registration__individual__name_sort").asc(nulls_first=True),
            "nomination__registration__collective__position",
            "pk",
        )
    )
    return list(rows[:most])


def _participants(period: Period, states: tuple[NominationState, ...]) -> int:
    rows = Nomination.objects.filter(registration__period=period, state__in=states)
    return rows.values("registration").distinct().count()


def _states(rows: QuerySet[Scorecard] | QuerySet[Nomination] | QuerySet[Dossier]) -> list[str]:
    return list(rows.order_by().values_list("state", flat=True).distinct())
