"""A figure as the office types it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from campaigns.forms.figures import FigureField


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("98,5", "98.5"),
        ("98.5", "98.5"),
        ("98,5%", "98.5"),
        (" 98,5 % ", "98.5"),
        ("1.250", "1250"),
        ("1.234.567,5", "1234567.5"),
        ("1 250", "1250"),
        ("0", "0"),
        ("12.50", "12.50"),
    ],
)
def test_what_is_understood(typed: str, value: str) -> None:
    assert FigureField(decimal_places=2).clean(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["mười", "1,2,3", "NaN", "Infinity", "9,999", "--1", "1.25.0"])
def test_what_is_refused_in_vietnamese(typed: str) -> None:
    with pytest.raises(ValidationError) as error:
        FigureField(decimal_places=2).clean(typed)
    assert "số" in error.value.messages[0]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [(Decimal("98.50"), "98,5"), (Decimal("1250.00"), "1.250"), ("12,x", "12,x"), (None, None)],
)
def test_how_it_is_shown(stored: Decimal | str | None, shown: str | None) -> None:
    assert FigureField().prepare_value(stored) == shown
