"""How long a Word file takes: a usual list, and that of a whole district."""

from __future__ import annotations

from awards.documents.render import render_word
from scripts.bench.table import seconds_of, show
from tests.awards.documents.samples import long_proposal

SIZES = (40, 1_800)
TRIES = 3


def measure_word() -> None:
    """A Tờ trình with a list of so many rows as .docx: the best try after one to warm up."""
    best = {rows: _best(rows) for rows in SIZES}
    usual = best[SIZES[0]]
    rows = [(f"{rows} dòng", f"{found:.2f} s", f"×{found / usual:.1f}") for rows, found in best.items()]
    show(("Tờ trình dạng Word (.docx)", "Thời gian", "Tỷ lệ"), rows)


def _best(rows: int) -> float:
    sheet = long_proposal(rows)
    render_word(sheet)
    return min(seconds_of(lambda: render_word(sheet)) for _ in range(TRIES))
