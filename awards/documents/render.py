"""Each kind of sheet with its template; the one way from frozen data to a paper."""

from __future__ import annotations

from awards.documents.sheets import (
    AchievementReportSheet,
    AwardDecisionSheet,
    BonusTableSheet,
    CalibrationSheet,
    CertificateSheet,
    HandOverSheet,
    IndexSheet,
    MinutesSheet,
    NomineeListSheet,
    ProposalSheet,
    RankingSheet,
    RegistrationFormSheet,
    ScoreFormSheet,
    Sheet,
)
from campaigns.documents.render import render_paper

TEMPLATES: dict[type[Sheet], str] = {
    ProposalSheet: "proposal.html",
    MinutesSheet: "minutes.html",
    AchievementReportSheet: "achievement_report.html",
    AwardDecisionSheet: "award_decision.html",
    IndexSheet: "index.html",
    RegistrationFormSheet: "registration_form.html",
    ScoreFormSheet: "score_form.html",
    RankingSheet: "ranking.html",
    NomineeListSheet: "nominee_list.html",
    BonusTableSheet: "bonus_table.html",
    HandOverSheet: "hand_over.html",
    CertificateSheet: "certificate.html",
    CalibrationSheet: "certificate_calibration.html",
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
