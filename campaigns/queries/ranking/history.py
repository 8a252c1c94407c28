"""What participants reached in earlier years of the campaign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from campaigns.enums import ParticipantKind, ScorecardState
from campaigns.models import Period, Scorecard
from campaigns.queries.ranking.sheets import of_kind
from campaigns.queries.ranking.standings import who_is
from campaigns.rules.trends import Past


def earlier_years(period: Period, kind: ParticipantKind) -> Mapping[str, tuple[Past, ...]]:
    """The published results of the annual periods before ``period``, by participant, in the order of years.

    The term looks back on all years of its campaign. One query.
    """
    rows = Scorecard.objects.filter(
        of_kind(kind, "registration__"),
        registration__period__campaign=period.campaign_id,
        registration__period__year__isnull=False,
        state=ScorecardState.PUBLISHED,
    )
    if period.year is not None:
        rows = rows.filter(registration__period__year__lt=period.year)
    found: dict[str, list[Past]] = defaultdict(list)
    for collective, individual, year, total, rank in rows.order_by(
        "registration__period__year", "pk"
    ).values_list(
        "registration__collective", "registration__individual", "registration__period__year", "total", "rank"
    ):
        if year is not None and total is not None and rank is not None:  # held by constraints of the tables
            found[who_is(collective, individual)].append(Past(year, total, rank))
    return {who: tuple(years) for who, years in found.items()}
