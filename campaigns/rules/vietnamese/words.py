"""Whole numbers in words (số thành chữ), as papers write amounts of money."""

from __future__ import annotations

from decimal import Decimal

from campaigns.rules.vietnamese.text import capitalise_first

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_LIMIT = 1000 ** len(_GROUPS)


def number_in_words(value: int) -> str:
    """The number in words, lower case, no unit: 450000 → "bốn trăm năm mươi nghìn", 21 → "hai mươi mốt".

    Zero up to 999 billion (tỷ); anything else raises ``ValueError``.
    """
    if not 0 <= value < _LIMIT:
        raise ValueError(f"{value} cannot be written in words here")
    if value == 0:
        return _DIGITS[0]
    words: list[str] = []
    for power in reversed(range(len(_GROUPS))):
        group = value // 1000**power % 1000
        if group:
            words += _group_in_words(group, leading=not words)
            words.append(_GROUPS[power])
    return " ".join(words).strip()


def money_in_words(amount: Decimal | int) -> str:
    """An amount as vouchers write it out: 720000 → "Bảy trăm hai mươi nghìn đồng".

    Whole đồng from zero up to 999 billion (tỷ); anything else raises ``ValueError``.
    """
    whole = int(amount)
    if whole != amount:
        raise ValueError(f"{amount} is not in whole đồng")
    return f"{capitalise_first(number_in_words(whole))} đồng"


def _group_in_words(group: int, *, leading: bool) -> list[str]:
    """Three digits in words; only the leading group leaves out its "không trăm"."""
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    if leading and not hundreds:
        return _below_hundred(tens, ones) if tens else [_DIGITS[ones]]
    words = [_DIGITS[hundreds], "trăm"]
    if not rest:
        return words
    return words + (_below_hundred(tens, ones) if tens else ["linh", _DIGITS[ones]])


def _below_hundred(tens: int, ones: int) -> list[str]:
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return words + _ones_after_tens(tens, ones)


def _ones_after_tens(tens: int, ones: int) -> list[str]:
    if ones == 0:
        return []
    if ones == 5:
        return ["lăm"]
    if tens > 1 and ones == 1:
        return ["mốt"]
    if tens > 1 and ones == 4:
        return ["tư"]
    return [_DIGITS[ones]]
