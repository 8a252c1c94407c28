"""Giấy mời họp from the rows of a planned meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from awards.documents.compose import words
from awards.documents.compose.minutes import agenda_of, attendee, by_form, clock
from awards.documents.sheets import Attendee, InvitationSheet
from awards.enums import PaperKind, SeatRole
from awards.models import Meeting, Seat
from awards.queries.council import items_of, members_of
from campaigns.documents.sheets import Recipients
from campaigns.models import Signatory

# One line, so that the invitation of a whole council stays on one page.
ASKED = "Đề nghị nghiên cứu hồ sơ, dự họp đúng giờ; nếu vắng, gửi ý kiến bằng văn bản"


def invitation_sheet(
    meeting: Meeting,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> InvitationSheet:
    """The invitation to a meeting, with its agenda as it stands.

    The council's chairman signs it, whoever ``signatory`` is; without one in his seat, the first deputy.
    """
    period = meeting.period
    organisation = period.campaign.organisation
    members = members_of(meeting)
    leader = leader_of(members)
    return InvitationSheet(
        letterhead=words.council_letterhead(
            PaperKind.INVITATION, organisation, number=number, day=day, year=today.year, has_place_date=True
        ),
        subject=f"Họp xét, đề nghị khen thưởng trong {words.movement_of(period)}",
        inviter=organisation.council_name,
        invited=tuple(map(_invited, members)),
        starts=clock(meeting.starts_at),
        place=meeting.place,
        chair=_chair(leader),
        agenda=agenda_of(by_form(list(items_of(meeting)))),
        asks=(ASKED,),
        recipients=Recipients(("Như thành phần mời", organisation.short_name, "Lưu: VT, TĐKT")),
        signature=words.council_signature(leader),
    )


def leader_of(members: list[Seat]) -> Seat | None:
    """The chairman of the council, or his first deputy while the seat is empty."""
    for role in (SeatRole.CHAIR, SeatRole.DEPUTY):
        for seat in members:
            if seat.role == role:
                return seat
    return None


def _invited(seat: Seat) -> Attendee:
    """A member with his office there; that he is a member goes without saying."""
    found = attendee(seat)
    return replace(found, role="") if seat.role == SeatRole.MEMBER else found


def _chair(leader: Seat | None) -> str:
    if leader is None:
        return SeatRole.CHAIR.label
    person = words.member_of(leader)
    name = f"{person.honorific} {person.name}".strip()
    return f"{name}, {SeatRole(leader.role).label}"
