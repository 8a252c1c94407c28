"""What every act of a meeting asks first."""

from __future__ import annotations

from django.db.models import F

from awards.enums import MeetingState
from awards.models import Meeting, Seat
from awards.permissions import may_run_meeting
from awards.rules import voting
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused
from campaigns.models import User


def require_office(by: User) -> None:
    """Refused with ``not_yours`` for anybody but the office."""
    if not may_run_meeting(by):
        raise Refused(NOT_YOURS)


def require_state(meeting: Meeting, *states: MeetingState) -> None:
    """Refused with ``wrong_state`` unless the meeting stands in one of ``states``."""
    if meeting.state not in states:
        label = MeetingState(meeting.state).label
        raise Refused(Reason("wrong_state", f"Không thực hiện được: cuộc họp đang ở trạng thái “{label}”."))


def hold_open(meeting: Meeting) -> None:
    """Hold the meeting's row until the transaction ends, so that no vote arrives while it is closed.

    The version stays: members who vote in the same second do not disturb each other. Refused with ``stale``
    when the meeting is no longer open.
    """
    if not Meeting.objects.filter(pk=meeting.pk, state=MeetingState.OPEN).update(version=F("version")):
        raise Refused(STALE)


def quorum_reasons(meeting: Meeting, members: list[Seat], present: list[Seat]) -> list[Reason]:
    """``no_quorum`` when fewer are present than the council\'s own share asks for."""
    share = meeting.council.quorum
    if voting.quorum_met(len(members), len(present), share):
        return []
    needed = voting.needed(len(members), share)
    sentence = (
        f"Chưa đủ số thành viên để họp: có mặt {len(present)}/{len(members)}, cần ít nhất {needed}. "
        "Hãy điểm danh lại hoặc dời cuộc họp."
    )
    return [Reason("no_quorum", sentence)]
