"""A sheet appraised with an open round of explanation, and short ways to act on it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from campaigns.actions import scorecards
from campaigns.actions.scorecards import CouncilEntry
from campaigns.errors import Refused
from campaigns.models import Explanation, Period, Score, Scorecard, User
from campaigns.rules.scoring import Mark
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene

DAYS = 3
IN_TIME = make.at(2024, 10, 4, 23, 59)  # the last day is 04/10/2024
TOO_LATE = make.at(2024, 10, 5, 0, 0)
BASIS = "Biên bản họp Hội đồng số 02/BB-HĐTĐKT ngày 20/11/2024"
WHY = "Báo cáo quý IV đã nộp ngày 05/12."


def with_round(scene: Scene, judged: int = 20) -> Scorecard:
    """An appraised sheet of 90 points: 20 of 30, 20 of 20 (measured), 30 of 30, 20 of 20."""
    Period.objects.update(explanation_days=DAYS)
    scene.period.refresh_from_db()
    return scene.appraised(judged=judged)


def score(card: Scorecard, code: str = "danh-gia") -> Score:
    return Score.objects.select_related("scorecard__registration__period").get(
        scorecard=card, criterion__code=code
    )


def explained(card: Scorecard, by: User, code: str = "danh-gia") -> Explanation:
    return scorecards.explain(score=score(card, code), by=by, now=NOW, text=WHY)


def points(value: str) -> Mark:
    return Mark(Decimal(value))


def concluded(card: Scorecard, by: User, basis: str = BASIS, **marks: Mark) -> Scorecard:
    """The council's word by the code of the criterion ("_" for "-")."""
    entries = {
        score(card, code.replace("_", "-")).criterion_id: CouncilEntry(mark, "Theo kết luận của Hội đồng.")
        for code, mark in marks.items()
    }
    return scorecards.save_council(scorecard=card, by=by, now=NOW, basis=basis, entries=entries)


def codes(act: Callable[[], object]) -> tuple[str, ...]:
    """The codes with which ``act`` is refused."""
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.codes


def answer(explanation: Explanation, by: User, mark: Mark | None = None, **fields: object) -> Explanation:
    """The office's answer: taken up with ``mark``, kept without one."""
    values = {"accepted": mark is not None, "reason": "Đã đối chiếu.", "mark": mark or Mark()} | fields
    return scorecards.answer(explanation=explanation, by=by, now=NOW, **values)
