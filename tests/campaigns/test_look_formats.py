"""Dates and numbers typed and read the Vietnamese way."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from django import forms
from django.utils import formats, translation


class Figures(forms.Form):
    day = forms.DateField(required=False)
    moment = forms.DateTimeField(required=False)
    points = forms.DecimalField(required=False, localize=True)


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


def cleaned(name: str, text: str) -> object:
    form = Figures({name: text})
    assert form.is_valid(), form.errors
    return form.cleaned_data[name]


@pytest.mark.parametrize("text", ["02/09/2025", "2/9/2025", "02-09-2025", "2.9.2025", "2025-09-02"])
def test_the_day_comes_before_the_month(text: str):
    assert cleaned("day", text) == date(2025, 9, 2)


def test_a_month_first_date_is_refused():
    assert "day" in Figures({"day": "09/30/2025"}).errors


@pytest.mark.parametrize("text", ["02/09/2025 14:30", "14:30 02/09/2025"])
def test_a_moment_is_read_either_way_round(text: str):
    assert cleaned("moment", text).replace(tzinfo=None) == datetime(2025, 9, 2, 14, 30)


@pytest.mark.parametrize(("text", "value"), [("8,5", "8.5"), ("98,00", "98.00"), ("8.5", "8.5")])
def test_the_comma_is_the_decimal_mark_and_a_point_is_forgiven(text: str, value: str):
    assert cleaned("points", text) == Decimal(value)


def test_dates_and_numbers_are_written_so_too():
    assert formats.date_format(date(2025, 9, 2), "SHORT_DATE_FORMAT") == "02/09/2025"
    assert formats.date_format(date(2025, 9, 2), "YEAR_MONTH_FORMAT") == "tháng 9 năm 2025"
    assert formats.number_format(Decimal("1490000.5"), use_l10n=True, force_grouping=True) == "1.490.000,5"


def test_the_week_begins_on_monday():
    assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
