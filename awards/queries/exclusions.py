"""Flags that keep somebody from being proposed: who sees them, and what they stop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from awards.enums import ExclusionKind, ExclusionState
from awards.models import Exclusion
from awards.permissions import may_exclude
from awards.queries.eligibility import span_of
from awards.rules.exclusions import ExclusionFact, in_force, reasons_to_exclude
from campaigns.enums import Role
from campaigns.errors import Reason
from campaigns.models import Collective, Individual, Organisation, Registration, User
from campaigns.permissions import READS_EVERYTHING
from campaigns.queries.initiatives import owners_for


def visible_to(user: User, organisation: Organisation) -> QuerySet[Exclusion]:
    """The flags that ``user`` may read: office, council and chairman all; a unit its own and its people's;
    a person his own; a deputy those of the clerk's case; nobody else any."""
    rows = (
        Exclusion.objects.filter(
            Q(collective__organisation=organisation) | Q(individual__organisation=organisation)
        )
        .select_related("collective", "individual__unit", "recorded_by", "lifted_by")
        .order_by("-from_date", "-pk")
    )
    if user.has_role(*READS_EVERYTHING):
        return rows
    mine = Q(pk__in=[])
    if user.has_role(Role.UNIT) and user.collective_id:
        mine |= Q(collective_id=user.collective_id) | Q(individual__unit_id=user.collective_id)
    if user.has_role(Role.INDIVIDUAL) and user.individual_id:
        mine |= Q(individual_id=user.individual_id)
    people, units = deputised_for(user)
    return rows.filter(mine | Q(individual__in=people) | Q(collective__in=units))


def deputised_for(user: User) -> tuple[list[int], list[int]]:
    """The people and the units whose cases ``user`` handles as a deputy, by their keys."""
    cases = user.deputised if user.is_active else ()
    return [each.individual for each in cases if each.individual], [
        each.collective for each in cases if each.collective
    ]


def offered_to(
    user: User, organisation: Organisation, today: date
) -> tuple[list[Collective], list[Individual]]:
    """About whom ``user`` may record a flag today: the office about all, a deputy about the clerk's case."""
    if user.has_role(Role.OFFICE):
        collectives, people = owners_for(user, organisation, today)
    else:
        persons, units = deputised_for(user)
        collectives = list(Collective.objects.filter(pk__in=units).order_by("position", "pk"))
        people = list(Individual.objects.filter(pk__in=persons).select_related("unit").order_by("name_sort"))
    return (
        [one for one in collectives if may_exclude(user, one)],
        [one for one in people if may_exclude(user, one)],
    )


def exclusions_of(registration: Registration) -> list[Exclusion]:
    """The flags of the participant himself, the latest first; lifted ones too."""
    rows = Exclusion.objects.filter(
        Q(collective_id=registration.collective_id, individual_id=registration.individual_id)
    )
    return list(rows.order_by("-from_date", "-pk"))


def fact_of(row: Exclusion) -> ExclusionFact:
    """The flag as the rules read it."""
    return ExclusionFact(
        kind=ExclusionKind(row.kind),
        paper=row.paper,
        from_date=row.from_date,
        to_date=row.to_date,
        lifted=row.lifted_at is not None,
    )


def state_of(row: Exclusion, today: date) -> ExclusionState:
    """How the flag stands on ``today``."""
    if row.lifted_at:
        return ExclusionState.LIFTED
    if in_force(fact_of(row), today):
        return ExclusionState.IN_FORCE
    return ExclusionState.ENDED if row.from_date <= today else ExclusionState.AHEAD


def reasons_of_exclusion(registration: Registration, today: date | None = None) -> list[Reason]:
    """``excluded`` for each flag that stands on ``today`` (the portal's day when not given) or that falls
    into the days of the period; empty means that nothing is in the way."""
    return exclusion_reasons_for([registration], today)[0]


def exclusion_reasons_for(
    registrations: Sequence[Registration], today: date | None = None
) -> list[list[Reason]]:
    """The same for many registrations, in one query however many."""
    flags: dict[tuple[int | None, int | None], list[ExclusionFact]] = defaultdict(list)
    rows = Exclusion.objects.filter(
        Q(collective__in={each.collective_id for each in registrations if each.collective_id})
        | Q(individual__in={each.individual_id for each in registrations if each.individual_id})
    )
    for row in rows.order_by("-from_date", "-pk"):
        flags[row.collective_id, row.individual_id].append(fact_of(row))
    day = today or timezone.localdate()
    return [
        reasons_to_exclude(flags[each.collective_id, each.individual_id], day, span_of(each.period))
        for each in registrations
    ]
