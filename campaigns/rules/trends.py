"""How a participant stands against earlier years, in figures and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from campaigns.rules.vietnamese import short_number


@dataclass(frozen=True, slots=True)
class Past:
    """The published result of one year."""

    year: int
    total: Decimal
    rank: int


class Direction(Enum):
    """The way of a change; ``sign`` is its shape, always beside words."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"

    @property
    def sign(self) -> str:
        """The mark for the eye."""
        return {"up": "▲", "down": "▼", "same": "=", "new": "+"}[self.value]


@dataclass(frozen=True, slots=True)
class Trend:
    """One comparison: ``words`` is "tăng 2 bậc", "giảm 1,5 điểm", "mới"."""

    direction: Direction
    words: str


NEW = Trend(Direction.NEW, "mới")


def rank_trend(now: int, before: Past | None) -> Trend:
    """The place against that of ``before``; a smaller rank is better."""
    if before is None:
        return NEW
    steps = before.rank - now
    if not steps:
        return Trend(Direction.SAME, "giữ hạng")
    words = f"{'tăng' if steps > 0 else 'giảm'} {abs(steps)} bậc"
    return Trend(Direction.UP if steps > 0 else Direction.DOWN, words)


def total_trend(now: Decimal, before: Past | None) -> Trend:
    """The total against that of ``before``."""
    if before is None:
        return NEW
    more = now - before.total
    if not more:
        return Trend(Direction.SAME, "bằng điểm")
    words = f"{'tăng' if more > 0 else 'giảm'} {short_number(abs(more))} điểm"
    return Trend(Direction.UP if more > 0 else Direction.DOWN, words)


def latest(past: Sequence[Past]) -> Past | None:
    """The last of the earlier years, which may lie more than one year back; None without any."""
    return max(past, key=lambda each: each.year, default=None)
