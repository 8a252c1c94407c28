"""The figures of a period, or of the whole term, for its summary report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Avg, Count, Max, Min, Q, QuerySet, Sum
from django.utils import timezone

from awards.enums import MeetingState
from awards.models import Decision, DecisionResult, Meeting
from campaigns.enums import (
    ArticleState,
    Level,
    MeasureUnit,
    ParticipantKind,
    PeriodKind,
    PropagandaForm,
    RegistrationState,
)
from campaigns.models import (
    Collective,
    Exemplar,
    Initiative,
    MeasureValue,
    Period,
    PropagandaActivity,
    Registration,
)
from campaigns.queries.people import collectives_in, people_in
from campaigns.queries.statistics import KindCount

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class MeasureLine:
    """What was recorded of one measure: of how many, on the average, the lowest and the highest."""

    name: str
    unit: str
    count: int
    average: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class DecisionLine:
    """One decision with those that it awards and the money that goes with it (None: no bonus set)."""

    decision: Decision
    awarded: KindCount
    bonus: int | None


@dataclass(frozen=True)
class YearLine:
    """One period of the term: who registered and who was awarded."""

    name: str
    registered: KindCount
    awarded: KindCount


def periods_summed(period: Period) -> list[Period]:
    """The periods that a report of ``period`` sums up: the year alone, or all of the term, itself last."""
    if period.kind == PeriodKind.ANNUAL:
        return [period]
    years = period.campaign.periods.exclude(pk=period.pk).order_by("dossier_before", "pk")
    return [*years, period]


def span_days(period: Period) -> tuple[date, date]:
    """The first and the last day that a report of ``period`` looks at."""
    if period.year is not None:
        return date(period.year, 1, 1), date(period.year, 12, 31)
    return period.campaign.starts_on, period.campaign.ends_on


def entitled(period: Period) -> KindCount:
    """Who could register."""
    return KindCount(collectives_in(period).count(), people_in(period).count())


def registered(period: Period, *states: RegistrationState) -> KindCount:
    """Whose registration stands in one of ``states``; without any, whose was sent."""
    rows = Registration.objects.filter(period=period)
    rows = rows.filter(state__in=states) if states else rows.exclude(state=RegistrationState.DRAFT)
    return _kinds(rows)


def unregistered_units(period: Period) -> list[Collective]:
    """The collectives that sent no registration of their own, in the order of lists."""
    sent = Registration.objects.filter(period=period).exclude(state=RegistrationState.DRAFT).order_by("pk")
    done = set(sent.values_list("collective_id", flat=True))
    return [unit for unit in collectives_in(period) if unit.pk not in done]


def measure_lines(period: Period) -> list[MeasureLine]:
    """Every measure with a figure in ``period``, in the plan's order; ratings are counted by ``ratings``."""
    rows = (
        MeasureValue.objects.filter(registration__period=period, value__isnull=False)
        .order_by("measure__position", "measure")
        .values("measure", "measure__position", "measure__name", "measure__unit")
        .annotate(count=Count("pk"), average=Avg("value"), lowest=Min("value"), highest=Max("value"))
    )
    return [
        MeasureLine(
            row["measure__name"],
            MeasureUnit(row["measure__unit"]).label,
            row["count"],
            _hundredths(row["average"]),
            _hundredths(row["lowest"]),
            _hundredths(row["highest"]),
        )
        for row in rows
    ]


def ratings(period: Period) -> list[tuple[str, int]]:
    """The yearly ratings recorded in ``period`` with how many have each, the best first."""
    rows = (
        MeasureValue.objects.filter(registration__period=period, rating__isnull=False)
        .order_by("-rating__rank")
        .values_list("rating__name", "rating__rank")
        .annotate(count=Count("pk"))
    )
    return [(name, count) for name, _, count in rows]


def meetings_held(periods: Sequence[Period]) -> list[date]:
    """The days on which the council met over ``periods``."""
    rows = Meeting.objects.filter(period__in=periods, state=MeetingState.CLOSED).order_by("starts_at", "pk")
    return [timezone.localdate(moment) for moment in rows.values_list("starts_at", flat=True)]


def propaganda(period: Period) -> tuple[list[tuple[PropagandaForm, int]], int]:
    """The propaganda of the span by form, in the order of the forms, and how many people it reached."""
    first, last = span_days(period)
    rows = PropagandaActivity.objects.filter(campaign=period.campaign_id, held_on__range=(first, last))
    counts = Counter(rows.order_by("pk").values_list("form", flat=True))
    reach = rows.aggregate(reach=Sum("reach"))["reach"] or 0
    return [(form, counts[form.value]) for form in PropagandaForm if counts[form.value]], reach


def initiatives(periods: Sequence[Period]) -> tuple[int, list[tuple[Level, int]]]:
    """How many initiatives there were, and how many each level recognised, the highest first."""
    rows = Initiative.objects.filter(period__in=periods)
    counts = Counter(rows.order_by("pk").values_list("level", flat=True))
    recognised = [(level, counts[level.value]) for level in reversed(Level) if counts[level.value]]
    return sum(counts.values()), recognised


def exemplars(period: Period) -> list[Exemplar]:
    """The exemplars published in the span, the earliest first."""
    first, last = span_days(period)
    zone = timezone.get_current_timezone()
    rows = Exemplar.objects.filter(
        campaign=period.campaign_id,
        state=ArticleState.PUBLISHED,
        published_at__gte=datetime.combine(first, time.min, zone),
        published_at__lte=datetime.combine(last, time.max, zone),
    )
    return list(rows.select_related("collective", "individual").order_by("published_at", "pk"))


def decision_lines(periods: Sequence[Period]) -> list[DecisionLine]:
    """The decisions on ``periods``, the earliest first."""
    rows = Decision.objects.filter(period__in=periods).select_related("award_form", "period")
    return [_decision_line(decision) for decision in rows.order_by("decided_on", "pk")]


def year_lines(periods: Sequence[Period]) -> list[YearLine]:
    """Each of ``periods`` with its registrations and awards."""
    return [
        YearLine(each.name, registered(each), _awarded(DecisionResult.objects.filter(decision__period=each)))
        for each in periods
    ]


def next_period(period: Period) -> Period | None:
    """The year after ``period``; None after the last one and after the term."""
    if period.year is None:
        return None
    rows = period.campaign.periods.filter(kind=PeriodKind.ANNUAL, year__gt=period.year)
    return rows.order_by("year", "pk").first()


def _decision_line(decision: Decision) -> DecisionLine:
    results = DecisionResult.objects.filter(decision=decision)
    bonus = results.filter(awarded=True).aggregate(bonus=Sum("bonus"))["bonus"]
    return DecisionLine(decision, _awarded(results), bonus)


def _awarded(results: QuerySet[DecisionResult]) -> KindCount:
    rows = results.filter(awarded=True).aggregate(
        collectives=Count("pk", filter=Q(nomination__registration__collective__isnull=False)),
        people=Count("pk", filter=Q(nomination__registration__individual__isnull=False)),
    )
    return KindCount(rows["collectives"], rows["people"])


def _kinds(rows: QuerySet[Registration]) -> KindCount:
    kinds = Counter(
        ParticipantKind.COLLECTIVE if collective else ParticipantKind.INDIVIDUAL
        for collective in rows.order_by("pk").values_list("collective_id", flat=True)
    )
    return KindCount(kinds[ParticipantKind.COLLECTIVE], kinds[ParticipantKind.INDIVIDUAL])


def _hundredths(value: object) -> Decimal:
    """Averages come as floats from one database, decimals from the other."""
    return Decimal(str(value)).quantize(HUNDREDTH, ROUND_HALF_UP)
