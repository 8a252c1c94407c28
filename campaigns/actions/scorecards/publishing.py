"""One act publishes the ranking of a period and kind of participant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.enums import ParticipantKind, Role, ScorecardState
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused
from campaigns.models import Period, Scorecard, User
from campaigns.queries.explanations import reasons_against_publishing
from campaigns.queries.ranking import Standing, standings
from campaigns.rules.workflow import SCORECARD

_NOTHING = Reason(
    "nothing_to_publish", "Chưa có phiếu nào đã thẩm định mà chưa công bố. Hãy thẩm định phiếu trước."
)


def publish(
    *,
    period: Period,
    participant_kind: ParticipantKind,
    by: User,
    now: datetime,
    seen: Mapping[int, int] | None = None,
) -> list[Scorecard]:
    """Publish every appraised sheet of the period and kind, ranked together with those published before.

    Sheets not appraised yet stay as they are, and so do those whose explanations are not settled
    (``queries.explanations.reasons_against_publishing``); when every one must wait, its reasons refuse.
    Publishing more sheets later ranks all anew; a place that changes is told in the record. ``seen`` holds
    the versions of the sheets that the preview showed as ready (by id): if they are no longer these, nothing
    is published. Returns the sheets newly published, best first.
    Refused: ``not_yours``, ``nothing_to_publish``, ``stale`` (Kế hoạch 454, mục IV.1: xếp hạng kết quả).
    """
    if not by.has_role(Role.OFFICE):
        raise Refused(NOT_YOURS)
    with transaction.atomic():
        Period.objects.select_for_update().get(pk=period.pk)  # one publication of a period at a time
        table = standings(period, participant_kind)
        held = reasons_against_publishing((row.scorecard for row in table), timezone.localdate(now))
        if held:
            table = standings(period, participant_kind, without=held)
        waiting = {
            row.scorecard.pk: row.scorecard.version
            for row in table
            if row.scorecard.state == ScorecardState.APPRAISED
        }
        if not waiting:
            raise Refused(held.values() if held else _NOTHING)
        if seen is not None and dict(seen) != waiting:
            raise Refused(STALE)
        return [row.scorecard for row in table if _settle(row, by, now)]


def _settle(row: Standing, by: User, now: datetime) -> bool:
    """Publish the sheet at its rank, or correct the rank of one published before; whether it is new."""
    scorecard = row.scorecard
    if scorecard.state == ScorecardState.APPRAISED:
        fields = {"published_by": by, "published_at": now, "rank": row.rank}
        move(scorecard, workflow=SCORECARD, action="publish", by=by, now=now, fields=fields)
        return True
    before = scorecard.rank
    if before != row.rank:
        claim(scorecard, rank=row.rank)
        record(
            by=by,
            now=now,
            action="scorecard.rank",
            summary=f"Xếp hạng lại khi công bố bổ sung: từ hạng {before} thành hạng {row.rank}.",
            about=scorecard,
            changes={"rank": [before, row.rank]},
        )
    return False
