"""Giải trình: the participant answers appraised points, the office takes each up or keeps its points."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.actions.scorecards.entries import numbered_reasons
from campaigns.actions.scorecards.sealing import point_change
from campaigns.actions.scorecards.settling import (
    check_appraised,
    check_appraiser,
    hold,
    reckon_anew,
)
from campaigns.enums import ExplanationState, PointStage
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import Explanation, Score, Scorecard, User
from campaigns.permissions import may_edit, speaks_for
from campaigns.queries.explanations import (
    line_of,
    may_withdraw,
    number_of,
    reasons_against_explaining,
    round_of,
)
from campaigns.queries.scorecards import Line, sheet_of
from campaigns.rules.explanations import last_day, mark_words
from campaigns.rules.scoring import Mark
from campaigns.rules.vietnamese import nfc

S = ExplanationState
LONGEST_TEXT = 4000
NOTHING = Mark()
NO_ROUND: Mapping[str, Any] = {"explain_until": None, "agreed_at": None, "agreed_by": None}

_TEXT_MISSING = Reason("text_missing", "Hãy viết nội dung giải trình.")
_ANSWER_MISSING = Reason("reason_missing", "Hãy ghi rõ lý do tiếp thu hoặc giữ nguyên điểm.")
_TOO_LONG = Reason("text_too_long", f"Nội dung dài hơn {LONGEST_TEXT} ký tự. Hãy viết gọn lại.")
_OWN_TEXT = Reason("own_explanation", "Bạn đã viết giải trình này nên người khác của Văn phòng phải trả lời.")
_MARK_MISSING = Reason("points_missing", "Tiếp thu thì phải ghi điểm mới hoặc chọn “Không phát sinh”.")
_NOT_CHANGED = Reason(
    "nothing_changed", "Điểm mới bằng điểm đã thẩm định. Hãy ghi điểm khác, hoặc chọn giữ nguyên điểm."
)
_MEASURED = Reason(
    "measured",
    "Điểm của tiêu chí này tính theo số liệu, không ghi tay. Hãy trả lời bằng lời, sửa số liệu ở trang "
    "Chỉ số rồi bấm “Thẩm định lại”.",
)
_KEPT_WITH_POINTS = Reason("kept_with_points", "Giữ nguyên điểm thì không ghi điểm mới.")


def round_after(scorecard: Scorecard, now: datetime) -> Mapping[str, Any]:
    """The fields of a sheet whose appraisal is finished at ``now``: a new round, agreed to by nobody yet."""
    days = scorecard.registration.period.explanation_days
    return {**NO_ROUND, "explain_until": last_day(timezone.localdate(now), days)}


def explain(*, score: Score, by: User, now: datetime, text: str) -> Explanation:
    """Answer one appraised point, inside the round and once after each appraisal.

    Refused: ``not_yours``, ``text_missing``, ``text_too_long``, and the codes of
    ``queries.explanations.reasons_against_explaining`` (``wrong_state``, ``no_round``, ``agreed``,
    ``window_closed``, ``council_spoke``, ``already_open``, ``already_answered``).
    """
    if not may_edit(by, score.scorecard.registration):
        raise Refused(NOT_YOURS)
    words = nfc(text).strip()
    _check_text(words, _TEXT_MISSING)
    with transaction.atomic():
        current = hold(score.scorecard)
        line = _line(current, score.pk)
        refuse_if(reasons_against_explaining(line, current, timezone.localdate(now)))
        appraised = line.mark(PointStage.APPRAISED)
        claim(current)
        explanation = Explanation.objects.create(
            score=line.score,
            appraised_at=current.appraised_at or now,  # never empty: ``wrong_state`` has been asked
            old_points=appraised.points,
            old_not_arising=appraised.not_arising,
            text=words,
            written_by=by,
            written_at=now,
        )
        _tell(current, by, now, "write", f"Giải trình điểm thẩm định tiêu chí {line.number}.", words)
    return explanation


def withdraw(*, explanation: Explanation, by: User, now: datetime) -> Explanation:
    """Take back an explanation that nobody has answered yet, from the side that wrote it; it stays on record.

    Refused: ``not_yours``, ``already_answered`` (answered or withdrawn meanwhile).
    """
    scorecard = explanation.score.scorecard
    if not may_withdraw(by, explanation):
        raise Refused(NOT_YOURS)
    with transaction.atomic():
        current = hold(scorecard)
        fresh = _unanswered(explanation)
        claim(current)
        fresh.state = S.WITHDRAWN.value
        fresh.save(update_fields=["state"])
        number = number_of(sheet_of(current), fresh.score_id)
        _tell(current, by, now, "withdraw", f"Rút giải trình tiêu chí {number}.")
    return fresh


def answer(
    *,
    explanation: Explanation,
    by: User,
    now: datetime,
    accepted: bool,
    reason: str,
    mark: Mark = NOTHING,
) -> Explanation:
    """Take an explanation up with a new ``mark``, or keep the points; total and grade follow at once.

    A measured criterion has no mark to give: it is answered in words, and its figure is corrected in its own
    place. Refused: ``not_yours``, ``own_sheet``, ``own_explanation``, ``reason_missing``, ``text_too_long``,
    ``wrong_state``, ``already_answered``, ``points_missing``, ``nothing_changed``, ``measured``,
    ``kept_with_points``, and the codes of ``entries.reasons_against_mark``.
    """
    scorecard = explanation.score.scorecard
    check_appraiser(by, scorecard)
    if by.pk == explanation.written_by_id:
        raise Refused(_OWN_TEXT)
    words = nfc(reason).strip()
    _check_text(words, _ANSWER_MISSING)
    with transaction.atomic():
        current = hold(scorecard)
        fresh = _unanswered(explanation)
        check_appraised(current)
        line = _line(current, fresh.score_id)
        refuse_if(_reasons_against_mark(line, accepted, mark))
        changes = {}
        if mark.is_given:
            changes[line.number] = [mark_words(line.mark(PointStage.APPRAISED)), mark_words(mark)]
            _give(line, mark, words, by, now)
        fresh.state = (S.ACCEPTED if accepted else S.KEPT).value
        fresh.new_points, fresh.new_not_arising = mark.points, mark.not_arising
        fresh.answer, fresh.answered_by, fresh.answered_at = words, by, now
        fresh.save()
        reckon_anew(current)
        done = "Tiếp thu giải trình" if accepted else "Giữ nguyên điểm sau giải trình"
        _tell(current, by, now, "answer", f"{done} tiêu chí {line.number}.", words, changes)
    return fresh


def agree(*, scorecard: Scorecard, by: User, now: datetime, version: int | None = None) -> Scorecard:
    """The participant agrees with the appraisal, which ends his round early; nobody says it for him.

    ``version`` is the sheet that his page showed: he agrees with what he saw. Refused: ``not_yours``,
    ``wrong_state``, ``no_round``, ``agreed``, ``window_closed``, ``explanation_open``, ``stale``.
    """
    if not speaks_for(by, scorecard.registration):
        raise Refused(NOT_YOURS)
    with transaction.atomic():
        current = hold(scorecard)
        check_appraised(current)
        refuse_if(round_of(current).reasons_against_agreeing(timezone.localdate(now)))
        claim(current, version=version, agreed_at=now, agreed_by=by)
        _tell(current, by, now, "agree", "Đồng ý với kết quả thẩm định.")
    return current


def _check_text(words: str, missing: Reason) -> None:
    if not words:
        raise Refused(missing)
    if len(words) > LONGEST_TEXT:
        raise Refused(_TOO_LONG)


def _unanswered(explanation: Explanation) -> Explanation:
    """The explanation as it is now; call it with the sheet held."""
    fresh = Explanation.objects.select_related("score", "answered_by").get(pk=explanation.pk)
    if fresh.state == S.OPEN:
        return fresh
    who = f" {fresh.answered_by} đã trả lời: {fresh.answer}" if fresh.answered_by else ""
    words = f"Giải trình này không còn chờ trả lời ({fresh.get_state_display().lower()}).{who}"
    raise Refused(Reason("already_answered", words))


def _line(scorecard: Scorecard, score_id: int) -> Line:
    line = line_of(sheet_of(scorecard), score_id)
    if line is None:
        raise LookupError(f"score {score_id} stands on no line of sheet {scorecard.pk}")
    return line


def _reasons_against_mark(line: Line, accepted: bool, mark: Mark) -> list[Reason]:
    if not accepted:
        return [_KEPT_WITH_POINTS] if mark.is_given else []
    if line.is_measured:
        return [_MEASURED] if mark.is_given else []
    if not mark.is_given:
        return [_MARK_MISSING]
    if mark == line.mark(PointStage.APPRAISED):
        return [_NOT_CHANGED]
    return numbered_reasons(line, mark)


def _give(line: Line, mark: Mark, words: str, by: User, now: datetime) -> None:
    score, old = line.score, line.mark(PointStage.APPRAISED)
    reason = f"Tiếp thu giải trình: {words}"
    score.points, score.not_arising, score.reason = mark.points, mark.not_arising, reason
    score.points_by, score.points_at = by, now
    score.save(update_fields=["points", "not_arising", "reason", "points_by", "points_at"])
    point_change(score, PointStage.APPRAISED, old, mark, reason, by, now).save()


def _tell(
    scorecard: Scorecard,
    by: User,
    now: datetime,
    act: str,
    summary: str,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> None:
    record(
        by=by,
        now=now,
        action=f"explanation.{act}",
        summary=summary,
        about=scorecard,
        reason=reason,
        changes=changes,
    )
