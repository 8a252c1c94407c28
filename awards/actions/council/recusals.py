"""Members who leave a case because of an interest that the portal cannot know."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from awards.actions.council.guards import hold_item, mark_by_rule, require_state
from awards.actions.council.opinions import NOT_MEMBER
from awards.enums import MeetingState, VoteMeans
from awards.models import AgendaItem, BallotBox, Meeting, Recusal, Seat
from awards.permissions import may_speak_for, seat_has_interest
from awards.queries.council import has_voted, members_of
from awards.queries.secret_vote import left_alone
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import nfc

NO_REASON = Reason("reason_missing", "Hãy ghi rõ lý do không biểu quyết, ví dụ “là vợ của người được xét”.")
BY_RULE = Reason(
    "by_rule", "Thành viên này đã được cổng ghi không biểu quyết vì có liên quan; không cần khai thêm."
)
COUNTED = Reason(
    "vote_over",
    "Nội dung này đã kết thúc bỏ phiếu kín nên không rút lời khai được nữa. Nếu khai nhầm, hãy hoãn nội dung "
    "rồi đưa trở lại chương trình để bỏ phiếu lại.",
)
TWICE = Reason("already_recused", "Thành viên này đã khai không biểu quyết nội dung đó.")


def recuse(*, item: AgendaItem, seat: Seat, reason: str, by: User, now: datetime) -> Recusal:
    """Declare that ``seat`` has an interest in ``item``: he leaves its vote and its base.

    By the member himself or by the office for him, before his vote on it. Refused with ``not_yours``,
    ``wrong_state``, ``reason_missing``, ``not_member``, ``by_rule`` (known already), ``put_off``,
    ``already_voted``, ``already_recused``, ``lone_screen`` where his leaving would tell a secret vote.
    """
    if not may_speak_for(by, seat, item):
        raise Refused(NOT_YOURS)
    meeting, words = item.meeting, nfc(reason)
    require_state(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    if not words:
        raise Refused(NO_REASON)
    if seat.pk not in {member.pk for member in members_of(meeting)}:
        raise Refused(NOT_MEMBER)
    if seat_has_interest(seat, item.nomination.registration):
        raise Refused(BY_RULE)
    try:
        with transaction.atomic():
            _hold(item)
            fresh = AgendaItem.objects.get(pk=item.pk)
            if has_voted(fresh, seat):
                raise Refused(_voted(fresh, seat))
            refuse_if(left_alone(fresh, [seat]))
            made = Recusal.objects.create(item=item, seat=seat, reason=words, declared_by=by, declared_at=now)
            if meeting.state == MeetingState.OPEN:
                mark_by_rule(item, [seat], by=by, now=now)
            record(
                by=by,
                now=now,
                action="meeting.recuse",
                summary=f"{seat.name} không biểu quyết vì có liên quan.",
                about=item.nomination,
                reason=words,
            )
    except IntegrityError as clash:
        raise Refused(TWICE) from clash
    return made


def withdraw_recusal(*, recusal: Recusal, by: User, now: datetime) -> None:
    """Take back a declaration made by mistake, while the case is not decided; the log keeps it.

    Refused with ``not_yours``, ``wrong_state``, ``put_off``, and ``vote_over`` once the secret vote on the
    case has ended: whoever came back then would be in its base without a vote.
    """
    if not may_speak_for(by, recusal.seat, recusal.item):
        raise Refused(NOT_YOURS)
    item = recusal.item
    require_state(item.meeting, MeetingState.PLANNED, MeetingState.OPEN)
    with transaction.atomic():
        _hold(item)
        if BallotBox.objects.filter(item=item, ended_at__isnull=False).exists():
            raise Refused(COUNTED)
        item.ballots.filter(seat=recusal.seat, by_rule=True).delete()
        record(
            by=by,
            now=now,
            action="meeting.recusal_withdrawn",
            summary=f"Rút khai không biểu quyết của {recusal.seat.name}.",
            about=item.nomination,
            changes={"reason": [recusal.reason, ""]},
        )
        recusal.delete()


def _hold(item: AgendaItem) -> None:
    """Hold the meeting in its state and the item, so that no vote of the same second slips through."""
    meeting = item.meeting
    if not Meeting.objects.filter(pk=meeting.pk, state=meeting.state).update(state=meeting.state):
        raise Refused(STALE)
    hold_item(item)


def _voted(item: AgendaItem, seat: Seat) -> Reason:
    """Why ``seat`` is too late: a printed ballot can still be given back, a vote cannot."""
    on_paper = item.turns.filter(seat=seat, means=VoteMeans.PAPER).exists()
    if on_paper and item.votes_for is None:
        sentence = (
            f"{seat.name} đang giữ phiếu giấy của nội dung này. Hãy ghi thu lại phiếu giấy (khi chưa kiểm "
            "phiếu) rồi khai, hoặc hoãn nội dung và xét lại."
        )
    elif item.votes_for is not None:
        sentence = (
            "Nội dung này đã có kết quả bỏ phiếu nên không khai được nữa; chỉ còn cách hoãn và xét lại."
        )
    else:
        sentence = (
            f"{seat.name} đã biểu quyết nội dung này nên không khai được nữa. "
            "Nếu phiếu đó không được tính, hãy hoãn nội dung và xét lại."
        )
    return Reason("already_voted", sentence)
