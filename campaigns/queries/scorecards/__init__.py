"""Score sheets: which ones somebody sees, what stands on one, and what it still lacks."""

from __future__ import annotations

from campaigns.queries.scorecards.lists import (
    NOT_STARTED,
    accepted,
    state_counts,
    to_score,
    visible_to,
    waiting_for_acceptance,
)
from campaigns.queries.scorecards.reasons import (
    EDITABLE,
    reasons_against_finishing,
    reasons_against_recalling,
    reasons_against_sending,
    reasons_by_window,
)
from campaigns.queries.scorecards.sheet import Change, Line, Part, Sheet, sheet_of, sheets_of

__all__ = [
    "EDITABLE",
    "NOT_STARTED",
    "Change",
    "Line",
    "Part",
    "Sheet",
    "accepted",
    "reasons_against_finishing",
    "reasons_against_recalling",
    "reasons_against_sending",
    "reasons_by_window",
    "sheet_of",
    "sheets_of",
    "state_counts",
    "to_score",
    "visible_to",
    "waiting_for_acceptance",
]
