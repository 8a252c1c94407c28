"""Rows to sheets: what each paper says, before it is set."""

from __future__ import annotations

from datetime import date

from awards.documents.compose.decision import decision_draft, decision_sheet
from awards.documents.compose.index import index_sheet
from awards.documents.compose.minutes import minutes_sheet
from awards.documents.compose.proposal import proposal_sheet
from awards.documents.compose.report import report_day, report_sheet
from awards.documents.sheets import Sheet
from awards.models import Decision, Dossier, Meeting
from awards.queries.papers import Subject
from campaigns.models import Signatory

__all__ = [
    "decision_draft",
    "decision_sheet",
    "index_sheet",
    "minutes_sheet",
    "proposal_sheet",
    "report_day",
    "report_sheet",
    "sheet_of",
]


def sheet_of(
    subject: Subject,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> Sheet:
    """The sheet of the one paper that is written about ``subject``; without number and day a draft."""
    if isinstance(subject, Dossier):
        return proposal_sheet(subject, today=today, number=number, day=day, signatory=signatory)
    if isinstance(subject, Meeting):
        return minutes_sheet(subject, today=today, number=number, day=day)
    if isinstance(subject, Decision):
        return decision_sheet(subject, today=today, number=number, day=day, signatory=signatory)
    return report_sheet(subject, today=today, day=day)
