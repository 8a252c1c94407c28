"""A case that is not decided today: it waits for the next meeting, and its votes are void."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from awards.actions.council.guards import PUT_OFF, hold_item, hold_open, require_keeper, require_state
from awards.enums import MeetingState, VoteMeans, VoteResult
from awards.models import AgendaItem, BallotBox, PaperCount
from awards.models.secret_vote import COUNTS
from campaigns.actions.audit import record
from campaigns.errors import STALE, Reason, Refused
from campaigns.models import User
from campaigns.rules.vietnamese import nfc

NO_REASON = Reason("reason_missing", "Hãy ghi rõ lý do hoãn.")


def put_off(*, item: AgendaItem, reason: str, by: User, now: datetime) -> AgendaItem:
    """Put ``item`` off to the next meeting; what was voted on it is void, its nomination waits on.

    Refused with ``not_yours``, ``wrong_state``, ``reason_missing``, ``put_off`` (it is already).
    """
    require_keeper(by, item)
    require_state(item.meeting, MeetingState.OPEN)
    words = nfc(reason)
    if not words:
        raise Refused(NO_REASON)
    with transaction.atomic():
        hold_open(item.meeting)
        hold_item(item)
        voided = void_votes(item)
        changed = AgendaItem.objects.filter(pk=item.pk, result="").update(
            result=VoteResult.PUT_OFF.value,
            put_off_reason=words,
            put_off_by=by,
            put_off_at=now,
            voided=voided,
        )
        if not changed:
            raise Refused(PUT_OFF)
        void = f" {voided} phiếu đã biểu quyết không còn giá trị." if voided else ""
        record(
            by=by,
            now=now,
            action="meeting.put_off",
            summary=f"Hoãn, chuyển phiên sau xét.{void}",
            about=item.nomination,
            reason=words,
        )
    item.refresh_from_db()
    return item


def take_up(*, item: AgendaItem, by: User, now: datetime) -> AgendaItem:
    """Bring a case that was put off back into the same meeting; the vote on it begins anew.

    Refused with ``not_yours``, ``wrong_state``, ``stale`` when it is not put off any more.
    """
    require_keeper(by, item)
    require_state(item.meeting, MeetingState.OPEN)
    with transaction.atomic():
        hold_open(item.meeting)
        waiting = AgendaItem.objects.filter(pk=item.pk, result=VoteResult.PUT_OFF.value)
        changed = waiting.update(result="", put_off_reason="", put_off_by=None, put_off_at=None, voided=0)
        if not changed:
            raise Refused(STALE)
        record(
            by=by,
            now=now,
            action="meeting.take_up",
            summary="Đưa nội dung đã hoãn trở lại chương trình họp.",
            about=item.nomination,
        )
    item.refresh_from_db()
    return item


def void_votes(item: AgendaItem) -> int:
    """Take all votes on ``item`` out of the record, and say how many they were; ballots by rule stay.

    Every kind of vote must be named here: a vote that stays would count when the case is taken up again.
    """
    open_votes, _ = item.ballots.filter(by_rule=False).delete()
    turns = item.turns.exclude(means=VoteMeans.NOT_CAST).count()
    AgendaItem.objects.filter(pk=item.pk).update(**dict.fromkeys(COUNTS))
    for rows in (item.turns, BallotBox.objects.filter(item=item), PaperCount.objects.filter(item=item)):
        rows.all().delete()
    return open_votes + turns
