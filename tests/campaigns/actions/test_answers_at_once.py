"""Two hands on one sheet in the same second: nothing lost, nothing doubled, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.actions.scorecards import CouncilEntry
from campaigns.enums import ExplanationState, ParticipantKind, PointStage, Role, ScorecardState
from campaigns.models import AuditEntry, Explanation, PointChange
from campaigns.rules.scoring import Mark
from tests import factories as make
from tests.at_once import race
from tests.campaigns.actions.answers_scene import (
    BASIS,
    TOO_LATE,
    WHY,
    explained,
    points,
    score,
    with_round,
)
from tests.campaigns.scoring_scene import NOW, Scene, make_scene

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = ("danh-gia", "lua-chon", "tru-diem")


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def at_once(acts: Sequence[Callable[[], object]]) -> list[str]:
    """What each of the acts, done in the same moment, came to, sorted."""
    return sorted(race(*acts))


def test_one_criterion_is_explained_once(scene: Scene) -> None:
    row = score(with_round(scene))

    def act() -> object:
        return scorecards.explain(score=row, by=scene.speaker, now=NOW, text=WHY)

    assert at_once([act] * 4) == ["already_open"] * 3 + ["done"]
    assert Explanation.objects.count() == AuditEntry.objects.filter(action="explanation.write").count() == 1


def test_different_criteria_are_all_explained(scene: Scene) -> None:
    card = with_round(scene)
    rows = [score(card, code) for code in TYPED]

    def act(row: object) -> Callable[[], object]:
        return lambda: scorecards.explain(score=row, by=scene.speaker, now=NOW, text=WHY)

    assert at_once([act(row) for row in rows]) == ["done"] * 3
    assert Explanation.objects.filter(state=ExplanationState.OPEN).count() == 3


def test_one_explanation_is_answered_once(scene: Scene) -> None:
    card = with_round(scene)
    made = explained(card, scene.speaker)
    officers = [scene.office, *(make.make_user(Role.OFFICE) for _ in range(3))]

    def act(place: int) -> Callable[[], object]:
        return lambda: scorecards.answer(
            explanation=made,
            by=officers[place],
            now=NOW,
            accepted=True,
            reason=f"Trả lời {place}",
            mark=points(str(21 + place)),
        )

    assert at_once([act(place) for place in range(4)]) == ["already_answered"] * 3 + ["done"]
    made.refresh_from_db()
    card.refresh_from_db()
    assert made.new_points == score(card).points == card.total - Decimal(70)
    assert PointChange.objects.filter(stage=PointStage.APPRAISED, reason__startswith="Tiếp").count() == 1


def test_answers_to_different_criteria_all_count(scene: Scene) -> None:
    card = with_round(scene)
    made = [explained(card, scene.speaker, code) for code in TYPED]
    marks = (points("25"), points("12.5"), points("18"))
    officers = [make.make_user(Role.OFFICE) for _ in made]

    def act(place: int) -> Callable[[], object]:
        return lambda: scorecards.answer(
            explanation=made[place],
            by=officers[place],
            now=NOW,
            accepted=True,
            reason="Đã đối chiếu.",
            mark=marks[place],
        )

    assert at_once([act(place) for place in range(3)]) == ["done"] * 3
    card.refresh_from_db()
    assert card.total == Decimal("75.50")  # 25 + 20 + 12.5 + 18


def test_the_councils_word_by_two_officers(scene: Scene) -> None:
    card = with_round(scene)
    other = make.make_user(Role.OFFICE)

    def act(by: object, code: str, value: str) -> Callable[[], object]:
        entry = CouncilEntry(points(value), f"Kết luận {value}", seen=Mark())
        entries = {score(card, code).criterion_id: entry}
        return lambda: scorecards.save_council(scorecard=card, by=by, now=NOW, basis=BASIS, entries=entries)

    same = [act(scene.office, "danh-gia", "28"), act(other, "danh-gia", "27")]
    assert at_once(same) == ["done", "stale"]
    different = [act(scene.office, "lua-chon", "12.5"), act(other, "tru-diem", "18")]
    assert at_once(different) == ["done", "done"]
    card.refresh_from_db()
    given = score(card).council_points
    assert given is not None
    assert card.total == given + Decimal("50.50")
    assert PointChange.objects.filter(stage=PointStage.COUNCIL).count() == 3


def test_publishing_and_explaining_do_not_both_win(scene: Scene) -> None:
    card = with_round(scene)
    row = score(card)

    def publish() -> object:
        return scorecards.publish(
            period=scene.period,
            participant_kind=ParticipantKind.COLLECTIVE,
            by=scene.office,
            now=TOO_LATE,
        )

    def explain() -> object:
        return scorecards.explain(score=row, by=scene.speaker, now=NOW, text=WHY)

    results = at_once([publish, explain])
    card.refresh_from_db()
    waits = Explanation.objects.filter(state=ExplanationState.OPEN).exists()
    assert results.count("done") == 1
    assert (card.state == ScorecardState.PUBLISHED) != waits
