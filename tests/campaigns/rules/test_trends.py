"""A place against earlier years, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaigns.rules.trends import Direction, Past, latest, rank_trend, total_trend

BEFORE = Past(2023, Decimal("90.50"), 3)


@pytest.mark.parametrize(
    ("rank", "direction", "words"),
    [(1, Direction.UP, "tăng 2 bậc"), (3, Direction.SAME, "giữ hạng"), (4, Direction.DOWN, "giảm 1 bậc")],
)
def test_a_smaller_rank_is_a_rise(rank: int, direction: Direction, words: str) -> None:
    found = rank_trend(rank, BEFORE)
    assert (found.direction, found.words) == (direction, words)


@pytest.mark.parametrize(
    ("total", "direction", "words"),
    [
        ("92", Direction.UP, "tăng 1,5 điểm"),
        ("90.5", Direction.SAME, "bằng điểm"),
        ("90.49", Direction.DOWN, "giảm 0,01 điểm"),
    ],
)
def test_points_rise_and_fall(total: str, direction: Direction, words: str) -> None:
    found = total_trend(Decimal(total), BEFORE)
    assert (found.direction, found.words) == (direction, words)


def test_without_an_earlier_year_there_is_nothing_to_compare() -> None:
    assert rank_trend(1, None).words == total_trend(Decimal(1), None).words == "mới"
    assert latest(()) is None
    assert latest((BEFORE, Past(2022, Decimal(99), 1))) == BEFORE


def test_every_direction_has_a_shape_of_its_own() -> None:
    assert len({each.sign for each in Direction}) == len(Direction)
