"""Each kind of sheet with its template; the one way from frozen data to a paper."""

from __future__ import annotations

from awards.documents.sheets import (
    AchievementReportSheet,
    AwardDecisionSheet,
    CoverSheet,
    ExplanationSheet,
    IndexSheet,
    MinutesSheet,
    ProposalSheet,
    Sheet,
)
from campaigns.documents.render import render_paper

TEMPLATES: dict[type[Sheet], str] = {
    ProposalSheet: "proposal.html",
    MinutesSheet: "minutes.html",
    AchievementReportSheet: "achievement_report.html",
    AwardDecisionSheet: "award_decision.html",
    IndexSheet: "index.html",
    CoverSheet: "cover.html",
    ExplanationSheet: "explanation.html",
}


def render(sheet: Sheet) -> bytes:
    """The paper of ``sheet`` as PDF/A-3u; equal sheets give equal bytes.

    A sheet whose letterhead has neither number nor date gives the draft that the office prints for signing:
    the same page with the blanks. Raises ``PaperError`` when a text holds letters that cannot be printed.
    """
    letterhead = sheet.letterhead
    return render_paper(
        TEMPLATES[type(sheet)],
        sheet,
        title=sheet.title,
        author=letterhead.issuer_name,
        created=letterhead.dated,
    )
