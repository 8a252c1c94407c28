"""How wide the columns of an author's table are on paper."""

from __future__ import annotations

from itertools import pairwise

from campaigns.rules.richtext.tree import Table, text_of

NARROWEST = 12  # millimetres: "STT"
LONGEST = 120  # letters: beyond these a cell asks for more lines, not for more width


def column_widths(table: Table, total: int) -> tuple[int, ...]:
    """The widths in whole millimetres, together ``total``: by the longest cell, none too narrow to read.

    Cells over several columns have no say. With fewer millimetres than ``NARROWEST`` for each column they
    share evenly.
    """
    count = table.columns
    if count == 0:
        return ()
    if count * NARROWEST >= total:
        return _whole([total / count] * count, total)
    wishes = [1] * count
    for row in table.rows:
        place = 0
        for cell in row.cells:
            if cell.columns == 1:
                longest = max(map(len, text_of(cell.runs).split("\n")))
                wishes[place] = max(wishes[place], min(longest, LONGEST))
            place += cell.columns
    return _whole(_shares([wish**0.7 for wish in wishes], total), total)


def _shares(wishes: list[float], total: int) -> list[float]:
    """By weight, but at least ``NARROWEST``."""
    free, weight = total - NARROWEST * len(wishes), sum(wishes)
    return [NARROWEST + free * wish / weight for wish in wishes]


def _whole(shares: list[float], total: int) -> tuple[int, ...]:
    """Rounded so that the sum is exact."""
    edges = [0]
    for place in range(len(shares)):
        edges.append(round(sum(shares[: place + 1])))
    edges[-1] = total
    return tuple(right - left for left, right in pairwise(edges))
