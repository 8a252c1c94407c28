"""What belongs to a campaign that the portal no longer shows is out of reach, also by its address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import QuerySet

from awards.queries import council, dossiers, nominations, papers
from campaigns.enums import Role
from campaigns.models import Campaign, User
from campaigns.queries import initiatives, registrations, scorecards
from tests.factories import make_campaign, make_user
from tests.world import World

pytestmark = pytest.mark.django_db
Rows = Callable[[User], QuerySet[Any]]

ROWS: dict[str, tuple[Rows, Callable[[World], Any]]] = {
    "registrations": (registrations.visible_to, lambda w: w.registration()),
    "scorecards": (scorecards.visible_to, lambda w: w.scorecard()),
    "initiatives": (initiatives.visible_to, lambda w: w.initiative()),
    "nominations": (nominations.visible_to, lambda w: w.nomination()),
    "meetings": (council.meetings_visible_to, lambda w: w.meeting()),
    "dossiers": (dossiers.dossiers_visible_to, lambda w: w.dossier()),
    "papers": (papers.visible_to, lambda w: w.paper()),
}


@pytest.mark.parametrize("role", [Role.OFFICE, Role.CHAIRMAN])
@pytest.mark.parametrize("name", ROWS)
def test_rows_go_and_come_back_with_their_campaign(name: str, role: Role) -> None:
    w = World()
    rows, build = ROWS[name]
    made, user = build(w), make_user(role)
    assert made in rows(user)

    other = make_campaign()
    _show(other)
    assert not rows(user).exists()

    _show(w.campaign)
    assert made in rows(user)


def _show(campaign: Campaign) -> None:
    Campaign.objects.filter(is_active=True).update(is_active=False)
    Campaign.objects.filter(pk=campaign.pk).update(is_active=True)
