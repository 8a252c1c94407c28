"""The last day that a reminder sets, at its edges."""

from __future__ import annotations

from datetime import date

import pytest

from awards.rules.reminders import reminded_until

CLOSES, LIMIT = date(2024, 3, 31), date(2024, 4, 10)


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2024, 3, 30), CLOSES),
        (CLOSES, CLOSES),
        (date(2024, 4, 1), date(2024, 4, 6)),
        (date(2024, 4, 5), LIMIT),
        (date(2024, 4, 6), LIMIT),
        (LIMIT, LIMIT),
        (date(2024, 4, 11), None),
    ],
)
def test_until_when(day: date, until: date | None) -> None:
    assert reminded_until(day, closes=CLOSES, limit=LIMIT) == until
