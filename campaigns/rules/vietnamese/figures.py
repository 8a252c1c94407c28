"""Figures: decimal comma, dots between thousands, never a float."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_WIDE = Context(prec=100, rounding=ROUND_HALF_UP)


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """The figure as people read it: Decimal("98.00") → "98,00", 1490000 → "1.490.000".

    ``decimals`` rounds half up to that many places; without it the value keeps the places that it has. A
    float is refused with ``TypeError``, a value that is no number with ``ValueError``.
    """
    exact = _exact(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    if exact == 0:
        exact = abs(exact)
    return f"{exact:,f}".translate(str.maketrans(",.", ".,"))


def short_number(value: Decimal | int, least_decimals: int = 0) -> str:
    """The figure without idle zeros: 98.00 → "98", 8.50 → "8,5"; ``least_decimals`` are kept."""
    exact = _exact(value)
    _, digits, exponent = exact.as_tuple()
    places = max(0, -int(exponent))
    for digit in reversed(digits):
        if digit or places <= least_decimals:
            break
        places -= 1
    if exact == 0:
        places = 0
    return number(exact, max(places, least_decimals))


def money(amount: Decimal | int) -> str:
    """An amount in whole đồng: 450000 → "450.000 đồng"."""
    return f"{number(amount, 0)} đồng"


def count_words(count: int) -> str:
    """A count as papers write it, with a leading zero below ten: 2 → "02" ("không quá 02 cá nhân")."""
    return f"{count:02}" if count < 10 else number(count)


def roman(value: int) -> str:
    """The Roman number of a chapter, from 1: 4 → "IV". Outside 1 … 3999 it raises ``ValueError``."""
    if not 1 <= value <= 3999:
        raise ValueError(f"no Roman number for {value}")
    signs: list[str] = []
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        signs.append(sign * times)
    return "".join(signs)


def list_letter(place: int) -> str:
    """The letter of a point, from 1: a b c d đ e g h i k l m n o p q r s t u v x y, then aa, ab …

    Nghị định 30/2020/NĐ-CP names points by the Vietnamese alphabet without ă â ê ô ơ ư. Below 1 it raises
    ``ValueError``.
    """
    if place < 1:
        raise ValueError(f"no letter for place {place}")
    letters = ""
    while place:
        place, index = divmod(place - 1, len(_POINT_LETTERS))
        letters = _POINT_LETTERS[index] + letters
    return letters


def _exact(value: Decimal | int) -> Decimal:
    if isinstance(value, float):
        raise TypeError("a figure is a Decimal or an int, never a float")
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"{value} is not a number")
    return exact
