"""One accepted registration of a person in a school, and one form with one condition."""

from __future__ import annotations

import pytest

from awards.models import Condition
from campaigns.models import AwardForm, Collective, Period, Registration
from tests.awards.views.nominations.scene import PERSON
from tests.factories import (
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_individual,
    make_period,
    make_registration,
)


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


@pytest.fixture
def form(period: Period) -> AwardForm:
    return make_award_form(period.campaign)


@pytest.fixture
def condition(form: AwardForm) -> Condition:
    return make_condition(form, PERSON, text="Tích cực học tập.")


@pytest.fixture
def unit(period: Period) -> Collective:
    return make_collective(period.campaign.organisation, name="Trường Mầm non Hoa Sen")


@pytest.fixture
def registration(period: Period, unit: Collective, form: AwardForm) -> Registration:
    person = make_individual(unit, full_name="Lê Văn Cường")
    return make_registration(period, person, "accepted", award_form=form)
