"""What a meeting has come to: counts, what still hinders its end, and the roll as it was called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from awards.enums import MeetingState, VoteBase, VoteResult
from awards.models import AgendaItem, Attendance, Meeting, Opinion, Recusal, Seat
from awards.queries.council import (
    interested_in,
    items_of,
    members_of,
    partly_there,
    present_at,
    still_to_vote,
    tally_of,
    there_for,
)
from awards.rules import voting
from awards.rules.voting import Tally
from campaigns.errors import Reason


@dataclass(frozen=True)
class MeetingStanding:
    """The rules and the numbers of a meeting: frozen where it is closed, as they stand where it is not."""

    members: int
    present: int
    needed: int
    base: VoteBase
    pass_above: Decimal

    @property
    def has_quorum(self) -> bool:
        """Whether enough members are there to meet."""
        return voting.quorum_met(self.present, self.needed)


@dataclass(frozen=True)
class Case:
    """One item of the agenda with its votes: ``present`` are those who were in the room for it."""

    item: AgendaItem
    tally: Tally
    base: int
    share: Decimal
    present: list[Seat]
    interested: list[Seat]
    missing: list[Seat]

    @property
    def is_put_off(self) -> bool:
        return self.item.result == VoteResult.PUT_OFF


def standing_of(meeting: Meeting) -> MeetingStanding:
    """Members, those present, quorum and rule of the vote; a closed meeting answers from its record."""
    if meeting.state == MeetingState.CLOSED:
        assert meeting.pass_above is not None, "held by meeting_figures_iff_closed"
        return MeetingStanding(
            meeting.members_count or 0,
            meeting.present_count or 0,
            meeting.quorum_needed or 0,
            VoteBase(meeting.base),
            meeting.pass_above,
        )
    council, members = meeting.council, len(members_of(meeting))
    needed = voting.needed(members, council.quorum)
    return MeetingStanding(
        members, len(present_at(meeting)), needed, VoteBase(council.base), council.pass_above
    )


def cases_of(meeting: Meeting) -> list[Case]:
    """Every item of the agenda with its votes, in order."""
    members, present, partly = members_of(meeting), present_at(meeting), partly_there(meeting)
    base = standing_of(meeting).base
    return [_case(item, members, present, partly, base) for item in items_of(meeting)]


def case_of(item: AgendaItem) -> Case:
    """One item of the agenda with its votes."""
    meeting = item.meeting
    members, present, partly = members_of(meeting), present_at(meeting), partly_there(meeting)
    return _case(item, members, present, partly, standing_of(meeting).base)


def _case(
    item: AgendaItem, members: list[Seat], present: list[Seat], partly: set[int], base: VoteBase
) -> Case:
    there = there_for(item, present, partly)
    tally = tally_of(item, members, there)
    is_open = item.meeting.state == MeetingState.OPEN and not item.result
    frozen = item.base is not None and item.share is not None
    return Case(
        item=item,
        tally=tally,
        base=(item.base or 0) if frozen else voting.base_count(tally, base),
        share=(item.share or Decimal(0)) if frozen else voting.share(tally, base),
        present=there,
        interested=interested_in(item, members),
        missing=still_to_vote(item, members, there) if is_open else [],
    )


def reasons_against_closing(meeting: Meeting) -> list[Reason]:
    """Why an open meeting cannot end yet, case by case; empty means that it can.

    Codes: ``no_quorum``; for a case that is not put off ``no_voters`` (everybody there has an interest),
    ``item_quorum`` (too few were in the room for it), ``vote_incomplete``, and those of ``voting.check``.
    """
    standing = standing_of(meeting)
    found = quorum_reasons(standing)
    for case in cases_of(meeting):
        if not case.is_put_off:
            found += _of_case(case, standing)
    return found


def quorum_reasons(standing: MeetingStanding) -> list[Reason]:
    """``no_quorum`` when fewer are present than the council's own share asks for."""
    if standing.has_quorum:
        return []
    sentence = (
        f"Chưa đủ số thành viên để họp: có mặt {standing.present}/{standing.members}, "
        f"cần ít nhất {standing.needed}. Hãy điểm danh lại hoặc dời cuộc họp."
    )
    return [Reason("no_quorum", sentence)]


def _of_case(case: Case, standing: MeetingStanding) -> Iterator[Reason]:
    item, name = case.item, case.item.nomination.registration.participant
    if case.tally.voters <= 0:
        yield Reason(
            "no_voters",
            f"{name}: không còn thành viên nào được biểu quyết, vì mọi thành viên có mặt đều có liên quan. "
            "Nội dung này chỉ có thể hoãn.",
        )
        return
    if case.missing and not item.meeting.secret:
        names = ", ".join(seat.name for seat in case.missing)
        yield Reason("vote_incomplete", f"{name}: chưa có ý kiến biểu quyết của {names}.")
        return
    if item.meeting.secret and item.votes_for is None:
        words = f"{name}: chưa kết thúc bỏ phiếu kín. Hãy mở nội dung đó để kết thúc."
        yield Reason("vote_incomplete", words)
        return
    there = case.tally.present  # of a secret vote those who had a turn, whoever came in later
    if there < standing.needed:
        remedy = (
            "Hãy hoãn nội dung này, hoặc hoãn rồi đưa trở lại để bỏ phiếu khi đủ người"
            if item.meeting.secret
            else "Hãy ghi đủ phiếu của thành viên đến muộn, về sớm, hoặc hoãn nội dung này"
        )
        yield Reason(
            "item_quorum",
            f"{name}: khi biểu quyết chỉ có {there} thành viên có mặt, cần ít nhất {standing.needed}. "
            f"{remedy}.",
        )
    if item.meeting.secret:
        yield from voting.check(case.tally)


def roll_of(meeting: Meeting) -> QuerySet[Attendance]:
    """The roll in the council's order."""
    rows = meeting.attendances.select_related("seat__user", "seat__individual")
    return rows.order_by("seat__position", "seat_id")


def opinions_on(meeting: Meeting) -> QuerySet[Opinion]:
    """What was said of the cases of a meeting, in the order of the agenda: spoken first, then in writing."""
    rows = Opinion.objects.filter(item__meeting=meeting).select_related("seat__individual", "recorded_by")
    return rows.order_by("item__position", "item_id", "written", "seat__position", "pk")


@dataclass(frozen=True)
class ItemRecord:
    """What the record of one item holds besides its votes."""

    opinions: list[Opinion]
    recusals: list[Recusal]
    by_rule: list[Seat]

    @property
    def spoken(self) -> list[Opinion]:
        """Said at the meeting."""
        return [opinion for opinion in self.opinions if not opinion.written]

    @property
    def written(self) -> list[Opinion]:
        """Sent in writing: no votes."""
        return [opinion for opinion in self.opinions if opinion.written]


def record_of(item: AgendaItem) -> ItemRecord:
    """Opinions, declared interests, and those who leave the case without having to say so."""
    opinions = item.spoken.select_related("seat").order_by("written", "seat__position", "pk")
    recusals = list(item.recusals.select_related("seat").order_by("seat__position", "pk"))
    declared = {recusal.seat_id for recusal in recusals}
    by_rule = [seat for seat in interested_in(item, members_of(item.meeting)) if seat.pk not in declared]
    return ItemRecord(list(opinions), recusals, by_rule)
