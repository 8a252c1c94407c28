"""The round of explanation: its days, and what it keeps waiting."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from campaigns.rules.explanations import Round, last_day, mark_words, reasons_against_reopening
from campaigns.rules.scoring import Mark

FRIDAY, MONDAY, TUESDAY = date(2024, 12, 13), date(2024, 12, 16), date(2024, 12, 17)


@pytest.mark.parametrize(
    ("finished", "days", "last"),
    [
        (FRIDAY, 0, None),
        (FRIDAY, 1, date(2024, 12, 14)),  # a Saturday counts
        (FRIDAY, 3, MONDAY),
        (date(2024, 12, 30), 3, date(2025, 1, 2)),
    ],
)
def test_days_are_those_of_the_calendar(finished: date, days: int, last: date | None) -> None:
    assert last_day(finished, days) == last


@pytest.mark.parametrize(
    ("round_", "today", "explaining", "agreeing", "publishing"),
    [
        (Round(None, False, 0), FRIDAY, ["no_round"], ["no_round"], []),
        (Round(MONDAY, False, 0), FRIDAY, [], [], ["round_open"]),
        (Round(MONDAY, False, 0), MONDAY, [], [], ["round_open"]),
        (Round(MONDAY, False, 0), TUESDAY, ["window_closed"], ["window_closed"], []),
        (Round(MONDAY, True, 0), FRIDAY, ["agreed"], ["agreed"], []),
        (Round(MONDAY, False, 1), FRIDAY, [], ["explanation_open"], ["explanation_open"]),
        (Round(MONDAY, False, 1), TUESDAY, ["window_closed"], ["window_closed"], ["explanation_open"]),
        (Round(None, False, 1), FRIDAY, ["no_round"], ["no_round"], ["explanation_open"]),
    ],
)
def test_what_a_round_allows(
    round_: Round, today: date, explaining: list[str], agreeing: list[str], publishing: list[str]
) -> None:
    assert [reason.code for reason in round_.reasons_against_explaining(today)] == explaining
    assert [reason.code for reason in round_.reasons_against_agreeing(today)] == agreeing
    assert [reason.code for reason in round_.reasons_against_publishing(today)] == publishing
    assert round_.is_open(today) == (not explaining)


def test_the_last_day_is_told() -> None:
    (reason,) = Round(MONDAY, False, 0).reasons_against_publishing(FRIDAY)
    assert "đến hết ngày 16/12/2024" in reason.sentence


@pytest.mark.parametrize(
    ("unanswered", "council", "codes"),
    [
        (0, False, []),
        (1, False, ["explanation_open"]),
        (0, True, ["council_points"]),
        (2, True, ["explanation_open", "council_points"]),
    ],
)
def test_what_stands_against_reopening(unanswered: int, council: bool, codes: list[str]) -> None:
    assert [reason.code for reason in reasons_against_reopening(unanswered, council)] == codes


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(), "chưa có điểm"),
        (Mark(Decimal("8.50")), "8,5"),
        (Mark(Decimal(0)), "0"),
        (Mark(not_arising=True), "không phát sinh"),
    ],
)
def test_a_mark_in_words(mark: Mark, words: str) -> None:
    assert mark_words(mark) == words
