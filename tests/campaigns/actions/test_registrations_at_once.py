"""Several people register and accept the same thing in the same moment: one wins, the others are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaigns.actions.registrations import accept, start
from campaigns.enums import Role
from campaigns.models import AuditEntry, Registration
from tests.at_once import race
from tests.factories import at, make_campaign, make_collective, make_period, make_registration, make_user

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 4
NOW = at(2024, 2, 1)


def _at_once(act: Callable[[], object]) -> list[str]:
    """What ``act`` answered to each of several people, sorted."""
    return sorted(race(*[act] * PEOPLE))


def test_one_registration_is_started() -> None:
    period = make_period(make_campaign())
    unit = make_collective(period.campaign.organisation)
    office = make_user(Role.OFFICE)
    answers = _at_once(lambda: start(period=period, by=office, now=NOW, collective=unit))
    assert answers == ["already_registered"] * (PEOPLE - 1) + ["done"]
    assert Registration.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_one_acceptance_counts() -> None:
    period = make_period(make_campaign())
    made = make_registration(period, make_collective(period.campaign.organisation), "submitted")
    office = make_user(Role.OFFICE)
    answers = _at_once(
        lambda: accept(
            registration=Registration.objects.get(pk=made.pk), by=office, now=NOW, version=made.version
        )
    )
    assert answers.count("done") == 1
    assert set(answers) <= {"done", "stale", "wrong_state"}
    assert AuditEntry.objects.filter(action="registration.accept").count() == 1
