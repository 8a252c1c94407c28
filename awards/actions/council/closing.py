"""The end of a meeting: the office proposes it, who takes the chair closes it, and the record is frozen."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from awards.actions.council.guards import mark_by_rule, require_office, require_state
from awards.enums import MeetingState, VoteBase, VoteResult
from awards.models import Meeting
from awards.permissions import is_chair_of, may_close, may_run_meeting
from awards.queries.meeting_record import (
    Case,
    MeetingStanding,
    cases_of,
    reasons_against_closing,
    standing_of,
)
from awards.rules import voting
from awards.rules.workflow import MEETING, NOMINATION
from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.enums import Role
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User

LONGEST = timedelta(days=1)
BEFORE_START = Reason("ends_before_start", "Giờ kết thúc phải sau giờ bắt đầu họp.")
TOO_LONG = Reason(
    "too_long", "Giờ kết thúc cách giờ bắt đầu họp hơn một ngày. Hãy kiểm tra lại ngày, giờ kết thúc."
)


def propose_end(
    *, meeting: Meeting, ends_at: datetime, by: User, now: datetime, version: int | None = None
) -> Meeting:
    """The office has all votes and lays the end before who takes the chair; nothing is frozen yet.

    Refused as ``close_meeting`` is, except that the office may.
    """
    require_office(by)
    require_state(meeting, MeetingState.OPEN)
    _check_hour(meeting, ends_at)
    with transaction.atomic():
        claim(meeting, version=version, end_proposed_at=ends_at)
        refuse_if(reasons_against_closing(meeting))
        record(
            by=by,
            now=now,
            action="meeting.propose_end",
            summary="Đề nghị chủ tọa kết thúc cuộc họp.",
            about=meeting,
        )
    return meeting


def close_meeting(
    *, meeting: Meeting, ends_at: datetime, by: User, now: datetime, version: int | None = None
) -> Meeting:
    """End the meeting: freeze its rules, counts, shares and results, and move its nominations.

    What was put off stays accepted and waits for the next meeting. Refused with ``chair_closes`` to the
    office where ``permissions.may_close`` leaves it to the chair, ``not_yours`` to others; with every reason
    of ``queries.meeting_record.reasons_against_closing``, ``ends_before_start``, ``too_long`` (more than a
    day), or ``wrong_state`` when a nomination was withdrawn meanwhile.
    """
    require_state(meeting, MeetingState.OPEN)
    if not may_close(by, meeting, today=timezone.localdate(now)):
        raise Refused(_chair_closes(meeting) if may_run_meeting(by) else NOT_YOURS)
    _check_hour(meeting, ends_at)
    with transaction.atomic():
        claim(meeting, version=version)  # first of all: whoever else writes to the meeting waits or loses
        refuse_if(reasons_against_closing(meeting))
        standing, cases = standing_of(meeting), cases_of(meeting)
        for case in cases:
            if not case.is_put_off:
                _freeze(case, standing, by=by, now=now)
        move(  # last of all: the triggers take no row of a closed meeting
            meeting,
            workflow=MEETING,
            action="close",
            by=by,
            now=now,
            fields={
                "ends_at": ends_at,
                "closed_by": by,
                "closed_at": now,
                "closed_for_chair": not is_chair_of(by, meeting),
                "members_count": standing.members,
                "present_count": standing.present,
                "quorum_needed": standing.needed,
                "base": standing.base.value,
                "pass_above": standing.pass_above,
            },
        )
    return meeting


def _check_hour(meeting: Meeting, ends_at: datetime) -> None:
    if ends_at <= meeting.starts_at:
        raise Refused(BEFORE_START)
    if ends_at - meeting.starts_at > LONGEST:
        raise Refused(TOO_LONG)


def _chair_closes(meeting: Meeting) -> Reason:
    name = meeting.chaired_by.name if meeting.chaired_by else ""
    return Reason(
        "chair_closes",
        f"Chủ tọa {name} kết thúc cuộc họp bằng tài khoản của mình; Văn phòng gửi “Đề nghị kết thúc”. "
        "Nếu cuộc họp đã kết luận trên giấy, từ ngày hôm sau Văn phòng ghi lại được.",
    )


def _freeze(case: Case, standing: MeetingStanding, *, by: User, now: datetime) -> None:
    item, tally, base = case.item, case.tally, VoteBase(standing.base)
    passed = voting.passes(tally, base, standing.pass_above)
    mark_by_rule(item, case.interested, by=by, now=now)
    item.votes_for, item.votes_against = tally.votes_for, tally.against
    item.votes_abstain, item.votes_invalid = tally.abstain, tally.invalid
    item.interested = tally.interested + tally.interested_absent
    item.present = tally.present
    item.base, item.share = voting.base_count(tally, base), voting.share(tally, base)
    item.result = (VoteResult.PASSED if passed else VoteResult.FAILED).value
    item.save()
    move(
        item.nomination,
        workflow=NOMINATION,
        action="pass" if passed else "fail",
        by=by,
        now=now,
        roles={Role.COUNCIL},  # the council decides, whoever ends its meeting
    )
