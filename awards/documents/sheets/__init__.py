"""The papers as frozen data: nothing here is read from the database.

A sheet holds all that its paper shows, so that an issued paper can be set again, letter by letter, years
later. Texts are stored without the closing marks of lists and of the paper; dates as dates; the templates
write them out. The papers of a dossier: Kế hoạch 454, mục IV.5.2.
"""

from __future__ import annotations

from typing import Any, get_args

from awards.documents.sheets.ballot import BallotGroup, BallotSheet
from awards.documents.sheets.bonus_table import BonusRow, BonusTableSheet
from awards.documents.sheets.certificate import (
    CalibrationMark,
    CalibrationSheet,
    Certificate,
    CertificateSheet,
    PlacedText,
)
from awards.documents.sheets.cover import CoverSheet
from awards.documents.sheets.decision import AwardDecisionSheet, Awardee
from awards.documents.sheets.evidence_list import EvidenceListSheet, EvidenceRow
from awards.documents.sheets.explanation import ExplainedRemark, ExplanationSheet, RemarkGroup
from awards.documents.sheets.hand_over import HandOverSheet
from awards.documents.sheets.index import IndexRow, IndexSheet
from awards.documents.sheets.invitation import InvitationSheet
from awards.documents.sheets.launch_plan import LaunchPlanSheet, PlanBlock, PlanChapter
from awards.documents.sheets.minutes import (
    Attendee,
    CaseRecord,
    MinutesSheet,
    PutOff,
    Recusal,
    VoteGroup,
    VoteRow,
    WrittenOpinion,
)
from awards.documents.sheets.nominee_list import NomineeListSheet, NomineeRow
from awards.documents.sheets.proposal import Nominees, ProposalSheet
from awards.documents.sheets.ranking import RankedRow, RankingPart, RankingSheet
from awards.documents.sheets.registration_form import Promise, RegistrationFormSheet
from awards.documents.sheets.reminder import LateRow, ReminderSheet
from awards.documents.sheets.report import AchievementReportSheet, Fact, ReportPart
from awards.documents.sheets.score_form import ScoreFormSheet, ScorePart, ScoreRow
from awards.documents.sheets.summary import FigureTable, SummaryChapter, SummaryPart, SummaryReportSheet
from awards.documents.sheets.tally import TallyGroup, TallyMinutesSheet, TallyRow
from campaigns.documents.payload import KIND, from_payload

__all__ = [
    "SHEETS",
    "AchievementReportSheet",
    "Attendee",
    "AwardDecisionSheet",
    "Awardee",
    "BallotGroup",
    "BallotSheet",
    "BonusRow",
    "BonusTableSheet",
    "CalibrationMark",
    "CalibrationSheet",
    "CaseRecord",
    "Certificate",
    "CertificateSheet",
    "CoverSheet",
    "EvidenceListSheet",
    "EvidenceRow",
    "ExplainedRemark",
    "ExplanationSheet",
    "Fact",
    "FigureTable",
    "HandOverSheet",
    "IndexRow",
    "IndexSheet",
    "InvitationSheet",
    "LateRow",
    "LaunchPlanSheet",
    "MinutesSheet",
    "NomineeListSheet",
    "NomineeRow",
    "Nominees",
    "PlacedText",
    "PlanBlock",
    "PlanChapter",
    "Promise",
    "ProposalSheet",
    "PutOff",
    "RankedRow",
    "RankingPart",
    "RankingSheet",
    "Recusal",
    "RegistrationFormSheet",
    "RemarkGroup",
    "ReminderSheet",
    "ReportPart",
    "ScoreFormSheet",
    "ScorePart",
    "ScoreRow",
    "Sheet",
    "SummaryChapter",
    "SummaryPart",
    "SummaryReportSheet",
    "TallyGroup",
    "TallyMinutesSheet",
    "TallyRow",
    "VoteGroup",
    "VoteRow",
    "WrittenOpinion",
    "read_sheet",
]


Sheet = (
    ProposalSheet
    | MinutesSheet
    | AchievementReportSheet
    | AwardDecisionSheet
    | IndexSheet
    | InvitationSheet
    | TallyMinutesSheet
    | ReminderSheet
    | SummaryReportSheet
    | LaunchPlanSheet
    | BallotSheet
    | RegistrationFormSheet
    | ScoreFormSheet
    | RankingSheet
    | NomineeListSheet
    | BonusTableSheet
    | HandOverSheet
    | CertificateSheet
    | CalibrationSheet
    | CoverSheet
    | ExplanationSheet
    | EvidenceListSheet
)
SHEETS: dict[str, type[Sheet]] = {kind.__name__: kind for kind in get_args(Sheet)}


def read_sheet(payload: dict[str, Any]) -> Sheet:
    """The sheet that ``to_payload`` wrote, of whichever kind. Raises ValueError when it is none of them."""
    kind = SHEETS.get(payload.get(KIND, ""))
    if kind is None:
        raise ValueError(f"{payload.get(KIND)!r} is no kind of sheet")
    return from_payload(kind, payload)
