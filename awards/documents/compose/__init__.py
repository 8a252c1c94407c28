"""Rows to sheets: what each paper says, before it is set."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from awards.documents.compose.bonus_table import bonus_table_sheet
from awards.documents.compose.certificate import (
    calibration_sheet,
    certificate_sheet,
    sample_certificate_sheet,
)
from awards.documents.compose.decision import decision_draft, decision_sheet
from awards.documents.compose.hand_over import hand_over_sheet
from awards.documents.compose.index import index_row, index_sheet, issued_rows
from awards.documents.compose.minutes import minutes_sheet
from awards.documents.compose.nominee_list import nominee_list_sheet
from awards.documents.compose.proposal import proposal_sheet
from awards.documents.compose.ranking import ranking_sheet
from awards.documents.compose.registration_form import registration_form_sheet
from awards.documents.compose.report import report_day, report_sheet
from awards.documents.compose.score_form import score_form_sheet
from awards.documents.sheets import Sheet
from awards.enums import PaperKind
from awards.queries.papers import Subject
from campaigns.models import Signatory

__all__ = [
    "bonus_table_sheet",
    "calibration_sheet",
    "certificate_sheet",
    "decision_draft",
    "decision_sheet",
    "hand_over_sheet",
    "index_row",
    "index_sheet",
    "issued_rows",
    "minutes_sheet",
    "nominee_list_sheet",
    "proposal_sheet",
    "ranking_sheet",
    "registration_form_sheet",
    "report_day",
    "report_sheet",
    "sample_certificate_sheet",
    "score_form_sheet",
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
