"""Which score sheets somebody sees."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from campaigns.enums import (
    RegistrationState,
    ScorecardState,
)
from campaigns.models import (
    Period,
    Registration,
    Scorecard,
    User,
)
from campaigns.queries import registrations
from campaigns.rules.vietnamese import fold

NOT_STARTED = "none"


def visible_to(user: User) -> QuerySet[Scorecard]:
    """The sheets whose registrations ``user`` may read, with all that a list shows."""
    return (
        Scorecard.objects.filter(registration__in=registrations.visible_to(user).order_by().values("pk"))
        .select_related(
            "registration__period__campaign__organisation",
            "registration__collective",
            "registration__individual",
            "registration__unit",
            "criteria_set",
            "grade",
            "submitted_by",
            "appraised_by",
            "published_by",
        )
        .order_by(
            "registration__period",
            F("registration__collective__position").asc(nulls_last=True),  # the databases disagree about NULL
            "pk",
        )
    )


def to_score(
    user: User, period: Period, *, kind: str = "", state: str = "", text: str = ""
) -> QuerySet[Registration]:
    """The accepted registrations of ``period`` that ``user`` reads, with their sheets if started.

    ``kind`` is a ``ParticipantKind``, ``state`` a ``ScorecardState`` or ``NOT_STARTED``; ``text`` finds parts
    of names with or without accents. An unknown ``kind`` or ``state`` filters nothing.
    """
    rows = accepted(user, period).select_related("scorecard__grade").filter(_of_kind(kind))
    if state == NOT_STARTED:
        rows = rows.filter(scorecard__isnull=True)
    elif state in list(ScorecardState):
        rows = rows.filter(scorecard__state=state)
    for word in fold(text).split():
        rows = rows.filter(
            Q(collective__name_search__contains=word) | Q(individual__name_search__contains=word)
        )
    return rows


def accepted(user: User, period: Period) -> QuerySet[Registration]:
    """The accepted registrations of ``period`` that ``user`` reads."""
    return registrations.visible_to(user).filter(period=period, state=RegistrationState.ACCEPTED)


def waiting_for_acceptance(user: User, period: Period) -> int:
    """How many registrations of ``period`` that ``user`` reads are not accepted, so not scored yet."""
    rows = registrations.visible_to(user).filter(period=period)
    return rows.exclude(state=RegistrationState.ACCEPTED).count()


def state_counts(user: User, period: Period) -> dict[str, int]:
    """How many of the accepted registrations are in each state of scoring, ``NOT_STARTED`` included."""
    counts = {NOT_STARTED: 0} | {state.value: 0 for state in ScorecardState}
    for state in accepted(user, period).order_by().values_list("scorecard__state", flat=True):
        counts[state or NOT_STARTED] += 1
    return counts


def _of_kind(kind: str) -> Q:
    known = {"collective": Q(collective__isnull=False), "individual": Q(individual__isnull=False)}
    return known.get(kind, Q())
