"""Rankings as they were published."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import QuerySet

from campaigns.enums import ParticipantKind, ScorecardState
from campaigns.models import Period, Publication, Scorecard, User
from campaigns.queries.ranking.sheets import sheets
from campaigns.queries.ranking.standings import ranked
from campaigns.queries.ranking.tables import ruler_of
from campaigns.rules.publication import PublishedRow


def periods_visible_to(user: User) -> QuerySet[Period]:
    """The periods whose ranking ``user`` reads once it is published: all of the active campaign, for
    everybody signed in."""
    return (
        Period.objects.filter(campaign__is_active=True)
        .select_related("campaign__organisation")
        .order_by("pk")
    )


def publications_of(period: Period, kind: ParticipantKind) -> list[Publication]:
    """All publications of the ranking, the newest first."""
    rows = Publication.objects.filter(period=period, participant_kind=kind).select_related("published_by")
    return list(rows.order_by("-number"))


def newest(period: Period, kind: ParticipantKind) -> Publication | None:
    """The publication that counts; None while there is none."""
    rows = Publication.objects.filter(period=period, participant_kind=kind).select_related("published_by")
    return rows.order_by("-number").first()


def published(period: Period, kind: ParticipantKind) -> list[Scorecard]:
    """The published sheets: by rank, in a tie by the Vietnamese alphabet."""
    found = sheets(period, kind).filter(state=ScorecardState.PUBLISHED)
    return sorted(found, key=lambda card: (card.rank, card.registration.participant.name_sort))


def rows_on_sheets(period: Period, kind: ParticipantKind) -> tuple[PublishedRow, ...]:
    """The places that stand on the published sheets themselves; for sheets without a publication."""
    found = ranked(published(period, kind), ruler_of(period, kind))
    rows = (replace(each.row, rank=each.scorecard.rank or each.rank) for each in found)
    return tuple(sorted(rows, key=lambda row: row.rank))
