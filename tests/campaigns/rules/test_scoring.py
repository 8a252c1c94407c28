from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.enums import CriterionRule
from campaigns.errors import Refused
from campaigns.rules.scoring import (
    Band,
    CriterionSpec,
    Option,
    allowed,
    grade,
    parse_points,
    ratio_points,
    total,
    working,
)

D = Decimal
BANDS = (
    Band("tot", "Tốt", D(80)),
    Band("yeu", "Yếu", D(0)),
    Band("xuat-sac", "Xuất sắc", D(90)),
    Band("kha", "Khá", D(70)),
)
CHOICES = (Option("Đúng hạn", D(4)), Option("Chậm", D("2.5")), Option("Không", D(0)))


def spec(rule: CriterionRule, code: str = "a") -> CriterionSpec:
    return CriterionSpec(code, D(4), rule, options=CHOICES if rule == CriterionRule.CHOICE else ())


@pytest.mark.parametrize(
    ("value", "points"),
    [
        ("0", "0.00"),
        ("49", "4.00"),
        ("97.99", "8.00"),  # 7.99918…
        ("97.93", "7.99"),
        ("98", "8.00"),
        ("100", "8.00"),
    ],
)
def test_ratio_points(value: str, points: str) -> None:
    earned = ratio_points(D(value), D(98), D(8))
    assert str(earned) == points


def test_a_ratio_is_rounded_half_up() -> None:
    assert ratio_points(D("0.5"), D(100), D(1)) == D("0.01")
    assert ratio_points(D("0.49"), D(100), D(1)) == D("0.00")


def test_an_unknown_measure_earns_nothing_known() -> None:
    assert ratio_points(None, D(98), D(8)) is None


def test_a_negative_measure_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        ratio_points(D("-0.01"), D(98), D(8))
    assert refused.value.codes == ("value_negative",)


@pytest.mark.parametrize("full_at", ["0", "-1"])
def test_full_at_must_be_above_zero(full_at: str) -> None:
    with pytest.raises(ValueError, match="full_at"):
        ratio_points(None, D(full_at), D(8))


@given(
    st.decimals(min_value=0, max_value=200, places=2),
    st.decimals(min_value=D("0.01"), max_value=100, places=2),
    st.decimals(min_value=0, max_value=100, places=2),
)
def test_a_ratio_stays_between_zero_and_the_maximum(value: Decimal, full_at: Decimal, most: Decimal) -> None:
    earned = ratio_points(value, full_at, most)
    assert earned is not None
    assert 0 <= earned <= most
    assert allowed(CriterionSpec("a", most, CriterionRule.RATIO, full_at), earned) == []


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("99.20", "99,2% × 8 / 98% = 8,0 (mức tối đa)"),
        ("98.00", "98% × 8 / 98% = 8,0 (mức tối đa)"),
        ("97.93", "97,93% × 8 / 98% = 7,99"),
        ("49", "49% × 8 / 98% = 4,0"),
    ],
)
def test_working(value: str, sentence: str) -> None:
    assert working(D(value), D(98), D(8)) == sentence


@pytest.mark.parametrize(
    ("rule", "points", "codes"),
    [
        (CriterionRule.JUDGEMENT, "0", []),
        (CriterionRule.JUDGEMENT, "4", []),
        (CriterionRule.JUDGEMENT, "4.00", []),
        (CriterionRule.JUDGEMENT, "3.999", ["points_decimals"]),
        (CriterionRule.JUDGEMENT, "4.01", ["points_above_max"]),
        (CriterionRule.JUDGEMENT, "-0.01", ["points_negative"]),
        (CriterionRule.JUDGEMENT, "-0.001", ["points_decimals", "points_negative"]),
        (CriterionRule.JUDGEMENT, "NaN", ["points_not_a_number"]),
        (CriterionRule.JUDGEMENT, "Infinity", ["points_not_a_number"]),
        (CriterionRule.DEDUCTION, "0", []),
        (CriterionRule.DEDUCTION, "4", []),
        (CriterionRule.DEDUCTION, "-1", ["points_negative"]),
        (CriterionRule.DEDUCTION, "5", ["points_above_max"]),
        (CriterionRule.CHOICE, "2.50", []),
        (CriterionRule.CHOICE, "0", []),
        (CriterionRule.CHOICE, "3", ["points_not_an_option"]),
        (CriterionRule.CHOICE, "5", ["points_above_max"]),
    ],
)
def test_allowed(rule: CriterionRule, points: str, codes: list[str]) -> None:
    assert [reason.code for reason in allowed(spec(rule), D(points))] == codes


def test_the_refused_choice_names_the_lawful_ones() -> None:
    (reason,) = allowed(spec(CriterionRule.CHOICE), D(3))
    assert reason.sentence == "Hãy chọn một trong các mức điểm của tiêu chí: 4; 2,5; 0."


def test_total() -> None:
    assert str(total([])) == "0.00"
    assert str(total([D("0.1"), D("0.2"), D(8)])) == "8.30"


@pytest.mark.parametrize(
    ("text", "points"),
    [("8,5", "8.50"), ("8.5", "8.50"), (" 8 ", "8.00"), ("0", "0.00"), ("-0", "0.00"), ("08,05", "8.05")],
)
def test_parse_points(text: str, points: str) -> None:
    assert str(parse_points(text)) == points


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("8,555", "points_decimals"),
        ("1.000", "points_decimals"),
        ("8,500", "points_decimals"),
        ("-1", "points_negative"),
        ("", "points_not_a_number"),
        ("tám", "points_not_a_number"),
        ("8,", "points_not_a_number"),
        (",5", "points_not_a_number"),
        ("1.000,5", "points_not_a_number"),
        ("1e3", "points_not_a_number"),
        ("NaN", "points_not_a_number"),
        ("٣", "points_not_a_number"),
    ],
)
def test_typed_points_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_points(text)
    assert refused.value.codes == (code,)


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ("100", "xuat-sac"),
        ("90", "xuat-sac"),
        ("89.99", "tot"),
        ("80", "tot"),
        ("79.99", "kha"),
        ("0", "yeu"),
    ],
)
def test_grade(points: str, code: str) -> None:
    band = grade(D(points), BANDS)
    assert band is not None
    assert band.code == code


def test_no_band_is_reached() -> None:
    assert grade(D("69.99"), [band for band in BANDS if band.at_least]) is None
    assert grade(D(100), []) is None
