"""Each kind of sheet with its template; the one way from frozen data to a paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from awards.documents.sheets import (
    AchievementReportSheet,
    AwardDecisionSheet,
    BallotSheet,
    BonusTableSheet,
    CalibrationSheet,
    CertificateSheet,
    CoverSheet,
    EvidenceListSheet,
    ExplanationSheet,
    HandOverSheet,
    IndexSheet,
    InvitationSheet,
    LaunchPlanSheet,
    MinutesSheet,
    NomineeListSheet,
    ProposalSheet,
    RankingSheet,
    RegistrationFormSheet,
    ReminderSheet,
    ScoreFormSheet,
    Sheet,
    SummaryReportSheet,
    TallyMinutesSheet,
)
from campaigns.documents.pdf import render_pdf
from campaigns.documents.pool import render_many
from campaigns.documents.render import paper_html
from campaigns.documents.word import render_docx

TEMPLATES: dict[type[Sheet], str] = {
    ProposalSheet: "proposal.html",
    MinutesSheet: "minutes.html",
    AchievementReportSheet: "achievement_report.html",
    AwardDecisionSheet: "award_decision.html",
    IndexSheet: "index.html",
    InvitationSheet: "invitation.html",
    TallyMinutesSheet: "tally_minutes.html",
    ReminderSheet: "reminder.html",
    SummaryReportSheet: "summary_report.html",
    LaunchPlanSheet: "launch_plan.html",
    BallotSheet: "ballot.html",
    RegistrationFormSheet: "registration_form.html",
    ScoreFormSheet: "score_form.html",
    EvidenceListSheet: "evidence_list.html",
    RankingSheet: "ranking.html",
    NomineeListSheet: "nominee_list.html",
    BonusTableSheet: "bonus_table.html",
    HandOverSheet: "hand_over.html",
    CertificateSheet: "certificate.html",
    CalibrationSheet: "certificate_calibration.html",
    CoverSheet: "cover.html",
    ExplanationSheet: "explanation.html",
}


def html_of(sheet: Sheet) -> str:
    """The page of ``sheet`` before it is set in type; every form of a paper is made from it.

    A sheet whose letterhead has neither number nor date gives the draft that the office prints for signing:
    the same page with the blanks.
    """
    letterhead = sheet.letterhead
    return paper_html(
        TEMPLATES[type(sheet)],
        sheet,
        title=sheet.title,
        author=letterhead.issuer_name,
        created=letterhead.dated,
    )


def render(sheet: Sheet) -> bytes:
    """The paper of ``sheet`` as PDF/A-3u; equal sheets give equal bytes.

    Raises ``PaperError`` when a text holds letters that cannot be printed.
    """
    return render_pdf(html_of(sheet))


def render_all(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """The papers of many sheets in their order, made on all processors; the same bytes as from ``render``.

    The sheets are read at once, the papers come as they are ready. Raises ``PaperError`` at the place of a
    paper that cannot be made.
    """
    return render_many([html_of(sheet) for sheet in sheets])


def render_word(sheet: Sheet) -> bytes:
    """The same paper as a Word file, to work on; equal sheets give equal bytes."""
    return render_docx(html_of(sheet))
