"""Windows of days and last days. Today is always handed in: rules have no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.enums import WindowState


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days with both ends inside; an end that is None is open."""

    opens: date | None
    closes: date | None

    def state(self, today: date) -> WindowState:
        """Where ``today`` stands: the opening and the closing day themselves are open."""
        if self.opens is not None and today < self.opens:
            return WindowState.BEFORE
        if self.closes is not None and today > self.closes:
            return WindowState.CLOSED
        return WindowState.OPEN


def last_day_before(exclusive: date) -> date:
    """The last day of "trước ngày …": before 30/12 means 29/12 (Kế hoạch 454, mục IV.6)."""
    return exclusive - timedelta(days=1)


def days_left(last_day: date, today: date) -> int:
    """Days until ``last_day``: 0 on the day itself, negative when it has passed."""
    return (last_day - today).days
