"""Papers are issued: compose and reserve in one transaction, set outside it, attach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from awards.actions.decisions import decide_own
from awards.actions.papers import attach, release, reserve
from awards.documents.compose import decision_draft, report_day, sheet_of
from awards.documents.render import render
from awards.documents.replacing import naming_replaced
from awards.documents.sheets import Sheet, read_sheet
from awards.enums import PaperKind
from awards.models import Decision, Nomination, Paper
from awards.queries.papers import Subject
from campaigns.documents.binding import page_count
from campaigns.documents.payload import to_payload
from campaigns.errors import Refused
from campaigns.models import AwardForm, Period, Signatory, User

UNEXPECTED = "Máy chủ không dựng được tệp PDF."


def draft_sheet(
    kind: PaperKind,
    subject: Subject,
    *,
    today: date,
    signatory: Signatory | None = None,
    options: Mapping[str, str] | None = None,
    replaces: Paper | None = None,
) -> Sheet:
    """The draft of a paper, with blanks for number and date.

    With ``replaces`` it names the paper that it will stand for. Raises ``Refused`` when a paper cannot be
    composed yet.
    """
    sheet = sheet_of(kind, subject, today=today, signatory=signatory, options=options)
    return naming_replaced(sheet, replaces) if replaces else sheet


def issue(
    *,
    kind: PaperKind,
    subject: Subject,
    by: User,
    now: datetime,
    day: date,
    number: int | None = None,
    signatory: Signatory | None = None,
    replaces: Paper | None = None,
    accept_late: bool = False,
    options: Mapping[str, str] | None = None,
    override_reason: str = "",
) -> Paper:
    """Issue a paper: it keeps the data that it is made from, its file and its checksum.

    Refused as ``actions.papers.reserve`` refuses; a paper that cannot be set gives its number back and raises
    ``Refused``. One that replaces another names it in its text.
    """
    with transaction.atomic():
        sheet = sheet_of(
            kind,
            subject,
            today=timezone.localdate(now),
            number=number,
            day=day,
            signatory=signatory,
            options=options,
        )
        if replaces is not None:
            sheet = naming_replaced(sheet, replaces)
        paper = reserve(
            kind=kind,
            subject=subject,
            number=number,
            day=day,
            payload=to_payload(sheet),
            by=by,
            now=now,
            replaces=replaces,
            accept_late=accept_late,
            override_reason=override_reason,
        )
    return finish(paper=paper, by=by, now=now)


def finish(*, paper: Paper, by: User, now: datetime) -> Paper:
    """Set a reserved paper from its frozen data and attach the file; also after the server broke off.

    When it cannot be set, the reserved row goes and the number is free again.
    """
    try:
        pdf = render(read_sheet(paper.payload))
    except BaseException as failure:
        reason = str(failure) if isinstance(failure, Refused) else UNEXPECTED
        release(paper=paper, by=by, now=now, reason=reason)
        raise
    return attach(paper=paper, pdf=pdf, pages=page_count(pdf), by=by, now=now)


def freeze_report(
    *,
    nomination: Nomination,
    by: User,
    now: datetime,
    replaces: Paper | None = None,
    override_reason: str = "",
) -> Paper:
    """Freeze the achievement report of an approved nomination; it has no number, and the day of sending."""
    day = report_day(nomination, timezone.localdate(now))
    return issue(
        kind=PaperKind.ACHIEVEMENT_REPORT,
        subject=nomination,
        by=by,
        now=now,
        day=day,
        replaces=replaces,
        override_reason=override_reason,
    )


def issue_own_decision(
    *,
    period: Period,
    award_form: AwardForm,
    nominations: Sequence[Nomination],
    by: User,
    now: datetime,
    number: int,
    decided_on: date,
    signatory: Signatory | None = None,
    override_reason: str = "",
) -> Decision:
    """Record the chairman's own decision and issue its paper; neither without the other.

    The paper is set once before anything is written, so that a name that cannot be printed stops it in time.
    """
    today = timezone.localdate(now)
    render(
        decision_draft(
            period,
            award_form,
            nominations,
            today=today,
            number=number,
            day=decided_on,
            signatory=signatory,
        )
    )
    with transaction.atomic():
        decision = decide_own(
            period=period,
            award_form=award_form,
            nominations=nominations,
            by=by,
            now=now,
            number=number,
            decided_on=decided_on,
        )
        sheet = sheet_of(
            PaperKind.AWARD_DECISION,
            decision,
            today=today,
            number=number,
            day=decided_on,
            signatory=signatory,
        )
        paper = reserve(
            kind=PaperKind.AWARD_DECISION,
            subject=decision,
            number=number,
            day=decided_on,
            payload=to_payload(sheet),
            by=by,
            now=now,
            override_reason=override_reason,
        )
    finish(paper=paper, by=by, now=now)
    return decision
