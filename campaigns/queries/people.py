"""Who can take part in a period, and whom somebody may register."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from campaigns.enums import Role
from campaigns.models import Collective, Individual, Period, Posting, Registration, User
from campaigns.permissions import READS_EVERYTHING


def collectives_in(period: Period) -> QuerySet[Collective]:
    """The collectives that can register for ``period``, in their order.

    Left out are those closed on or before the day on which registration opens: ``closed_on`` is the first
    day without them.
    """
    open_then = Q(closed_on__isnull=True) | Q(closed_on__gt=period.registration_opens)
    rows = Collective.objects.filter(open_then, organisation_id=period.campaign.organisation_id)
    return rows.order_by("position", "name_sort", "pk")


def people_in(period: Period) -> QuerySet[Individual]:
    """The people who can register for ``period``, by given name, with their units.

    Left out are those who had left when registration opens (``left_on`` is the first day without them) and
    those who came after the period's last day for scores.
    """
    here_then = Q(left_on__isnull=True) | Q(left_on__gt=period.registration_opens)
    rows = Individual.objects.select_related("unit").filter(
        here_then,
        organisation_id=period.campaign.organisation_id,
        entered_on__lte=period.scoring_closes,
    )
    return rows.order_by("name_sort", "pk")


def collectives_seen_by(user: User, period: Period) -> QuerySet[Collective]:
    """Those of ``collectives_in`` whose registrations ``user`` may read or make."""
    rows = collectives_in(period)
    if user.has_role(*READS_EVERYTHING):
        return rows
    return rows.filter(Q(pk=user.collective_id)) if user.has_role(Role.UNIT) else rows.none()


def people_seen_by(user: User, period: Period) -> QuerySet[Individual]:
    """Those of ``people_in`` whose registrations ``user`` may read or make: his unit's people, himself."""
    rows = people_in(period)
    if user.has_role(*READS_EVERYTHING):
        return rows
    mine = Q(pk__in=[])
    if user.has_role(Role.UNIT) and user.collective_id:
        mine |= Q(unit_id=user.collective_id)
    if user.has_role(Role.INDIVIDUAL) and user.individual_id:
        mine |= Q(pk=user.individual_id)
    return rows.filter(mine)


def registerable_by(user: User, period: Period) -> tuple[list[Collective], list[Individual]]:
    """The collectives and the people whom ``user`` may register in ``period``, registered already or not."""
    if not user.has_role(Role.OFFICE, Role.UNIT, Role.INDIVIDUAL):
        return [], []
    if user.has_role(Role.OFFICE):
        return list(collectives_in(period)), list(people_in(period))
    unit = user.collective_id if user.has_role(Role.UNIT) else None
    himself = user.individual_id if user.has_role(Role.INDIVIDUAL) else None
    return (
        list(collectives_in(period).filter(Q(pk=unit))),
        list(people_in(period).filter(Q(unit_id=unit) | Q(pk=himself))),
    )


def unregistered_for(user: User, period: Period) -> tuple[list[Collective], list[Individual]]:
    """Those of ``registerable_by`` who have no registration in ``period`` yet."""
    collectives, people = registerable_by(user, period)
    made = Registration.objects.filter(period=period).order_by("pk")
    pairs = set(made.values_list("collective_id", "individual_id"))
    return (
        [unit for unit in collectives if (unit.pk, None) not in pairs],
        [person for person in people if (None, person.pk) not in pairs],
    )


def open_posting(individual: Individual) -> Posting | None:
    """Where the person works today; None for one who has left or whose postings were never entered."""
    return individual.postings.filter(to_date__isnull=True).order_by("-from_date", "-pk").first()


def last_posting(individual: Individual) -> Posting | None:
    """The latest posting, open or closed; None when none was entered."""
    return individual.postings.order_by("-from_date", "-pk").first()
