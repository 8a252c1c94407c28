"""Two people on one sheet in the same second: nothing is lost or doubled, each criterion for itself."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.actions.scorecards import AppraisalEntry
from campaigns.models import AuditEntry, PointChange, Scorecard
from tests.at_once import race
from tests.campaigns.scoring_scene import NOW, Scene, ids, make_scene

ROUNDS = 5


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    return make_scene()


@pytest.mark.django_db(transaction=True)
def test_two_appraisers_in_different_criteria_both_keep_their_work(scene: Scene) -> None:
    card = scene.submitted()
    by_code = ids(card)
    one, other = by_code["danh-gia"], by_code["tru-diem"]
    for place in range(ROUNDS):
        points = {one: Decimal(place), other: Decimal(place + 5)}
        seen = _stored(card, one, other)
        answers = race(*(_saving(scene, card, key, points[key], seen) for key in (one, other)))
        assert answers == ["done", "done"]
        assert {key: entry.points for key, entry in _stored(card, one, other).items()} == points
    assert AuditEntry.objects.filter(action="scorecard.save_appraisal").count() == 2 * ROUNDS


@pytest.mark.django_db(transaction=True)
def test_of_two_in_the_same_criterion_one_is_stored_and_the_other_told(scene: Scene) -> None:
    card = scene.submitted()
    one = ids(card)["danh-gia"]
    for place in range(ROUNDS):
        seen = _stored(card, one)
        offers = (Decimal(place), Decimal(place + 10))
        answers = race(*(_saving(scene, card, one, points, seen) for points in offers))
        assert sorted(answers) == ["done", "stale"]
        assert _stored(card, one)[one].points == offers[answers.index("done")]


@pytest.mark.django_db(transaction=True)
def test_what_is_finished_is_what_is_stored(scene: Scene) -> None:
    """One finishes while the other types: either his points are in the total, or he is told."""
    card = scene.submitted()
    one = ids(card)["danh-gia"]
    rows = card.scores.select_related("criterion").exclude(criterion__rule="ratio")
    kept = {row.criterion_id: AppraisalEntry(row.self_points) for row in rows}
    scorecards.save_appraisal(scorecard=card, by=scene.office, now=NOW, entries=kept)

    def finish() -> object:
        return scorecards.finish(scorecard=Scorecard.objects.get(pk=card.pk), by=scene.office, now=NOW)

    save = _saving(scene, card, one, Decimal(1), _stored(card, one))
    answers = race(finish, save)
    if answers[0] == "stale":  # the saving came between its look and its move: it is told, and looks again
        finish()
    card.refresh_from_db()
    assert answers[1] in ("done", "wrong_state")
    assert card.total == sum(row.points or 0 for row in card.scores.all())
    assert PointChange.objects.filter(stage="appraised").count() == (1 if answers[1] == "done" else 0)


def _saving(
    scene: Scene, card: Scorecard, key: int, points: Decimal, seen: dict[int, AppraisalEntry]
) -> Callable[[], object]:
    """One appraiser's page: it saves one criterion and sends the others as it saw them."""
    typed = seen | {key: AppraisalEntry(points, f"Lý do {points}")}

    def save() -> object:
        mine = Scorecard.objects.get(pk=card.pk)
        return scorecards.save_appraisal(scorecard=mine, by=scene.office, now=NOW, entries=typed, seen=seen)

    return save


def _stored(card: Scorecard, *keys: int) -> dict[int, AppraisalEntry]:
    rows = card.scores.filter(criterion__in=keys)
    return {row.criterion_id: AppraisalEntry(row.points, row.reason, row.not_arising) for row in rows}
