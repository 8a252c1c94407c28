"""Sheets whose explanations are not settled wait for the next publication."""

from __future__ import annotations

from datetime import datetime

import pytest

from campaigns.actions import scorecards
from campaigns.enums import ExplanationState, ParticipantKind, ScorecardState
from campaigns.errors import Refused
from campaigns.models import Score, Scorecard
from tests import factories as make
from tests.campaigns.actions.answers_scene import (
    IN_TIME,
    TOO_LATE,
    WHY,
    answer,
    codes,
    explained,
    points,
    score,
    with_round,
)
from tests.campaigns.scoring_scene import NOW, Scene, make_scene

pytestmark = pytest.mark.django_db
S = ExplanationState


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def publish(scene: Scene, now: datetime = NOW, **fields: object) -> list[int]:
    done = scorecards.publish(
        period=scene.period, participant_kind=ParticipantKind.COLLECTIVE, by=scene.office, now=now, **fields
    )
    return [card.pk for card in done]


def other(scene: Scene, name: str) -> Scorecard:
    return scene.appraised(make.make_collective(scene.unit.organisation, name=name), 29)


def test_a_sheet_in_its_round_waits_and_is_named(scene: Scene) -> None:
    card = with_round(scene)
    with pytest.raises(Refused) as refused:
        publish(scene, IN_TIME)
    assert refused.value.codes == ("round_open",)
    assert str(card.registration.participant) in refused.value.reasons[0].sentence
    assert "04/10/2024" in refused.value.reasons[0].sentence
    assert publish(scene, TOO_LATE) == [card.pk]


def test_the_others_are_published_and_ranked_without_it(scene: Scene) -> None:
    agreed, waiting = with_round(scene), other(scene, "Ban B")
    scorecards.agree(scorecard=agreed, by=scene.speaker, now=NOW)
    seen = {agreed.pk: Scorecard.objects.get(pk=agreed.pk).version}
    assert publish(scene, seen=seen) == [agreed.pk]
    agreed.refresh_from_db()
    waiting.refresh_from_db()
    assert (agreed.rank, waiting.state) == (1, ScorecardState.APPRAISED)


def test_an_unanswered_explanation_holds_the_sheet_beyond_the_last_day(scene: Scene) -> None:
    card = with_round(scene)
    made = explained(card, scene.speaker)
    assert codes(lambda: publish(scene, TOO_LATE)) == ("explanation_open",)
    answer(made, scene.office)
    assert publish(scene, TOO_LATE) == [card.pk]


def test_an_explanation_written_under_the_preview_stops_the_click(scene: Scene) -> None:
    with_round(scene)
    second = other(scene, "Ban B")
    seen = {card.pk: card.version for card in Scorecard.objects.order_by("pk")}
    scorecards.explain(score=score(second), by=scene.office, now=NOW, text=WHY)
    assert codes(lambda: publish(scene, TOO_LATE, seen=seen)) == ("stale",)
    assert not Scorecard.objects.filter(state=ScorecardState.PUBLISHED).exists()


def test_scores_of_nobody_else_are_touched(scene: Scene) -> None:
    card = with_round(scene)
    second = other(scene, "Ban B")
    before = list(Score.objects.filter(scorecard=second).order_by("pk").values())
    answer(explained(card, scene.speaker), scene.office, points("25"))
    assert list(Score.objects.filter(scorecard=second).order_by("pk").values()) == before
