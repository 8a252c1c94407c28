"""Lengths of the papers' stylesheet as numbers: millimetres for places and widths, points for letters."""

from __future__ import annotations

import re

MM_PER_POINT = 25.4 / 72
PER_UNIT = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": MM_PER_POINT, "px": 25.4 / 96, "pc": 12 * MM_PER_POINT}
ROOT_SIZE = 14.0  # points; what 1rem is

_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|[a-z]*)")


def millimetres(text: str, *, size: float, whole: float | None = None) -> float | None:
    """A CSS length in millimetres, None when it is no length ("auto", an unknown unit).

    ``size`` in points is what "em" stands for; ``whole`` in millimetres is what a percentage is taken of,
    and without it a percentage is no length.
    """
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    if unit == "%":
        return None if whole is None else number / 100 * whole
    if unit in ("em", "rem"):
        return number * (size if unit == "em" else ROOT_SIZE) * MM_PER_POINT
    if not unit:
        return 0.0 if number == 0 else None
    return number * PER_UNIT[unit] if unit in PER_UNIT else None


def points(text: str, *, size: float) -> float | None:
    """A CSS font size or border width in points; percentages and "em" are of ``size`` points."""
    found = millimetres(text, size=size, whole=size * MM_PER_POINT)
    return None if found is None else round(found / MM_PER_POINT, 3)


def twips(length: float) -> int:
    """Millimetres in twentieths of a point, the unit of Word's places and widths."""
    return round(length / MM_PER_POINT * 20)


def four_sides(text: str) -> tuple[str, str, str, str] | None:
    """Top, right, bottom and left of a shorthand such as "7mm 0 5mm"; None when it is none."""
    parts = text.split()
    if not 1 <= len(parts) <= 4:
        return None
    top = parts[0]
    right = parts[1] if len(parts) > 1 else top
    bottom = parts[2] if len(parts) > 2 else top
    left = parts[3] if len(parts) > 3 else right
    return top, right, bottom, left
