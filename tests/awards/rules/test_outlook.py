"""Points to the next band, what each criterion could bring, whose turn it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.enums import Check, NominationState
from awards.rules.outlook import Held, chances, last_day_for, next_act, points_to_next_band
from campaigns.enums import CriterionRule, Role
from campaigns.rules.scoring import Band, Mark, Weighed, reckon

BANDS = [
    Band("tot", "Tốt", Decimal(80)),
    Band("xuat-sac", "Xuất sắc", Decimal(90)),
    Band("yeu", "Yếu", Decimal(0)),
]
JUDGED, BONUS, PENALTY = CriterionRule.JUDGEMENT, CriterionRule.BONUS, CriterionRule.PENALTY
NOT_ARISING = "kps"


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("0", ("tot", "80")),
        ("79.99", ("tot", "0.01")),
        ("80", ("xuat-sac", "10")),
        ("89.5", ("xuat-sac", "0.5")),
        ("90", None),
        ("100", None),
    ],
)
def test_points_to_the_next_band(total: str, expected: tuple[str, str] | None) -> None:
    gap = points_to_next_band(Decimal(total), BANDS)
    found = (gap.band.code, gap.missing) if gap else None
    assert found == (expected and (expected[0], Decimal(expected[1])))


def test_no_bands_no_gap() -> None:
    assert points_to_next_band(Decimal(50), []) is None


def held(*rows: tuple[int, str | None, CriterionRule]) -> list[Held[int]]:
    """Criteria in short: maximum, points (None: not yet, "kps": does not arise), rule."""
    return [
        Held(
            key,
            Weighed(
                Decimal(maximum),
                rule,
                Mark(not_arising=True)
                if points == NOT_ARISING
                else Mark(None if points is None else Decimal(points)),
            ),
        )
        for key, (maximum, points, rule) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(60, "60", JUDGED), (40, "30", JUDGED)], [(1, "10", "10")]),
        ([(60, "50", JUDGED), (40, None, JUDGED)], [(1, "40", "40"), (0, "10", "10")]),
        ([(50, "40", JUDGED), (50, "40", JUDGED)], [(0, "10", "10"), (1, "10", "10")]),
        ([(60, "30", JUDGED), (40, NOT_ARISING, JUDGED)], [(0, "30", "50")]),
        ([(60, "60", JUDGED), (40, "40", JUDGED), (5, None, BONUS)], []),
        ([(60, "60", JUDGED), (40, "37", JUDGED), (5, None, BONUS)], [(1, "3", "3"), (2, "5", "3")]),
        ([(100, "90", JUDGED), (5, "2", PENALTY)], [(0, "10", "10"), (1, "2", "2")]),
        ([(100, "90", JUDGED), (5, "0", PENALTY)], [(0, "10", "10")]),
        ([(100, "90", JUDGED), (5, None, PENALTY)], [(0, "10", "10")]),
        ([(100, NOT_ARISING, JUDGED)], []),
        ([], []),
    ],
    ids=[
        "one below its best",
        "biggest first",
        "equal ones in the table's order",
        "rescaled: 30 points are worth 50",
        "a full table takes no bonus",
        "bonus only up to the table's end",
        "a penalty taken away",
        "no penalty of 0",
        "no penalty not given",
        "nothing arises",
        "no table",
    ],
)
def test_chances(
    rows: list[tuple[int, str | None, CriterionRule]], expected: list[tuple[int, str, str]]
) -> None:
    found = [(each.key, each.missing, each.gain) for each in chances(held(*rows))]
    assert found == [(key, Decimal(missing), Decimal(gain)) for key, missing, gain in expected]


ROWS = st.lists(
    st.tuples(
        st.integers(1, 40),
        st.none() | st.just(NOT_ARISING) | st.integers(0, 40).map(str),
        st.sampled_from([JUDGED, BONUS, PENALTY]),
    ).map(
        lambda row: (
            row if row[1] in (None, NOT_ARISING) else (row[0], str(min(int(str(row[1])), row[0])), row[2])
        )
    ),
    max_size=8,
)


@given(ROWS)
def test_a_gain_is_real_and_stays_on_the_table(rows: list[tuple[int, str | None, CriterionRule]]) -> None:
    lines = held(*rows)
    now = reckon(line.weighed for line in lines)
    for chance in chances(lines):
        assert chance.gain > 0
        assert now.total + chance.gain <= now.full
        assert chance.missing <= lines[chance.key].weighed.max_points


SCORING, DOSSIER = date(2025, 11, 30), date(2025, 12, 29)


@pytest.mark.parametrize(
    ("check", "today", "expected"),
    [
        (Check.GRADE, date(2025, 11, 30), SCORING),
        (Check.GRADE, date(2025, 12, 1), DOSSIER),
        (Check.MEASURE, date(2025, 11, 1), DOSSIER),
        (Check.INITIATIVE, date(2025, 11, 1), DOSSIER),
    ],
)
def test_by_when(check: Check, today: date, expected: date) -> None:
    assert last_day_for(check, scoring_closes=SCORING, dossier_last=DOSSIER, today=today) == expected


@pytest.mark.parametrize(
    ("state", "is_person", "who"),
    [
        (NominationState.DRAFT, True, Role.UNIT),
        (NominationState.DRAFT, False, Role.OFFICE),
        (NominationState.RETURNED, True, Role.INDIVIDUAL),
        (NominationState.ENDORSED, False, Role.UNIT),
        (NominationState.SUBMITTED, False, Role.OFFICE),
        (NominationState.SENT_BACK, False, Role.OFFICE),
        (NominationState.ACCEPTED, True, Role.COUNCIL),
        (NominationState.PASSED, True, Role.CHAIRMAN),
        (NominationState.APPROVED, True, None),
        (NominationState.FAILED, True, None),
        (NominationState.WITHDRAWN, True, None),
    ],
)
def test_whose_turn_it_is(state: NominationState, is_person: bool, who: Role | None) -> None:
    act = next_act(state, is_person=is_person)
    assert (act and act.who) == who
