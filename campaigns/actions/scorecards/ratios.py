"""The points of ratio criteria follow the recorded figures until the sheet is appraised."""

from __future__ import annotations

from collections.abc import Iterable

from campaigns.models import Score
from campaigns.queries.scorecards import Line


def follow_measures(lines: Iterable[Line]) -> None:
    """Set own and appraised points of the measured ``lines`` to what their figures earn today.

    Call it with the sheet locked, or where nobody else can reach it yet.
    """
    changed: list[Score] = []
    for line in lines:
        points = line.computed
        if line.is_measured and (line.score.self_points != points or line.score.points != points):
            line.score.self_points = line.score.points = points
            changed.append(line.score)
    Score.objects.bulk_update(changed, ["self_points", "points"])
