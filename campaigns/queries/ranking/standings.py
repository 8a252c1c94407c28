"""The ranking as it would be published now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns.enums import CollectiveKind, IndividualKind, ParticipantKind
from campaigns.models import Period, Registration, Scorecard
from campaigns.queries.ranking.readiness import held_back
from campaigns.queries.ranking.sheets import DONE, sheets
from campaigns.queries.ranking.tables import Ruler, ruler_of, section_points
from campaigns.rules.publication import PublishedRow, TableSection
from campaigns.rules.ranking import (
    Entry,
    Group,
    Ranked,
    group_of_collective,
    group_of_person,
    rank,
    tie_note,
)
from campaigns.rules.scoring import ZERO
from campaigns.rules.vietnamese import short_number


@dataclass(frozen=True)
class Standing:
    """A sheet and the place that it earns; ``row`` is what a publication would keep of it."""

    rank: int
    scorecard: Scorecard
    row: PublishedRow


def standings(
    period: Period, kind: ParticipantKind, today: date, ruler: Ruler | None = None
) -> list[Standing]:
    """All appraised and published sheets ranked together, whatever rank they were published with.

    Sheets that ``held_back`` names on ``today`` are not among them. ``ruler`` saves asking for it twice.
    """
    found = list(sheets(period, kind).filter(state__in=DONE))
    held = held_back(found, today)
    return ranked((card for card in found if card.pk not in held), ruler or ruler_of(period, kind))


def ranked(cards: Iterable[Scorecard], ruler: Ruler) -> list[Standing]:
    """These sheets ranked by ``ruler``, best first; one query for the points of all."""
    found = {card.pk: card for card in cards if card.total is not None}
    points = section_points(found)
    entries = [_entry(card, ruler.deciding, points.get(card.pk, {})) for card in found.values()]
    return [_standing(place, found[place.key], ruler, points.get(place.key, {})) for place in rank(entries)]


def group_of(registration: Registration) -> Group:
    """The group in which the participant is ranked."""
    person = registration.individual
    if person is not None:
        return group_of_person(IndividualKind(person.kind), is_head=person.is_head)
    return group_of_collective(CollectiveKind(registration.unit.kind))


def _entry(card: Scorecard, deciding: tuple[TableSection, ...], points: Mapping[str, Decimal]) -> Entry[int]:
    registration = card.registration
    return Entry(
        key=card.pk,
        total=card.total or ZERO,
        sort_key=registration.participant.name_sort,
        breakers=tuple(points.get(section.code, ZERO) for section in deciding),
        group=group_of(registration).code,
    )


def _standing(place: Ranked[int], card: Scorecard, ruler: Ruler, points: Mapping[str, Decimal]) -> Standing:
    registration = card.registration
    person = registration.individual
    asked = [
        (section.name, f"{short_number(points.get(section.code, ZERO))} điểm") for section in ruler.deciding
    ]
    row = PublishedRow(
        who=who_is(registration.collective_id, registration.individual_id),
        card=card.pk,
        name=str(registration.participant),
        honorific=person.get_honorific_display() if person else "",
        group=group_of(registration),
        unit=registration.unit.name if person else "",
        post=registration.post if person else "",
        total=place.total,
        sections={section.code: points.get(section.code, ZERO) for section in ruler.scale.sections},
        rank=place.rank,
        group_rank=place.group_rank,
        grade=card.grade.name if card.grade else "",
        note=tie_note(place, asked),
    )
    return Standing(place.rank, card, row)


def who_is(collective: int | None, individual: int | None) -> str:
    """The participant as a key that is the same in every period."""
    return f"individual:{individual}" if individual else f"collective:{collective}"
