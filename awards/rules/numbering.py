"""Numbers of papers. The office's register gives them; a draft shows the blank (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from campaigns.errors import Reason, Refused
from campaigns.rules.vietnamese import fold, nfc, short_date

_BLANK = " " * 5
_TYPED = re.compile(r"(?:số\s*:?\s*)?([0-9]{1,6})(?:\s*/\s*(.+))?", re.IGNORECASE)


def format_number(number: int | None, suffix: str) -> str:
    """Number and sign: (5, "TTr-UBND") → "05/TTr-UBND"; without a number five spaces stand for it.

    Below ten a leading zero. On paper the spaces need ``white-space: pre``.
    """
    return f"{_BLANK if number is None else f'{number:02}'}/{suffix}"


def next_free(taken: Iterable[int]) -> int:
    """The number to suggest: one above the highest of the series and year, 1 in an empty one."""
    return max(taken, default=0) + 1


def parse_number(text: str, suffix: str = "") -> int:
    """The typed number: "5", "05", "05/TTr-UBND" or "Số: 05/TTr-UBND" → 5.

    Refused: ``number_not_a_number`` (0 too); ``number_suffix`` when a sign is typed that is not ``suffix``.
    """
    match = _TYPED.fullmatch(nfc(text))
    if match is None or int(match[1]) == 0:
        raise Refused(Reason("number_not_a_number", "Hãy nhập số văn bản bằng chữ số, lớn hơn 0, ví dụ 05."))
    typed = match[2]
    if typed and suffix and fold(typed) != fold(suffix):
        raise Refused(
            Reason("number_suffix", f"Ký hiệu “{typed}” không đúng với loại văn bản này, phải là “{suffix}”.")
        )
    return int(match[1])


def check_number(number: int, day: date, taken: Mapping[int, date]) -> list[Reason]:
    """Why a paper of ``day`` cannot have this number in its series and year; empty means it can.

    ``taken`` are the numbers given so far with their days. Numbers rise with days; equal days are lawful.
    Codes: ``number_not_positive``, ``number_taken``, ``number_before_earlier`` (a lower number has a
    later day), ``number_after_later`` (a higher number has an earlier day).
    """
    if number < 1:
        return [Reason("number_not_positive", "Số văn bản phải lớn hơn 0.")]
    if number in taken:
        sentence = (
            f"Số {number:02} đã cấp cho văn bản ngày {short_date(taken[number])}; "
            f"số còn trống tiếp theo là {next_free(taken):02}."
        )
        return [Reason("number_taken", sentence)]
    lower_but_later = [(given, when) for given, when in taken.items() if given < number and when > day]
    higher_but_earlier = [(given, when) for given, when in taken.items() if given > number and when < day]
    reasons: list[Reason] = []
    if lower_but_later:
        reasons.append(_out_of_order("number_before_earlier", number, day, max(lower_but_later), "sau"))
    if higher_but_earlier:
        reasons.append(_out_of_order("number_after_later", number, day, min(higher_but_earlier), "trước"))
    return reasons


def _out_of_order(code: str, number: int, day: date, neighbour: tuple[int, date], side: str) -> Reason:
    given, when = neighbour
    sentence = (
        f"Số {number:02} ngày {short_date(day)} không theo thứ tự: số {given:02} "
        f"có ngày {short_date(when)}, {side} ngày này. Hãy đối chiếu sổ văn thư."
    )
    return Reason(code, sentence)
