"""What own points and appraised points share: which lines are named, and may these points stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

from campaigns.errors import Reason, Refused, refuse_if
from campaigns.queries.scorecards import Line, Sheet
from campaigns.rules.scoring import allowed

Entry = TypeVar("Entry")

_UNKNOWN = Reason("unknown_criterion", "Có tiêu chí không thuộc phiếu này. Hãy tải lại trang.")


def lines_named(sheet: Sheet, entries: Mapping[int, Entry]) -> list[tuple[Line, Entry]]:
    """The lines that ``entries`` (by criterion id) name, in the order of the sheet.

    Refused with ``unknown_criterion`` when an id stands on no line.
    """
    by_criterion = {line.score.criterion_id: line for line in sheet.lines}
    if set(entries) - set(by_criterion):
        raise Refused(_UNKNOWN)
    return [
        (line, entries[criterion_id])
        for criterion_id, line in by_criterion.items()
        if criterion_id in entries
    ]


def check_points(points: Iterable[tuple[Line, Decimal | None]]) -> None:
    """Refuse points that may not stand, each reason with the number of its criterion; None is left alone."""
    refuse_if(
        Reason(reason.code, f"Tiêu chí {line.number}: {reason.sentence}")
        for line, given in points
        if given is not None
        for reason in allowed(line.spec, given)
    )
