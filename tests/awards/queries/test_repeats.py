"""Earlier decisions of every campaign and of the register, as rows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.enums import Repeat
from awards.models import Nomination
from awards.queries.eligibility import case_of
from awards.queries.repeats import reasons_against_repeat, repeats_for, repeats_of
from campaigns.models import Individual, Period
from tests import factories as make
from tests.world import World

pytestmark = pytest.mark.django_db
BORN = date(1980, 2, 3)


@pytest.fixture
def w() -> World:
    return World()


def person(w: World, name: str = "Nguyễn Thị Thúy", **fields: object) -> Individual:
    return make.make_individual(w.unit, full_name=name, **({"date_of_birth": BORN} | fields))


def asked(w: World, who: Individual, period: Period | None = None, **fields: object) -> Nomination:
    registration = w.registration("accepted", participant=who, period=period or w.period)
    return w.nomination("submitted", registration=registration, **fields)


def codes(nomination: Nomination) -> list[str]:
    return [reason.code for reason in reasons_against_repeat(nomination)]


def test_another_form_for_the_same_registration_was_awarded(w: World) -> None:
    nomination = asked(w, person(w))
    old = w.nomination("awarded", registration=nomination.registration, award_form=w.own_form)
    w.result(nomination=old, decision=w.decision(award_form=w.own_form, number="512/QĐ-UBND"))
    (reason,) = reasons_against_repeat(nomination)
    assert reason.code == "awarded_before"
    assert "Quyết định số 512/QĐ-UBND ngày 10/01/2025" in reason.sentence


def test_its_own_decision_is_no_repeat(w: World) -> None:
    nomination = asked(w, person(w))
    w.result(nomination=nomination)
    assert repeats_of(nomination) == []


def test_what_was_not_awarded_is_no_award(w: World) -> None:
    who = person(w)
    w.result(nomination=asked(w, who), awarded=False, bonus=None)
    later = asked(w, who, make.make_period(w.campaign, 2025))
    assert repeats_of(later) == []


def test_an_award_of_an_earlier_year_or_campaign_is_shown(w: World) -> None:
    who = person(w)
    w.result(nomination=asked(w, who, make.make_period(w.campaign, 2023)))
    before = make.make_campaign(organisation=w.organisation, code="kh-cu")
    old_form = make.make_award_form(before)
    w.result(
        nomination=asked(w, who, make.make_period(before, 2021), award_form=old_form),
        decision=w.decision(award_form=old_form),
    )
    found = repeats_of(asked(w, who))
    assert [each.kind for each in found] == [Repeat.SHOWN, Repeat.SHOWN]
    assert codes(asked(w, who, w.term)) == []


def test_another_organisations_decisions_are_not_asked(w: World) -> None:
    nomination = asked(w, person(w))
    w.past_award(name="Nguyễn Thị Thúy", date_of_birth=BORN, organisation=make.make_organisation())
    assert repeats_of(nomination) == []


@pytest.mark.parametrize(
    ("name", "born", "unit", "expected"),
    [
        ("Nguyễn Thị Thúy", BORN, "", Repeat.SHOWN),
        ("Nguyễn Thị Thuý", BORN, "", Repeat.SHOWN),
        ("Nguyễn Thị Thủy", BORN, "", Repeat.TO_CLEAR),
        ("Nguyen Thi Thui", BORN, "", Repeat.TO_CLEAR),
        ("Nguyễn Thị Thúy", None, "Trường Mẫu", Repeat.TO_CLEAR),
        ("Nguyễn Thị Thúy", None, "Nơi khác", None),
        ("Nguyễn Thị Thúy", date(1981, 2, 3), "Trường Mẫu", None),
    ],
)
def test_the_register_before_the_portal(
    w: World, name: str, born: date | None, unit: str, expected: Repeat | None
) -> None:
    w.unit.name = "Trường Mẫu"
    w.unit.save()
    w.past_award(name=name, date_of_birth=born, unit=unit)
    found = repeats_of(asked(w, person(w)))
    assert [each.kind for each in found] == ([expected] if expected else [])


def test_the_register_may_say_that_it_is_this_achievement(w: World) -> None:
    w.past_award(name="Nguyễn Thị Thúy", date_of_birth=BORN, period=w.period)
    assert codes(asked(w, person(w))) == ["awarded_before"]


def test_two_rows_of_one_person_in_the_portal(w: World) -> None:
    other = person(w, "Nguyễn Thị Thuí")
    w.result(nomination=asked(w, other))
    nomination = asked(w, person(w))
    assert codes(nomination) == ["namesake"]


@pytest.mark.parametrize(
    ("is_same", "expected"), [(False, []), (True, ["awarded_before"])], ids=["another", "the same"]
)
def test_the_offices_word_decides(w: World, is_same: bool, expected: list[str]) -> None:
    who, past = person(w), w.past_award(name="Nguyễn Thị Thui", date_of_birth=BORN, period=w.period)
    nomination = asked(w, who)
    assert codes(nomination) == ["namesake"]
    w.namesake(individual=who, past_award=past, is_same=is_same)
    assert codes(nomination) == expected


def test_a_collective_is_known_by_its_row_or_name(w: World) -> None:
    registration = w.registration("accepted", participant=w.unit)
    nomination = w.nomination("submitted", registration=registration)
    w.past_award(participant_kind="collective", name=w.unit.name.upper(), period=w.period)
    w.past_award(participant_kind="collective", name=f"{w.unit.name}1", period=w.period)
    assert codes(nomination) == ["awarded_before"]


def test_queries_do_not_grow_with_the_cases(w: World) -> None:
    cases = []
    for year in (2021, 2022, 2023):
        period = make.make_period(w.campaign, year)
        nomination = asked(w, person(w, f"Nguyễn Văn {'ABC'[year - 2021]}n"), period)
        w.result(nomination=nomination)
        cases.append(
            case_of(
                Nomination.objects.select_related(
                    "registration__period__campaign",
                    "registration__individual",
                    "registration__unit",
                    "award_form",
                ).get(pk=nomination.pk)
            )
        )
    w.past_award(name="Nguyễn Văn An", date_of_birth=BORN)
    with CaptureQueriesContext(connection) as one:
        repeats_for(cases[:1])
    with CaptureQueriesContext(connection) as many:
        assert len(repeats_for(cases)) == 3
    assert len(many) == len(one) == 3
