"""The council meets: agenda, attendance and quorum, votes, and the frozen result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from awards.enums import Choice, MeetingState, VoteBase, VoteResult
from awards.models import AgendaItem, Attendance, Ballot, Council, Meeting, Nomination, Seat
from awards.permissions import may_cast, may_run_meeting, seat_has_interest
from awards.queries.council import (
    interested_in,
    items_of,
    members_of,
    present_at,
    still_to_vote,
    tally_of,
    waiting_for_council,
)
from awards.rules import voting
from awards.rules.workflow import MEETING, NOMINATION
from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import Period, User

NO_AGENDA = Reason("no_agenda", "Chương trình họp chưa có đề nghị nào. Hãy tiếp nhận đề nghị trước khi họp.")
ALREADY_CAST = Reason("already_cast", "Thành viên này đã biểu quyết nội dung đó.")
INTERESTED = Reason(
    "interested", "Thành viên có liên quan đến đề nghị này nên không biểu quyết và không tính vào tỷ lệ."
)


def plan_meeting(
    *, council: Council, period: Period, starts_at: datetime, place: str, by: User, now: datetime
) -> Meeting:
    """Plan a meeting over all accepted nominations of ``period``; refused ``no_agenda`` when none waits."""
    _office(by)
    with transaction.atomic():
        waiting = list(waiting_for_council(period))
        if not waiting:
            raise Refused(NO_AGENDA)
        meeting = Meeting.objects.create(
            council=council,
            period=period,
            starts_at=starts_at,
            place=place,
            secret=council.secret,
            created_by=by,
        )
        _put_on_agenda(meeting, waiting)
        record(
            by=by,
            now=now,
            action="meeting.plan",
            summary=f"Lập cuộc họp xét với {len(waiting)} đề nghị.",
            about=meeting,
        )
    return meeting


def set_agenda(
    *,
    meeting: Meeting,
    nominations: Iterable[Nomination],
    by: User,
    now: datetime,
    version: int | None = None,
) -> None:
    """Replace the agenda of a planned meeting; only nominations waiting for the council, or already on it."""
    _office(by)
    _in_state(meeting, MeetingState.PLANNED)
    chosen = list(nominations)
    allowed = {each.pk for each in waiting_for_council(meeting.period)}
    allowed |= set(meeting.items.order_by("pk").values_list("nomination_id", flat=True))
    if not chosen or not {each.pk for each in chosen} <= allowed:
        raise Refused(NO_AGENDA)
    with transaction.atomic():
        claim(meeting, version=version)
        meeting.items.all().delete()
        _put_on_agenda(meeting, chosen)
        record(
            by=by,
            now=now,
            action="meeting.agenda",
            summary=f"Cập nhật chương trình họp: {len(chosen)} đề nghị.",
            about=meeting,
        )


def set_attendance(
    *,
    meeting: Meeting,
    present: Mapping[int, tuple[bool, str]],
    by: User,
    now: datetime,
    version: int | None = None,
) -> None:
    """Record who is there: ``{seat id: (present, reason of absence)}`` for every member.

    Refused with ``attendance_incomplete`` when a member is missing from ``present``, and with
    ``absence_reason`` for each absent one without a reason. Possible before and during the meeting; votes
    of a member who is then marked absent no longer count.
    """
    _office(by)
    _in_state(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    members = members_of(meeting)
    refuse_if(_attendance_reasons(members, present))
    with transaction.atomic():
        claim(meeting, version=version)
        meeting.attendances.all().delete()
        Attendance.objects.bulk_create(
            Attendance(
                meeting=meeting,
                seat=seat,
                present=present[seat.pk][0],
                reason="" if present[seat.pk][0] else present[seat.pk][1].strip(),
            )
            for seat in members
        )
        there = sum(here for here, _ in present.values())
        record(
            by=by,
            now=now,
            action="meeting.attendance",
            summary=f"Điểm danh: có mặt {there}/{len(members)} thành viên.",
            about=meeting,
        )


def open_meeting(
    *,
    meeting: Meeting,
    chaired_by: Seat,
    secretary: Seat,
    by: User,
    now: datetime,
    version: int | None = None,
) -> Meeting:
    """Open the meeting; members with an interest are recorded as abstaining by rule.

    Refused with ``no_quorum`` when too few are present by the council's own share, ``not_present`` when the
    chair or the secretary is not there, ``same_person`` when both are one.
    """
    _office(by)
    members, present = members_of(meeting), present_at(meeting)
    refuse_if(_opening_reasons(meeting, members, present, chaired_by, secretary))
    with transaction.atomic():
        move(
            meeting,
            workflow=MEETING,
            action="open",
            by=by,
            now=now,
            version=version,
            fields={"chaired_by": chaired_by, "secretary": secretary},
        )
        Ballot.objects.bulk_create(
            Ballot(item=item, seat=seat, choice=Choice.ABSTAIN, by_rule=True, cast_by=by, cast_at=now)
            for item in items_of(meeting)
            for seat in interested_in(item, members)
        )
    return meeting


def cast(*, item: AgendaItem, seat: Seat, choice: Choice, by: User, now: datetime) -> Ballot:
    """Record an open vote of ``seat`` on ``item``, once.

    Cast by the member himself, or by the office that keeps the record of a show of hands. Refused with
    ``secret`` in a secret ballot, ``not_present``, ``interested`` or ``already_cast``.
    """
    if not may_cast(by, seat):
        raise Refused(NOT_YOURS)
    meeting = item.meeting
    _in_state(meeting, MeetingState.OPEN)
    refuse_if(_casting_reasons(item, seat))
    try:
        with transaction.atomic():
            _hold_open(meeting)
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
    if not may_cast(by, seat):
        raise Refused(NOT_YOURS)
    _in_state(item.meeting, MeetingState.OPEN)
    with transaction.atomic():
        _hold_open(item.meeting)
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


def record_counts(
    *,
    item: AgendaItem,
    votes_for: int,
    votes_against: int,
    votes_abstain: int,
    votes_invalid: int,
    by: User,
    now: datetime,
) -> None:
    """Type in the counted ballots of a secret vote; refused when they are not those who may vote."""
    _office(by)
    meeting = item.meeting
    _in_state(meeting, MeetingState.OPEN)
    if not meeting.secret:
        raise Refused(
            Reason("not_secret", "Cuộc họp này biểu quyết công khai: hãy ghi phiếu từng thành viên.")
        )
    item.votes_for, item.votes_against = votes_for, votes_against
    item.votes_abstain, item.votes_invalid = votes_abstain, votes_invalid
    refuse_if(voting.check(tally_of(item, members_of(meeting), present_at(meeting))))
    with transaction.atomic():
        _hold_open(meeting)
        item.save(update_fields=["votes_for", "votes_against", "votes_abstain", "votes_invalid"])
        record(
            by=by,
            now=now,
            action="meeting.count",
            summary=(
                f"Kiểm phiếu kín: {votes_for} đồng ý, {votes_against} không đồng ý, "
                f"{votes_abstain} không có ý kiến, {votes_invalid} không hợp lệ."
            ),
            about=item.nomination,
        )


def save_opinions(
    *, meeting: Meeting, opinions: str, by: User, now: datetime, version: int | None = None
) -> None:
    """Keep the discussion for the minutes, while the meeting is planned or open."""
    _office(by)
    _in_state(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    with transaction.atomic():
        claim(meeting, version=version, opinions=opinions)
        record(by=by, now=now, action="meeting.opinions", summary="Ghi ý kiến thảo luận.", about=meeting)


def close_meeting(
    *, meeting: Meeting, ends_at: datetime, by: User, now: datetime, version: int | None = None
) -> Meeting:
    """End the meeting: freeze counts, share and result of every item, and move its nominations.

    Refused with ``vote_incomplete`` for each item on which somebody has still to vote,
    ``ends_before_start``, ``no_quorum`` when too few stayed, or ``wrong_state`` when a nomination was
    withdrawn meanwhile.
    """
    _office(by)
    _in_state(meeting, MeetingState.OPEN)
    if ends_at <= meeting.starts_at:
        raise Refused(Reason("ends_before_start", "Giờ kết thúc phải sau giờ bắt đầu họp."))
    with transaction.atomic():
        move(
            meeting,
            workflow=MEETING,
            action="close",
            by=by,
            now=now,
            version=version,
            fields={"ends_at": ends_at},
        )
        members, present = members_of(meeting), present_at(meeting)
        items = list(items_of(meeting))
        refuse_if(_quorum_reasons(meeting, members, present))
        refuse_if(reason for item in items for reason in _closing_reasons(item, members, present))
        for item in items:
            _freeze(item, members, present, by=by, now=now)
    return meeting


def cancel(*, meeting: Meeting, by: User, now: datetime, reason: str, version: int | None = None) -> Meeting:
    """Call the meeting off with a reason; its nominations wait for another one."""
    _office(by)
    return move(
        meeting,
        workflow=MEETING,
        action="cancel",
        by=by,
        now=now,
        reason=reason,
        version=version,
        fields={"reason": reason.strip()},
    )


def _office(by: User) -> None:
    if not may_run_meeting(by):
        raise Refused(NOT_YOURS)


def _in_state(meeting: Meeting, *states: MeetingState) -> None:
    if meeting.state not in states:
        label = MeetingState(meeting.state).label
        raise Refused(Reason("wrong_state", f"Không thực hiện được: cuộc họp đang ở trạng thái “{label}”."))


def _hold_open(meeting: Meeting) -> None:
    """Hold the meeting's row until the transaction ends, so that no vote arrives while it is closed.

    The version stays: members who vote in the same second do not disturb each other.
    """
    if not Meeting.objects.filter(pk=meeting.pk, state=MeetingState.OPEN).update(version=F("version")):
        raise Refused(STALE)


def _put_on_agenda(meeting: Meeting, nominations: Iterable[Nomination]) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, nomination=nomination, position=position)
        for position, nomination in enumerate(nominations, start=1)
    )


def _attendance_reasons(members: list[Seat], present: Mapping[int, tuple[bool, str]]) -> list[Reason]:
    if {seat.pk for seat in members} != set(present):
        return [Reason("attendance_incomplete", "Hãy điểm danh đủ tất cả thành viên Hội đồng.")]
    return [
        Reason("absence_reason", f"Hãy ghi lý do vắng mặt của {seat.name}.")
        for seat in members
        if not present[seat.pk][0] and not present[seat.pk][1].strip()
    ]


def _quorum_reasons(meeting: Meeting, members: list[Seat], present: list[Seat]) -> list[Reason]:
    share = meeting.council.quorum
    if voting.quorum_met(len(members), len(present), share):
        return []
    needed = voting.needed(len(members), share)
    sentence = (
        f"Chưa đủ số thành viên để họp: có mặt {len(present)}/{len(members)}, cần ít nhất {needed}. "
        "Hãy điểm danh lại hoặc dời cuộc họp."
    )
    return [Reason("no_quorum", sentence)]


def _opening_reasons(
    meeting: Meeting, members: list[Seat], present: list[Seat], chaired_by: Seat, secretary: Seat
) -> list[Reason]:
    reasons = _quorum_reasons(meeting, members, present)
    there = {seat.pk for seat in present}
    reasons += [
        Reason("not_present", f"{seat.name} không có mặt nên không thể làm {task}.")
        for seat, task in ((chaired_by, "chủ trì"), (secretary, "thư ký"))
        if seat.pk not in there
    ]
    if chaired_by.pk == secretary.pk:
        reasons.append(Reason("same_person", "Chủ trì và thư ký phải là hai người khác nhau."))
    return reasons


def _casting_reasons(item: AgendaItem, seat: Seat) -> list[Reason]:
    meeting = item.meeting
    if meeting.secret:
        return [Reason("secret", "Cuộc họp này bỏ phiếu kín: hãy ghi kết quả kiểm phiếu.")]
    if not meeting.attendances.filter(seat=seat, present=True).exists():
        return [Reason("not_present", f"{seat.name} không có mặt tại cuộc họp.")]
    return [INTERESTED] if seat_has_interest(seat, item.nomination.registration) else []


def _closing_reasons(item: AgendaItem, members: list[Seat], present: list[Seat]) -> list[Reason]:
    name = item.nomination.registration.participant
    if item.meeting.secret:
        if item.votes_for is None:
            return [Reason("vote_incomplete", f"Chưa ghi kết quả kiểm phiếu của: {name}.")]
        return voting.check(tally_of(item, members, present))
    missing = still_to_vote(item, members, present)
    if not missing:
        return []
    names = ", ".join(seat.name for seat in missing)
    return [Reason("vote_incomplete", f"{name}: chưa có ý kiến biểu quyết của {names}.")]


def _freeze(item: AgendaItem, members: list[Seat], present: list[Seat], *, by: User, now: datetime) -> None:
    council, tally = item.meeting.council, tally_of(item, members, present)
    base = VoteBase(council.base)
    passed = voting.passes(tally, base, council.pass_above)
    item.votes_for, item.votes_against = tally.votes_for, tally.against
    item.votes_abstain, item.votes_invalid = tally.abstain, tally.invalid
    item.interested = tally.interested + tally.interested_absent
    item.base, item.share = voting.base_count(tally, base), voting.share(tally, base)
    item.result = (VoteResult.PASSED if passed else VoteResult.FAILED).value
    item.save()
    move(item.nomination, workflow=NOMINATION, action="pass" if passed else "fail", by=by, now=now)
