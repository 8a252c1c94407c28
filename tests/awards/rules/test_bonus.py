from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from awards.enums import Rounding
from awards.rules.bonus import base_salary_on, bonus, regime_on
from campaigns.enums import ParticipantKind

COLLECTIVE, INDIVIDUAL = ParticipantKind.COLLECTIVE, ParticipantKind.INDIVIDUAL


@dataclass(frozen=True)
class Salary:
    from_date: date
    amount: int


@dataclass(frozen=True)
class Regime:
    code: str
    from_date: date | None
    to_date: date | None


SALARIES = [
    Salary(date(2023, 7, 1), 1_800_000),
    Salary(date(2019, 7, 1), 1_490_000),
    Salary(date(2024, 7, 1), 2_340_000),
]
REGIMES = [
    Regime("nd152", date(2025, 7, 1), None),
    Regime("nd91", None, date(2023, 12, 31)),
    Regime("nd98", date(2024, 1, 1), date(2025, 6, 30)),
]


def amount(
    factor: str, salary: int, kind: ParticipantKind, rounding: Rounding = Rounding.UP, unit: int = 10_000
) -> Decimal:
    return bonus(Decimal(factor), salary, kind, collective_factor=2, rounding=rounding, rounding_unit=unit)


@pytest.mark.parametrize(
    ("salary", "factor", "individual", "collective"),
    [
        (1_490_000, "1.0", 1_490_000, 2_980_000),
        (1_490_000, "0.3", 450_000, 900_000),
        (1_490_000, "0.15", 230_000, 450_000),  # 447 000 for the collective, not twice 230 000
        (1_800_000, "1.0", 1_800_000, 3_600_000),
        (1_800_000, "0.3", 540_000, 1_080_000),
        (1_800_000, "0.15", 270_000, 540_000),
        (2_340_000, "1.5", 3_510_000, 7_020_000),
        (2_340_000, "0.3", 710_000, 1_410_000),
        (2_340_000, "0.15", 360_000, 710_000),
    ],
)
def test_the_table_of_the_law(salary: int, factor: str, individual: int, collective: int) -> None:
    assert amount(factor, salary, INDIVIDUAL) == individual
    assert amount(factor, salary, COLLECTIVE) == collective


@pytest.mark.parametrize(
    ("rounding", "unit", "rounded"),
    [
        (Rounding.UP, 10_000, 230_000),
        (Rounding.NEAREST, 10_000, 220_000),
        (Rounding.NEAREST, 1_000, 224_000),  # 223 500: half goes up
        (Rounding.UP, 1, 223_500),
    ],
)
def test_rounding_is_a_setting(rounding: Rounding, unit: int, rounded: int) -> None:
    assert amount("0.15", 1_490_000, INDIVIDUAL, rounding, unit) == rounded


def test_a_unit_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="unit of rounding"):
        amount("0.15", 1_490_000, INDIVIDUAL, unit=0)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 6, 30), None),
        (date(2019, 7, 1), 1_490_000),
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 7, 1), 2_340_000),
    ],
)
def test_base_salary_by_day(day: date, expected: int | None) -> None:
    row = base_salary_on(SALARIES, day)
    assert (row.amount if row else None) == expected


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2017, 1, 1), "nd91"),
        (date(2023, 12, 31), "nd91"),
        (date(2024, 1, 1), "nd98"),
        (date(2025, 6, 30), "nd98"),
        (date(2025, 7, 1), "nd152"),
        (date(2040, 1, 1), "nd152"),
    ],
)
def test_regime_by_day(day: date, code: str) -> None:
    regime = regime_on(REGIMES, day)
    assert regime is not None
    assert regime.code == code


def test_no_regime_in_a_gap_and_the_later_of_two() -> None:
    early, late = (
        Regime("a", date(2020, 1, 1), date(2020, 12, 31)),
        Regime("b", date(2020, 6, 1), date(2021, 6, 1)),
    )
    assert regime_on([early, late], date(2022, 1, 1)) is None
    assert regime_on([late, early], date(2020, 6, 1)) == late
    assert regime_on([late, early], date(2020, 5, 31)) == early
