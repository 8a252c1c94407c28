"""What every act of a meeting asks first, and what it holds on to until it is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from awards.enums import Choice, MeetingState, VoteResult
from awards.models import AgendaItem, Ballot, Meeting, Seat
from awards.permissions import may_keep_case, may_run_meeting
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused
from campaigns.models import User

OWN_CASE = Reason(
    "own_case",
    "Đây là trường hợp của chính bạn hoặc của đơn vị bạn đại diện: người khác của Văn phòng, hoặc người được "
    "phân công xử lý thay, ghi nội dung này.",
)
PUT_OFF = Reason(
    "put_off",
    "Nội dung này đã hoãn sang phiên sau nên không biểu quyết; muốn xét ngay thì đưa trở lại chương trình.",
)


def require_office(by: User) -> None:
    """Refused with ``not_yours`` for anybody but the office."""
    if not may_run_meeting(by):
        raise Refused(NOT_YOURS)


def require_keeper(by: User, item: AgendaItem) -> None:
    """Refused with ``own_case`` for the office's clerk whose own case it is, ``not_yours`` for others who do
    not keep its record."""
    if may_keep_case(by, item):
        return
    raise Refused(OWN_CASE if may_run_meeting(by) else NOT_YOURS)


def require_state(meeting: Meeting, *states: MeetingState) -> None:
    """Refused with ``wrong_state`` unless the meeting stands in one of ``states``.

    Of a closed meeting the sentence says what would help: a new one.
    """
    if meeting.state in states:
        return
    label = MeetingState(meeting.state).label
    sentence = f"Không thực hiện được: cuộc họp đang ở trạng thái “{label}”."
    if meeting.state == MeetingState.CLOSED:
        sentence += " Kết quả đã chốt không sửa được; nếu cần xét lại, hãy đưa đề nghị ra một cuộc họp mới."
    raise Refused(Reason("wrong_state", sentence))


def hold_open(meeting: Meeting) -> None:
    """Hold the meeting's row until the transaction ends, so that nothing arrives while it is closed.

    The version stays: members who act in the same second do not disturb each other. Refused with ``stale``
    when it is not open any more.
    """
    if not Meeting.objects.filter(pk=meeting.pk, state=MeetingState.OPEN).update(version=F("version")):
        raise Refused(STALE)


def hold_item(item: AgendaItem) -> None:
    """Hold one item's row, so that a vote, a recusal and putting it off come one after the other.

    Refused with ``put_off`` when it was put off meanwhile, ``stale`` when it is off the agenda. Ask it after
    ``hold_open``, and whatever may have changed after both.
    """
    if AgendaItem.objects.filter(pk=item.pk, result="").update(position=F("position")):
        return
    there = AgendaItem.objects.filter(pk=item.pk, result=VoteResult.PUT_OFF.value).exists()
    raise Refused(PUT_OFF if there else STALE)


def mark_by_rule(item: AgendaItem, seats: Iterable[Seat], *, by: User, now: datetime) -> None:
    """Keep the record of who does not vote on ``item`` in step: one ballot by rule for each of ``seats``."""
    for seat in seats:
        Ballot.objects.update_or_create(
            item=item,
            seat=seat,
            defaults={"choice": Choice.ABSTAIN, "by_rule": True, "cast_by": by, "cast_at": now},
        )
