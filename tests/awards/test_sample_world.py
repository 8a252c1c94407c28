"""The invented commune: people, units, accounts, council."""

from __future__ import annotations

from datetime import date

import pytest

from awards.actions.plan import load_plan
from awards.models import Seat
from awards.sample.accounts import sample_password, shown_accounts
from awards.sample.tables import moment, table, working
from awards.sample.world import World, plan_file
from campaigns.enums import Role
from campaigns.models import Campaign, Collective, Individual, Posting, User
from campaigns.queries.people import collectives_in

pytestmark = pytest.mark.django_db


def test_the_plan_is_the_active_one(sample_world: World) -> None:
    assert Campaign.objects.get(is_active=True) == sample_world.campaign


def test_loading_the_plan_again_changes_nothing(sample_world: World) -> None:
    assert load_plan(source=plan_file(), now=moment(date(2026, 1, 5))).changed == 0


def test_sixty_people_and_a_head_for_every_open_unit(sample_world: World) -> None:
    assert Individual.objects.count() == 60
    open_units = Collective.objects.filter(closed_on__isnull=True)
    headless = [unit.code for unit in open_units if not unit.people.filter(is_head=True).exists()]
    assert (open_units.count(), headless) == (20, [])
    for unit in Collective.objects.order_by("pk"):
        assert all((unit.founded_year, unit.headcount, unit.structure, unit.functions)), unit.code


def test_people_have_all_that_a_report_asks_for(sample_world: World) -> None:
    bare = Individual.objects.filter(date_of_birth__isnull=True) | Individual.objects.filter(hometown="")
    assert not bare.exists()


def test_somebody_moved_left_and_was_merged(sample_world: World) -> None:
    moved = Posting.objects.filter(from_date__year=2023, individual__postings__to_date__isnull=False)
    assert moved.values("individual").distinct().count() == 2
    assert Individual.objects.get(left_on__isnull=False).left_on == date(2024, 7, 1)
    merged = Collective.objects.get(closed_on__isnull=False)
    assert merged in collectives_in(sample_world.periods["2023"])
    assert merged not in collectives_in(sample_world.periods["2024"])


def test_every_role_has_an_account_that_signs_in(sample_world: World) -> None:
    shown = {row.role: row for row in shown_accounts()}
    assert set(shown) == set(Role)
    for role, row in shown.items():
        user = User.objects.get(username=row.username)
        assert user.has_role(role)
        assert user.check_password(sample_password())


@pytest.mark.parametrize(
    ("username", "roles"),
    [
        ("vanthu", {Role.INDIVIDUAL}),
        ("donvi", {Role.UNIT}),
        ("canhan", {Role.INDIVIDUAL}),
        ("hoidong", {Role.COUNCIL}),
        ("vanhoa", {Role.CULTURE}),
        ("quantri", {Role.ADMINISTRATOR}),
    ],
)
def test_an_account_for_each_role_alone(sample_world: World, username: str, roles: set[Role]) -> None:
    assert User.objects.get(username=username).roles == roles


def test_every_seat_is_a_person_with_an_account_of_the_council(sample_world: World) -> None:
    for seat in Seat.objects.select_related("user", "individual"):
        assert seat.user is not None
        assert seat.user.has_role(Role.COUNCIL)
        assert seat.user.individual == seat.individual
        assert seat.name == seat.user.full_name


def test_every_open_unit_has_somebody_who_speaks_for_it(sample_world: World) -> None:
    speaking = {user.collective_id for user in User.objects.all() if user.has_role(Role.UNIT)}
    assert speaking == set(Collective.objects.filter(closed_on__isnull=True).values_list("pk", flat=True))


def test_keys_of_the_data_files_are_known() -> None:
    world, story = table("world"), table("story")
    known = {row["key"] for row in world["people"]} | {row["code"] for row in world["units"]}
    named = [who for row in story["periods"] for who in (*row["collectives"], *row["people"])]
    named += [row["who"] for row in table("initiatives")["initiatives"]]
    named += [row["who"] for row in table("publicity")["propaganda"]["rows"]]
    assert set(named) <= known


def test_weekends_become_mondays() -> None:
    assert working(date(2024, 12, 13)) == date(2024, 12, 13)
    assert working(date(2024, 12, 14)) == working(date(2024, 12, 15)) == date(2024, 12, 16)
    assert moment(date(2024, 12, 16), 9, 61).strftime("%H:%M %z") == "10:01 +0700"
