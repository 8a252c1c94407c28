"""What the list of nominees says of each: points, figures, earlier awards, the council's vote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from awards.enums import MeetingState
from awards.models import AgendaItem, DecisionResult, Nomination
from campaigns.models import MeasureValue, Registration, Scorecard
from campaigns.queries.ranking import DONE

Key = tuple[int | None, int | None]  # collective, individual


@dataclass(frozen=True)
class Merits:
    """All that is known of one nominee when the list is written."""

    nomination: Nomination
    scorecard: Scorecard | None
    values: tuple[MeasureValue, ...]
    earlier: tuple[DecisionResult, ...]
    vote: AgendaItem | None


def merits_of(nominations: Sequence[Nomination]) -> list[Merits]:
    """The merits of each of ``nominations`` in their order; five queries, however many they are."""
    registrations = [nomination.registration for nomination in nominations]
    cards = {
        card.registration_id: card
        for card in Scorecard.objects.filter(
            registration__in=registrations, state__in=[state.value for state in DONE]
        )
        .select_related("grade")
        .order_by("pk")
    }
    values = defaultdict(list)
    for value in (
        MeasureValue.objects.filter(registration__in=registrations)
        .select_related("measure", "rating")
        .order_by("measure__position", "pk")
    ):
        values[value.registration_id].append(value)
    earlier, votes = _earlier_awards(registrations), _votes(nominations)
    return [
        Merits(
            nomination=each,
            scorecard=cards.get(each.registration_id),
            values=tuple(values[each.registration_id]),
            earlier=tuple(
                result
                for result in earlier[_key(each.registration)]
                if _is_earlier(result, each.registration)
            ),
            vote=votes.get(each.pk),
        )
        for each in nominations
    ]


def _is_earlier(result: DecisionResult, registration: Registration) -> bool:
    """Whether an award came before the dossier of the registration's period was due, and not for it."""
    own = result.nomination.registration_id == registration.pk
    return not own and result.decision.decided_on < registration.period.dossier_before


def _key(registration: Registration) -> Key:
    return registration.collective_id, registration.individual_id


def _earlier_awards(registrations: Sequence[Registration]) -> dict[Key, list[DecisionResult]]:
    """Participant → what he was awarded so far, the earliest first."""
    rows = (
        DecisionResult.objects.filter(
            Q(nomination__registration__collective__in={row.collective_id for row in registrations} - {None})
            | Q(
                nomination__registration__individual__in={row.individual_id for row in registrations} - {None}
            ),
            awarded=True,
        )
        .select_related("decision__award_form", "nomination__registration")
        .order_by("decision__decided_on", "pk")
    )
    found = defaultdict(list)
    for row in rows:
        found[_key(row.nomination.registration)].append(row)
    return found


def _votes(nominations: Sequence[Nomination]) -> dict[int, AgendaItem]:
    """Nomination id → its latest counted vote."""
    items = AgendaItem.objects.filter(
        nomination__in=[each.pk for each in nominations], meeting__state=MeetingState.CLOSED.value
    ).exclude(result="")
    return {item.nomination_id: item for item in items.order_by("meeting__starts_at", "pk")}
