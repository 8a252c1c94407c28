"""Which initiatives somebody sees, and for whom he may enter one."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from campaigns.enums import Level, Role
from campaigns.models import Collective, Individual, Initiative, Organisation, Period, User
from campaigns.permissions import READS_EVERYTHING
from campaigns.queries.registrations import own_cases
from campaigns.rules.vietnamese import fold, short_date


def visible_to(user: User) -> QuerySet[Initiative]:
    """The initiatives of the active campaign that ``user`` may read: his own, his unit's and its people's;
    the office's all."""
    rows = (
        Initiative.objects.filter(period__campaign__is_active=True)
        .select_related("period", "collective", "individual__unit")
        .order_by(
            "period",
            F("individual__name_sort").asc(nulls_first=True),  # databases disagree about NULL
            "collective__position",
            "collective__name_sort",
            "title",
            "pk",
        )
    )
    if user.has_role(*READS_EVERYTHING):
        return rows
    mine = Q(pk__in=[])
    if user.has_role(Role.UNIT) and user.collective_id:
        mine |= Q(collective_id=user.collective_id) | Q(individual__unit_id=user.collective_id)
    if user.has_role(Role.INDIVIDUAL) and user.individual_id:
        mine |= Q(individual_id=user.individual_id)
    return rows.filter(mine | own_cases(user))


def found(user: User, period: Period, *, text: str = "", recognised: bool | None = None) -> list[Initiative]:
    """The initiatives of ``period`` that ``user`` reads and whose title or owner holds the words of ``text``.

    Accents make no difference; ``recognised`` narrows the list further.
    """
    words = fold(text).split()
    rows = visible_to(user).filter(period=period)
    if recognised is not None:
        rows = rows.exclude(level="") if recognised else rows.filter(level="")
    return [row for row in rows if _holds(row, words)]


def owners_for(
    user: User, organisation: Organisation, today: date
) -> tuple[list[Collective], list[Individual]]:
    """The collectives and people, active today, for whom ``user`` may enter an initiative."""
    collectives = Collective.objects.filter(organisation=organisation).filter(
        Q(closed_on__isnull=True) | Q(closed_on__gt=today)
    )
    people = Individual.objects.filter(organisation=organisation).filter(
        Q(left_on__isnull=True) | Q(left_on__gt=today)
    )
    if not user.has_role(Role.OFFICE):
        unit_id = user.collective_id if user.has_role(Role.UNIT) else None
        own_id = user.individual_id if user.has_role(Role.INDIVIDUAL) else None
        collectives = collectives.filter(pk=unit_id) if unit_id else collectives.none()
        mine = Q(pk=own_id) if own_id else Q(pk__in=[])
        people = people.filter(mine | Q(unit_id=unit_id) if unit_id else mine)
    return (
        list(collectives.order_by("position", "name_sort", "pk")),
        list(people.select_related("unit").order_by("name_sort", "pk")),
    )


def recognition_of(initiative: Initiative) -> str:
    """The recognition in one line, empty while there is none."""
    if not initiative.level or initiative.decision_date is None:
        return ""
    level = Level(initiative.level).label
    day = short_date(initiative.decision_date)
    return f"{level}; {initiative.recognised_by}, số {initiative.decision_number} ngày {day}"


def stamp_of(initiative: Initiative) -> str:
    """What tells one state of an initiative from the next."""
    return "\n".join((initiative.title, initiative.effect, recognition_of(initiative)))


def _holds(initiative: Initiative, words: list[str]) -> bool:
    owner = initiative.collective or initiative.individual
    text = fold(f"{initiative.title} {owner}")
    return all(word in text for word in words)
