from __future__ import annotations

from datetime import date

import pytest

from awards.rules.numbering import check_number, next_free, parse_number
from campaigns.errors import Refused

TAKEN = {3: date(2022, 12, 1), 5: date(2022, 12, 10), 8: date(2022, 12, 20)}


def test_next_free() -> None:
    assert next_free([]) == 1
    assert next_free([3, 8, 5]) == 9


@pytest.mark.parametrize(
    "text", ["5", "05", " 05 ", "05/TTr-UBND", "Số: 05/TTr-UBND", "số 5/ttr-ubnd", "05 / TTr-UBND"]
)
def test_parse_number(text: str) -> None:
    assert parse_number(text, "TTr-UBND") == 5


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "number_not_a_number"),
        ("0", "number_not_a_number"),
        ("-5", "number_not_a_number"),
        ("năm", "number_not_a_number"),
        ("5a", "number_not_a_number"),
        ("5/", "number_not_a_number"),
        ("1234567", "number_not_a_number"),
        ("05/QĐ-UBND", "number_suffix"),
    ],
)
def test_typed_numbers_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_number(text, "TTr-UBND")
    assert refused.value.codes == (code,)


def test_without_a_known_sign_any_is_taken() -> None:
    assert parse_number("12/QĐ-UBND") == 12


@pytest.mark.parametrize(
    ("number", "day", "codes"),
    [
        (9, date(2022, 12, 20), []),
        (9, date(2022, 12, 19), ["number_before_earlier"]),
        (4, date(2022, 12, 1), []),
        (4, date(2022, 12, 10), []),
        (4, date(2022, 11, 30), ["number_before_earlier"]),
        (4, date(2022, 12, 11), ["number_after_later"]),
        (1, date(2022, 12, 1), []),
        (1, date(2022, 12, 2), ["number_after_later"]),
        (5, date(2022, 12, 10), ["number_taken"]),
        (0, date(2022, 12, 10), ["number_not_positive"]),
    ],
)
def test_number_order_is_date_order(number: int, day: date, codes: list[str]) -> None:
    assert [reason.code for reason in check_number(number, day, TAKEN)] == codes


def test_the_first_number_of_a_series() -> None:
    assert check_number(17, date(2022, 12, 1), {}) == []


def test_sentences_name_the_neighbour() -> None:
    (reason,) = check_number(9, date(2022, 12, 19), TAKEN)
    assert reason.sentence.startswith(
        "Số 09 ngày 19/12/2022 không theo thứ tự: số 08 có ngày 20/12/2022, sau ngày này."
    )
    (taken,) = check_number(5, date(2022, 12, 19), TAKEN)
    assert taken.sentence == "Số 05 đã cấp cho văn bản ngày 10/12/2022; số còn trống tiếp theo là 09."
