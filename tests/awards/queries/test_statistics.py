"""The figures of a period."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import Dossier, HandOver
from awards.queries.overview import overview_of
from awards.queries.statistics import awards_by_form, dossiers_on_time, reports_of
from campaigns.enums import ParticipantKind, Role
from campaigns.queries.statistics import MISSING, on_time, registrations_by_state, registrations_by_unit
from tests import factories
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def period():
    return factories.make_period()


def unit_of(period, **more):
    return factories.make_collective(period.campaign.organisation, **more)


def test_states_count_everybody_once(period):
    units = [unit_of(period) for _ in range(3)]
    person = factories.make_individual(units[0])
    factories.make_registration(period, units[0], "accepted")
    factories.make_registration(period, units[1], "draft")
    factories.make_registration(period, person, "submitted")
    lines = {
        line.label: (line.collectives, line.people, line.total) for line in registrations_by_state(period)
    }
    assert lines[MISSING] == (1, 0, 1)
    assert lines["Bản nháp"] == (1, 0, 1)
    assert lines["Đã gửi"] == (0, 1, 1)
    assert lines["Đã tiếp nhận"] == (1, 0, 1)
    assert sum(total for _, _, total in lines.values()) == 4


def test_who_registered_and_left_does_not_hide_who_is_missing(period):
    gone = unit_of(period)
    factories.make_registration(period, gone, "accepted")
    gone.closed_on = date(2024, 1, 1)
    gone.save()
    unit_of(period)
    assert registrations_by_state(period)[0].collectives == 1


def test_units_count_themselves_and_their_people(period):
    unit = unit_of(period)
    for state in ("accepted", "submitted", "draft"):
        factories.make_registration(period, factories.make_individual(unit), state)
    (line,) = registrations_by_unit(period)
    assert (line.eligible, line.sent, line.accepted) == (4, 2, 1)


def test_in_time_means_all_or_less(period):
    for late in (False, False, True):
        factories.make_registration(period, unit_of(period), "submitted", is_late=late)
    sent, sheets = on_time(period)
    assert (sent.in_time, sent.all, sent.percent) == (2, 3, 66)
    assert (sheets.in_time, sheets.all, sheets.percent) == (0, 0, None)


@pytest.mark.parametrize(("handed_on", "in_time"), [(date(2024, 12, 29), 1), (date(2024, 12, 30), 0)])
def test_a_dossier_is_in_time_until_the_day_before(period, handed_on, in_time):
    office = factories.make_user(Role.OFFICE)
    dossier = Dossier.objects.create(
        period=period,
        award_form=factories.make_award_form(period.campaign),
        created_at=factories.at(2024, 12, 1),
    )
    for number, day in enumerate((handed_on, date(2025, 1, 20)), start=1):
        HandOver.objects.create(
            dossier=dossier,
            number=number,
            handed_on=day,
            handed_by="A",
            received_by="B",
            receipt_number="1",
            recorded_by=office,
            recorded_at=factories.at(2025, 1, 20),
        )
    found = dossiers_on_time(period)
    assert (found.in_time, found.all) == (in_time, 1)


def test_awards_stand_beside_their_quota(period):
    form = factories.make_award_form(period.campaign)
    factories.make_quota(form, 4)
    for state in ("awarded", "approved", "submitted", "draft", "withdrawn"):
        registration = factories.make_registration(period, unit_of(period), "accepted")
        factories.make_nomination(registration, form, state)
    person = factories.make_individual(unit_of(period))
    factories.make_nomination(factories.make_registration(period, person, "accepted"), form, "not_awarded")
    collectives, people = awards_by_form(period)
    assert (collectives.proposed, collectives.approved, collectives.awarded, collectives.maximum) == (
        3,
        2,
        1,
        4,
    )
    assert (people.kind, people.proposed, people.awarded) == (ParticipantKind.INDIVIDUAL, 1, 0)
    assert people.maximum is None
    seen = overview_of(period, date(2024, 12, 1))
    assert (seen.registered, seen.nominated, seen.awarded) == (6, 4, 1)


def test_the_number_of_queries_does_not_grow(period):
    form = factories.make_award_form(period.campaign)

    def fill(count):
        for _ in range(count):
            registration = factories.make_registration(period, unit_of(period), "accepted")
            factories.make_nomination(registration, form, "submitted")

    def cost():
        with CaptureQueriesContext(connection) as made:
            reports_of(period)
        return len(made)

    fill(1)
    few = cost()
    fill(30)
    assert cost() == few


def test_an_agreed_exception_stands_beside_the_number():
    w = World()
    factories.make_quota(w.form, 4)
    w.quota_exception(extra=2)
    (line,) = awards_by_form(w.period)
    assert (line.maximum, line.extra) == (4, 2)
    assert line.scope_words == "Của cấp khen thưởng, được chấp thuận thêm 02"
