"""Tables of figures on the terminal, and how long something takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import perf_counter


def seconds_of(act: Callable[[], object]) -> float:
    """How long ``act`` takes."""
    started = perf_counter()
    act()
    return perf_counter() - started


def show(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose first column is text and whose others are figures."""
    lines = [head, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    print()
    for line in lines:
        cells = [
            text.rjust(width) if place else text.ljust(width)
            for place, (text, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip(), flush=True)
