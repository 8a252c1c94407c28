"""Which registrations somebody sees."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from campaigns.enums import Role
from campaigns.models import Period, Registration, User
from campaigns.permissions import READS_EVERYTHING


def visible_to(user: User) -> QuerySet[Registration]:
    """The registrations that ``user`` may read (see ``permissions.may_see``), in the order of lists:
    collectives by their place, then people by name."""
    rows = Registration.objects.select_related(
        "period__campaign__organisation", "collective", "individual__unit", "unit", "award_form"
    ).order_by("period", "individual__name_sort", "collective__position", "collective__name_sort", "pk")
    if user.has_role(*READS_EVERYTHING):
        return rows
    mine = Q(pk__in=[])
    if user.has_role(Role.UNIT) and user.collective_id:
        mine |= Q(unit_id=user.collective_id)
    if user.has_role(Role.INDIVIDUAL) and user.individual_id:
        mine |= Q(individual_id=user.individual_id)
    return rows.filter(mine)


def registration_of(
    period: Period, *, collective_id: int | None, individual_id: int | None
) -> Registration | None:
    """The one registration of a participant in a period, if there is one."""
    return (
        Registration.objects.filter(period=period, collective_id=collective_id, individual_id=individual_id)
        .order_by("pk")
        .first()
    )
