"""The end of a meeting: counts, shares and results are frozen."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from awards.actions.council.guards import quorum_reasons, require_office, require_state
from awards.enums import MeetingState, VoteBase, VoteResult
from awards.models import AgendaItem, Meeting, Seat
from awards.queries.council import (
    items_of,
    members_of,
    present_at,
    still_to_vote,
    tally_of,
)
from awards.rules import voting
from awards.rules.workflow import MEETING, NOMINATION
from campaigns.actions.moves import move
from campaigns.errors import Reason, Refused, refuse_if
from campaigns.models import User

LONGEST = timedelta(days=1)
TOO_LONG = Reason(
    "too_long", "Giờ kết thúc cách giờ bắt đầu họp hơn một ngày. Hãy kiểm tra lại ngày, giờ kết thúc."
)


def close_meeting(
    *, meeting: Meeting, ends_at: datetime, by: User, now: datetime, version: int | None = None
) -> Meeting:
    """End the meeting: freeze counts, share and result of every item, and move its nominations.

    Refused with ``vote_incomplete`` for each item on which somebody has still to vote,
    ``ends_before_start``, ``too_long`` (more than a day), ``no_quorum`` when too few stayed, or
    ``wrong_state`` when a nomination was withdrawn meanwhile.
    """
    require_office(by)
    require_state(meeting, MeetingState.OPEN)
    if ends_at <= meeting.starts_at:
        raise Refused(Reason("ends_before_start", "Giờ kết thúc phải sau giờ bắt đầu họp."))
    if ends_at - meeting.starts_at > LONGEST:
        raise Refused(TOO_LONG)
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
        refuse_if(quorum_reasons(meeting, members, present))
        refuse_if(reason for item in items for reason in _closing_reasons(item, members, present))
        for item in items:
            _freeze(item, members, present, by=by, now=now)
    return meeting


def _closing_reasons(item: AgendaItem, members: list[Seat], present: list[Seat]) -> list[Reason]:
    name = item.nomination.registration.participant
    if item.meeting.secret:
        if item.votes_for is None:
            return [
                Reason(
                    "vote_incomplete", f"{name}: chưa kết thúc bỏ phiếu kín. Hãy mở nội dung đó để kết thúc."
                )
            ]
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
