"""The last day that a reminder sets: that of the plan while it has not passed, a few days more after it."""

from __future__ import annotations

from datetime import date, timedelta

GRACE = timedelta(days=5)
REPORT_LEAD = timedelta(days=7)  # so that reports can be examined and laid before the council


def reminded_until(day: date, *, closes: date, limit: date) -> date | None:
    """Until when a letter of ``day`` asks the late ones to do what was due on ``closes``.

    The day of closing itself is in time. After it ``GRACE`` more days, never past ``limit``, the last day on
    which the next stage can still take it in; None when that has passed too.
    """
    if day <= closes:
        return closes
    return min(day + GRACE, limit) if day <= limit else None
