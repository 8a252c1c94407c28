"""A secret vote on screen: a turn is noted, a sum is raised, and nothing ties the two together (ADR 10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.views.decorators.debug import sensitive_variables

from awards.actions.council.guards import hold_item, hold_open, require_keeper, require_state
from awards.enums import Choice, MeetingState, VoteMeans
from awards.models import AgendaItem, BallotBox, PaperCount, Seat, Turn
from awards.models.secret_vote import COUNTS
from awards.permissions import may_cast_secretly
from awards.queries.council import interested_in, members_of, present_at, still_to_vote
from awards.rules.secret_vote import ending_reasons
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User

NOT_SECRET = Reason("not_secret", "Cuộc họp này biểu quyết công khai: hãy ghi ý kiến từng thành viên.")
VOTE_OVER = Reason("vote_over", "Nội dung này đã kết thúc bỏ phiếu.")
ALREADY_VOTED = Reason("already_cast", "Bạn đã bỏ phiếu nội dung này. Phiếu kín đã gửi thì không sửa được.")
HAS_PAPER = Reason(
    "has_paper",
    "Bạn đã nhận phiếu giấy cho nội dung này. Hãy báo Văn phòng thu lại phiếu giấy nếu muốn bỏ trên cổng.",
)
HAD_TURN = {VoteMeans.SCREEN: ALREADY_VOTED, VoteMeans.PAPER: HAS_PAPER, VoteMeans.NOT_CAST: VOTE_OVER}
INTERESTED = Reason(
    "interested", "Bạn có liên quan đến đề nghị này nên không biểu quyết và không tính vào tỷ lệ."
)


@sensitive_variables("choice", "raised")
def cast_secret(*, item: AgendaItem, seat: Seat, choice: Choice, by: User, now: datetime) -> None:
    """Cast the secret vote of ``seat`` on ``item``, once and for all, by the member himself.

    In one transaction: the turn, the sum raised by one in a single UPDATE whose words are the same for every
    choice, all turns of the item written anew, and an audit line that says that he voted. The last vote ends
    the vote on the item. Refused with ``not_yours``, ``wrong_state``, ``not_secret``, ``not_present``,
    ``interested``, ``has_paper``, ``already_cast``, ``vote_over``, or ``stale`` when the meeting ends at
    once.
    """
    if not may_cast_secretly(by, seat):
        raise Refused(NOT_YOURS)
    require_secret(item)
    raised = {f"votes_{each.value}": F(f"votes_{each.value}") + int(each == choice) for each in Choice}
    try:
        with transaction.atomic():
            hold_open(item.meeting)
            hold_item(item)
            refuse_if(_casting_reasons(item, seat))
            box = open_box(item)
            Turn.objects.create(item=item, seat=seat, means=VoteMeans.SCREEN)
            box.update(**raised)
            rewrite_turns(item)
            record(
                by=by,
                now=now,
                action="meeting.cast_secret",
                summary=f"{seat.name} đã bỏ phiếu kín.",
                about=item.nomination,
            )
            publish_if_over(item, by=by, now=now)
    except IntegrityError as clash:
        raise Refused(ALREADY_VOTED) from clash


def end_vote(*, item: AgendaItem, by: User, now: datetime) -> None:
    """End the vote on ``item`` by the office: who has not voted by then has not voted.

    With printed ballots out, the sums are published when their count is confirmed. Refused with
    ``not_yours``, ``own_case``, ``wrong_state``, ``not_secret``, ``vote_over``, ``lone_vote`` when only one
    has voted on screen.
    """
    require_keeper(by, item)
    require_secret(item)
    with transaction.atomic():
        hold_open(item.meeting)
        hold_item(item)
        open_box(item)
        missing = _missing(item)
        on_screen = item.turns.filter(means=VoteMeans.SCREEN).count()
        refuse_if(ending_reasons(on_screen, len(missing)))
        _end(item, missing, by=by, now=now)
        publish_if_over(item, by=by, now=now)


def require_secret(item: AgendaItem) -> None:
    """Refused with ``wrong_state`` unless the meeting is open, ``not_secret`` for an open vote."""
    require_state(item.meeting, MeetingState.OPEN)
    if not item.meeting.secret:
        raise Refused(NOT_SECRET)


def open_box(item: AgendaItem) -> QuerySet[BallotBox]:
    """The row of the item's box, made when it is first asked for; refused with ``vote_over`` after the end.

    Call it inside the transaction that holds the meeting.
    """
    BallotBox.objects.get_or_create(item=item)
    row = BallotBox.objects.filter(item=item, ended_at__isnull=True)
    done = AgendaItem.objects.filter(pk=item.pk).exclude(result="", votes_for__isnull=True)
    if done.exists() or not row.exists():
        raise Refused(VOTE_OVER)
    return row


def rewrite_turns(item: AgendaItem, more: Iterable[Turn] = ()) -> None:
    """Write all turns of ``item`` anew in the order of the seats, with ``more``: none is the newest row."""
    turns = [*item.turns.order_by("pk"), *more]
    item.turns.all().delete()
    fresh = sorted(turns, key=lambda turn: turn.seat_id)
    Turn.objects.bulk_create(Turn(item=item, seat_id=turn.seat_id, means=turn.means) for turn in fresh)


def publish_if_over(item: AgendaItem, *, by: User, now: datetime) -> None:
    """Publish the sums when nobody has still to vote and every printed ballot is counted."""
    if not _is_ended(item):
        if _missing(item) or _awaits_count(item):
            return
        _end(item, [], by=by, now=now)
    if _awaits_count(item):
        return
    box = BallotBox.objects.get(item=item)
    AgendaItem.objects.filter(pk=item.pk).update(**{name: getattr(box, name) for name in COUNTS})
    item.refresh_from_db(fields=COUNTS)
    record(
        by=by,
        now=now,
        action="meeting.count",
        summary=(
            f"Kết quả bỏ phiếu kín: {box.votes_for} đồng ý, {box.votes_against} không đồng ý, "
            f"{box.votes_abstain} không có ý kiến, {box.votes_invalid} không hợp lệ."
        ),
        about=item.nomination,
    )


def _end(item: AgendaItem, missing: list[Seat], *, by: User, now: datetime) -> None:
    """Close the box; who has not voted gets a turn that says so."""
    BallotBox.objects.filter(item=item, ended_at__isnull=True).update(ended_at=now, ended_by=by)
    if missing:
        rewrite_turns(item, [Turn(item=item, seat=seat, means=VoteMeans.NOT_CAST) for seat in missing])
    names = ", ".join(seat.name for seat in missing)
    record(
        by=by,
        now=now,
        action="meeting.end_vote",
        summary="Kết thúc bỏ phiếu kín." + (f" Không bỏ phiếu: {names}." if names else ""),
        about=item.nomination,
    )


def _is_ended(item: AgendaItem) -> bool:
    return BallotBox.objects.filter(item=item, ended_at__isnull=False).exists()


def _awaits_count(item: AgendaItem) -> bool:
    on_paper = item.turns.filter(means=VoteMeans.PAPER).exists()
    return on_paper and not PaperCount.objects.filter(item=item, confirmed_at__isnull=False).exists()


def _fresh(item: AgendaItem) -> AgendaItem:
    """The item with its rows as they stand now, not as the page had read them."""
    return AgendaItem.objects.select_related("meeting", "nomination__registration").get(pk=item.pk)


def _missing(item: AgendaItem) -> list[Seat]:
    fresh = _fresh(item)
    return still_to_vote(fresh, members_of(fresh.meeting), present_at(fresh.meeting))


def _casting_reasons(item: AgendaItem, seat: Seat) -> list[Reason]:
    if not item.meeting.attendances.filter(seat=seat, present=True).exists():
        return [
            Reason("not_present", f"{seat.name} chưa được điểm danh có mặt. Hãy báo Văn phòng điểm danh.")
        ]
    if interested_in(_fresh(item), [seat]):
        return [INTERESTED]
    turn = item.turns.filter(seat=seat).order_by("pk").first()
    return [HAD_TURN[VoteMeans(turn.means)]] if turn else []
