"""A small commune in which people register: shared by the tests of registration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pytest

from campaigns.actions.registrations import TargetInput, register
from campaigns.enums import CompletionLevel, Role, TargetKind
from campaigns.errors import Refused
from campaigns.models import AwardForm, Collective, Individual, Period, Registration, User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_individual,
    make_period,
    make_user,
)

BEFORE, FIRST, LAST, AFTER = (
    at(2024, 1, 14, 23, 59),
    at(2024, 1, 15, 0, 0),
    at(2024, 3, 31, 23, 59),
    at(2024, 4, 1, 0, 0),
)
INSIDE = at(2024, 2, 1)
FIGURE = TargetInput(TargetKind.FIGURE, "Tỷ lệ hồ sơ giải quyết đúng hạn", "%", Decimal("98.5"))
TASK = TargetInput(TargetKind.TASK, "Niêm yết công khai thủ tục hành chính")


@dataclass
class World:
    period: Period
    unit: Collective
    person: Individual
    award_form: AwardForm
    office: User
    speaker: User
    himself: User


def make_world() -> World:
    """One period, one unit with one person, and an account for each and for the office."""
    campaign = make_campaign()
    unit = make_collective(campaign.organisation)
    person = make_individual(unit)
    return World(
        make_period(campaign),
        unit,
        person,
        make_award_form(campaign),
        make_user(Role.OFFICE),
        make_user(Role.UNIT, collective=unit),
        make_user(Role.INDIVIDUAL, individual=person),
    )


def draft(world: World, now: datetime = INSIDE, **contents: object) -> Registration:
    """The unit's complete draft; ``contents`` replaces parts of it."""
    values = {
        "completion_level": CompletionLevel.GOOD,
        "award_form": world.award_form,
        "targets": [FIGURE],
    } | contents
    return register(period=world.period, by=world.speaker, now=now, collective=world.unit, **values)


def codes(act: Callable[[], object]) -> tuple[str, ...]:
    """The codes with which ``act`` is refused."""
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.codes
