"""Invented figures: the same everywhere, inside their bounds, and lawful for their criteria."""

from __future__ import annotations

from decimal import Decimal

import pytest

from awards.sample.figures import (
    SPANS,
    completion_level,
    form_of,
    measure_value,
    points,
    rating_code,
    reached,
)
from campaigns.enums import CompletionLevel, CriterionRule
from campaigns.models import Criterion

CRITERIA = [
    Criterion(pk=1, code="a", max_points=Decimal(4), rule=CriterionRule.JUDGEMENT),
    Criterion(pk=2, code="b", max_points=Decimal(8), rule=CriterionRule.RATIO),
    Criterion(
        pk=3,
        code="c",
        max_points=Decimal(4),
        rule=CriterionRule.CHOICE,
        options=[{"label": "Đủ", "points": "4"}, {"label": "Thiếu", "points": "2"}],
    ),
    Criterion(
        pk=4,
        code="d",
        max_points=Decimal(1),
        rule=CriterionRule.DEDUCTION,
        options=[{"label": "Mỗi lần", "points": "0.75"}],
    ),
    Criterion(
        pk=5,
        code="sang-kien",
        max_points=Decimal(6),
        rule=CriterionRule.CHOICE,
        options=[{"label": "Huyện", "points": "6"}, {"label": "Không", "points": "0"}],
    ),
]


def test_the_same_on_every_machine() -> None:
    form = form_of(8, 1, "2023:mau")
    assert (form, str(measure_value(form, "on_time"))) == (form_of(8, 1, "2023:mau"), "98.95")


def test_chance_differs_by_name() -> None:
    shares = {form_of(8, 1, f"2023:{number}").share for number in range(20)}
    assert len(shares) > 5


@pytest.mark.parametrize("strength", range(11))
@pytest.mark.parametrize("code", SPANS)
def test_measures_stay_between_0_and_100_with_two_places(strength: int, code: str) -> None:
    value = measure_value(form_of(strength, 3, "x"), code)
    assert 0 < value <= 100
    assert value == value.quantize(Decimal("0.01"))


@pytest.mark.parametrize("strength", range(11))
@pytest.mark.parametrize("initiative", [0, 1, 2])
def test_points_are_lawful(strength: int, initiative: int) -> None:
    given = points(form_of(strength, 0, f"s{strength}"), CRITERIA, initiative)
    assert set(given) == {1, 3, 4, 5}
    for criterion in CRITERIA:
        if criterion.pk in given:
            each = given[criterion.pk]
            assert 0 <= each.left <= each.asked <= criterion.max_points
    assert given[3].left in (Decimal(4), Decimal(2))
    assert given[5].left == (Decimal(6) if initiative == 0 else Decimal(0))


def test_the_strong_promise_more() -> None:
    assert completion_level(form_of(10, 3, "x")) == CompletionLevel.EXCELLENT
    assert completion_level(form_of(1, 0, "x")) == CompletionLevel.DONE
    assert (rating_code(form_of(10, 3, "x")), rating_code(form_of(1, 0, "x"))) == ("xuat-sac", "hoan-thanh")


def test_counts_are_whole_and_shares_at_most_100() -> None:
    form = form_of(10, 3, "x")
    assert reached(form, Decimal(120), "người", "t") % 1 == 0
    assert reached(form, Decimal("99.5"), "%", "t") <= 100
