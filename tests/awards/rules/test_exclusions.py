"""Flags at their first and last day, and a discipline inside the time that an award is for."""

from __future__ import annotations

from datetime import date

import pytest

from awards.enums import ExclusionKind
from awards.rules.exclusions import ExclusionFact, in_force, reasons_to_exclude, touches

YEAR = (date(2024, 1, 1), date(2024, 12, 31))
TODAY = date(2024, 12, 10)
DISCIPLINE, COMPLAINT = ExclusionKind.DISCIPLINE, ExclusionKind.COMPLAINT


def flag(
    first: date, last: date | None = None, kind: ExclusionKind = COMPLAINT, *, lifted: bool = False
) -> ExclusionFact:
    return ExclusionFact(kind, "văn bản số 5 ngày 01/02/2024", first, last, lifted)


@pytest.mark.parametrize(
    ("first", "last", "lifted", "stands"),
    [
        (date(2024, 12, 10), None, False, True),
        (date(2024, 12, 11), None, False, False),
        (date(2024, 1, 1), date(2024, 12, 10), False, True),
        (date(2024, 1, 1), date(2024, 12, 9), False, False),
        (date(2024, 1, 1), None, True, False),
    ],
)
def test_in_force(first: date, last: date | None, lifted: bool, stands: bool) -> None:
    assert in_force(flag(first, last, lifted=lifted), TODAY) is stands


@pytest.mark.parametrize(
    ("fact", "does"),
    [
        (flag(date(2023, 6, 1), date(2024, 1, 1), DISCIPLINE), True),
        (flag(date(2023, 6, 1), date(2023, 12, 31), DISCIPLINE), False),
        (flag(date(2024, 12, 31), None, DISCIPLINE), True),
        (flag(date(2025, 1, 1), None, DISCIPLINE), False),
        (flag(date(2024, 3, 1), date(2024, 4, 1), DISCIPLINE, lifted=True), False),
        (flag(date(2024, 3, 1), date(2024, 4, 1), COMPLAINT), False),
        (flag(date(2024, 3, 1), date(2024, 4, 1), ExclusionKind.INSPECTION), False),
    ],
)
def test_a_discipline_touches_the_time_that_the_award_is_for(fact: ExclusionFact, does: bool) -> None:
    assert touches(fact, YEAR) is does


def test_a_reason_says_why_by_what_and_what_would_change_it() -> None:
    (reason,) = reasons_to_exclude([flag(date(2024, 2, 1))], TODAY, YEAR)
    assert reason.code == "excluded"
    assert "tố cáo" in reason.sentence
    assert "văn bản số 5 ngày 01/02/2024" in reason.sentence
    assert "Xét lại được khi có kết luận" in reason.sentence
    (dated,) = reasons_to_exclude([flag(date(2024, 2, 1), date(2025, 2, 1))], TODAY, YEAR)
    assert "sau ngày 01/02/2025" in dated.sentence


def test_a_discipline_that_is_over_still_counts_for_its_year() -> None:
    over = flag(date(2024, 3, 1), date(2024, 9, 1), DISCIPLINE)
    (reason,) = reasons_to_exclude([over], TODAY, YEAR)
    assert "nằm trong thời gian xét khen thưởng (01/01/2024 – 31/12/2024)" in reason.sentence
    assert reasons_to_exclude([over], TODAY, (date(2025, 1, 1), date(2025, 12, 31))) == []


def test_nothing_recorded_excludes_nobody() -> None:
    assert reasons_to_exclude([], TODAY, YEAR) == []
