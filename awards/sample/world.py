"""The invented commune: its units, its people, its accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from awards.actions.plan import load_plan
from awards.models import Council, Seat
from awards.sample.accounts import link_accounts, make_accounts
from awards.sample.tables import moment, table
from campaigns.actions import audit
from campaigns.actions.people import add_person, leave, move_person
from campaigns.enums import Role
from campaigns.models import (
    AwardForm,
    Campaign,
    CaseDeputy,
    Collective,
    Individual,
    Period,
    Registration,
    User,
)
from campaigns.permissions import has_interest, may_edit, may_register_person, may_register_unit
from campaigns.rules.plan_text import parse

Person = dict[str, Any]
PLANS = Path(settings.BASE_DIR) / "campaigns" / "plans"


@dataclass
class World:
    """Everything of the sample by the short names that the data files use."""

    campaign: Campaign
    users: dict[str, User]
    units: dict[str, Collective] = field(default_factory=dict)
    people: dict[str, Individual] = field(default_factory=dict)
    strengths: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.periods: dict[str, Period] = {
            each.code: each for each in Period.objects.filter(campaign=self.campaign).order_by("pk")
        }
        self.forms: dict[str, AwardForm] = {
            each.code: each for each in AwardForm.objects.filter(campaign=self.campaign).order_by("pk")
        }

    @property
    def clerk(self) -> User:
        """The office's clerk for emulation and awards."""
        return self.users["vanphong"]

    @property
    def chairman(self) -> User:
        return self.users["chutich"]

    @property
    def culture(self) -> User:
        return self.users["vanhoa"]

    def office_for(self, registration: Registration) -> User:
        """The clerk; her deputy where the clerk herself is the one concerned."""
        return self.users["vanthu"] if has_interest(self.clerk, registration) else self.clerk

    def author(self, who: str) -> User:
        """Who writes for the participant today: himself, the speaker of his unit, otherwise the office."""
        if who in self.units:
            return self._first(lambda user: may_register_unit(user, self.units[who]))
        return self._first(lambda user: may_register_person(user, self.people[who]))

    def writer(self, registration: Registration) -> User:
        """The same for what was registered: people who moved since keep the unit of their registration."""
        return self._first(lambda user: may_edit(user, registration))

    def registration(self, period: str, who: str) -> Registration:
        """The registration of ``who`` in ``period``."""
        rows = Registration.objects.select_related(
            "period__campaign__organisation", "collective", "individual__unit", "unit", "award_form"
        )
        return rows.get(
            period=self.periods[period], collective=self.units.get(who), individual=self.people.get(who)
        )

    def _first(self, fits: Callable[[User], bool]) -> User:
        accounts = self.users.values()
        return next(
            (
                user
                for role in (Role.INDIVIDUAL, Role.UNIT)
                for user in accounts
                if user.has_role(role) and fits(user)
            ),
            self.clerk,
        )


def plan_file() -> Path:
    """The plan that the sample is about."""
    return PLANS / str(table("world")["plan"])


def plan_code() -> str:
    """The campaign's code in that plan."""
    tables = parse(plan_file().read_bytes())
    campaign = tables["campaign"]
    assert isinstance(campaign, dict), "the project's own plan file"
    return str(campaign["code"])


def make_world() -> World:
    """Load the plan where it is missing; add units, people and accounts, and seat the council."""
    now = moment(table("world")["opened_on"])
    if not Campaign.objects.filter(code=plan_code()).exists():
        load_plan(source=plan_file(), now=now)
    campaign = Campaign.objects.select_related("organisation").get(code=plan_code())
    rows: list[Person] = table("world")["people"]
    world = World(campaign, make_accounts({row["key"]: row["name"] for row in rows}))
    _units(world)
    _people(world, rows, now)
    link_accounts(world.users, world.units, world.people)
    _seats(world)
    _deputy(world, now)
    return world


def tell_changes(world: World, first: date, last: date) -> None:
    """Who moved, left or was merged between two days, both inside."""
    for day, tell in sorted(_changes(world), key=lambda change: change[0]):
        if first <= day <= last:
            tell(moment(day, 9))


def _units(world: World) -> None:
    organisation = world.campaign.organisation
    kinds = table("world")["kinds"]
    for place, row in enumerate(table("world")["units"]):
        unit = Collective.objects.filter(organisation=organisation, code=row["code"]).order_by("pk").first()
        unit = unit or Collective(
            organisation=organisation, code=row["code"], name=row["name"], kind=row["kind"], position=place
        )
        general = kinds.get(unit.kind, {})
        unit.founded_year, unit.headcount = row["founded"], row["headcount"]
        unit.structure = row.get("structure") or general["structure"]
        unit.functions = row.get("functions") or general["functions"]
        unit.save()
        world.units[row["code"]], world.strengths[row["code"]] = unit, row["strength"]


def _people(world: World, rows: Iterable[Person], now: datetime) -> None:
    for row in rows:
        world.people[row["key"]] = add_person(
            organisation=world.campaign.organisation,
            by=world.clerk,
            now=now,
            full_name=row["name"],
            honorific=row["honorific"],
            date_of_birth=row["born"],
            hometown=row["hometown"],
            residence=row["residence"],
            kind=row["kind"],
            unit=world.units[row["unit"]],
            post=row["post"],
            is_head=row.get("head", False),
            entered_on=row["entered"],
        )
        world.strengths[row["key"]] = row["strength"]


def _seats(world: World) -> None:
    """Tie the plan's seats to the people of that name and to their accounts."""
    council = Council.objects.get(campaign=world.campaign)
    members = {person.full_name: person for person in world.people.values()}
    accounts = {user.individual_id: user for user in world.users.values() if user.individual_id}
    for seat in Seat.objects.filter(council=council, left_on=None).order_by("position"):
        person = members.get(seat.name)
        if person is not None:
            seat.individual, seat.user = person, accounts.get(person.pk)
            seat.save(update_fields=["individual", "user"])


def _deputy(world: World, now: datetime) -> None:
    """Who handles the clerk's own case."""
    row = table("world")["deputy"]
    named = CaseDeputy.objects.create(
        campaign=world.campaign,
        clerk=world.users[row["clerk"]],
        deputy=world.users[row["deputy"]],
        basis=row["basis"],
        from_date=timezone.localdate(now),
    )
    audit.record(by=None, now=now, action="deputy.name", summary="Phân công người xử lý thay.", about=named)


def _changes(world: World) -> Iterable[tuple[date, Callable[[datetime], None]]]:
    for row in table("world")["people"]:
        for change in row.get("moves", []):
            yield change["on"], partial(_move, world, row["key"], change)
        if "left" in row:
            yield row["left"], partial(_leave, world, row["key"], row["left"])
    for row in table("world")["units"]:
        if "closed_on" in row:
            yield row["closed_on"], partial(_close, world, row["code"], row["closed_on"])


def _move(world: World, who: str, change: Person, now: datetime) -> None:
    move_person(
        individual=world.people[who],
        unit=world.units[change["unit"]],
        post=change["post"],
        on=change["on"],
        by=world.clerk,
        now=now,
    )


def _leave(world: World, who: str, day: date, now: datetime) -> None:
    leave(individual=world.people[who], on=day, by=world.clerk, now=now)


def _close(world: World, code: str, day: date, now: datetime) -> None:
    unit = world.units[code]
    unit.closed_on = day
    unit.save(update_fields=["closed_on"])
    audit.record(
        by=world.clerk, now=now, action="collective.close", summary=f"{unit} đã sáp nhập.", about=unit
    )
