"""Bonus money: factor × base salary, by the law in force on the day of the decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Protocol, TypeVar

from awards.enums import Rounding
from campaigns.enums import ParticipantKind

_MODES = {Rounding.UP: ROUND_CEILING, Rounding.NEAREST: ROUND_HALF_UP}


class BaseSalaryRow(Protocol):
    """A base salary (lương cơ sở) and the day from which it holds."""

    @property
    def from_date(self) -> date: ...

    @property
    def amount(self) -> Decimal | int: ...


class RegimeRow(Protocol):
    """A law and the days between which it holds, both inside; None is an open end."""

    @property
    def from_date(self) -> date | None: ...

    @property
    def to_date(self) -> date | None: ...


Salary = TypeVar("Salary", bound=BaseSalaryRow)
Regime = TypeVar("Regime", bound=RegimeRow)


def bonus(
    factor: Decimal,
    base_salary: Decimal | int,
    kind: ParticipantKind,
    *,
    collective_factor: Decimal | int,
    rounding: Rounding,
    rounding_unit: Decimal | int,
) -> Decimal:
    """The bonus in whole đồng: everything is multiplied first and rounded to the unit at the end.

    Nghị định 91/2017/NĐ-CP: 0.15 × 1 490 000 = 223 500, rounded up to 10 000 → 230 000; a collective gets
    ``collective_factor`` times the unrounded amount. A unit that is not above 0 raises ``ValueError``.
    """
    if rounding_unit <= 0:
        raise ValueError("the unit of rounding must be above 0")
    amount = factor * base_salary
    if kind == ParticipantKind.COLLECTIVE:
        amount *= collective_factor
    return (amount / rounding_unit).to_integral_value(_MODES[rounding]) * rounding_unit


def base_salary_on(rows: Iterable[Salary], day: date) -> Salary | None:
    """The base salary in force on ``day``, its first day included; None before the first."""
    begun = [row for row in rows if row.from_date <= day]
    return max(begun, key=lambda row: row.from_date, default=None)


def regime_on(rows: Iterable[Regime], day: date) -> Regime | None:
    """The law in force on ``day``, both its ends included; of two that overlap, the one that began later."""
    valid = [
        row
        for row in rows
        if (row.from_date is None or row.from_date <= day) and (row.to_date is None or day <= row.to_date)
    ]
    return max(valid, key=lambda row: row.from_date or date.min, default=None)
