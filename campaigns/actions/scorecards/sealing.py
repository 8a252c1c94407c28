"""The record of points: rows that an act writes when it seals what was typed, each change once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from campaigns.enums import PointStage, ScorecardState
from campaigns.models import PointChange, Score, Scorecard, User
from campaigns.queries.scorecards import Line, Sheet
from campaigns.rules.scoring import Mark

RECALLED = "Rút về sửa."


def seal_self(sheet: Sheet, *, by: User, now: datetime) -> None:
    """Record the own marks that are sent: at first every one given, later those that were changed.

    Call it before the sheet moves, because its state and the reason of its return tell why they changed.
    """
    reason = _why_changed(sheet.scorecard) if sheet.has_changes else ""
    _write(
        point_change(line.score, PointStage.SELF, old, line.mark(PointStage.SELF), reason, by, now)
        for line in sheet.lines
        if (old := _last(line, PointStage.SELF) or Mark()) != line.mark(PointStage.SELF)
    )


def seal_appraisal(sheet: Sheet, *, by: User, now: datetime) -> None:
    """Record the appraised marks that differ from those of the last appraisal, at first from the own ones.

    A measured criterion moves with its figure, which has its own row; so it is compared with that.
    """
    rows = []
    for line in sheet.lines:
        score, new = line.score, line.mark(PointStage.APPRAISED)
        stages = (PointStage.SELF, PointStage.APPRAISED) if line.is_measured else (PointStage.APPRAISED,)
        old = _last(line, *stages) or line.mark(PointStage.SELF)
        if old != new:
            reason = score.reason or "Theo điểm tự chấm."
            who, when = score.points_by or by, score.points_at or now
            rows.append(point_change(line.score, PointStage.APPRAISED, old, new, reason, who, when))
    _write(rows)


def seal_figures(sheet: Sheet, before: dict[int, Mark], *, by: User, now: datetime, reason: str) -> None:
    """Record what a figure changed on a sheet that was sent once; ``before``: the own marks by score id."""
    if sheet.scorecard.state == ScorecardState.DRAFT and not sheet.has_changes:
        return
    _write(
        point_change(
            line.score, PointStage.SELF, before[line.score.pk], line.mark(PointStage.SELF), reason, by, now
        )
        for line in sheet.lines
        if line.score.pk in before and before[line.score.pk] != line.mark(PointStage.SELF)
    )


def _why_changed(scorecard: Scorecard) -> str:
    if scorecard.state == ScorecardState.RETURNED:
        return f"Sửa theo yêu cầu: {scorecard.return_reason}"
    return RECALLED


def _last(line: Line, *stages: PointStage) -> Mark | None:
    """What the last sealed change of ``stages`` left; None before there is one."""
    return next((change.new for change in reversed(line.changes) if change.stage in stages), None)


def point_change(
    score: Score, stage: PointStage, old: Mark, new: Mark, reason: str, by: User, at: datetime
) -> PointChange:
    """The row of one change, not yet saved."""
    return PointChange(
        score=score,
        stage=stage.value,
        old_points=old.points,
        old_not_arising=old.not_arising,
        new_points=new.points,
        new_not_arising=new.not_arising,
        reason=reason,
        by=by,
        at=at,
    )


def _write(rows: Iterable[PointChange]) -> None:
    PointChange.objects.bulk_create(rows)
