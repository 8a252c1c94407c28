"""Who may, in the upper app; states are asked of the tables of moves."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from awards.enums import PaperKind
from awards.models import AgendaItem, Meeting, Nomination, Paper, Seat
from awards.rules.signers import signs
from campaigns.enums import Role
from campaigns.models import Collective, Individual, Registration, User
from campaigns.permissions import (
    READS_EVERYTHING,
    deputises,
    has_interest,
    is_person,
    may_appraise,
    may_edit,
    roles_in,
    speaks_for_unit,
    stands_in_for,
)


def may_write_report(user: User, nomination: Nomination) -> bool:
    """The author's side: the person, his unit, the office."""
    return may_edit(user, nomination.registration)


def may_endorse(user: User, nomination: Nomination) -> bool:
    """Who records the confirmation: the person's unit, or the office for the level above.

    Nobody confirms himself, and a unit does not confirm its own collective's report
    (Kế hoạch 454, mục IV.5.2c: cấp ủy, chính quyền hoặc cơ quan chủ quản).
    """
    registration = nomination.registration
    if has_interest(user, registration):
        return False
    if Role.OFFICE in roles_in(user, registration):
        return True
    person = registration.individual
    return person is not None and not person.is_head and speaks_for_unit(user, registration.unit)


def may_examine(user: User, nomination: Nomination) -> bool:
    """The office accepts, returns and attests, except its own."""
    return may_appraise(user, nomination.registration)


def may_keep_exclusions(user: User) -> bool:
    """The office records and lifts what keeps somebody from being proposed; a deputy for the clerk's case."""
    return user.has_role(Role.OFFICE) or (user.is_active and bool(user.deputised))


def may_exclude(user: User, participant: Collective | Individual) -> bool:
    """The same of one collective or person, except oneself and the unit that one speaks for: about the clerk
    her deputy records it."""
    if isinstance(participant, Individual):
        own, deputised = is_person(user, participant), stands_in_for(user, individual=participant.pk)
    else:
        own = user.collective_id == participant.pk
        deputised = stands_in_for(user, collective=participant.pk)
    return not own and (user.has_role(Role.OFFICE) or deputised)


def may_approve(user: User, nomination: Nomination) -> bool:
    """The chairman, except his own and that of the unit he speaks for."""
    return user.has_role(Role.CHAIRMAN) and not has_interest(user, nomination.registration)


def may_run_meeting(user: User) -> bool:
    """The office prepares meetings and keeps their record."""
    return user.has_role(Role.OFFICE)


def is_chair_of(user: User, meeting: Meeting) -> bool:
    """Whether ``user`` holds the seat that chairs the meeting."""
    chair = meeting.chaired_by
    return chair is not None and chair.user_id == user.pk and user.has_role(Role.COUNCIL, Role.CHAIRMAN)


def may_close(user: User, meeting: Meeting, *, today: date) -> bool:
    """Who takes the chair closes the meeting.

    The office does, on the chair's word, where the chair has no account that works, and from the day after
    the meeting on: then it copies what was concluded on paper.
    """
    if is_chair_of(user, meeting):
        return True
    chair = meeting.chaired_by.user if meeting.chaired_by else None
    is_over = timezone.localdate(meeting.starts_at) < today
    return may_run_meeting(user) and (chair is None or not chair.is_active or is_over)


def may_see_meeting(user: User, meeting: Meeting) -> bool:
    """The office, the chairman and the members of that council."""
    if user.has_role(Role.OFFICE, Role.CHAIRMAN):
        return True
    return user.has_role(Role.COUNCIL) and meeting.council.seats.filter(user=user).exists()


def may_keep_case(user: User, item: AgendaItem) -> bool:
    """Who keeps the record of one case before the council: the office, and of its own case its deputy."""
    return may_appraise(user, item.nomination.registration)


def may_read_case(user: User, item: AgendaItem) -> bool:
    """Who may read the meeting may; the deputy named for a case reads that case."""
    return may_see_meeting(user, item.meeting) or deputises(user, item.nomination.registration)


def may_cast(user: User, seat: Seat, item: AgendaItem) -> bool:
    """A member casts his own open vote; who keeps the case records the show of hands for any member."""
    return may_keep_case(user, item) or (user.has_role(Role.COUNCIL) and seat.user_id == user.pk)


def may_cast_secretly(user: User, seat: Seat) -> bool:
    """Nobody but the member himself, on his own account; not the office either."""
    return seat.user_id == user.pk


def may_count(user: User, item: AgendaItem) -> bool:
    """The counting team keys and confirms the count of printed ballots; who keeps the case on its behalf."""
    return may_keep_case(user, item) or item.meeting.tellers.filter(seat__user=user).exists()


def may_speak_for(user: User, seat: Seat, item: AgendaItem) -> bool:
    """A member records his own opinion and declares his own interest; who keeps the case does it for any."""
    return may_cast(user, seat, item)


def seat_has_interest(seat: Seat, registration: Registration) -> bool:
    """Whether a council member must leave the case: it is his own, or that of the unit he speaks for."""
    person = registration.individual_id
    if person is not None and seat.individual_id == person:
        return True
    return seat.user is not None and has_interest(seat.user, registration)


def may_see_quotas(user: User) -> bool:
    """Who weighs the nominations of a period against its quotas and against each other."""
    return user.has_role(*READS_EVERYTHING)


def may_keep_exceptions(user: User) -> bool:
    """The office records what a higher authority agreed to beyond a shared ceiling."""
    return user.has_role(Role.OFFICE)


def may_keep_dossiers(user: User) -> bool:
    """The office issues papers, hands dossiers over and records results."""
    return user.has_role(Role.OFFICE)


def may_read_dossiers(user: User) -> bool:
    """The office and the chairman."""
    return user.has_role(Role.OFFICE, Role.CHAIRMAN)


def may_decide_own(user: User) -> bool:
    """The chairman signs his own decisions; the office may record that (Kế hoạch 454, mục IV.4.3)."""
    return user.has_role(Role.CHAIRMAN, Role.OFFICE)


def may_issue(user: User, kind: PaperKind) -> bool:
    """The office issues papers; the chairman may issue that of his own decision."""
    return may_keep_dossiers(user) or (kind == PaperKind.AWARD_DECISION and may_decide_own(user))


def may_add_signed_copy(user: User, paper: Paper) -> bool:
    """The office keeps signed copies; the chairman those of his own decisions and of what he signs."""
    if may_issue(user, PaperKind(paper.kind)):
        return True
    return user.has_role(Role.CHAIRMAN) and signs(paper.payload, user.full_name)


def may_seal(user: User) -> bool:
    """The office (văn thư) signs for the organisation (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.8b)."""
    return user.has_role(Role.OFFICE)


def may_keep_templates(user: User) -> bool:
    """The office and the administrator keep the office's own Word templates."""
    return user.has_role(Role.OFFICE, Role.ADMINISTRATOR)
