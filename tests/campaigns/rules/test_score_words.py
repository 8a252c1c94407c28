from __future__ import annotations

from decimal import Decimal

import pytest

from campaigns.rules.score_words import mark_words, reckoning_words
from campaigns.rules.scoring import Mark, Reckoning

D = Decimal


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(D(8)), "8,00"),
        (Mark(D(0)), "0,00"),
        (Mark(not_arising=True), "Không phát sinh"),
        (Mark(), "–"),
    ],
)
def test_a_mark(mark: Mark, words: str) -> None:
    assert mark_words(mark) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((72, 100, 100, 0, 0), "Điểm đạt 72,00 / 100 điểm; tổng 72,00"),
        (
            (72, 90, 100, 2, 1),
            "Điểm đạt 72,00 / 90 điểm phát sinh × 100 = 80,00; điểm thưởng +2,00; "
            "điểm phạt −1,00; tổng 81,00",
        ),
        ((99, 100, 100, 3, 0), "Điểm đạt 99,00 / 100 điểm; điểm thưởng +3,00; tổng 100,00 (không quá 100)"),
        ((2, 100, 100, 0, 5), "Điểm đạt 2,00 / 100 điểm; điểm phạt −5,00; tổng 0,00 (không dưới 0)"),
        ((0, 0, 100, 0, 0), "Điểm đạt 0,00 / 0 điểm phát sinh × 100 = 0,00; tổng 0,00"),
    ],
)
def test_a_reckoning_is_told_step_by_step(numbers: tuple[int, ...], words: str) -> None:
    assert reckoning_words(Reckoning(*map(D, numbers))) == words
