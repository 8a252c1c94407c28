"""The office's side: appraise beside the own points, send back, finish, open again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.actions.scorecards.entries import check_points, lines_named
from campaigns.actions.scorecards.explanations import NO_ROUND, round_after
from campaigns.actions.scorecards.ratios import follow_measures
from campaigns.enums import Role, ScorecardState
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import Score, Scorecard, User
from campaigns.permissions import may_appraise
from campaigns.queries.criteria import grade_of
from campaigns.queries.explanations import reasons_to_stay_closed
from campaigns.queries.scorecards import reasons_against_finishing, sheet_of
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


def save_appraisal(
    *,
    scorecard: Scorecard,
    by: User,
    now: datetime,
    version: int | None = None,
    entries: Mapping[int, AppraisalEntry],
) -> Scorecard:
    """Save appraised points by the id of their criterion; criteria not named stay as they are.

    Every change of the own points needs a reason. Measured criteria follow their figures and are skipped.
    Refused: ``not_yours``, ``own_sheet``, ``wrong_state``, ``stale``, ``reason_missing``,
    ``unknown_criterion``, and the codes of ``rules.scoring.allowed``.
    """
    _check_appraiser(by, scorecard)
    if scorecard.state != ScorecardState.SUBMITTED:
        raise Refused(_NOT_SENT)
    named = [pair for pair in lines_named(sheet_of(scorecard), entries) if not pair[0].is_measured]
    check_points((line, entry.points) for line, entry in named)
    refuse_if(
        Reason("reason_missing", f"Tiêu chí {line.number}: điểm khác điểm tự chấm, hãy ghi rõ lý do.")
        for line, entry in named
        if entry.points is not None and entry.points != line.score.self_points and not nfc(entry.reason)
    )
    changed: list[Score] = []
    changes: dict[str, list[str]] = {}
    for line, entry in named:
        score, reason = line.score, nfc(entry.reason)
        if (entry.points, reason) != (score.points, score.reason):
            changes[line.number] = [f"{score.points} {score.reason}", f"{entry.points} {reason}"]
            score.points, score.reason = entry.points, reason
            changed.append(score)
    if changed:
        with transaction.atomic():
            claim(scorecard, version=version)
            Score.objects.bulk_update(changed, ["points", "reason"])
            summary = f"Lưu điểm thẩm định của {len(changed)} tiêu chí."
            record(
                by=by,
                now=now,
                action="scorecard.save_appraisal",
                summary=summary,
                about=scorecard,
                changes=changes,
            )
    return scorecard


def finish(*, scorecard: Scorecard, by: User, now: datetime, version: int | None = None) -> Scorecard:
    """Close the appraisal: totals and grade are fixed by the points and bands of this moment.

    Refused: ``not_yours``, ``own_sheet``, ``wrong_state``, ``measure_missing``, ``appraisal_missing``,
    ``stale`` (Kế hoạch 454, mục IV.1: đánh giá, chấm điểm thi đua).
    """
    _check_appraiser(by, scorecard)
    refuse_if(SCORECARD.reasons_against("appraise", scorecard.state, by.roles))
    with transaction.atomic():
        Scorecard.objects.select_for_update().get(pk=scorecard.pk)  # so that no figure changes meanwhile
        sheet = sheet_of(scorecard)
        refuse_if(reasons_against_finishing(sheet))
        follow_measures(sheet.lines)
        fields = {
            "appraised_by": by,
            "appraised_at": now,
            "self_total": sheet.self_total,
            "total": sheet.appraised_total,
            "grade": grade_of(scorecard.registration.period.campaign_id, sheet.appraised_total),
            **round_after(scorecard, now),
        }
        return move(
            scorecard, workflow=SCORECARD, action="appraise", by=by, now=now, version=version, fields=fields
        )


def send_back(
    *, scorecard: Scorecard, by: User, now: datetime, reason: str, version: int | None = None
) -> Scorecard:
    """Return a sent sheet to its participant with a reason.

    Refused: ``not_yours``, ``own_sheet``, ``wrong_state``, ``reason_missing``, ``stale``.
    """
    _check_appraiser(by, scorecard)
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
    )


def reopen(
    *, scorecard: Scorecard, by: User, now: datetime, reason: str, version: int | None = None
) -> Scorecard:
    """Open a finished appraisal again with a reason, as long as it is not published.

    Explanations and their answers stay on record; the next finish opens a new round. Refused: ``not_yours``,
    ``own_sheet``, ``wrong_state``, ``reason_missing``, ``stale``, ``explanation_open`` (answer first),
    ``council_points`` (take them back first).
    """
    _check_appraiser(by, scorecard)
    refuse_if(SCORECARD.reasons_against("reopen", scorecard.state, by.roles, nfc(reason)))
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
        )
        follow_measures(sheet_of(scorecard).lines)
    return scorecard


def _check_appraiser(by: User, scorecard: Scorecard) -> None:
    if not by.has_role(Role.OFFICE):
        raise Refused(NOT_YOURS)
    if not may_appraise(by, scorecard.registration):
        raise Refused(_OWN)
