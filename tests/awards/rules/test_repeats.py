"""One achievement, one award: what each earlier decision means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from awards.enums import Repeat
from awards.rules.namesakes import Likeness
from awards.rules.repeats import PastFact, Sought, find_repeats, reasons_of

FORM, OTHER_FORM = "Giấy khen của Chủ tịch UBND huyện", "Bằng khen của Chủ tịch UBND tỉnh"
SOUGHT = Sought(FORM, period=24, campaign=1, is_term=False)
PAST = PastFact(
    key="quyet-dinh:1",
    who="Lê Văn An",
    award=FORM,
    achievement="phong trào “Cải cách” năm 2024",
    number="12/QĐ-UBND",
    decided_on=date(2025, 1, 10),
    issuer="Chủ tịch UBND huyện",
    likeness=Likeness.SAME,
    period=24,
    campaign=1,
)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({}, Repeat.STOPS),
        ({"award": OTHER_FORM}, Repeat.STOPS),
        ({"period": 23}, Repeat.SHOWN),
        ({"period": 23, "award": OTHER_FORM}, Repeat.SHOWN),
        ({"period": 99, "is_term": True}, Repeat.SHOWN),
        ({"period": None, "campaign": None}, Repeat.SHOWN),
        ({"period": 24, "campaign": 1, "likeness": Likeness.LIKELY}, Repeat.TO_CLEAR),
        ({"period": 23, "likeness": Likeness.LIKELY}, Repeat.TO_CLEAR),
        ({"likeness": Likeness.LIKELY, "same": False}, Repeat.CLEARED),
        ({"likeness": Likeness.LIKELY, "same": True}, Repeat.STOPS),
        ({"likeness": Likeness.LIKELY, "same": True, "period": 23}, Repeat.SHOWN),
    ],
)
def test_kinds(change: dict[str, Any], kind: Repeat) -> None:
    (found,) = find_repeats(SOUGHT, [replace(PAST, **change)])
    assert found.kind is kind
    assert "Quyết định số 12/QĐ-UBND ngày 10/01/2025 của Chủ tịch UBND huyện" in found.sentence


def test_a_year_and_the_term_are_two_awards() -> None:
    (found,) = find_repeats(replace(SOUGHT, period=99, is_term=True), [PAST])
    assert found.kind is Repeat.SHOWN
    assert "cả giai đoạn" in found.sentence


def test_strangers_are_left_out() -> None:
    assert find_repeats(SOUGHT, [replace(PAST, likeness=Likeness.NONE)]) == []


def test_the_sentence_says_whether_it_was_this_form() -> None:
    (same,) = find_repeats(SOUGHT, [replace(PAST, award=FORM.upper())])
    (other,) = find_repeats(SOUGHT, [replace(PAST, award=OTHER_FORM)])
    assert "chính hình thức này" in same.sentence
    assert "một hình thức khác" in other.sentence


def test_reasons_are_what_stops_first_then_what_is_unclear() -> None:
    shown = replace(PAST, period=23)
    likely = replace(PAST, likeness=Likeness.LIKELY)
    found = find_repeats(SOUGHT, [shown, likely, PAST])
    assert [each.kind for each in found] == [Repeat.STOPS, Repeat.TO_CLEAR, Repeat.SHOWN]
    assert [reason.code for reason in reasons_of(found)] == ["awarded_before", "namesake"]


def test_the_latest_comes_first() -> None:
    old = replace(PAST, period=22, decided_on=date(2023, 1, 1), number="1")
    new = replace(PAST, period=23, decided_on=date(2024, 1, 1), number="2")
    assert [each.past.number for each in find_repeats(SOUGHT, [old, new])] == ["2", "1"]
