"""The participant's side: start a sheet, give oneself points, send it, take it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.actions.scorecards.entries import (
    changed_lines,
    check_marks,
    hold,
    keep_held,
    lines_named,
    told,
)
from campaigns.actions.scorecards.ratios import follow_measures
from campaigns.actions.scorecards.sealing import seal_self
from campaigns.enums import PointStage, RegistrationState, ScorecardState, WindowState
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import Criterion, Registration, Score, Scorecard, User
from campaigns.permissions import may_edit
from campaigns.queries.criteria import criteria_set_for
from campaigns.queries.scorecards import (
    EDITABLE,
    Line,
    Sheet,
    reasons_against_recalling,
    reasons_against_sending,
    reasons_by_window,
    sheet_of,
)
from campaigns.rules.scoring import Mark
from campaigns.rules.vietnamese import nfc
from campaigns.rules.workflow import SCORECARD

_NOT_ACCEPTED = Reason(
    "registration_not_accepted", "Đăng ký chưa được Văn phòng tiếp nhận nên chưa chấm điểm được."
)
_STARTED = Reason("already_started", "Đăng ký này đã có phiếu chấm điểm.")
_NO_TABLE = Reason("no_criteria_set", "Kế hoạch chưa có bảng điểm cho đối tượng này. Hãy báo Văn phòng.")
_SENT = Reason(
    "wrong_state", "Phiếu đã gửi nên không sửa được nữa. Hãy tải lại trang để xem trạng thái mới nhất."
)


@dataclass(frozen=True, slots=True)
class SelfEntry:
    """What the participant gives one criterion; None is "not yet", 0 is a value."""

    points: Decimal | None
    note: str = ""
    not_arising: bool = False

    @property
    def mark(self) -> Mark:
        return Mark(self.points, self.not_arising)

    @property
    def words(self) -> str:
        return nfc(self.note)


def start(*, registration: Registration, by: User, now: datetime) -> Scorecard:
    """Open the sheet of an accepted registration, with an empty score for every criterion of its table.

    Ratio criteria take their points from the recorded figures at once. Refused: ``not_yours``,
    ``registration_not_accepted``, ``already_started``, ``no_criteria_set``, ``window_not_open``,
    ``window_closed`` (Kế hoạch 454, mục IV.1).
    """
    if not may_edit(by, registration):
        raise Refused(NOT_YOURS)
    refuse_if(reasons_by_window(registration.period, timezone.localdate(now), by))
    with transaction.atomic():
        current = Registration.objects.select_for_update().get(pk=registration.pk)
        if current.state != RegistrationState.ACCEPTED:
            raise Refused(_NOT_ACCEPTED)
        if Scorecard.objects.filter(registration=current).exists():
            raise Refused(_STARTED)
        table = criteria_set_for(registration)
        if table is None:
            raise Refused(_NO_TABLE)
        claim(current)  # a colleague who returns the registration in the same moment is told so
        scorecard = Scorecard.objects.create(registration=registration, criteria_set=table)
        criteria = Criterion.objects.filter(section__criteria_set=table).order_by(
            "section__position", "position"
        )
        Score.objects.bulk_create(
            Score(scorecard=scorecard, criterion=criterion, max_points=criterion.max_points)
            for criterion in criteria
        )
        follow_measures(sheet_of(scorecard), by=by, now=now, reason="")
        record(by=by, now=now, action="scorecard.start", summary="Bắt đầu tự chấm điểm.", about=scorecard)
    return scorecard


def save_self(
    *,
    scorecard: Scorecard,
    by: User,
    now: datetime,
    entries: Mapping[int, SelfEntry],
    seen: Mapping[int, SelfEntry] | None = None,
) -> Scorecard:
    """Save own points and notes by the id of their criterion; criteria not named stay as they are.

    Any part may be saved at any time before sending. Points of ratio criteria are computed, so only their
    note is taken. A changed value takes back what the office had given that criterion. ``seen`` is what the
    writer's page showed: where somebody else changed that meanwhile nothing is saved (``Overtaken``); other
    criteria of the same sheet do not matter. Refused: ``not_yours``, ``wrong_state``, ``stale``,
    ``unknown_criterion``, and the codes of ``check_marks``.
    """
    if not may_edit(by, scorecard.registration):
        raise Refused(NOT_YOURS)
    with transaction.atomic():
        sheet = hold(scorecard, EDITABLE, _SENT)
        named, shown = _typed(sheet, entries), _typed(sheet, seen or {})
        check_marks((line, entry) for line, entry in named if not line.is_measured)
        changed = changed_lines(named, _stored, shown)
        if not changed:
            return scorecard
        changes = {line.number: [told(_stored(line)), told(entry)] for line, entry in changed}
        for line, entry in changed:
            _give(line.score, entry)
        keep_held(scorecard)
        Score.objects.bulk_update([line.score for line, _ in changed], _SELF_FIELDS)
        record(
            by=by,
            now=now,
            action="scorecard.save_self",
            summary=f"Lưu điểm tự chấm của {len(changed)} tiêu chí.",
            about=scorecard,
            changes=changes,
        )
    return scorecard


def submit(*, scorecard: Scorecard, by: User, now: datetime, version: int | None = None) -> Scorecard:
    """Send the sheet to the office; its own total is then fixed, and what was given goes on record.

    Sent first after the closing day (by the office only) it is marked late. A sheet that the office returned
    may be sent again after the closing day, and keeps its mark. Refused: ``not_yours``, ``wrong_state``,
    ``window_not_open``, ``window_closed``, ``points_missing``, ``evidence_missing``, ``note_missing``,
    ``nothing_arises``, ``stale``.
    """
    if not may_edit(by, scorecard.registration):
        raise Refused(NOT_YOURS)
    refuse_if(SCORECARD.reasons_against("submit", scorecard.state, by.roles))
    period, today = scorecard.registration.period, timezone.localdate(now)
    again = scorecard.state == ScorecardState.RETURNED
    late = scorecard.is_late if again else period.scoring_window.state(today) is WindowState.CLOSED
    with transaction.atomic():
        Scorecard.objects.select_for_update().get(pk=scorecard.pk)  # so that what is sent is what is stored
        sheet = sheet_of(scorecard)
        refuse_if([*reasons_by_window(period, today, by, scorecard), *reasons_against_sending(sheet)])
        seal_self(sheet, by=by, now=now)
        fields = {
            "submitted_by": by,
            "submitted_at": now,
            "is_late": late,
            "self_total": sheet.self_total,
            "return_reason": "",
        }
        return move(
            scorecard, workflow=SCORECARD, action="submit", by=by, now=now, version=version, fields=fields
        )


def recall(*, scorecard: Scorecard, by: User, now: datetime, version: int | None = None) -> Scorecard:
    """Take a sent sheet back to correct it, while it could still be sent again.

    Refused: ``not_yours``, ``wrong_state``, ``window_closed`` (only the office recalls then), ``stale``.
    """
    if not may_edit(by, scorecard.registration):
        raise Refused(NOT_YOURS)
    refuse_if(SCORECARD.reasons_against("recall", scorecard.state, by.roles))
    refuse_if(reasons_against_recalling(scorecard, timezone.localdate(now), by))
    fields = {"submitted_by": None, "submitted_at": None, "is_late": False, "self_total": None}
    return move(
        scorecard, workflow=SCORECARD, action="recall", by=by, now=now, version=version, fields=fields
    )


_SELF_FIELDS = (
    "self_points",
    "self_not_arising",
    "self_note",
    "points",
    "not_arising",
    "reason",
    "points_by",
    "points_at",
)


def _typed(sheet: Sheet, entries: Mapping[int, SelfEntry]) -> list[tuple[Line, SelfEntry]]:
    return [(line, _as_it_can_be(line, entry)) for line, entry in lines_named(sheet, entries)]


def _as_it_can_be(line: Line, entry: SelfEntry) -> SelfEntry:
    """``entry`` as it can stand on ``line``: nobody types the points of a ratio."""
    if not line.is_measured:
        return entry
    own = line.mark(PointStage.SELF)
    return SelfEntry(own.points, entry.note, own.not_arising)


def _stored(line: Line) -> SelfEntry:
    own = line.mark(PointStage.SELF)
    return SelfEntry(own.points, line.score.self_note, own.not_arising)


def _give(score: Score, entry: SelfEntry) -> None:
    if entry.mark != Mark(score.self_points, score.self_not_arising):
        score.points, score.not_arising, score.reason = None, False, ""
        score.points_by = score.points_at = None
    score.self_points, score.self_not_arising = entry.points, entry.not_arising
    score.self_note = entry.words
