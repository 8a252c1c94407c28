"""The papers as frozen data: nothing here is read from the database.

A sheet holds all that its paper shows, so that an issued paper can be set again, letter by letter, years
later. Texts are stored without the closing marks of lists and of the paper; dates as dates; the templates
write them out. The papers of a dossier: Kế hoạch 454, mục IV.5.2.
"""

from __future__ import annotations

from typing import Any, get_args

from awards.documents.sheets.cover import CoverSheet
from awards.documents.sheets.decision import AwardDecisionSheet, Awardee
from awards.documents.sheets.explanation import ExplainedRemark, ExplanationSheet, RemarkGroup
from awards.documents.sheets.index import IndexRow, IndexSheet
from awards.documents.sheets.minutes import Attendee, MinutesSheet, Recusal, VoteGroup, VoteRow
from awards.documents.sheets.proposal import Nominees, ProposalSheet
from awards.documents.sheets.report import AchievementReportSheet, Fact, ReportPart
from campaigns.documents.payload import KIND, from_payload

__all__ = [
    "SHEETS",
    "AchievementReportSheet",
    "Attendee",
    "AwardDecisionSheet",
    "Awardee",
    "CoverSheet",
    "ExplainedRemark",
    "ExplanationSheet",
    "Fact",
    "IndexRow",
    "IndexSheet",
    "MinutesSheet",
    "Nominees",
    "ProposalSheet",
    "Recusal",
    "RemarkGroup",
    "ReportPart",
    "Sheet",
    "VoteGroup",
    "VoteRow",
    "read_sheet",
]


Sheet = (
    ProposalSheet
    | MinutesSheet
    | AchievementReportSheet
    | AwardDecisionSheet
    | IndexSheet
    | CoverSheet
    | ExplanationSheet
)
SHEETS: dict[str, type[Sheet]] = {kind.__name__: kind for kind in get_args(Sheet)}


def read_sheet(payload: dict[str, Any]) -> Sheet:
    """The sheet that ``to_payload`` wrote, of whichever kind. Raises ValueError when it is none of them."""
    kind = SHEETS.get(payload.get(KIND, ""))
    if kind is None:
        raise ValueError(f"{payload.get(KIND)!r} is no kind of sheet")
    return from_payload(kind, payload)
