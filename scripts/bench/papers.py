"""The same long Tờ trình made by this project and by others: one paper, and papers a second in one and two
processes.

Each maker runs in processes of its own, the first paper of each measured apart.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter
from typing import Any

from awards.documents.render import html_of, render_all
from campaigns.documents.pdf import render_pdf
from scripts.bench.rivals import RIVALS, Missing
from scripts.bench.table import seconds_of, show
from tests.awards.documents.report_samples import individual_report
from tests.awards.documents.samples import long_proposal

ROWS, DOSSIER = 60, 14
TRIES = 5  # papers by each process after its first
CONTEXT = get_context("fork")


@dataclass(frozen=True)
class Speed:
    """Seconds for the first paper and the best later one; papers a second by one process and by two."""

    first: float
    best: float
    one: float
    two: float


def measure_papers() -> None:
    """All makers, as ratios of this project's figures; then a dossier of many papers at once."""
    html = html_of(long_proposal(ROWS))
    makers = {"Cổng này": lambda: lambda: render_pdf(html)}
    makers |= {name: (lambda build=build: build(html)) for name, build in RIVALS.items()}  # type: ignore[misc]
    found: dict[str, Speed] = {}
    for name, build in makers.items():
        try:
            found[name] = speed_of(build)
        except Missing as missing:
            print(f"{name}: bỏ qua: {missing}", file=sys.stderr)
    ours = found["Cổng này"]
    rows = [
        (
            name,
            f"{speed.first * 1000:.0f} ms",
            f"{speed.best * 1000:.0f} ms",
            f"×{speed.best / ours.best:.2f}",
            f"{speed.one:.1f}",
            f"{speed.two:.1f}",
            f"×{speed.two / ours.two:.2f}",
        )
        for name, speed in found.items()
    ]
    title = f"Tờ trình, danh sách {ROWS} dòng"
    head = (title, "Bản đầu", "Bản sau", "Tỷ lệ", "Bản/giây, 1 tiến trình", "2 tiến trình", "Tỷ lệ")
    show(head, rows)
    measure_dossier()


def measure_dossier() -> None:
    """The reports of a dossier: one after the other, and by the pool."""
    sheets = [individual_report() for _ in range(DOSSIER)]
    list(render_all(sheets))  # the helpers start
    one = seconds_of(lambda: [render_pdf(html_of(sheet)) for sheet in sheets])
    pool = min(seconds_of(lambda: list(render_all(sheets))) for _ in range(3))
    rows = [
        ("Lần lượt", f"{one:.2f} s", "×1.0"),
        ("Cùng lúc", f"{pool:.2f} s", f"×{one / pool:.1f} nhanh hơn"),
    ]
    show((f"Hồ sơ {DOSSIER} báo cáo thành tích", "Thời gian", "Tỷ lệ"), rows)


def speed_of(build: Callable[[], Callable[[], object]]) -> Speed:
    """Run a maker in one process and then in two."""
    first, best, one = run(build, 1)
    return Speed(first, best, one, run(build, 2)[2])


def run(build: Callable[[], Callable[[], object]], processes: int) -> tuple[float, float, float]:
    """Seconds for the first paper, for the best later one, and papers a second by all together."""
    barrier, answers = CONTEXT.Barrier(processes + 1), CONTEXT.SimpleQueue()
    started = [CONTEXT.Process(target=work, args=(build, barrier, answers)) for _ in range(processes)]
    for process in started:
        process.start()
    firsts = [answers.get() for _ in started]
    for first in firsts:
        if isinstance(first, Missing):
            barrier.abort()
            raise first
    barrier.wait()
    begin = perf_counter()
    bests = [answers.get() for _ in started]
    taken = perf_counter() - begin
    for process in started:
        process.join()
    return min(firsts), min(bests), processes * TRIES / taken


def work(build: Callable[[], Callable[[], object]], barrier: Any, answers: Any) -> None:
    """One process: the first paper, a wait for the others, the papers that are measured."""
    try:
        begin = perf_counter()
        make = build()
        make()
        answers.put(perf_counter() - begin)
    except Missing as missing:
        answers.put(missing)
        return
    barrier.wait()
    answers.put(min(seconds_of(make) for _ in range(TRIES)))
