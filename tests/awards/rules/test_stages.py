"""Where a period stands among the eight stages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from awards.enums import DossierState as D
from awards.enums import NominationState as N
from awards.rules.stages import FINISHED, PeriodFacts, stage_of
from campaigns.enums import ScorecardState as S

CLOSES, LAST = date(2024, 3, 31), date(2024, 12, 29)


def facts(**more: Any) -> PeriodFacts:
    given: dict[str, Any] = {
        "registration_closes": CLOSES,
        "dossier_last_day": LAST,
        "scorecards": frozenset(),
        "accepted_unscored": 0,
        "nominations": frozenset(),
        "dossiers": frozenset(),
        "undecided_own": 0,
    }
    return PeriodFacts(**(given | more))


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2023, 12, 1), "registration"),
        (CLOSES, "registration"),
        (date(2024, 4, 1), "scoring"),
        (LAST, "scoring"),
        (date(2024, 12, 30), FINISHED),
    ],
)
def test_with_nothing_done_the_days_decide(today, stage):
    assert stage_of(facts(), today) == stage


@pytest.mark.parametrize(
    ("cards", "unscored", "stage"),
    [
        ({S.DRAFT, S.APPRAISED}, 0, "scoring"),
        ({S.SUBMITTED}, 0, "scoring"),
        ({S.RETURNED, S.PUBLISHED}, 0, "scoring"),
        ({S.APPRAISED}, 1, "scoring"),
        ({S.APPRAISED, S.PUBLISHED}, 0, "ranking"),
        ({S.PUBLISHED}, 0, "nomination"),
    ],
)
def test_the_sheets_lead_to_the_nominations(cards, unscored, stage):
    known = facts(scorecards=frozenset(cards), accepted_unscored=unscored)
    assert stage_of(known, date(2024, 11, 1)) == stage


@pytest.mark.parametrize(
    ("nominations", "stage"),
    [
        ({N.DRAFT, N.PASSED}, "nomination"),
        ({N.RETURNED}, "nomination"),
        ({N.ACCEPTED, N.PASSED}, "council"),
        ({N.SENT_BACK}, "council"),
        ({N.PASSED, N.APPROVED}, "chairman"),
        ({N.APPROVED}, "dossier"),
        ({N.AWARDED, N.NOT_AWARDED}, FINISHED),
        ({N.FAILED}, FINISHED),
        ({N.WITHDRAWN}, "scoring"),
    ],
)
def test_the_least_advanced_nomination_decides(nominations, stage):
    assert stage_of(facts(nominations=frozenset(nominations)), date(2024, 12, 1)) == stage


@pytest.mark.parametrize(
    ("dossiers", "own", "stage"),
    [
        ({D.PREPARING, D.HANDED_OVER}, 0, "dossier"),
        ({D.HANDED_OVER}, 0, "result"),
        (set(), 1, "result"),
        ({D.PREPARING}, 1, "dossier"),
    ],
)
def test_approved_nominations_wait_for_dossiers_and_results(dossiers, own, stage):
    known = facts(nominations=frozenset({N.APPROVED}), dossiers=frozenset(dossiers), undecided_own=own)
    assert stage_of(known, date(2025, 2, 1)) == stage
