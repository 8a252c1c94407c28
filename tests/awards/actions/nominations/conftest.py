"""One accepted registration, one form with one condition, one clerk."""

from __future__ import annotations

import pytest

from awards.models import Condition
from campaigns.enums import Role
from campaigns.models import AwardForm, Period, Registration, User
from tests.awards.actions.nominations.scene import (
    PERSON,
)
from tests.factories import (
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_individual,
    make_period,
    make_registration,
    make_user,
)


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


@pytest.fixture
def form(period: Period) -> AwardForm:
    return make_award_form(period.campaign)


@pytest.fixture
def condition(form: AwardForm) -> Condition:
    return make_condition(form, PERSON)


@pytest.fixture
def office(db: None) -> User:
    return make_user(Role.OFFICE)


@pytest.fixture
def registration(period: Period) -> Registration:
    person = make_individual(make_collective(period.campaign.organisation), full_name="Lê Văn Cường")
    return make_registration(period, person, "accepted")
