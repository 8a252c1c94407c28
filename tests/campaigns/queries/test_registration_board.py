"""The board of a period: who stands on it, what is counted, what is found."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.enums import Role
from campaigns.models import Collective, Individual, Period
from campaigns.queries.people import unregistered_for
from campaigns.queries.registration_board import BoardFilter, BoardGroup, board_of, counts_of, units_of
from campaigns.queries.registrations import visible_to
from tests.factories import (
    make_campaign,
    make_collective,
    make_individual,
    make_organisation,
    make_period,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.django_db
INSIDE, AFTER = date(2024, 2, 1), date(2024, 4, 1)


@pytest.fixture
def period() -> Period:
    return make_period(make_campaign())


@pytest.fixture
def unit(period: Period) -> Collective:
    return make_collective(period.campaign.organisation, name="Hội Nông dân xã", position=1)


@pytest.fixture
def person(unit: Collective) -> Individual:
    return make_individual(unit, full_name="Nguyễn Văn Đoàn")


def test_collectives_come_first_then_people_by_given_name(
    period: Period, unit: Collective, person: Individual
) -> None:
    first = make_individual(unit, full_name="Trần Thị An")
    other = make_collective(period.campaign.organisation, position=0)
    rows = board_of(period, make_user(Role.OFFICE), INSIDE)
    assert [row.participant for row in rows] == [other, unit, first, person]
    assert units_of(rows) == [other, unit]


@pytest.mark.parametrize(
    ("state", "day", "late", "groups"),
    [
        (None, INSIDE, False, {BoardGroup.UNSENT}),
        (None, date(2024, 3, 31), False, {BoardGroup.UNSENT}),
        (None, AFTER, False, {BoardGroup.UNSENT, BoardGroup.LATE}),
        ("draft", AFTER, False, {BoardGroup.UNSENT, BoardGroup.LATE}),
        ("submitted", AFTER, False, {BoardGroup.SUBMITTED}),
        ("returned", AFTER, False, {BoardGroup.RETURNED}),
        ("accepted", AFTER, True, {BoardGroup.ACCEPTED, BoardGroup.LATE}),
    ],
)
def test_what_is_counted(
    period: Period, unit: Collective, state: str | None, day: date, late: bool, groups: set[BoardGroup]
) -> None:
    if state:
        make_registration(period, unit, state, is_late=late)
    rows = board_of(period, make_user(Role.OFFICE), day)
    assert {group for group, count in counts_of(rows).items() if count} == groups


@pytest.mark.parametrize(
    ("text", "found"), [("nguyen van doan", 1), ("ĐOÀN", 1), ("  doàn ", 1), ("doan nguyen", 0), ("", 2)]
)
def test_names_are_found_without_accents(
    period: Period, unit: Collective, person: Individual, text: str, found: int
) -> None:
    rows = board_of(period, make_user(Role.OFFICE), INSIDE)
    assert sum(BoardFilter(text=text).fits(row) for row in rows) == found


def test_filters_narrow_together(period: Period, unit: Collective, person: Individual) -> None:
    make_registration(period, person, "submitted")
    rows = board_of(period, make_user(Role.OFFICE), INSIDE)
    for wanted, found in (
        (BoardFilter(kind="individual"), [person]),
        (BoardFilter(group="unsent"), [unit]),
        (BoardFilter(unit=unit.pk), [unit, person]),
        (BoardFilter(group="submitted", kind="collective"), []),
    ):
        assert [row.participant for row in rows if wanted.fits(row)] == found


def test_everybody_sees_his_own_only(period: Period, unit: Collective, person: Individual) -> None:
    other = make_individual(make_collective(period.campaign.organisation))
    make_registration(period, other, "submitted")
    colleague = make_individual(unit)
    speaker = make_user(Role.UNIT, collective=unit)
    himself = make_user(Role.INDIVIDUAL, individual=person)

    assert {row.participant for row in board_of(period, speaker, INSIDE)} == {unit, person, colleague}
    assert [row.participant for row in board_of(period, himself, INSIDE)] == [person]
    for lost in (make_user(Role.UNIT), make_user(Role.INDIVIDUAL), make_user(Role.CULTURE)):
        assert board_of(period, lost, INSIDE) == []
        assert unregistered_for(lost, period) == ([], [])


def test_who_left_or_closed_stands_there_only_with_a_registration(period: Period, unit: Collective) -> None:
    gone = make_individual(unit, left_on=date(2023, 12, 1))
    closed = make_collective(period.campaign.organisation, closed_on=date(2023, 12, 1))
    newcomer = make_individual(unit, entered_on=date(2025, 1, 1))
    make_collective(make_organisation())
    office = make_user(Role.OFFICE)
    assert [row.participant for row in board_of(period, office, INSIDE)] == [unit]
    assert unregistered_for(office, period) == ([unit], [])

    make_registration(period, gone, "accepted")
    make_registration(period, closed, "accepted")
    found = {row.participant for row in board_of(period, office, INSIDE)}
    assert found == {unit, gone, closed}
    assert newcomer not in found


def test_a_registration_made_elsewhere_is_seen_but_not_opened(period: Period, person: Individual) -> None:
    made = make_registration(period, person, "submitted")
    new_unit = make_collective(period.campaign.organisation)
    Individual.objects.filter(pk=person.pk).update(unit=new_unit)
    row = next(
        row
        for row in board_of(period, make_user(Role.UNIT, collective=new_unit), INSIDE)
        if row.participant == person
    )
    assert (row.state, row.link, row.unit) == ("submitted", False, made.unit)


def test_collectives_come_first_on_every_database(
    period: Period, unit: Collective, person: Individual
) -> None:
    of_person = make_registration(period, person)
    of_unit = make_registration(period, unit)
    assert list(visible_to(make_user(Role.OFFICE))) == [of_unit, of_person]


def test_queries_do_not_grow_with_the_rows(period: Period, unit: Collective) -> None:
    office = make_user(Role.OFFICE)
    _ = office.roles, office.deputised  # asked once a request

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            rows = board_of(period, office, INSIDE)
            _ = [(row.state_label, row.unit.name, row.groups, row.may_accept) for row in rows]
        return len(queries)

    make_registration(period, make_individual(unit), "submitted")
    before = count()
    for _ in range(30):
        make_registration(period, make_individual(unit), "submitted")
    assert count() == before
