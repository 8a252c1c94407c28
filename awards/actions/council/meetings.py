"""Planning and opening a meeting: agenda, roll, quorum, discussion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from awards.actions.council.guards import quorum_reasons, require_office, require_state
from awards.enums import Choice, MeetingState, NominationState
from awards.models import AgendaItem, Attendance, Ballot, Council, Meeting, Nomination, Seat
from awards.queries.council import (
    interested_in,
    items_of,
    members_of,
    present_at,
    waiting_for_council,
)
from awards.queries.secret_vote import turn_reasons
from awards.queries.standing import reasons_before_council
from awards.rules.workflow import MEETING
from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.errors import Reason, Refused, refuse_if
from campaigns.models import Period, User
from campaigns.rules.vietnamese import nfc

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
    """Replace the agenda of a planned meeting; only nominations waiting for the council, or already on it."""
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
        meeting.items.all().delete()
        _put_on_agenda(meeting, chosen)
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
) -> None:
    """Record who is there: ``{seat id: (present, reason of absence)}`` for every member.

    Refused with ``attendance_incomplete`` when a member is missing from ``present``, and with
    ``absence_reason`` for each absent one without a reason, and ``voted_secretly`` for each absent one who
    has voted secretly. Possible before and during the meeting; open votes of a member who is then marked
    absent no longer count.
    """
    require_office(by)
    require_state(meeting, MeetingState.PLANNED, MeetingState.OPEN)
    members = members_of(meeting)
    refuse_if(_attendance_reasons(members, present))
    with transaction.atomic():
        claim(meeting, version=version)
        refuse_if(turn_reasons(meeting, [seat for seat in members if not present[seat.pk][0]]))
        meeting.attendances.all().delete()
        Attendance.objects.bulk_create(
            Attendance(
                meeting=meeting,
                seat=seat,
                present=present[seat.pk][0],
                reason="" if present[seat.pk][0] else nfc(present[seat.pk][1]),
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
    that was returned or withdrawn since the agenda was made, and what ``queries.standing`` says of each.
    """
    require_office(by)
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
        items = list(items_of(meeting))
        refuse_if(
            _gone(item.nomination) for item in items if item.nomination.state != NominationState.ACCEPTED
        )
        refuse_if(reasons_before_council([item.nomination for item in items], timezone.localdate(now)))
        for item in items:
            claim(item.nomination)  # whoever withdraws or returns it in the same moment is told so
        Ballot.objects.bulk_create(
            Ballot(item=item, seat=seat, choice=Choice.ABSTAIN, by_rule=True, cast_by=by, cast_at=now)
            for item in items
            for seat in interested_in(item, members)
        )
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


def _attendance_reasons(members: list[Seat], present: Mapping[int, tuple[bool, str]]) -> list[Reason]:
    if {seat.pk for seat in members} != set(present):
        return [Reason("attendance_incomplete", "Hãy điểm danh đủ tất cả thành viên Hội đồng.")]
    return [
        Reason("absence_reason", f"Hãy ghi lý do vắng mặt của {seat.name}.")
        for seat in members
        if not present[seat.pk][0] and not nfc(present[seat.pk][1])
    ]


def _opening_reasons(
    meeting: Meeting, members: list[Seat], present: list[Seat], chaired_by: Seat, secretary: Seat
) -> list[Reason]:
    reasons = quorum_reasons(meeting, members, present)
    there = {seat.pk for seat in present}
    reasons += [
        Reason("not_present", f"{seat.name} không có mặt nên không thể làm {task}.")
        for seat, task in ((chaired_by, "chủ trì"), (secretary, "thư ký"))
        if seat.pk not in there
    ]
    if chaired_by.pk == secretary.pk:
        reasons.append(Reason("same_person", "Chủ trì và thư ký phải là hai người khác nhau."))
    return reasons
