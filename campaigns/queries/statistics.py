"""Figures of a period in the lower app: who registered, how they scored, who was in time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from campaigns.enums import ParticipantKind, RegistrationState, ScorecardState
from campaigns.models import GradeBand, Period, Registration, Scorecard
from campaigns.queries.people import collectives_in, people_in

R, S = RegistrationState, ScorecardState
MISSING, UNGRADED = "Chưa lập đăng ký", "Chưa xếp loại"


@dataclass(frozen=True)
class KindCount:
    """How many collectives and how many people."""

    collectives: int
    people: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.collectives + self.people


@dataclass(frozen=True)
class KindLine(KindCount):
    """The count of one line of a table."""

    label: str


@dataclass(frozen=True)
class UnitCount:
    """One unit: how many may register (itself and its people), how many sent, how many were accepted."""

    name: str
    eligible: int
    sent: int
    accepted: int


@dataclass(frozen=True)
class OnTime:
    """How many of those that were sent came in time."""

    label: str
    in_time: int
    all: int

    @property
    def percent(self) -> int | None:
        """The share in whole per cent, rounded down so that 100 means all; None when nothing was sent."""
        return self.in_time * 100 // self.all if self.all else None


def registrations_by_state(period: Period) -> list[KindLine]:
    """Every state of registration, and first those who have none yet."""
    counts = _by_state(period)
    made = {kind: sum(count for (_, of), count in counts.items() if of == kind) for kind in ParticipantKind}
    gone = _registered_but_gone(period)
    c, i = ParticipantKind.COLLECTIVE, ParticipantKind.INDIVIDUAL
    missing = KindLine(
        max(0, collectives_in(period).count() - made[c] + gone[c]),
        max(0, people_in(period).count() - made[i] + gone[i]),
        MISSING,
    )
    return [missing, *(KindLine(counts[state, c], counts[state, i], state.label) for state in R)]


def registrations_by_unit(period: Period) -> list[UnitCount]:
    """Every unit of the period in its order: the unit itself counts one, each of its people one."""
    people = Counter(people_in(period).order_by().values_list("unit_id", flat=True))
    rows = (
        Registration.objects.filter(period=period)
        .order_by("unit")
        .values_list("unit_id")
        .annotate(
            sent=Count("pk", filter=~Q(state=R.DRAFT)), accepted=Count("pk", filter=Q(state=R.ACCEPTED))
        )
    )
    made = {unit: (sent, accepted) for unit, sent, accepted in rows}
    return [
        UnitCount(unit.name, people[unit.pk] + 1, *made.get(unit.pk, (0, 0)))
        for unit in collectives_in(period)
    ]


def sheets_by_grade(period: Period) -> list[KindLine]:
    """The appraised sheets by band, the best first; those below every band last, if there are any."""
    rows = (
        Scorecard.objects.filter(registration__period=period, state__in=[S.APPRAISED, S.PUBLISHED])
        .order_by("grade")
        .values_list("grade")
        .annotate(collectives=Count("registration__collective"), people=Count("registration__individual"))
    )
    found = {grade: (collectives, people) for grade, collectives, people in rows}
    bands = GradeBand.objects.filter(campaign=period.campaign_id).order_by("-at_least")
    lines = [KindLine(*found.get(band.pk, (0, 0)), band.name) for band in bands]
    return [*lines, KindLine(*found[None], UNGRADED)] if None in found else lines


def on_time(period: Period) -> list[OnTime]:
    """Registrations and own scores: how many were sent in time."""
    sent = Registration.objects.filter(period=period).exclude(state=R.DRAFT)
    sheets = Scorecard.objects.filter(registration__period=period).exclude(state=S.DRAFT)
    return [
        OnTime("Gửi đăng ký", sent.filter(is_late=False).count(), sent.count()),
        OnTime("Gửi phiếu tự chấm", sheets.filter(is_late=False).count(), sheets.count()),
    ]


def _by_state(period: Period) -> Counter[tuple[str, ParticipantKind]]:
    rows = (
        Registration.objects.filter(period=period)
        .order_by("state")
        .values_list("state")
        .annotate(collectives=Count("collective"), people=Count("individual"))
    )
    counts = Counter[tuple[str, ParticipantKind]]()
    for state, collectives, people in rows:
        counts[state, ParticipantKind.COLLECTIVE] = collectives
        counts[state, ParticipantKind.INDIVIDUAL] = people
    return counts


def _registered_but_gone(period: Period) -> dict[ParticipantKind, int]:
    """Registrations of those who can no longer register: they must not hide others who are missing."""
    rows = Registration.objects.filter(period=period)
    collectives = rows.filter(collective__isnull=False).exclude(
        collective__in=collectives_in(period).order_by().values("pk")
    )
    people = rows.filter(individual__isnull=False).exclude(
        individual__in=people_in(period).order_by().values("pk")
    )
    return {ParticipantKind.COLLECTIVE: collectives.count(), ParticipantKind.INDIVIDUAL: people.count()}
