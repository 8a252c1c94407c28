from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.vietnamese import (
    DateParts,
    clock_time,
    count_words,
    date_parts,
    list_letter,
    money,
    money_in_words,
    number,
    number_in_words,
    official_date,
    roman,
    short_date,
    short_number,
)


@pytest.mark.parametrize(
    ("day", "official"),
    [
        (date(2022, 2, 5), "ngày 05 tháng 02 năm 2022"),
        (date(2022, 7, 29), "ngày 29 tháng 7 năm 2022"),
        (date(2022, 1, 10), "ngày 10 tháng 01 năm 2022"),
        (date(2022, 3, 9), "ngày 09 tháng 3 năm 2022"),
        (date(2022, 12, 31), "ngày 31 tháng 12 năm 2022"),
    ],
)
def test_official_date(day: date, official: str) -> None:
    assert official_date(day) == official


def test_date_parts_and_short_date() -> None:
    assert date_parts(date(2022, 3, 5)) == DateParts(day="05", month="3", year="2022")
    assert short_date(date(2022, 3, 5)) == "05/03/2022"


@pytest.mark.parametrize("at", [time(8, 0), datetime(2022, 12, 1, 8, 0)])
def test_clock_time(at: time | datetime) -> None:
    assert clock_time(at) == "08 giờ 00"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("98.00"), None, "98,00"),
        (1490000, None, "1.490.000"),
        (0, None, "0"),
        (Decimal("8.5"), 2, "8,50"),
        (Decimal("8.555"), 2, "8,56"),
        (Decimal("8.545"), 2, "8,55"),
        (Decimal("1234567.891"), 1, "1.234.567,9"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("999.5"), 0, "1.000"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-1234.5"), None, "-1.234,5"),
        (Decimal("123456789012345678901234567890.12"), 2, "123.456.789.012.345.678.901.234.567.890,12"),
    ],
)
def test_number(value: Decimal | int, decimals: int | None, text: str) -> None:
    assert number(value, decimals) == text


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError):
        number(98.0)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        number(Decimal(value))


@pytest.mark.parametrize(
    ("value", "least", "text"),
    [
        (Decimal("98.00"), 0, "98"),
        (Decimal("8.50"), 0, "8,5"),
        (Decimal("8.05"), 1, "8,05"),
        (Decimal("8.00"), 1, "8,0"),
        (Decimal("98.004"), 2, "98,004"),
        (Decimal("98.0"), 2, "98,00"),
        (Decimal("100"), 0, "100"),
        (Decimal("1E+2"), 1, "100,0"),
        (Decimal("0.00"), 0, "0"),
        (Decimal("0.00"), 2, "0,00"),
        (7, 0, "7"),
    ],
)
def test_short_number(value: Decimal | int, least: int, text: str) -> None:
    assert short_number(value, least) == text


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_figures_can_be_read_back(value: Decimal) -> None:
    for text in (number(value), short_number(value)):
        assert Decimal(text.replace(".", "").replace(",", ".")) == value


def test_money() -> None:
    assert money(450000) == "450.000 đồng"
    assert money(Decimal("2980000.00")) == "2.980.000 đồng"


@pytest.mark.parametrize(("count", "text"), [(0, "00"), (2, "02"), (9, "09"), (10, "10"), (1000, "1.000")])
def test_count_words(count: int, text: str) -> None:
    assert count_words(count) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (2022, "MMXXII"), (3999, "MMMCMXCIX")],
)
def test_roman(value: int, text: str) -> None:
    assert roman(value) == text


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_roman_has_its_limits(value: int) -> None:
    with pytest.raises(ValueError, match="no Roman number"):
        roman(value)


def test_letters_of_points() -> None:
    letters = " ".join(list_letter(place) for place in range(1, 26))
    assert letters == "a b c d đ e g h i k l m n o p q r s t u v x y aa ab"


def test_letters_begin_at_one() -> None:
    with pytest.raises(ValueError, match="no letter"):
        list_letter(0)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (221, "hai trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1050, "một nghìn không trăm năm mươi"),
        (10_001, "mười nghìn không trăm linh một"),
        (230_000, "hai trăm ba mươi nghìn"),
        (450_000, "bốn trăm năm mươi nghìn"),
        (1_490_000, "một triệu bốn trăm chín mươi nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_050_000, "hai triệu không trăm năm mươi nghìn"),
        (1_000_000_000, "một tỷ"),
        (
            999_999_999_999,
            " ".join(f"chín trăm chín mươi chín {unit}" for unit in ("tỷ", "triệu", "nghìn", "")).strip(),
        ),
    ],
)
def test_number_in_words(value: int, words: str) -> None:
    assert number_in_words(value) == words


@pytest.mark.parametrize("value", [-1, 10**12])
def test_number_in_words_has_its_limits(value: int) -> None:
    with pytest.raises(ValueError, match="in words"):
        number_in_words(value)


def test_numbers_in_words_differ() -> None:
    written = {number_in_words(value) for value in range(20_000)}
    assert len(written) == 20_000


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (Decimal("450000.00"), "Bốn trăm năm mươi nghìn đồng"),
        (1_221_000, "Một triệu hai trăm hai mươi mốt nghìn đồng"),
        (24_000, "Hai mươi tư nghìn đồng"),
        (14_000, "Mười bốn nghìn đồng"),
        (104_000, "Một trăm linh bốn nghìn đồng"),
        (3_515_000, "Ba triệu năm trăm mười lăm nghìn đồng"),
        (10_000_000, "Mười triệu đồng"),
        (1_000_540_000, "Một tỷ năm trăm bốn mươi nghìn đồng"),
    ],
)
def test_money_in_words(amount: Decimal | int, words: str) -> None:
    assert money_in_words(amount) == words


@pytest.mark.parametrize("amount", [-1, Decimal("0.5"), 10**12])
def test_money_in_words_has_its_limits(amount: Decimal | int) -> None:
    with pytest.raises(ValueError, match=r"words|whole"):
        money_in_words(amount)
