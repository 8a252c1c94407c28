"""Rows to sheets: what each paper says, before it is set."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from awards.documents.compose.cover import cover_sheet
from awards.documents.compose.decision import decision_draft, decision_sheet
from awards.documents.compose.explanation import explanation_of, explanation_sheet
from awards.documents.compose.index import index_sheet
from awards.documents.compose.minutes import minutes_sheet
from awards.documents.compose.proposal import proposal_sheet
from awards.documents.compose.report import report_day, report_sheet
from awards.documents.sheets import Sheet
from awards.enums import PaperKind
from awards.queries.papers import Subject
from campaigns.models import Signatory

__all__ = [
    "cover_sheet",
    "decision_draft",
    "decision_sheet",
    "explanation_of",
    "explanation_sheet",
    "index_sheet",
    "minutes_sheet",
    "proposal_sheet",
    "report_day",
    "report_sheet",
    "sheet_of",
]


class Composer(Protocol):
    """Makes the sheet of one kind of paper; without number and day the draft of ``today``."""

    def __call__(
        self,
        subject: Any,
        /,
        *,
        today: date,
        number: int | None,
        day: date | None,
        signatory: Signatory | None,
    ) -> Sheet: ...


COMPOSERS: dict[PaperKind, Composer] = {
    PaperKind.PROPOSAL: proposal_sheet,
    PaperKind.MINUTES: minutes_sheet,
    PaperKind.ACHIEVEMENT_REPORT: report_sheet,
    PaperKind.AWARD_DECISION: decision_sheet,
}


def sheet_of(
    kind: PaperKind,
    subject: Subject,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> Sheet:
    """The sheet of the paper of ``kind`` about ``subject``; without number and day a draft."""
    return COMPOSERS[kind](subject, today=today, number=number, day=day, signatory=signatory)
