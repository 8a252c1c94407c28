"""Who is late with what, and who is not there to be reminded."""

from __future__ import annotations

from datetime import date

import pytest

from awards.enums import ReminderStage
from awards.queries.reminders import days_of, late_in
from tests import factories as make
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2024, 4, 2)


@pytest.fixture
def w() -> World:
    return World()


def names(w: World, stage: ReminderStage, day: date = DAY) -> list[tuple[str, bool, list[str]]]:
    late = late_in(w.period, stage, day)
    return [(each.unit.code, each.itself, [person.full_name for person in each.people]) for each in late]


def test_registration_is_late_until_it_is_sent(w: World) -> None:
    unit = make.make_collective(w.organisation, code="truong")
    make.make_individual(unit, full_name="Lò Văn Ún")
    an = make.make_individual(unit, full_name="Tòng Thị An")
    w.registration("returned", participant=an)
    assert names(w, ReminderStage.REGISTRATION) == [("truong", True, ["Tòng Thị An", "Lò Văn Ún"])]
    w.registration("submitted", participant=unit)
    assert names(w, ReminderStage.REGISTRATION) == [("truong", False, ["Tòng Thị An", "Lò Văn Ún"])]


def test_who_is_not_there_is_not_reminded(w: World) -> None:
    unit = make.make_collective(w.organisation, code="truong")
    w.registration("accepted", participant=unit)
    make.make_collective(w.organisation, closed_on=DAY)
    make.make_individual(unit, full_name="Đã Thôi Việc", left_on=DAY)
    make.make_individual(unit, full_name="Chưa Đến Làm", entered_on=date(2024, 4, 3))
    assert names(w, ReminderStage.REGISTRATION) == []
    assert names(w, ReminderStage.REGISTRATION, date(2024, 4, 3))[0][2] == ["Chưa Đến Làm"]


@pytest.mark.parametrize(
    ("state", "is_late"), [("draft", True), ("returned", True), ("submitted", False), ("published", False)]
)
def test_scores_are_late_until_they_are_sent(w: World, state: str, is_late: bool) -> None:
    registration = w.registration("accepted", participant=w.unit)
    assert [each.unit for each in late_in(w.period, ReminderStage.SCORING, DAY)] == [w.unit]
    w.scorecard(state, registration=registration)
    assert bool(late_in(w.period, ReminderStage.SCORING, DAY)) == is_late


@pytest.mark.parametrize(
    ("state", "is_late"),
    [("draft", True), ("returned", True), ("endorsed", True), ("submitted", False), ("withdrawn", False)],
)
def test_reports_are_late_until_they_are_sent(w: World, state: str, is_late: bool) -> None:
    w.nomination(state, registration=w.registration("accepted", participant=w.person))
    late = late_in(w.period, ReminderStage.REPORT, DAY)
    assert [(each.unit, each.itself, each.people) for each in late] == (
        [(w.unit, False, (w.person,))] if is_late else []
    )


def test_the_days_of_a_stage_are_those_of_the_period(w: World) -> None:
    period = w.period
    assert days_of(period, ReminderStage.REGISTRATION).closes == period.registration_closes
    assert days_of(period, ReminderStage.REGISTRATION).limit == period.scoring_closes
    assert days_of(period, ReminderStage.SCORING).limit == period.dossier_last_day
    assert days_of(period, ReminderStage.REPORT).closes == date(2024, 12, 22)
