"""The office's side: appraise beside the own points, send back, finish, open again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from campaigns.actions.appraisers import require_appraiser
from campaigns.actions.audit import record
from campaigns.actions.moves import move
from campaigns.actions.scorecards.entries import (
    changed_lines,
    check_marks,
    hold,
    keep_held,
    lines_named,
    told,
)
from campaigns.actions.scorecards.explanations import NO_ROUND, round_after
from campaigns.actions.scorecards.ratios import follow_measures
from campaigns.actions.scorecards.sealing import seal_appraisal
from campaigns.enums import PointStage, ScorecardState
from campaigns.errors import Reason, refuse_if
from campaigns.models import Score, Scorecard, User
from campaigns.permissions import roles_in
from campaigns.queries.criteria import grade_of
from campaigns.queries.explanations import reasons_to_stay_closed
from campaigns.queries.scorecards import Line, Sheet, reasons_against_finishing, sheet_of
from campaigns.rules.scoring import Mark
from campaigns.rules.vietnamese import nfc
from campaigns.rules.workflow import SCORECARD

_OWN = Reason(
    "own_sheet",
    "Đây là phiếu của chính bạn hoặc của đơn vị bạn đại diện; người khác của Văn phòng phải thẩm định.",
)
_NOT_SENT = Reason(
    "wrong_state", "Chỉ thẩm định được phiếu đang ở trạng thái “Đã gửi chấm”. Hãy tải lại trang."
)


@dataclass(frozen=True, slots=True)
class AppraisalEntry:
    """What the office gives one criterion; None is "not yet"."""

    points: Decimal | None
    reason: str = ""
    not_arising: bool = False

    @property
    def mark(self) -> Mark:
        return Mark(self.points, self.not_arising)

    @property
    def words(self) -> str:
        return nfc(self.reason)


def save_appraisal(
    *,
    scorecard: Scorecard,
    by: User,
    now: datetime,
    entries: Mapping[int, AppraisalEntry],
    seen: Mapping[int, AppraisalEntry] | None = None,
) -> Scorecard:
    """Save appraised points by the id of their criterion; criteria not named stay as they are.

    Every change of the own points needs a reason. Measured criteria follow their figures: all that can be
    said of them is that they do not arise. ``seen`` is what the appraiser's page showed: where a colleague
    changed that meanwhile nothing is saved (``Overtaken``); other criteria do not matter. Refused:
    ``not_yours``, ``own_sheet``, ``wrong_state``, ``stale``, ``reason_missing``, ``unknown_criterion``, and
    the codes of ``check_marks``.
    """
    require_appraiser(by, scorecard.registration, _OWN)
    with transaction.atomic():
        sheet = hold(scorecard, (ScorecardState.SUBMITTED,), _NOT_SENT)
        named, shown = _typed(sheet, entries), _typed(sheet, seen or {})
        check_marks(named)
        changed = changed_lines(named, _stored, shown)
        refuse_if(
            Reason("reason_missing", f"Tiêu chí {line.number}: khác với phần tự chấm, hãy ghi rõ lý do.")
            for line, entry in changed
            if needs_reason(line, entry.mark) and not entry.words
        )
        if not changed:
            return scorecard
        changes = {line.number: [told(_stored(line)), told(entry)] for line, entry in changed}
        for line, entry in changed:
            _give(line.score, entry, by, now)
        keep_held(scorecard)
        Score.objects.bulk_update([line.score for line, _ in changed], _APPRAISAL_FIELDS)
        record(
            by=by,
            now=now,
            action="scorecard.save_appraisal",
            summary=f"Lưu điểm thẩm định của {len(changed)} tiêu chí.",
            about=scorecard,
            changes=changes,
        )
    return scorecard


def needs_reason(line: Line, mark: Mark) -> bool:
    """Whether ``mark`` of the office differs from what the participant (or the figure) gives."""
    return mark.is_given and mark != line.mark(PointStage.SELF)


def finish(*, scorecard: Scorecard, by: User, now: datetime, version: int | None = None) -> Scorecard:
    """Close the appraisal: totals and grade are fixed by the points and bands of this moment.

    Refused: ``not_yours``, ``own_sheet``, ``wrong_state``, ``measure_missing``, ``appraisal_missing``,
    ``stale`` (Kế hoạch 454, mục IV.1: đánh giá, chấm điểm thi đua).
    """
    require_appraiser(by, scorecard.registration, _OWN)
    roles = roles_in(by, scorecard.registration)
    refuse_if(SCORECARD.reasons_against("appraise", scorecard.state, roles))
    with transaction.atomic():
        Scorecard.objects.select_for_update().get(pk=scorecard.pk)  # so that no figure changes meanwhile
        sheet = sheet_of(scorecard)
        refuse_if(reasons_against_finishing(sheet))
        follow_measures(sheet, by=by, now=now, reason="Theo số liệu mới nhất khi kết thúc thẩm định.")
        seal_appraisal(sheet_of(scorecard), by=by, now=now)
        fields = {
            "appraised_by": by,
            "appraised_at": now,
            "self_total": sheet.self_total,
            "total": sheet.appraised_total,
            "grade": grade_of(scorecard.registration.period.campaign_id, sheet.appraised_total),
            **round_after(scorecard, now),
        }
        return move(
            scorecard,
            workflow=SCORECARD,
            action="appraise",
            by=by,
            now=now,
            version=version,
            fields=fields,
            roles=roles,
        )


def send_back(
    *, scorecard: Scorecard, by: User, now: datetime, reason: str, version: int | None = None
) -> Scorecard:
    """Return a sent sheet to its participant with a reason.

    Refused: ``not_yours``, ``own_sheet``, ``wrong_state``, ``reason_missing``, ``stale``.
    """
    require_appraiser(by, scorecard.registration, _OWN)
    words = nfc(reason)
    return move(
        scorecard,
        workflow=SCORECARD,
        action="return",
        by=by,
        now=now,
        reason=words,
        version=version,
        fields={"return_reason": words},
        roles=roles_in(by, scorecard.registration),
    )


def reopen(
    *, scorecard: Scorecard, by: User, now: datetime, reason: str, version: int | None = None
) -> Scorecard:
    """Open a finished appraisal again with a reason, as long as it is not published.

    Explanations and their answers stay on record; the next finish opens a new round. Refused: ``not_yours``,
    ``own_sheet``, ``wrong_state``, ``reason_missing``, ``stale``, ``explanation_open`` (answer first),
    ``council_points`` (take them back first).
    """
    require_appraiser(by, scorecard.registration, _OWN)
    roles = roles_in(by, scorecard.registration)
    refuse_if(SCORECARD.reasons_against("reopen", scorecard.state, roles, nfc(reason)))
    fields = {"appraised_by": None, "appraised_at": None, "total": None, "grade": None, **NO_ROUND}
    with transaction.atomic():
        refuse_if(reasons_to_stay_closed(scorecard))
        move(
            scorecard,
            workflow=SCORECARD,
            action="reopen",
            by=by,
            now=now,
            reason=nfc(reason),
            version=version,
            fields=fields,
            roles=roles,
        )
        follow_measures(
            sheet_of(scorecard),
            by=by,
            now=now,
            reason="Theo số liệu đã sửa sau khi thẩm định.",
        )
    return scorecard


_APPRAISAL_FIELDS = ("points", "not_arising", "reason", "points_by", "points_at")


def _typed(sheet: Sheet, entries: Mapping[int, AppraisalEntry]) -> list[tuple[Line, AppraisalEntry]]:
    return [(line, _as_it_can_be(line, entry)) for line, entry in lines_named(sheet, entries)]


def _as_it_can_be(line: Line, entry: AppraisalEntry) -> AppraisalEntry:
    """``entry`` as it can stand on ``line``: nobody types the points of a ratio."""
    if not line.is_measured:
        return entry
    points = None if entry.not_arising else line.computed
    return AppraisalEntry(points, entry.reason, entry.not_arising)


def _stored(line: Line) -> AppraisalEntry:
    given = line.mark(PointStage.APPRAISED)
    return AppraisalEntry(given.points, line.score.reason, given.not_arising)


def _give(score: Score, entry: AppraisalEntry, by: User, now: datetime) -> None:
    score.points, score.not_arising, score.reason = entry.points, entry.not_arising, entry.words
    given = entry.mark.is_given
    score.points_by, score.points_at = (by, now) if given else (None, None)
