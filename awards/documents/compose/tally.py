"""Biên bản kiểm phiếu from the frozen counts of a closed meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from awards.documents.compose import words
from awards.documents.compose.minutes import attendee, by_form, clock, recusals_of, share_base, voting_rule
from awards.documents.sheets import Attendee, TallyGroup, TallyMinutesSheet, TallyRow
from awards.enums import MeetingState, PaperKind, VoteMeans, VoteResult
from awards.models import AgendaItem, Meeting, Seat
from awards.queries.council import items_of, members_of, present_at
from awards.queries.secret_vote import tellers_of
from campaigns.documents.sheets import Recipients, Signature
from campaigns.errors import Reason, Refused
from campaigns.models import Signatory
from campaigns.rules.vietnamese import count_words

HEAD, MEMBER = "head", "member"
NOT_CLOSED = Reason("meeting_not_closed", "Biên bản kiểm phiếu lập được sau khi cuộc họp đã kết thúc.")
NOT_PRESENT = Reason("not_present", "Người kiểm phiếu phải là thành viên Hội đồng có mặt tại cuộc họp.")
SAME_PERSON = Reason(
    "same_person", "Tổ trưởng, thành viên và thư ký Tổ kiểm phiếu phải là những người khác nhau."
)


def tally_sheet(
    meeting: Meeting,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
    options: Mapping[str, str] | None = None,
) -> TallyMinutesSheet:
    """The minutes of counting by the counting team of the meeting, if one was named.

    Otherwise ``options`` may name the seats that counted, "head" and "member", with the meeting's secretary,
    who kept the record; whom the options leave out has a blank. Refused with ``meeting_not_closed``,
    ``not_present`` for somebody who was not there, ``same_person``.
    """
    if meeting.state != MeetingState.CLOSED or meeting.secretary is None:
        raise Refused(NOT_CLOSED)
    period = meeting.period
    organisation = period.campaign.organisation
    members, present, items = members_of(meeting), present_at(meeting), list(items_of(meeting))
    team = tellers_of(meeting)
    head: Attendee | None
    member: Attendee | None
    if team:
        # As named by actions.council.printed: at least two, the head first.
        head, member = attendee(team[0].seat), attendee(team[1].seat)
    else:
        head, member = _team(options or {}, present, meeting.secretary)
    held = clock(meeting.starts_at)
    return TallyMinutesSheet(
        letterhead=words.council_letterhead(
            PaperKind.TALLY_MINUTES,
            organisation,
            number=number,
            day=day,
            year=day.year if day else held.year,
        ),
        subject=f"Kiểm phiếu xét, đề nghị khen thưởng trong {words.movement_of(period)}",
        held=held,
        place=meeting.place,
        head=head,
        member=member,
        more_members=tuple(attendee(teller.seat) for teller in team[2:]),
        secretary=attendee(meeting.secretary),
        total_members=len(members),
        present=len(present),
        secret=meeting.secret,
        voting=voting_rule(meeting),
        means=_means(items) if meeting.secret else "",
        recusals=recusals_of(items),
        groups=tuple(
            TallyGroup(words.full_form(form), tuple(_row(item) for item in of_form))
            for form, of_form in by_form([item for item in items if item.share is not None]).items()
        ),
        share_base=share_base(meeting, items),
        passed=_names(items, VoteResult.PASSED),
        failed=_names(items, VoteResult.FAILED),
        secretary_signature=Signature(("THƯ KÝ",), meeting.secretary.name),
        head_signature=Signature(("TM. TỔ KIỂM PHIẾU", "TỔ TRƯỞNG"), head.person.name if head else ""),
        recipients=Recipients(("Chủ tịch Hội đồng", "Lưu: VT, Hồ sơ")),
    )


def _team(
    options: Mapping[str, str], present: list[Seat], secretary: Seat
) -> tuple[Attendee | None, Attendee | None]:
    there = {str(seat.pk): seat for seat in present}
    chosen = [options.get(HEAD, ""), options.get(MEMBER, "")]
    if any(key and key not in there for key in chosen):
        raise Refused(NOT_PRESENT)
    named = [key for key in (*chosen, str(secretary.pk)) if key]
    if len(set(named)) < len(named):
        raise Refused(SAME_PERSON)
    head, member = (attendee(there[key]) if key else None for key in chosen)
    return head, member


def _row(item: AgendaItem) -> TallyRow:
    """Of an open vote as many votes came back as could be given (``rules.voting.check``); of a secret one
    every turn was a ballot given out."""
    votes = (item.votes_for or 0, item.votes_against or 0, item.votes_abstain or 0, item.votes_invalid or 0)
    assert item.share is not None, "held by agenda_result_has_counts"
    in_favour, against, abstaining, invalid = votes
    return TallyRow(
        name=str(item.nomination.registration.participant),
        issued=len(item.turns.all()) or sum(votes),
        in_favour=in_favour,
        against=against,
        abstaining=abstaining,
        invalid=invalid,
        share=item.share,
    )


def _means(items: list[AgendaItem]) -> str:
    """How the ballots were given out, when some were printed."""
    means = {turn.means for item in items for turn in item.turns.all()}
    if not means:
        return ""
    if VoteMeans.PAPER not in means:
        return "Thành viên bỏ phiếu kín trên cổng thông tin, mỗi nội dung một lần"
    if means == {VoteMeans.PAPER.value}:
        return "Thành viên bỏ phiếu kín bằng phiếu giấy"
    holders = {turn.seat_id for item in items for turn in item.turns.all() if turn.means == VoteMeans.PAPER}
    return (
        f"{count_words(len(holders))} thành viên bỏ phiếu kín bằng phiếu giấy, các thành viên khác bỏ "
        "phiếu kín trên cổng thông tin; phiếu của hai cách được gộp chung trước khi công bố"
    )


def _names(items: list[AgendaItem], result: VoteResult) -> tuple[str, ...]:
    return tuple(str(item.nomination.registration.participant) for item in items if item.result == result)
