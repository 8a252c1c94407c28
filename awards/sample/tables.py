"""The sample's data files, and days and moments of the office's clock."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

FOLDER = Path(__file__).resolve().parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """The data file ``name``; shared by all readers, so nobody changes it."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def working(day: date) -> date:
    """``day``, or the Monday after when it falls on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


def moment(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """A moment by the office's clock; minutes above 59 run into the next hours."""
    start = datetime.combine(day, time(hour))
    return timezone.make_aware(start + timedelta(minutes=minute))
