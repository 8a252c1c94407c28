"""What members say of each case: spoken by those present, in writing by the absent."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from awards.actions.council.guards import require_state
from awards.enums import MeetingState
from awards.models import AgendaItem, Meeting, Opinion, Seat
from awards.permissions import may_speak_for
from awards.queries.council import interested_in, members_of
from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import User
from campaigns.rules.vietnamese import nfc

EMPTY = Reason("opinion_empty", "Hãy ghi nội dung ý kiến.")
NOT_MEMBER = Reason("not_member", "Người này không phải thành viên Hội đồng vào ngày họp.")


def save_opinion(
    *,
    item: AgendaItem,
    seat: Seat,
    text: str,
    by: User,
    now: datetime,
    received_on: date | None = None,
) -> Opinion:
    """Record what ``seat`` says of ``item``, or replace what was recorded of it.

    Spoken during the meeting by those who are present; with ``received_on`` an opinion in writing of an
    absent member, which may come before the meeting too and never counts as a vote. Recorded by the member
    himself or by the office. Refused with ``not_yours``, ``wrong_state``, ``opinion_empty``, ``not_member``,
    ``interested``, ``not_present`` (spoken), ``is_present`` (written), ``received_later`` (a day to come).
    """
    if not may_speak_for(by, seat, item):
        raise Refused(NOT_YOURS)
    meeting, written = item.meeting, received_on is not None
    early = (MeetingState.PLANNED,) if written else ()
    require_state(meeting, MeetingState.OPEN, *early)
    words = nfc(text)
    if not words:
        raise Refused(EMPTY)
    if received_on and received_on > timezone.localdate(now):
        raise Refused(Reason("received_later", "Ngày nhận văn bản không thể sau hôm nay."))
    with transaction.atomic():
        _hold(meeting)
        _check_member(item, seat, written=written)
        opinion, is_new = Opinion.objects.update_or_create(
            item=item,
            seat=seat,
            defaults={
                "text": words,
                "written": written,
                "received_on": received_on,
                "recorded_by": by,
                "recorded_at": now,
            },
        )
        kind = "ý kiến bằng văn bản" if written else "ý kiến"
        record(
            by=by,
            now=now,
            action="meeting.opinion",
            summary=f"{'Ghi' if is_new else 'Sửa'} {kind} của {seat.name}.",
            about=item.nomination,
        )
    return opinion


def remove_opinion(*, opinion: Opinion, by: User, now: datetime) -> None:
    """Take a wrongly recorded opinion out of an unfinished meeting's record; the log keeps its words."""
    if not may_speak_for(by, opinion.seat, opinion.item):
        raise Refused(NOT_YOURS)
    meeting = opinion.item.meeting
    require_state(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    with transaction.atomic():
        _hold(meeting)
        record(
            by=by,
            now=now,
            action="meeting.opinion_removed",
            summary=f"Xóa ý kiến của {opinion.seat.name}.",
            about=opinion.item.nomination,
            changes={"text": [opinion.text, ""]},
        )
        opinion.delete()


def _hold(meeting: Meeting) -> None:
    """Hold the meeting in its state, so that no opinion arrives while it is closed or the roll is called."""
    if not Meeting.objects.filter(pk=meeting.pk, state=meeting.state).update(state=meeting.state):
        claim(meeting, version=0)  # nobody has version 0: tells that somebody was faster


def _check_member(item: AgendaItem, seat: Seat, *, written: bool) -> None:
    meeting = item.meeting
    if seat.pk not in {member.pk for member in members_of(meeting)}:
        raise Refused(NOT_MEMBER)
    if interested_in(item, [seat]):
        raise Refused(
            Reason(
                "interested", f"{seat.name} có liên quan đến đề nghị này nên không cho ý kiến về nội dung đó."
            )
        )
    row = meeting.attendances.filter(seat=seat).order_by("pk").first()
    if written and row is not None and row.present:
        raise Refused(
            Reason(
                "is_present",
                f"{seat.name} có mặt tại cuộc họp: hãy ghi ý kiến phát biểu (bỏ ngày nhận văn bản).",
            )
        )
    if not written and (row is None or not row.present):
        raise Refused(
            Reason(
                "not_present",
                f"{seat.name} không có mặt tại cuộc họp: chỉ ghi được ý kiến bằng văn bản, kèm ngày nhận.",
            )
        )
