"""The round after the appraisal: answers that the office owes, results that a participant should look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import F, Q

from awards.queries.worklist.desk import Desk, Task, address, some_names
from campaigns.enums import ExplanationState, Role, ScorecardState
from campaigns.models import Explanation, Scorecard
from campaigns.permissions import may_appraise
from campaigns.queries.campaign import spoken


def tasks(desk: Desk) -> Iterator[Task]:
    """What the office or a clerk's deputy must answer, and what a unit or a person may answer or agree to."""
    if desk.user.has_role(Role.OFFICE) or desk.user.deputised:
        yield from _to_answer(desk)
    if desk.user.has_role(Role.UNIT, Role.INDIVIDUAL):
        yield from _to_look_at(desk)


def _to_answer(desk: Desk) -> Iterator[Task]:
    """Those of which the next word is this reader's: neither his own text nor his own sheet."""
    rows = (
        Explanation.objects.filter(
            state=ExplanationState.OPEN, score__scorecard__registration__period__campaign=desk.campaign
        )
        .exclude(written_by=desk.user)
        .select_related(
            "score__scorecard__registration__collective",
            "score__scorecard__registration__individual",
            "score__scorecard__registration__unit",
        )
        .order_by("written_at", "pk")
    )
    by_period = defaultdict(list)
    for row in rows:
        registration = row.score.scorecard.registration
        if may_appraise(desk.user, registration):
            by_period[registration.period_id].append(registration)
    for period_id, found in by_period.items():
        period = desk.periods[period_id]
        yield Task(
            f"Trả lời {len(found)} giải trình điểm thẩm định {spoken(period)}",
            address("explanations_open", dot=period.code),
            "score",
            period.dossier_last_day,
            some_names(dict.fromkeys(each.participant for each in found)),
        )


def _to_look_at(desk: Desk) -> Iterator[Task]:
    user, mine = desk.user, Q(pk__in=[])
    if user.has_role(Role.UNIT) and user.collective_id:
        mine |= Q(registration__unit=user.collective_id)
    if user.has_role(Role.INDIVIDUAL) and user.individual_id:
        mine |= Q(registration__individual=user.individual_id)
    rows = (
        Scorecard.objects.filter(
            mine,
            registration__period__campaign=desk.campaign,
            state=ScorecardState.APPRAISED,
            explain_until__gte=desk.today,
            agreed_at__isnull=True,
        )
        .select_related("registration__collective", "registration__individual", "registration__unit")
        .order_by("explain_until", F("registration__individual__name_sort").asc(nulls_first=True), "pk")
    )
    by_period = defaultdict(list)
    for card in rows:
        by_period[card.registration.period_id].append(card)
    for period_id, found in by_period.items():
        period = desk.periods[period_id]
        one = len(found) == 1
        yield Task(
            f"Xem kết quả thẩm định, đồng ý hoặc giải trình {spoken(period)}",
            address("explanations", found[0].pk) if one else address("scorecards", dot=period.code),
            "score",
            found[0].explain_until,
            some_names(card.registration.participant for card in found),
        )
