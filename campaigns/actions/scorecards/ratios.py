"""The points of ratio criteria follow the recorded figures until the sheet is appraised."""

from __future__ import annotations

from datetime import datetime

from campaigns.actions.scorecards.sealing import seal_figures
from campaigns.enums import PointStage
from campaigns.models import Score, User
from campaigns.queries.scorecards import Sheet


def follow_measures(sheet: Sheet, *, by: User, now: datetime, reason: str) -> None:
    """Set own and appraised points of the measured lines to what their figures earn today.

    A line that the appraiser marked as not arising keeps that word. On a sheet that was sent once every
    change is recorded with ``reason``. Call it with the sheet locked, or where nobody else can reach it yet.
    """
    changed: list[Score] = []
    before = {}
    for line in sheet.lines:
        if not line.is_measured:
            continue
        score, points = line.score, line.computed
        appraised = None if score.not_arising else points
        if (score.self_points, score.points) != (points, appraised):
            before[score.pk] = line.mark(PointStage.SELF)
            score.self_points, score.points = points, appraised
            changed.append(score)
    Score.objects.bulk_update(changed, ["self_points", "points"])
    seal_figures(sheet, before, by=by, now=now, reason=reason)
