"""Printed ballots of a secret vote: who counts, who got one, and the count that a second person confirms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from awards.actions.council.guards import hold_item, hold_open, require_office, require_state
from awards.actions.council.secret import (
    NOT_SECRET,
    VOTE_OVER,
    publish_if_over,
    require_secret,
    rewrite_turns,
)
from awards.enums import MeetingState, SeatRole, VoteMeans
from awards.models import AgendaItem, BallotBox, Meeting, PaperCount, Seat, Teller, Turn
from awards.models.secret_vote import COUNTS
from awards.permissions import may_count
from awards.queries.council import interested_in, items_of, present_at
from awards.queries.secret_vote import tellers_of
from awards.rules.secret_vote import FEWEST_TELLERS, Counted, count_reasons, lone_reasons
from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import User

NOT_COUNTED = Reason("not_counted", "Chưa có kết quả kiểm phiếu giấy để xác nhận. Hãy nhập kết quả trước.")
CONFIRMED = Reason("count_confirmed", "Kết quả kiểm phiếu giấy đã được xác nhận, không sửa được nữa.")
NO_PAPER = Reason(
    "no_paper", "Nội dung này chưa phát phiếu giấy nào. Hãy ghi thành viên nhận phiếu giấy trước."
)
NO_TEAM = Reason("no_team", "Chưa có Tổ kiểm phiếu. Hãy cử Tổ kiểm phiếu trước khi nhập kết quả.")
SAME_PERSON = Reason(
    "same_person",
    "Người xác nhận phải khác người nhập. Hãy để một thành viên khác của Tổ kiểm phiếu xác nhận "
    "bằng tài khoản của mình.",
)


def name_tellers(
    *,
    meeting: Meeting,
    seats: Iterable[Seat],
    head: Seat,
    by: User,
    now: datetime,
    version: int | None = None,
) -> None:
    """Name the counting team of an open meeting, anew as long as no count is confirmed.

    The meeting's secretary keeps its record and is not named again. Refused with ``too_few_tellers`` (fewer
    than two), ``head_not_teller``, ``chair_counts`` (who chairs the meeting does not count),
    ``secretary_counts``, ``not_present``, ``count_confirmed``.
    """
    require_office(by)
    require_state(meeting, MeetingState.OPEN)
    chosen = list(seats)
    with transaction.atomic():
        claim(meeting, version=version)
        refuse_if(_team_reasons(meeting, chosen, head))
        meeting.tellers.all().delete()
        Teller.objects.bulk_create(
            Teller(meeting=meeting, seat=seat, is_head=seat.pk == head.pk) for seat in chosen
        )
        names = ", ".join(str(teller) for teller in tellers_of(meeting))
        record(by=by, now=now, action="meeting.tellers", summary=f"Cử Tổ kiểm phiếu: {names}.", about=meeting)


def hand_out(*, meeting: Meeting, seats: Iterable[Seat], by: User, now: datetime) -> None:
    """Record who of the present holds a printed ballot; who is no longer in ``seats`` has given it back.

    A printed ballot bears the whole agenda: it holds for every item whose vote is open and whose printed
    ballots are not counted yet, except where its holder has an interest or has voted on screen. Refused with
    ``not_secret``, ``wrong_state``, ``vote_over`` when no item is open, ``not_present``, and ``lone_paper``
    or ``lone_screen`` where a ballot alone of its kind would tell what it says.
    """
    require_office(by)
    require_state(meeting, MeetingState.OPEN)
    if not meeting.secret:
        raise Refused(NOT_SECRET)
    chosen = list(seats)
    with transaction.atomic():
        hold_open(meeting)
        present = present_at(meeting)
        refuse_if(_absent_reasons(present, chosen))
        items = [item for item in items_of(meeting) if _takes_paper(item)]
        if not items:
            raise Refused(VOTE_OVER)
        plans = [(item, _split(item, present, {seat.pk for seat in chosen})) for item in items]
        refuse_if(
            reason
            for item, (on_paper, on_screen) in plans
            for reason in lone_reasons(
                len(on_paper), len(on_screen), str(item.nomination.registration.participant)
            )
        )
        for item, (on_paper, _) in plans:
            hold_item(item)
            BallotBox.objects.get_or_create(item=item)
            item.turns.filter(means=VoteMeans.PAPER).delete()
            rewrite_turns(item, [Turn(item=item, seat=seat, means=VoteMeans.PAPER) for seat in on_paper])
        record(by=by, now=now, action="meeting.hand_out", summary=_handed_out(chosen), about=meeting)


def key_count(
    *, item: AgendaItem, counted: Counted, by: User, now: datetime, version: int | None = None
) -> PaperCount:
    """Key the count of the printed ballots, or key it anew until it is confirmed; ``version`` is the one
    seen.

    By one of the counting team or the office on its behalf. Refused with ``not_yours``, ``no_team``,
    ``no_paper``, ``count_issued``, ``count_returned``, ``count_sum``, ``count_confirmed``, and ``stale`` when
    somebody keyed meanwhile. The audit line tells how many came back, not what they say.
    """
    _require_team(by, item)
    values = {
        "issued": counted.issued,
        "returned": counted.returned,
        **dict(zip(COUNTS, counted.kinds, strict=True)),
        "keyed_by": by,
        "keyed_at": now,
    }
    try:
        with transaction.atomic():
            hold_open(item.meeting)
            hold_item(item)
            refuse_if(_keying_reasons(item, counted))
            if version is None:
                PaperCount.objects.create(item=item, **values)
            else:
                same = PaperCount.objects.filter(item=item, version=version, confirmed_at__isnull=True)
                if not same.update(version=F("version") + 1, **values):
                    raise Refused(STALE)
            record(
                by=by,
                now=now,
                action="meeting.key_count",
                summary=(
                    f"Nhập kết quả kiểm phiếu giấy: phát ra {counted.issued}, thu vào {counted.returned}."
                ),
                about=item.nomination,
            )
    except IntegrityError as clash:
        raise Refused(STALE) from clash
    return PaperCount.objects.get(item=item)


def confirm_count(*, item: AgendaItem, by: User, now: datetime, version: int) -> None:
    """Confirm the count that somebody else keyed, as shown under ``version``, and pour it into the box.

    Refused with ``not_yours``, ``no_team``, ``not_counted``, ``count_confirmed``, ``same_person``, ``stale``
    when it was keyed anew.
    """
    _require_team(by, item)
    with transaction.atomic():
        hold_open(item.meeting)
        hold_item(item)
        count = PaperCount.objects.filter(item=item).order_by("pk").first()
        refuse_if(_confirming_reasons(count, by))
        assert count is not None, "refused above"
        same = PaperCount.objects.filter(item=item, version=version, confirmed_at__isnull=True)
        poured = {name: F(name) + getattr(count, name) for name in COUNTS}
        blank = dict.fromkeys(COUNTS)
        if not same.update(version=F("version") + 1, confirmed_by=by, confirmed_at=now, **blank):
            raise Refused(STALE)
        BallotBox.objects.filter(item=item).update(**poured)
        record(
            by=by,
            now=now,
            action="meeting.confirm_count",
            summary=f"Xác nhận kết quả kiểm phiếu giấy: thu vào {count.returned}/{count.issued}.",
            about=item.nomination,
        )
        publish_if_over(item, by=by, now=now)


def _require_team(by: User, item: AgendaItem) -> None:
    require_secret(item)
    if not may_count(by, item):
        raise Refused(NOT_YOURS)
    if not item.meeting.tellers.exists():
        raise Refused(NO_TEAM)


def _team_reasons(meeting: Meeting, chosen: list[Seat], head: Seat) -> list[Reason]:
    if PaperCount.objects.filter(item__meeting=meeting, confirmed_at__isnull=False).exists():
        return [CONFIRMED]
    keys = {seat.pk for seat in chosen}
    reasons = _absent_reasons(present_at(meeting), chosen)
    if len(keys) < FEWEST_TELLERS:
        reasons.append(Reason("too_few_tellers", "Tổ kiểm phiếu phải có ít nhất hai người. Hãy chọn thêm."))
    if head.pk not in keys:
        reasons.append(
            Reason("head_not_teller", "Tổ trưởng phải là người trong Tổ kiểm phiếu. Hãy chọn lại.")
        )
    if any(seat.pk == meeting.chaired_by_id or seat.role == SeatRole.CHAIR for seat in chosen):
        sentence = "Người chủ trì, Chủ tịch Hội đồng không tham gia Tổ kiểm phiếu. Hãy chọn thành viên khác."
        reasons.append(Reason("chair_counts", sentence))
    if any(seat.pk == meeting.secretary_id for seat in chosen):
        sentence = "Thư ký cuộc họp đã là thư ký Tổ kiểm phiếu. Hãy chọn thành viên khác."
        reasons.append(Reason("secretary_counts", sentence))
    return reasons


def _absent_reasons(present: list[Seat], chosen: list[Seat]) -> list[Reason]:
    there = {seat.pk for seat in present}
    return [
        Reason("not_present", f"{seat.name} không có mặt tại cuộc họp. Hãy điểm danh trước.")
        for seat in chosen
        if seat.pk not in there
    ]


def _takes_paper(item: AgendaItem) -> bool:
    """Whether printed ballots may still go out on ``item`` or come back."""
    over = item.votes_for is not None or bool(item.result)
    ended = BallotBox.objects.filter(item=item, ended_at__isnull=False).exists()
    return not over and not ended and not PaperCount.objects.filter(item=item).exists()


def _split(item: AgendaItem, present: list[Seat], chosen: set[int]) -> tuple[list[Seat], list[Seat]]:
    """Who votes on ``item`` with a printed ballot, and who on screen."""
    leaving = {seat.pk for seat in interested_in(item, present)}
    cast = set(item.turns.filter(means=VoteMeans.SCREEN).order_by("pk").values_list("seat_id", flat=True))
    voters = [seat for seat in present if seat.pk not in leaving]
    on_paper = [seat for seat in voters if seat.pk in chosen - cast]
    return on_paper, [seat for seat in voters if seat not in on_paper]


def _handed_out(chosen: list[Seat]) -> str:
    names = ", ".join(seat.name for seat in chosen)
    return f"Phát phiếu giấy cho: {names}." if names else "Thu lại toàn bộ phiếu giấy, chưa kiểm."


def _keying_reasons(item: AgendaItem, counted: Counted) -> list[Reason]:
    if PaperCount.objects.filter(item=item, confirmed_at__isnull=False).exists():
        return [CONFIRMED]
    handed_out = item.turns.filter(means=VoteMeans.PAPER).count()
    return count_reasons(counted, handed_out) if handed_out else [NO_PAPER]


def _confirming_reasons(count: PaperCount | None, by: User) -> list[Reason]:
    if count is None:
        return [NOT_COUNTED]
    if count.confirmed_at is not None:
        return [CONFIRMED]
    return [SAME_PERSON] if count.keyed_by_id == by.pk else []
