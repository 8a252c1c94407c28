"""Several people publish the same ranking in the same moment: it is published once."""

from __future__ import annotations

import pytest

from campaigns.actions import scorecards
from campaigns.enums import ParticipantKind, ScorecardState
from campaigns.models import AuditEntry, Publication, Scorecard
from tests import factories as make
from tests.at_once import race
from tests.campaigns.scoring_scene import NOW, make_scene

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 4


def test_many_clicks_publish_once() -> None:
    scene = make_scene()
    scene.appraised(judged=20)
    scene.appraised(make.make_collective(scene.unit.organisation, name="Ban B"), 25)

    def click() -> object:
        return scorecards.publish(
            period=scene.period, participant_kind=ParticipantKind.COLLECTIVE, by=scene.office, now=NOW
        )

    answers = sorted(race(*[click] * PEOPLE))
    assert answers == ["done"] + ["nothing_to_publish"] * (PEOPLE - 1)
    publication = Publication.objects.get()
    assert (publication.number, [row.rank for row in publication.ranking]) == (1, [1, 2])
    assert AuditEntry.objects.filter(action="ranking.publish").count() == 1
    assert AuditEntry.objects.filter(action="scorecard.publish").count() == 2
    cards = Scorecard.objects.order_by("rank")
    assert [(card.state, card.rank, card.version) for card in cards] == [
        (ScorecardState.PUBLISHED, rank, cards[0].version) for rank in (1, 2)
    ]
