"""How long a Word file takes; for ``make bench``, which sets up Django before it imports this."""

from __future__ import annotations

from time import perf_counter

from awards.documents.render import render_word
from tests.awards.documents.samples import long_proposal

SIZES = (40, 1_800)  # a usual list, and that of a whole district
TRIES = 3


def measure_word() -> dict[int, float]:
    """The seconds of a proposal with an annex of so many rows: the best try after one to warm up."""
    return {rows: _best(rows) for rows in SIZES}


def _best(rows: int) -> float:
    sheet = long_proposal(rows)
    render_word(sheet)
    times = []
    for _ in range(TRIES):
        start = perf_counter()
        render_word(sheet)
        times.append(perf_counter() - start)
    return min(times)
