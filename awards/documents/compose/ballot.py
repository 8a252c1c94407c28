"""Phiếu bầu from the agenda of a meeting with a secret vote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.compose.minutes import by_form
from awards.documents.sheets import BallotGroup, BallotSheet
from awards.enums import MeetingState
from awards.models import AgendaItem, Meeting
from awards.queries.council import items_of, members_of, present_at
from campaigns.documents.sheets import Letterhead
from campaigns.errors import Reason, Refused
from campaigns.rules.vietnamese import official_date

NOT_SECRET = Reason(
    "not_secret", "Cuộc họp này biểu quyết công khai, không dùng phiếu bầu. Hãy ghi ý kiến từng thành viên."
)
OVER = Reason("wrong_state", "Cuộc họp đã kết thúc hoặc đã hủy, không in thêm phiếu bầu.")
EMPTY = Reason(
    "agenda_empty", "Chương trình họp không còn nội dung nào để bỏ phiếu. Hãy xem lại chương trình."
)


def ballot_sheet(meeting: Meeting, today: date) -> BallotSheet:
    """The ballots of a secret vote, one for each member present; before attendance is taken, for each member.

    What is put off, and what has been voted on already, does not stand on them.

    Refused with ``not_secret``, ``wrong_state`` after the meeting, ``agenda_empty``.
    """
    if not meeting.secret:
        raise Refused(NOT_SECRET)
    if meeting.state not in (MeetingState.PLANNED, MeetingState.OPEN):
        raise Refused(OVER)
    items = [item for item in items_of(meeting) if not item.result and item.votes_for is None]
    if not items:
        raise Refused(EMPTY)
    period, shared = meeting.period, _shared(items)
    organisation = period.campaign.organisation
    held = timezone.localdate(meeting.starts_at)
    return BallotSheet(
        letterhead=Letterhead(
            superior=organisation.short_name,
            issuer=words.council_lines(organisation),
            issuer_name=organisation.council_name,
            place=organisation.place,
            dated=held,
            has_number=False,
            has_place_date=False,
        ),
        subject=f"Xét, đề nghị khen thưởng trong {words.movement_of(period)}",
        held=official_date(held),
        groups=tuple(
            BallotGroup(words.full_form(form), tuple(_named(item, shared) for item in of_form))
            for form, of_form in by_form(items).items()
        ),
        copies=len(present_at(meeting) or members_of(meeting)),
    )


def _named(item: AgendaItem, shared: Collection[str]) -> str:
    """The name; with the post where another on the agenda has the same."""
    person = words.person_of(item.nomination.registration)
    name = f"{person.honorific} {person.name}".strip()
    return f"{name}, {person.post}" if person.name in shared and person.post else name


def _shared(items: list[AgendaItem]) -> set[str]:
    names = Counter(str(item.nomination.registration.participant) for item in items)
    return {name for name, count in names.items() if count > 1}
