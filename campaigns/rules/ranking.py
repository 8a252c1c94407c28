"""Ranking by total points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Entry(Generic[Key]):
    """Who is ranked, with the total and the Vietnamese sort key of the name."""

    key: Key
    total: Decimal
    sort_key: str


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Key]):
    """A place in the ranking."""

    key: Key
    total: Decimal
    rank: int


def rank(entries: Iterable[Entry[Key]]) -> list[Ranked[Key]]:
    """The entries by falling total; equal totals share a rank and leave a gap: 1, 2, 2, 4.

    Inside a tie the sort key orders them (people: given name first), which says nothing about merit.
    """
    ordered = sorted(entries, key=lambda entry: (-entry.total, entry.sort_key))
    ranked: list[Ranked[Key]] = []
    for place, entry in enumerate(ordered, start=1):
        tied = bool(ranked) and ranked[-1].total == entry.total
        ranked.append(Ranked(entry.key, entry.total, ranked[-1].rank if tied else place))
    return ranked
