"""Results: all decisions of a period, and the public honour board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet

from awards.models import Decision, DecisionResult
from campaigns.enums import Role
from campaigns.models import AwardForm, Campaign, Period, User
from campaigns.permissions import READS_EVERYTHING
from campaigns.rules.vietnamese import fold

IN_NAME_ORDER = (
    F("nomination__registration__individual__name_sort").asc(nulls_first=True),  # collectives first
    "nomination__registration__collective__position",
    "nomination__registration__collective__name_sort",
    "pk",
)


@dataclass(frozen=True)
class ResultLine:
    """One nomination of a decision as a reader may see it; ``bonus`` is None where it is not his to see."""

    result: DecisionResult
    bonus: int | None
    is_own: bool


@dataclass(frozen=True)
class DecisionLines:
    """A decision with the lines that a reader may see."""

    decision: Decision
    lines: tuple[ResultLine, ...]

    @property
    def awarded(self) -> int:
        """How many are awarded."""
        return sum(line.result.awarded for line in self.lines)

    @property
    def shows_bonus(self) -> bool:
        """Whether any line has a bonus to show."""
        return any(line.bonus is not None for line in self.lines)


@dataclass(frozen=True)
class Honour:
    """One name on the honour board: nothing personal beyond name, post and unit."""

    name: str
    detail: str
    decision: Decision


@dataclass(frozen=True)
class HonourForm:
    """The honours of one award form in one period."""

    award_form: AwardForm
    collectives: tuple[Honour, ...]
    people: tuple[Honour, ...]


@dataclass(frozen=True)
class HonourPeriod:
    """The honours of one period, the highest award first."""

    period: Period
    forms: tuple[HonourForm, ...]


def decisions_of(period: Period, user: User, query: str = "") -> list[DecisionLines]:
    """The decisions of ``period`` with their names, the latest first.

    Everybody signed in reads who is awarded; who is not, and the bonus, only the office, the chairman, the
    council (no bonus of others) and the participant's own side.
    """
    return [
        DecisionLines(decision, lines)
        for decision in _decisions(Q(period=period), query)
        if (lines := tuple(_lines(decision, user)))
    ]


def decisions_visible_to(user: User) -> QuerySet[Decision]:
    """The decisions of the active campaign for the office and the chairman, who print what hangs on them;
    none for anybody else."""
    rows = (
        Decision.objects.filter(period__campaign__is_active=True)
        .select_related("period__campaign__organisation", "award_form__campaign")
        .order_by("-decided_on", "-pk")
    )
    return rows if user.has_role(Role.OFFICE, Role.CHAIRMAN) else rows.none()


def awarded_by(decision: Decision) -> list[DecisionResult]:
    """Whom a decision awards, collectives first, then people by name."""
    rows = DecisionResult.objects.filter(decision=decision, awarded=True).select_related(
        "nomination__registration__collective",
        "nomination__registration__individual",
        "nomination__registration__unit",
        "nomination__registration__period",
    )
    return list(rows.order_by(*IN_NAME_ORDER))


def honours(campaign: Campaign, period: Period | None = None, query: str = "") -> list[HonourPeriod]:
    """Who was awarded in ``campaign``, by period (the latest first) and form (the highest first)."""
    where = Q(period=period) if period else Q(period__campaign=campaign)
    found: dict[Period, dict[AwardForm, list[DecisionResult]]] = {}
    for decision in _decisions(where, query):
        won = [result for result in decision.results.all() if result.awarded]
        if won:
            forms = found.setdefault(decision.period, {})
            forms.setdefault(decision.award_form, []).extend(_of(decision, result) for result in won)
    return [
        HonourPeriod(
            each,
            tuple(
                HonourForm(form, tuple(_honours(results, True)), tuple(_honours(results, False)))
                for form, results in sorted(forms.items(), key=lambda pair: (pair[0].position, pair[0].pk))
            ),
        )
        for each, forms in sorted(found.items(), key=lambda pair: _recency(pair[0]), reverse=True)
    ]


def periods_with_honours(campaign: Campaign) -> list[Period]:
    """The periods in which somebody was awarded, the latest first."""
    rows = Period.objects.filter(campaign=campaign, decisions__results__awarded=True).distinct()
    return sorted(rows.order_by("pk"), key=_recency, reverse=True)


def _recency(period: Period) -> tuple[object, ...]:
    return (period.dossier_before, period.kind, period.pk)


def _decisions(where: Q, query: str) -> QuerySet[Decision]:
    results = DecisionResult.objects.select_related(
        "nomination__registration__collective",
        "nomination__registration__individual",
        "nomination__registration__unit",
    ).order_by(*IN_NAME_ORDER)
    if words := fold(query):
        results = results.filter(
            Q(nomination__registration__individual__name_search__contains=words)
            | Q(nomination__registration__unit__name_search__contains=words)
        )
    return (
        Decision.objects.filter(where)
        .select_related("period", "award_form")
        .prefetch_related(Prefetch("results", queryset=results))
        .order_by("-decided_on", "-pk")
    )


def _lines(decision: Decision, user: User) -> Iterable[ResultLine]:
    reads_all = user.has_role(*READS_EVERYTHING)
    reads_money = user.has_role(Role.OFFICE, Role.CHAIRMAN)
    for result in decision.results.all():
        registration = result.nomination.registration
        mine = (user.individual_id is not None and registration.individual_id == user.individual_id) or (
            user.has_role(Role.UNIT) and registration.unit_id == user.collective_id
        )
        if result.awarded or reads_all or mine:
            yield ResultLine(result, result.bonus if reads_money or mine else None, mine)


def _of(decision: Decision, result: DecisionResult) -> DecisionResult:
    result.decision = decision
    return result


def _honours(results: Iterable[DecisionResult], collectives: bool) -> Iterable[Honour]:
    for result in results:
        registration = result.nomination.registration
        if (registration.individual_id is None) != collectives:
            continue
        parts = [] if collectives else [registration.post, registration.unit.name]
        yield Honour(str(registration.participant), ", ".join(filter(None, parts)), result.decision)
