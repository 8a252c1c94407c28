"""Open votes, name by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from awards.actions.council.guards import hold_item, hold_open, require_keeper, require_state
from awards.enums import Choice, MeetingState
from awards.models import AgendaItem, Ballot, Seat
from awards.permissions import may_cast
from awards.queries.council import interested_in, present_at
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User

ALREADY_CAST = Reason("already_cast", "Thành viên này đã biểu quyết nội dung đó.")
INTERESTED = Reason(
    "interested", "Thành viên có liên quan đến đề nghị này nên không biểu quyết và không tính vào tỷ lệ."
)


def cast(*, item: AgendaItem, seat: Seat, choice: Choice, by: User, now: datetime) -> Ballot:
    """Record an open vote of ``seat`` on ``item``, once.

    Cast by the member himself, or by the office that keeps the record of a show of hands. Refused with
    ``secret`` in a secret ballot, ``not_present``, ``interested``, ``put_off`` or ``already_cast``.
    """
    if not may_cast(by, seat, item):
        raise Refused(NOT_YOURS)
    meeting = item.meeting
    require_state(meeting, MeetingState.OPEN)
    try:
        with transaction.atomic():
            hold_open(meeting)
            hold_item(item)
            refuse_if(_casting_reasons(item, seat))
            ballot = Ballot.objects.create(item=item, seat=seat, choice=choice, cast_by=by, cast_at=now)
            record(
                by=by,
                now=now,
                action="meeting.cast",
                summary=f"{seat.name} biểu quyết: {choice.label}.",
                about=item.nomination,
            )
    except IntegrityError as clash:
        raise Refused(ALREADY_CAST) from clash
    return ballot


def change_vote(*, item: AgendaItem, seat: Seat, choice: Choice, by: User, now: datetime) -> Ballot:
    """Correct an open vote while the meeting is open; the record keeps the old one."""
    if not may_cast(by, seat, item):
        raise Refused(NOT_YOURS)
    require_state(item.meeting, MeetingState.OPEN)
    with transaction.atomic():
        hold_open(item.meeting)
        hold_item(item)
        ballot = item.ballots.filter(seat=seat, by_rule=False).order_by("pk").first()
        if ballot is None:
            raise Refused(Reason("not_cast", "Thành viên này chưa biểu quyết nội dung đó."))
        old, ballot.choice, ballot.cast_by, ballot.cast_at = ballot.choice, choice.value, by, now
        ballot.save(update_fields=["choice", "cast_by", "cast_at"])
        record(
            by=by,
            now=now,
            action="meeting.change_vote",
            summary=f"{seat.name} biểu quyết lại: {choice.label}.",
            about=item.nomination,
            changes={"choice": [old, choice.value]},
        )
    return ballot


def record_votes(*, item: AgendaItem, choices: Mapping[int, Choice], by: User, now: datetime) -> None:
    """Record a show of hands on ``item``: ``{seat id: choice}``; who voted already is corrected.

    Refused with ``own_case`` to the clerk whose own case it is, and as ``cast`` is.
    """
    require_keeper(by, item)
    seats = {seat.pk: seat for seat in present_at(item.meeting)}
    old = {ballot.seat_id: ballot.choice for ballot in item.ballots.filter(by_rule=False).order_by("pk")}
    with transaction.atomic():
        for seat_id, choice in choices.items():
            if seat_id not in old:
                cast(item=item, seat=seats[seat_id], choice=choice, by=by, now=now)
            elif old[seat_id] != choice:
                change_vote(item=item, seat=seats[seat_id], choice=choice, by=by, now=now)


def _casting_reasons(item: AgendaItem, seat: Seat) -> list[Reason]:
    meeting = item.meeting
    if meeting.secret:
        return [Reason("secret", "Cuộc họp này bỏ phiếu kín: thành viên tự bỏ phiếu hoặc dùng phiếu giấy.")]
    if not meeting.attendances.filter(seat=seat, present=True).exists():
        return [Reason("not_present", f"{seat.name} không có mặt tại cuộc họp.")]
    fresh = AgendaItem.objects.select_related("meeting", "nomination__registration").get(pk=item.pk)
    return [INTERESTED] if interested_in(fresh, [seat]) else []
