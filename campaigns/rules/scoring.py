"""Points, totals and grades. Points are Decimals with two places; 0 is lawful, None is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from campaigns.enums import CriterionRule
from campaigns.errors import Reason, Refused
from campaigns.rules.vietnamese import short_number

HUNDREDTH = Decimal("0.01")
ZERO = Decimal("0.00")
OUTSIDE_THE_TABLE = (CriterionRule.BONUS, CriterionRule.PENALTY)  # not part of the table's maximum
_TYPED_POINTS = re.compile(r"(-?)([0-9]{1,6})(?:[.,]([0-9]+))?")

_NOT_A_NUMBER = Reason("points_not_a_number", "Hãy nhập điểm bằng số, ví dụ 8,5.")
_NEGATIVE = Reason("points_negative", "Điểm không được nhỏ hơn 0.")
_DECIMALS = Reason("points_decimals", "Điểm chỉ được có tối đa hai chữ số sau dấu phẩy.")


@dataclass(frozen=True, slots=True)
class Option:
    """One level to choose (with its points), or one fault of a deduction (with the points that it costs)."""

    label: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class CriterionSpec:
    """What the rules need to know of a criterion; ``full_at`` is the value that earns all points."""

    code: str
    max_points: Decimal
    rule: CriterionRule
    full_at: Decimal | None = None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """What one stage gives a criterion: points, or the word that it does not arise (*không phát sinh*).

    Neither of both is "not yet"; 0 points are a value.
    """

    points: Decimal | None = None
    not_arising: bool = False

    @property
    def is_given(self) -> bool:
        """Whether anything was said: 0 points and "does not arise" both count."""
        return self.not_arising or self.points is not None


@dataclass(frozen=True, slots=True)
class Weighed:
    """One criterion with the mark that counts."""

    max_points: Decimal
    rule: CriterionRule
    mark: Mark


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How a total arose, so that it can be told step by step.

    ``points`` of ``reachable`` are those of the criteria that arise; ``scaled`` is the same on the whole
    table (``full``); with ``bonus`` and ``penalty`` it gives ``total``, which lies in 0 … ``full``.
    """

    points: Decimal
    reachable: Decimal
    full: Decimal
    bonus: Decimal
    penalty: Decimal

    @property
    def is_rescaled(self) -> bool:
        """Whether some criterion does not arise, so that the others weigh more."""
        return self.reachable != self.full

    @property
    def scaled(self) -> Decimal:
        """The points on the scale of the whole table; 0 where nothing arises."""
        if not self.is_rescaled:
            return self.points
        if not self.reachable:
            return ZERO
        return _rounded(self.points * self.full / self.reachable)

    @property
    def total(self) -> Decimal:
        """What counts: never below 0, never above the whole table."""
        return min(max(self.scaled + self.bonus - self.penalty, ZERO), self.full)


@dataclass(frozen=True, slots=True)
class Band:
    """A grade ("Tốt") and the total from which it is given."""

    code: str
    name: str
    at_least: Decimal


def ratio_points(value: Decimal | None, full_at: Decimal, max_points: Decimal) -> Decimal | None:
    """The points that a measure earns: max × value / full_at, never more than max, rounded half up to 0.01.

    An unknown value (None) earns None, not 0. A negative value is refused with ``value_negative``;
    ``full_at`` must be above 0 (``ValueError``: the plan file is checked for it when it is loaded).
    """
    if full_at <= 0:
        raise ValueError("full_at must be above 0")
    if value is None:
        return None
    if value < 0:
        raise Refused(Reason("value_negative", "Giá trị của chỉ số không được nhỏ hơn 0."))
    if value >= full_at:
        return _rounded(max_points)
    return _rounded(max_points * value / full_at)


def working(value: Decimal, full_at: Decimal, max_points: Decimal, unit: str = "%") -> str:
    """How the points of a ratio arose: "99,2% × 8 / 98% = 8,0 (mức tối đa)", "49% × 8 / 98% = 4,0"."""
    points = ratio_points(value, full_at, max_points)
    result = "—" if points is None else short_number(points, 1)
    mark = unit if unit == "%" else f" {unit}"
    ceiling = " (mức tối đa)" if value >= full_at else ""
    return (
        f"{short_number(value)}{mark} × {short_number(max_points)} / {short_number(full_at)}{mark}"
        f" = {result}{ceiling}"
    )


def allowed(spec: CriterionSpec, points: Decimal) -> list[Reason]:
    """Why ``points`` cannot stand for this criterion; empty means they can. Both 0 and max are lawful.

    For a deduction the points are those that are left. Codes: ``points_not_a_number``, ``points_decimals``,
    ``points_negative``, ``points_above_max``, ``points_not_an_option``.
    """
    if not points.is_finite():
        return [_NOT_A_NUMBER]
    reasons: list[Reason] = []
    if points != _rounded(points):
        reasons.append(_DECIMALS)
    if points < 0:
        reasons.append(_NEGATIVE)
    if points > spec.max_points:
        most = short_number(spec.max_points)
        reasons.append(
            Reason("points_above_max", f"Điểm không được lớn hơn điểm tối đa của tiêu chí ({most} điểm).")
        )
    if (
        not reasons
        and spec.rule == CriterionRule.CHOICE
        and points not in {each.points for each in spec.options}
    ):
        choices = "; ".join(short_number(each.points) for each in spec.options)
        reasons.append(
            Reason("points_not_an_option", f"Hãy chọn một trong các mức điểm của tiêu chí: {choices}.")
        )
    return reasons


def total(points: Iterable[Decimal]) -> Decimal:
    """The sum with two places; of nothing it is 0.00."""
    return _rounded(sum(points, ZERO))


def reckon(lines: Iterable[Weighed]) -> Reckoning:
    """The total of a table, whatever the order of its ``lines``; a criterion without a mark gives 0 points.

    Criteria that do not arise drop out and the rest is rescaled to the whole table; points of BONUS come on
    top, points of PENALTY (0 … max, as they are taken away) come off, and neither belongs to the table's
    maximum.
    """
    table, bonus, penalty = [], ZERO, ZERO
    for line in lines:
        given = ZERO if line.mark.points is None or line.mark.not_arising else line.mark.points
        if line.rule == CriterionRule.BONUS:
            bonus += given
        elif line.rule == CriterionRule.PENALTY:
            penalty += given
        else:
            table.append((line, given))
    return Reckoning(
        points=total(given for _, given in table),
        reachable=total(line.max_points for line, _ in table if not line.mark.not_arising),
        full=total(line.max_points for line, _ in table),
        bonus=total([bonus]),
        penalty=total([penalty]),
    )


def parse_points(text: str) -> Decimal:
    """Typed points as a Decimal with two places: "8,5" and "8.5" → 8.50.

    Refused: ``points_not_a_number``, ``points_negative``, ``points_decimals`` ("8,555"; also "1.000", which
    could mean a thousand).
    """
    match = _TYPED_POINTS.fullmatch(text.strip())
    if match is None:
        raise Refused(_NOT_A_NUMBER)
    sign, whole, fraction = match.groups(default="")
    if len(fraction) > 2:
        raise Refused(_DECIMALS)
    points = Decimal(f"{whole}.{fraction or '0'}")
    if sign and points:
        raise Refused(_NEGATIVE)
    return _rounded(points)


def grade(points: Decimal, bands: Iterable[Band]) -> Band | None:
    """The highest band whose threshold is reached (≥), whatever the order of ``bands``; None below all."""
    reached = [band for band in bands if points >= band.at_least]
    return max(reached, key=lambda band: band.at_least, default=None)


def _rounded(points: Decimal) -> Decimal:
    return points.quantize(HUNDREDTH, ROUND_HALF_UP)
