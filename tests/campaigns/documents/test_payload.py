"""Frozen data to JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from campaigns.documents.payload import from_payload, to_payload


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Figure:
    value: Decimal


@dataclass(frozen=True)
class Sample:
    name: str
    on: date | None
    at: datetime
    count: int
    flag: bool
    parts: tuple[Text | Figure, ...]
    later: str = "mặc định"


SAMPLE = Sample(
    "Đặng Thị Ngọc Ánh",
    date(2024, 2, 5),
    datetime(2024, 2, 5, 7, 30),
    3,
    True,
    (Text("a"), Figure(Decimal("98.00"))),
)


def test_round_trip_keeps_types_and_trailing_zeros() -> None:
    back = from_payload(Sample, json.loads(json.dumps(to_payload(SAMPLE))))
    assert back == SAMPLE
    assert repr(back) == repr(SAMPLE)


def test_nothing_stays_nothing() -> None:
    sample = Sample("", None, SAMPLE.at, 0, False, ())
    assert from_payload(Sample, to_payload(sample)) == sample


def test_field_added_later_takes_its_default() -> None:
    payload = to_payload(SAMPLE)
    del payload["later"]
    assert from_payload(Sample, payload).later == "mặc định"


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "Text"},
        {"unknown": 1},
        {"count": "3"},
        {"count": True},
        {"on": "05/02/2024"},
        {"parts": [{"kind": "Sample"}]},
        {"parts": "a"},
        {"name": None},
    ],
)
def test_payload_that_does_not_fit_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_payload(Sample, to_payload(SAMPLE) | change)


def test_missing_field_is_refused() -> None:
    payload = to_payload(SAMPLE)
    del payload["name"]
    with pytest.raises(ValueError, match="name"):
        from_payload(Sample, payload)


@pytest.mark.parametrize("value", [1.5, {"a": 1}, ["a"], object()])
def test_other_things_have_no_place(value: object) -> None:
    with pytest.raises(TypeError):
        to_payload(value)
