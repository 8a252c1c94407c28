"""Days and hours as papers and screens write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class DateParts:
    """The three figures of an official date, zeros as the law wants them."""

    day: str
    month: str
    year: str


def date_parts(day: date) -> DateParts:
    """The figures of an official date: a zero for days below 10 and for months 1 and 2 only.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return DateParts(day=f"{day.day:02}", month=month, year=str(day.year))


def official_date(day: date) -> str:
    """The date as papers write it: "ngày 05 tháng 02 năm 2022", "ngày 29 tháng 7 năm 2022"."""
    parts = date_parts(day)
    return f"ngày {parts.day} tháng {parts.month} năm {parts.year}"


def short_date(day: date) -> str:
    """The date as screens write it: "05/02/2022"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def clock_time(at: time | datetime) -> str:
    """The hour as minutes of a meeting write it: "08 giờ 00". A datetime is given in local time."""
    return f"{at.hour:02} giờ {at.minute:02}"
