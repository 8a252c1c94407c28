from __future__ import annotations

from datetime import date, timedelta

import pytest

from campaigns.enums import WindowState
from campaigns.rules.windows import Window, last_day_before

OPENS, CLOSES = date(2022, 8, 1), date(2022, 8, 31)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("opens", "closes", "today", "state"),
    [
        (OPENS, CLOSES, OPENS - DAY, WindowState.BEFORE),
        (OPENS, CLOSES, OPENS, WindowState.OPEN),
        (OPENS, CLOSES, CLOSES, WindowState.OPEN),
        (OPENS, CLOSES, CLOSES + DAY, WindowState.CLOSED),
        (OPENS, OPENS, OPENS, WindowState.OPEN),
        (None, CLOSES, date.min, WindowState.OPEN),
        (None, CLOSES, CLOSES + DAY, WindowState.CLOSED),
        (OPENS, None, date.max, WindowState.OPEN),
        (OPENS, None, OPENS - DAY, WindowState.BEFORE),
        (None, None, OPENS, WindowState.OPEN),
    ],
)
def test_state(opens: date | None, closes: date | None, today: date, state: WindowState) -> None:
    assert Window(opens, closes).state(today) is state


@pytest.mark.parametrize(
    ("exclusive", "last_day"),
    [
        (date(2022, 12, 30), date(2022, 12, 29)),
        (date(2025, 12, 30), date(2025, 12, 29)),
        (date(2024, 3, 1), date(2024, 2, 29)),
        (date(2023, 1, 1), date(2022, 12, 31)),
    ],
)
def test_last_day_before(exclusive: date, last_day: date) -> None:
    assert last_day_before(exclusive) == last_day
