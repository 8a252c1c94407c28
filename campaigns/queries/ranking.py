"""The ranking of one period and kind of participant: as it stands, as it would be, and who is missing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from campaigns.enums import ParticipantKind, RegistrationState, ScorecardState
from campaigns.models import Period, Registration, Scorecard, User
from campaigns.rules.ranking import Entry, rank

DONE = (ScorecardState.APPRAISED, ScorecardState.PUBLISHED)


@dataclass(frozen=True)
class Standing:
    """A sheet and the place that its total earns."""

    rank: int
    scorecard: Scorecard


def standings(period: Period, kind: ParticipantKind, *, without: Collection[int] = ()) -> list[Standing]:
    """All appraised and published sheets ranked together, whatever rank they were published with.

    ``without`` names sheets (by id) that are not ready and are left out.
    """
    rows = _sheets(period, kind).filter(state__in=DONE)
    found = {card.pk: card for card in rows if card.pk not in without}
    entries = (
        Entry(key=card.pk, total=card.total, sort_key=card.registration.participant.name_sort)
        for card in found.values()
        if card.total is not None
    )
    return [Standing(ranked.rank, found[ranked.key]) for ranked in rank(entries)]


def periods_visible_to(user: User) -> QuerySet[Period]:
    """The periods whose ranking ``user`` reads once it is published: all of the active campaign, for
    everybody signed in."""
    return (
        Period.objects.filter(campaign__is_active=True)
        .select_related("campaign__organisation")
        .order_by("pk")
    )


def published(period: Period, kind: ParticipantKind) -> list[Scorecard]:
    """The published ranking: by rank, in a tie by the Vietnamese alphabet."""
    found = _sheets(period, kind).filter(state=ScorecardState.PUBLISHED)
    return sorted(found, key=lambda card: (card.rank, card.registration.participant.name_sort))


def unfinished(period: Period, kind: ParticipantKind) -> list[Registration]:
    """The accepted registrations whose sheet is not appraised, or not even started, in the order of lists."""
    rows = Registration.objects.filter(_of_kind(kind), period=period, state=RegistrationState.ACCEPTED)
    open_ = rows.filter(Q(scorecard__isnull=True) | ~Q(scorecard__state__in=DONE))
    return list(
        open_.select_related("collective", "individual", "unit", "scorecard", "period").order_by(
            "individual__name_sort", "collective__position", "collective__name_sort", "pk"
        )
    )


def _sheets(period: Period, kind: ParticipantKind) -> QuerySet[Scorecard]:
    return (
        Scorecard.objects.filter(registration__period=period)
        .filter(_of_kind(kind, "registration__"))
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


def _of_kind(kind: ParticipantKind, path: str = "") -> Q:
    empty = "individual" if kind is ParticipantKind.COLLECTIVE else "collective"
    return Q(**{f"{path}{empty}__isnull": True})
