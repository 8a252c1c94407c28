"""Planning and opening a meeting: agenda, roll, quorum, discussion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from awards.actions.council.guards import mark_by_rule, require_office, require_state
from awards.enums import MeetingState, NominationState
from awards.models import AgendaItem, Attendance, Council, Meeting, Nomination, Opinion, Seat
from awards.queries.council import (
    interested_in,
    items_of,
    members_of,
    present_at,
    waiting_for_council,
)
from awards.queries.meeting_record import quorum_reasons, standing_of
from awards.queries.obstacles import reasons_before_council
from awards.queries.secret_vote import left_alone, turn_reasons
from awards.rules.workflow import MEETING
from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.errors import Reason, Refused, refuse_if
from campaigns.models import Period, User
from campaigns.rules.vietnamese import nfc

Times = tuple[time | None, time | None]
NO_TIMES: Times = (None, None)
NO_AGENDA = Reason("no_agenda", "Chương trình họp chưa có đề nghị nào. Hãy tiếp nhận đề nghị trước khi họp.")


def plan_meeting(
    *, council: Council, period: Period, starts_at: datetime, place: str, by: User, now: datetime
) -> Meeting:
    """Plan a meeting over all accepted nominations of ``period``; refused ``no_agenda`` when none waits."""
    require_office(by)
    with transaction.atomic():
        _hold_agendas(council)
        waiting = list(waiting_for_council(period))
        if not waiting:
            raise Refused(NO_AGENDA)
        meeting = Meeting.objects.create(
            council=council,
            period=period,
            starts_at=starts_at,
            place=nfc(place),
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
    """Replace the agenda of a planned meeting: ``nominations`` in the order in which they are dealt with.

    Only those that wait for the council, or are on it already; refused with ``no_agenda`` otherwise. What was
    recorded of an item that stays (written opinions, declared interests) stays with it.
    """
    require_office(by)
    require_state(meeting, MeetingState.PLANNED)
    chosen = list(nominations)
    with transaction.atomic():
        _hold_agendas(meeting.council)
        claim(meeting, version=version)
        allowed = {each.pk for each in waiting_for_council(meeting.period)}
        allowed |= set(meeting.items.order_by("pk").values_list("nomination_id", flat=True))
        if not chosen or not {each.pk for each in chosen} <= allowed:
            raise Refused(NO_AGENDA)
        kept = {item.nomination_id: item for item in meeting.items.order_by("pk")}
        meeting.items.exclude(nomination__in=[each.pk for each in chosen]).delete()
        for place, nomination in enumerate(chosen, start=1):
            if nomination.pk in kept:
                meeting.items.filter(nomination=nomination).update(position=place)
            else:
                AgendaItem.objects.create(meeting=meeting, nomination=nomination, position=place)
        record(
            by=by,
            now=now,
            action="meeting.agenda",
            summary=f"Cập nhật chương trình họp: {len(chosen)} đề nghị.",
            about=meeting,
        )


def reschedule(
    *, meeting: Meeting, starts_at: datetime, place: str, by: User, now: datetime, version: int | None = None
) -> None:
    """Give a planned meeting another time and place; the roll is called anew: members may change."""
    require_office(by)
    require_state(meeting, MeetingState.PLANNED)
    with transaction.atomic():
        old = [meeting.starts_at.isoformat(), meeting.place]
        claim(meeting, version=version, starts_at=starts_at, place=place)
        meeting.attendances.all().delete()
        record(
            by=by,
            now=now,
            action="meeting.reschedule",
            summary="Đổi thời gian, địa điểm họp.",
            about=meeting,
            changes={"starts_at": [old[0], starts_at.isoformat()], "place": [old[1], place]},
        )


def set_attendance(
    *,
    meeting: Meeting,
    present: Mapping[int, tuple[bool, str]],
    by: User,
    now: datetime,
    version: int | None = None,
    times: Mapping[int, Times] | None = None,
) -> None:
    """Record who is there: ``{seat id: (present, reason of absence)}`` for every member.

    ``times`` names who came late or left early: ``{seat id: (arrived, left)}``, None for "from the beginning"
    and "to the end". Possible before and during the meeting; open votes of a member who is then marked absent
    no longer count. Refused with ``attendance_incomplete`` when a member is missing from ``present``,
    ``absence_reason`` for each absent one without a reason, ``absent_with_times``, ``times_in_order``,
    ``has_spoken`` for an absent one whose spoken opinion is in the record, and ``voted_secretly`` for one who
    has voted secretly, and ``lone_screen`` where his absence would tell another's secret vote.
    """
    require_office(by)
    require_state(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    members, hours = members_of(meeting), times or {}
    refuse_if(_attendance_reasons(members, present, hours))
    with transaction.atomic():
        claim(meeting, version=version)
        refuse_if(_leaving_reasons(meeting, members, present))
        absent = [seat for seat in members if not present[seat.pk][0]]
        refuse_if(turn_reasons(meeting, absent))
        refuse_if(reason for item in items_of(meeting) for reason in left_alone(item, absent))
        meeting.attendances.all().delete()
        Attendance.objects.bulk_create(
            Attendance(
                meeting=meeting,
                seat=seat,
                present=present[seat.pk][0],
                reason="" if present[seat.pk][0] else nfc(present[seat.pk][1]),
                arrived_at=hours.get(seat.pk, NO_TIMES)[0],
                left_at=hours.get(seat.pk, NO_TIMES)[1],
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
    chair or the secretary is not there, ``same_person`` when both are one, ``not_waiting`` for a nomination
    that was returned or withdrawn since the agenda was made, and what ``queries.obstacles`` says of each.
    """
    require_office(by)
    members, present = members_of(meeting), present_at(meeting)
    refuse_if(_opening_reasons(meeting, present, chaired_by, secretary))
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
        items = list(items_of(meeting))
        refuse_if(
            _gone(item.nomination) for item in items if item.nomination.state != NominationState.ACCEPTED
        )
        refuse_if(reasons_before_council([item.nomination for item in items], timezone.localdate(now)))
        for item in items:
            claim(item.nomination)  # whoever withdraws or returns it in the same moment is told so
        for item in items:
            mark_by_rule(item, interested_in(item, members), by=by, now=now)
    return meeting


def save_opinions(
    *, meeting: Meeting, opinions: str, by: User, now: datetime, version: int | None = None
) -> None:
    """Keep the discussion for the minutes, while the meeting is planned or open."""
    require_office(by)
    require_state(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    with transaction.atomic():
        claim(meeting, version=version, opinions=opinions)
        record(by=by, now=now, action="meeting.opinions", summary="Ghi ý kiến thảo luận.", about=meeting)


def cancel(*, meeting: Meeting, by: User, now: datetime, reason: str, version: int | None = None) -> Meeting:
    """Call the meeting off with a reason; its nominations wait for another one."""
    require_office(by)
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


def _hold_agendas(council: Council) -> None:
    """One agenda at a time, so that no nomination comes before two meetings at once."""
    Council.objects.select_for_update().get(pk=council.pk)


def _gone(nomination: Nomination) -> Reason:
    sentence = (
        f"Đề nghị của {nomination.registration.participant} không còn chờ họp xét; "
        "hãy cập nhật chương trình họp rồi khai mạc."
    )
    return Reason("not_waiting", sentence)


def _put_on_agenda(meeting: Meeting, nominations: Iterable[Nomination]) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, nomination=nomination, position=position)
        for position, nomination in enumerate(nominations, start=1)
    )


def _attendance_reasons(
    members: list[Seat], present: Mapping[int, tuple[bool, str]], times: Mapping[int, Times]
) -> Iterator[Reason]:
    if {seat.pk for seat in members} != set(present):
        yield Reason("attendance_incomplete", "Hãy điểm danh đủ tất cả thành viên Hội đồng.")
        return
    for seat in members:
        here, why = present[seat.pk]
        arrived, left = times.get(seat.pk, NO_TIMES)
        if not here and not nfc(why):
            yield Reason("absence_reason", f"Hãy ghi lý do vắng mặt của {seat.name}.")
        if not here and (arrived or left):
            yield Reason(
                "absent_with_times",
                f"{seat.name} vắng mặt thì không có giờ đến, giờ về; nếu dự một phần, hãy đánh dấu có mặt.",
            )
        if arrived and left and arrived >= left:
            yield Reason("times_in_order", f"{seat.name}: giờ về phải sau giờ đến.")


def _leaving_reasons(
    meeting: Meeting, members: list[Seat], present: Mapping[int, tuple[bool, str]]
) -> Iterator[Reason]:
    """What stands in the record of those who are now said to be absent."""
    spoken = Opinion.objects.filter(item__meeting=meeting, written=False).order_by("seat_id")
    speakers = set(spoken.values_list("seat_id", flat=True))
    for seat in members:
        if seat.pk in speakers and not present[seat.pk][0]:
            yield Reason(
                "has_spoken",
                f"{seat.name} đã phát biểu tại cuộc họp nên không thể ghi vắng mặt; "
                "nếu về sớm, hãy ghi giờ về.",
            )


def _opening_reasons(
    meeting: Meeting, present: list[Seat], chaired_by: Seat, secretary: Seat
) -> list[Reason]:
    reasons = quorum_reasons(standing_of(meeting))
    there = {seat.pk for seat in present}
    reasons += [
        Reason("not_present", f"{seat.name} không có mặt nên không thể làm {task}.")
        for seat, task in ((chaired_by, "chủ trì"), (secretary, "thư ký"))
        if seat.pk not in there
    ]
    if chaired_by.pk == secretary.pk:
        reasons.append(Reason("same_person", "Chủ trì và thư ký phải là hai người khác nhau."))
    return reasons
