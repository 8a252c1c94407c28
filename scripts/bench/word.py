"""How long a paper takes as a Word file, beside the same paper as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from awards.documents.render import render, render_word
from scripts.bench.table import seconds_of, show
from tests.awards.documents.samples import long_proposal

SIZES = (60, 1_800)  # a usual list, and that of a whole district
TRIES = 3  # the best counts, after one to warm up


def measure_word() -> None:
    """A Tờ trình with an annex of so many rows, in both forms."""
    rows = []
    for size in SIZES:
        sheet = long_proposal(size)
        word, pdf = _best(partial(render_word, sheet)), _best(partial(render, sheet))
        rows.append((f"{size} dòng", f"{word:.2f} s", f"{pdf:.2f} s", f"×{word / pdf:.2f}"))
    show(("Tờ trình", "Word", "PDF", "Tỷ lệ"), rows)


def _best(form: Callable[[], object]) -> float:
    form()
    return min(seconds_of(form) for _ in range(TRIES))
