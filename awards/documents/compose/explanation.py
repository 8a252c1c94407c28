"""Giải trình, bổ sung hồ sơ from the remarks of the receiving office and their answers."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.compose.index import award_of
from awards.documents.sheets import ExplainedRemark, ExplanationSheet, RemarkGroup
from awards.enums import RemarkState
from awards.models import Dossier, Paper, Remark
from awards.queries.dossiers import folder_of
from awards.queries.folders import Folder
from campaigns.documents.sheets import Letterhead, Recipients
from campaigns.errors import Reason, Refused
from campaigns.rules.vietnamese import short_date

NOTHING = Reason("no_remarks", "Nơi nhận hồ sơ chưa có ý kiến nào được ghi.")


def explanation_sheet(folder: Folder) -> ExplanationSheet:
    """What was accepted and explained, hand-over by hand-over; it bears the day of the last answer.

    Refused with ``no_remarks``. A remark that is still open stands there with its blank.
    """
    if not folder.remarks:
        raise Refused(NOTHING)
    organisation = folder.period.campaign.organisation
    form = folder.award_form
    receiver = form.submit_to or form.authority
    return ExplanationSheet(
        letterhead=Letterhead(
            issuer=words.issuer_lines(organisation),
            issuer_name=organisation.name,
            place=organisation.place,
            dated=_last_day(folder),
            has_number=False,
        ),
        subject=award_of(folder),
        addressees=(receiver,),
        opening=f"{organisation} báo cáo việc tiếp thu, giải trình ý kiến của {receiver} đối với hồ sơ "
        f"{words.lower_first(award_of(folder))} như sau:",
        receiver=receiver,
        groups=tuple(
            RemarkGroup(
                row.number,
                row.handed_on,
                row.receipt_number,
                tuple(_explained(remark) for remark in row.remarks.all()),
            )
            for row in folder.hand_overs
            if row.remarks.all()
        ),
        closing=f"{organisation} kính đề nghị {receiver} xem xét, tiếp nhận hồ sơ",
        recipients=Recipients(("Như trên", "Lưu: VT, hồ sơ")),
        signature=words.signature(organisation, None, on_behalf=True),
    )


def explanation_of(dossier: Dossier, today: date) -> ExplanationSheet:
    """The same from the row of a dossier, as printouts are made; it does not depend on ``today``."""
    return explanation_sheet(folder_of(dossier))


def _last_day(folder: Folder) -> date | None:
    if folder.open_remarks:
        return None
    return max(timezone.localdate(remark.answered_at) for remark in folder.remarks)


def _explained(remark: Remark) -> ExplainedRemark:
    about = ""
    if remark.paper:
        about = named(remark.paper)
    elif remark.nomination:
        about = str(remark.nomination.registration.participant)
    outcome = {RemarkState.FIXED: "Tiếp thu", RemarkState.ANSWERED: "Giải trình"}.get(
        RemarkState(remark.state), "Chưa trả lời"
    )
    return ExplainedRemark(
        text=remark.text,
        about=about,
        outcome=outcome,
        answer=remark.answer,
        shown_by=named(remark.mended_by) if remark.mended_by else "",
    )


def named(paper: Paper) -> str:
    """A paper inside a sentence: "Tờ trình đề nghị khen thưởng số 05/TTr-UBND ngày 09/12/2024"."""
    return f"{paper} ngày {short_date(paper.issued_on)}"
