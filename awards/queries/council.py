"""Who sits, who is there, and how the votes stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from awards.enums import Choice, MeetingState, NominationState
from awards.models import AgendaItem, Ballot, Council, Meeting, Nomination, Seat
from awards.permissions import may_run_meeting, seat_has_interest
from awards.queries.nominations import IN_NAME_ORDER
from awards.rules.voting import Tally
from campaigns.enums import Role
from campaigns.models import Period, User


def meetings_visible_to(user: User) -> QuerySet[Meeting]:
    """The meetings of the active campaign that ``user`` may read (see ``permissions.may_see_meeting``), the
    latest first."""
    rows = (
        Meeting.objects.filter(period__campaign__is_active=True)
        .select_related("council__campaign__organisation", "period", "chaired_by", "secretary")
        .order_by("-starts_at", "-pk")
    )
    if user.has_role(Role.OFFICE, Role.CHAIRMAN):
        return rows
    if user.has_role(Role.COUNCIL):
        return rows.filter(council__seats__user=user).distinct()
    return rows.none()


def meetings_run_by(user: User) -> QuerySet[Meeting]:
    """Those of ``meetings_visible_to`` of which ``user`` keeps the record."""
    rows = meetings_visible_to(user)
    return rows if may_run_meeting(user) else rows.none()


def seats_on(council: Council, day: date) -> list[Seat]:
    """The members on ``day``, in their order; who leaves on a day is no member on that day."""
    return list(
        council.seats.select_related("user", "individual")
        .filter(Q(left_on__isnull=True) | Q(left_on__gt=day))
        .order_by("position", "pk")
    )


def members_of(meeting: Meeting) -> list[Seat]:
    """The members of the council on the day of the meeting; of a closed one those of its roll."""
    if meeting.state == MeetingState.CLOSED:
        rows = Seat.objects.select_related("user", "individual").filter(attendances__meeting=meeting)
        return list(rows.order_by("position", "pk"))
    return seats_on(meeting.council, timezone.localdate(meeting.starts_at))


def present_at(meeting: Meeting) -> list[Seat]:
    """The members marked present, in their order."""
    return list(
        Seat.objects.select_related("user", "individual")
        .filter(attendances__meeting=meeting, attendances__present=True)
        .order_by("position", "pk")
    )


def partly_there(meeting: Meeting) -> set[int]:
    """The seats of those who came late or left early."""
    rows = meeting.attendances.filter(Q(arrived_at__isnull=False) | Q(left_at__isnull=False), present=True)
    return set(rows.order_by("pk").values_list("seat_id", flat=True))


def there_for(item: AgendaItem, present: list[Seat], partly: Collection[int]) -> list[Seat]:
    """Those of ``present`` who were in the room for ``item``.

    Who came late or left early (``partly``) and gave no open vote on it was not.
    """
    if item.meeting.secret:
        return present
    voted = {ballot.seat_id for ballot in item.ballots.all()}
    return [seat for seat in present if seat.pk not in partly or seat.pk in voted]


def waiting_for_council(period: Period) -> QuerySet[Nomination]:
    """The accepted nominations of ``period`` that stand on no agenda still to be dealt with."""
    busy = AgendaItem.objects.filter(meeting__state__in=["planned", "open"]).order_by()
    return (
        Nomination.objects.filter(registration__period=period, state=NominationState.ACCEPTED)
        .exclude(pk__in=busy.values("nomination_id"))
        .select_related(
            "award_form", "registration__period", "registration__collective", "registration__individual"
        )
        .order_by(*IN_NAME_ORDER)
    )


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The agenda in its order, with all that a page or the minutes show of each nomination."""
    return (
        meeting.items.select_related(
            "nomination__award_form",
            "nomination__registration__period",
            "nomination__registration__collective",
            "nomination__registration__individual",
            "nomination__registration__unit",
            "nomination__registration__scorecard__grade",
        )
        .prefetch_related("ballots", "recusals", "turns")
        .order_by("position", "pk")
    )


def interested_in(item: AgendaItem, seats: list[Seat]) -> list[Seat]:
    """Those of ``seats`` who leave the case: by rule, by their own word, or because the record says so.

    A closed meeting answers from its record alone, whatever accounts and people have become since.
    """
    recorded = {ballot.seat_id for ballot in item.ballots.all() if ballot.by_rule}
    if item.meeting.state == MeetingState.CLOSED:
        return [seat for seat in seats if seat.pk in recorded]
    recorded |= {recusal.seat_id for recusal in item.recusals.all()}
    return [
        seat for seat in seats if seat.pk in recorded or seat_has_interest(seat, item.nomination.registration)
    ]


def has_voted(item: AgendaItem, seat: Seat) -> bool:
    """Whether ``seat`` has voted on ``item`` or holds a printed ballot, or its votes have been counted."""
    if item.votes_for is not None or item.turns.filter(seat=seat).exists():
        return True
    return item.ballots.filter(seat=seat, by_rule=False).exists()


def tally_of(item: AgendaItem, members: list[Seat], present: list[Seat]) -> Tally:
    """The votes on ``item`` as they stand: counted from the open ballots, or published after a secret vote.

    Of a secret vote nothing is told before it is over: until then its votes are all 0. From its end on, who
    could vote is who had his turn then, whoever comes later.
    """
    there = {seat.pk for seat in present}
    leaving = {seat.pk for seat in interested_in(item, members)}
    if item.meeting.secret:
        return _secret_tally(item, len(members), there, leaving)
    counted = Counter(ballot.choice for ballot in _counting(item, there - leaving))
    votes_for, against, abstain = (counted[choice.value] for choice in Choice)
    return Tally(
        votes_for=votes_for,
        against=against,
        abstain=abstain,
        invalid=0,
        members=len(members),
        present=len(there),
        interested=len(leaving & there),
        interested_absent=len(leaving - there),
    )


def still_to_vote(item: AgendaItem, members: list[Seat], present: list[Seat]) -> list[Seat]:
    """Those present who may vote on ``item`` and have not; nobody once it is put off or its vote is over."""
    if item.result:
        return []
    if item.meeting.secret:
        if item.votes_for is not None:
            return []
        done = {turn.seat_id for turn in item.turns.all()}
    else:
        done = {ballot.seat_id for ballot in item.ballots.all()}
    leaving = {seat.pk for seat in interested_in(item, members)}
    return [seat for seat in present if seat.pk not in done | leaving]


def _secret_tally(item: AgendaItem, members: int, there: set[int], leaving: set[int]) -> Tally:
    votes = (item.votes_for, item.votes_against, item.votes_abstain, item.votes_invalid)
    votes_for, against, abstain, invalid = (vote or 0 for vote in votes)
    turns, present = len(item.turns.all()), len(there)
    over = item.votes_for is not None and turns > 0
    if over:
        present = turns + len(leaving & there)
    return Tally(
        votes_for=votes_for,
        against=against,
        abstain=abstain,
        invalid=invalid,
        members=members,
        present=present,
        interested=len(leaving & there),
        interested_absent=len(leaving - there),
        not_returned=max(0, turns - votes_for - against - abstain - invalid) if over else 0,
    )


def _counting(item: AgendaItem, voters: set[int]) -> list[Ballot]:
    return [ballot for ballot in item.ballots.all() if not ballot.by_rule and ballot.seat_id in voters]
