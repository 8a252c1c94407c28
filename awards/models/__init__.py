"""The rows of the upper app."""

from __future__ import annotations

from awards.models.council import AgendaItem, Attendance, Ballot, Council, Meeting, Seat
from awards.models.decision import Decision, DecisionResult
from awards.models.dossier import Dossier, HandOver
from awards.models.nomination import Finding, Nomination
from awards.models.paper import Paper
from awards.models.report import ReportVersion
from awards.models.standard import (
    BaseSalary,
    BonusFactor,
    Condition,
    Quota,
    Regime,
    RequiredPaper,
    Standard,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "BaseSalary",
    "BonusFactor",
    "Condition",
    "Council",
    "Decision",
    "DecisionResult",
    "Dossier",
    "Finding",
    "HandOver",
    "Meeting",
    "Nomination",
    "Paper",
    "Quota",
    "Regime",
    "ReportVersion",
    "RequiredPaper",
    "Seat",
    "Standard",
]
