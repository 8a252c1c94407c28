"""Rows to sheets: what each paper says, before it is set."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from awards.documents.compose.ballot import ballot_sheet
from awards.documents.compose.bonus_table import bonus_table_sheet
from awards.documents.compose.certificate import (
    calibration_sheet,
    certificate_sheet,
    sample_certificate_sheet,
)
from awards.documents.compose.cover import cover_sheet
from awards.documents.compose.decision import decision_draft, decision_sheet
from awards.documents.compose.evidence_list import evidence_list_sheet
from awards.documents.compose.explanation import explanation_of, explanation_sheet
from awards.documents.compose.hand_over import hand_over_sheet
from awards.documents.compose.index import index_row, index_sheet, issued_rows
from awards.documents.compose.invitation import invitation_sheet
from awards.documents.compose.launch_plan import launch_plan_sheet
from awards.documents.compose.minutes import minutes_sheet
from awards.documents.compose.nominee_list import nominee_list_sheet
from awards.documents.compose.proposal import proposal_sheet
from awards.documents.compose.ranking import ranking_sheet
from awards.documents.compose.registration_form import registration_form_sheet
from awards.documents.compose.reminder import reminder_sheet
from awards.documents.compose.report import report_day, report_sheet
from awards.documents.compose.score_form import score_form_sheet
from awards.documents.compose.summary import summary_sheet
from awards.documents.compose.tally import tally_sheet
from awards.documents.sheets import Sheet
from awards.enums import PaperKind
from awards.queries.papers import Subject
from campaigns.models import Signatory

__all__ = [
    "ballot_sheet",
    "bonus_table_sheet",
    "calibration_sheet",
    "certificate_sheet",
    "cover_sheet",
    "decision_draft",
    "decision_sheet",
    "evidence_list_sheet",
    "explanation_of",
    "explanation_sheet",
    "hand_over_sheet",
    "index_row",
    "index_sheet",
    "invitation_sheet",
    "issued_rows",
    "launch_plan_sheet",
    "minutes_sheet",
    "nominee_list_sheet",
    "proposal_sheet",
    "ranking_sheet",
    "registration_form_sheet",
    "reminder_sheet",
    "report_day",
    "report_sheet",
    "sample_certificate_sheet",
    "score_form_sheet",
    "sheet_of",
    "summary_sheet",
    "tally_sheet",
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


class ChoosingComposer(Protocol):
    """A composer that also takes what its user chose for this one paper."""

    def __call__(
        self,
        subject: Any,
        /,
        *,
        today: date,
        number: int | None,
        day: date | None,
        signatory: Signatory | None,
        options: Mapping[str, str] | None,
    ) -> Sheet: ...


COMPOSERS: dict[PaperKind, Composer] = {
    PaperKind.PROPOSAL: proposal_sheet,
    PaperKind.MINUTES: minutes_sheet,
    PaperKind.ACHIEVEMENT_REPORT: report_sheet,
    PaperKind.AWARD_DECISION: decision_sheet,
    PaperKind.INVITATION: invitation_sheet,
    PaperKind.SUMMARY_REPORT: summary_sheet,
}
CHOOSING: dict[PaperKind, ChoosingComposer] = {
    PaperKind.TALLY_MINUTES: tally_sheet,
    PaperKind.REMINDER: reminder_sheet,
}


def sheet_of(
    kind: PaperKind,
    subject: Subject,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
    options: Mapping[str, str] | None = None,
) -> Sheet:
    """The sheet of the paper of ``kind`` about ``subject``; without number and day a draft.

    ``options`` are the user's choices for kinds that have any: the stage of a reminder, who counted.
    """
    if kind in CHOOSING:
        return CHOOSING[kind](
            subject, today=today, number=number, day=day, signatory=signatory, options=options
        )
    return COMPOSERS[kind](subject, today=today, number=number, day=day, signatory=signatory)
