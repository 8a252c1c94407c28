"""The sheets of a period and kind of participant, with all that a ranking shows."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from campaigns.enums import ParticipantKind, ScorecardState
from campaigns.models import Period, Scorecard

DONE = (ScorecardState.APPRAISED, ScorecardState.PUBLISHED)


def sheets(period: Period, kind: ParticipantKind) -> QuerySet[Scorecard]:
    """All of them, whatever their state, in the order of their keys."""
    return (
        Scorecard.objects.filter(registration__period=period)
        .filter(of_kind(kind, "registration__"))
        .select_related(
            "registration__period",
            "registration__collective",
            "registration__individual",
            "registration__unit",
            "grade",
            "published_by",
        )
        .order_by("pk")
    )


def of_kind(kind: ParticipantKind, path: str = "") -> Q:
    """Registrations of ``kind``; ``path`` leads to them."""
    empty = "individual" if kind is ParticipantKind.COLLECTIVE else "collective"
    return Q(**{f"{path}{empty}__isnull": True})
