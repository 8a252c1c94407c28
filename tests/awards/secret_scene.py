"""An open meeting with a secret vote: nine members, each with an account, over some nominations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from awards.actions.council import (
    cast_secret,
    close_meeting,
    confirm_count,
    hand_out,
    key_count,
    name_tellers,
    open_meeting,
    plan_meeting,
    set_attendance,
)
from awards.enums import Choice
from awards.models import AgendaItem, Meeting, Seat
from awards.queries.council import items_of, members_of
from awards.rules.secret_vote import Counted
from campaigns.enums import Role
from campaigns.models import User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_council,
    make_individual,
    make_nomination,
    make_period,
    make_registration,
    make_user,
)

NOW = at(2024, 12, 10, 9)
ENDS = NOW + timedelta(hours=2)
ABSENT = 8  # the place of the member who is away


class SecretScene:
    """Member 9 is absent; with ``interested`` the last item of the agenda is about member 8."""

    def __init__(self, nominations: int = 1, *, members: int = 9, interested: bool = False, **council: Any):
        self.period = make_period(make_campaign())
        self.office: User = make_user(Role.OFFICE)
        board = make_council(self.period.campaign, members, **({"secret": True} | council))
        unit = make_collective(self.period.campaign.organisation)
        form = make_award_form(self.period.campaign)
        for _ in range(nominations):
            person = make_individual(unit)
            make_nomination(make_registration(self.period, person, "accepted"), form, "accepted")
        self.members = list(board.seats.order_by("position"))
        for seat in self.members:
            seat.user = make_user(Role.COUNCIL)
            seat.save()
        self.meeting = self._opened(interested)

    @property
    def item(self) -> AgendaItem:
        """The first item, fresh from the database."""
        return self.items[0]

    @property
    def items(self) -> list[AgendaItem]:
        return list(items_of(self.meeting))

    def cast(self, place: int, choice: Choice = Choice.FOR, item: AgendaItem | None = None) -> None:
        """Member number ``place`` (from 0) votes on screen."""
        seat = self.members[place]
        cast_secret(item=item or self.item, seat=seat, choice=choice, by=self.user(place), now=NOW)

    def user(self, place: int) -> User:
        account = self.members[place].user
        assert account is not None
        return account

    def seats(self, *places: int) -> list[Seat]:
        return [self.members[place] for place in places]

    def team(self, *places: int) -> None:
        """Name the counting team, the first as its head."""
        chosen = self.seats(*places)
        name_tellers(meeting=self.meeting, seats=chosen, head=chosen[0], by=self.office, now=NOW)

    def paper(self, *places: int) -> None:
        """Printed ballots for these members, and for nobody else."""
        hand_out(meeting=self.meeting, seats=self.seats(*places), by=self.office, now=NOW)

    def count(self, *kinds: int, returned: int | None = None, item: AgendaItem | None = None) -> None:
        """Member 2 keys (for, against, abstain, invalid) and member 3 confirms."""
        on = item or self.item
        issued = on.turns.filter(means="paper").count()
        back = sum(kinds) if returned is None else returned
        made = key_count(item=on, counted=Counted(issued, back, *kinds), by=self.user(2), now=NOW)
        confirm_count(item=on, by=self.user(3), now=NOW, version=made.version)

    def attend(self, *absent: int) -> None:
        roll = {
            seat.pk: (place not in absent, "Đi công tác" if place in absent else "")
            for place, seat in enumerate(self.members)
        }
        self.meeting.refresh_from_db()
        set_attendance(meeting=self.meeting, present=roll, by=self.office, now=NOW)

    def close(self) -> Meeting:
        fresh = Meeting.objects.get(pk=self.meeting.pk)  # a refusal must not leave its mark on ours
        self.meeting = close_meeting(meeting=fresh, ends_at=ENDS, by=self.chair, now=ENDS)
        return self.meeting

    @property
    def chair(self) -> User:
        """The account of who takes the chair."""
        chair = self.members[0].user
        assert chair is not None
        return chair

    def _opened(self, interested: bool) -> Meeting:
        self.meeting = plan_meeting(
            council=self.members[0].council,
            period=self.period,
            starts_at=NOW,
            place="Phòng họp",
            by=self.office,
            now=NOW,
        )
        if interested:
            seat = self.members[ABSENT - 1]
            seat.individual = self.items[-1].nomination.registration.individual
            seat.save()
        self.attend(ABSENT)
        chair, secretary, *_ = members_of(self.meeting)
        return open_meeting(
            meeting=self.meeting, chaired_by=chair, secretary=secretary, by=self.office, now=NOW
        )
