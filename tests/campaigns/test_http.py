"""What pages send back, honest or forged, is read without breaking anything."""

from __future__ import annotations

import pytest
from django.http import Http404
from django.test import RequestFactory

from campaigns.http import LONGEST_KEY, period_of, versioned_key, whole
from tests.factories import make_campaign, make_period


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("9" * LONGEST_KEY, 10**LONGEST_KEY - 1),
        ("9" * (LONGEST_KEY + 1), None),
        ("9" * 5000, None),
        ("", None),
        ("-1", None),
        ("1e9", None),
        ("²", None),
        ("NaN", None),
        ("\x00", None),
    ],
)
def test_a_key_is_a_whole_number_of_the_database(text: str, number: int | None) -> None:
    assert whole(text) == number


@pytest.mark.parametrize(
    ("text", "pair"),
    [("12:3", (12, 3)), ("12", (0, 0)), ("12:", (0, 0)), ("x:3", (0, 0)), ("1:" + "9" * 5000, (0, 0))],
)
def test_a_ticked_box_names_a_row_in_its_version(text: str, pair: tuple[int, int]) -> None:
    assert versioned_key(text) == pair


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["' OR 1", "١٢", "x" * 5000, "\x00x"])
def test_an_unknown_period_is_not_found(code: str) -> None:
    period = make_period(make_campaign())
    with pytest.raises(Http404):
        period_of(RequestFactory().get("/", {"dot": code}), period.campaign)


@pytest.mark.django_db
def test_a_code_with_a_nul_asks_neither_database_for_it() -> None:
    period = make_period(make_campaign())
    assert period_of(RequestFactory().get("/", {"dot": f"{period.code}\x00"}), period.campaign) == period
