"""Papers are issued in two steps: the number with the frozen data first, the file after it is set."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.enums import PaperKind
from awards.models import Decision, Paper
from awards.models.paper import paper_name, paper_storage
from awards.permissions import may_issue
from awards.queries.issuing import reasons_against_issuing
from awards.queries.papers import Subject, campaign_of, symbol_of
from awards.rules.paper_kinds import FACTS
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import short_date

NUMBER_TAKEN = Reason("number_taken", "Số này vừa được cấp cho một văn bản khác. Hãy dùng số tiếp theo.")


def reserve(
    *,
    kind: PaperKind,
    subject: Subject,
    number: int | None,
    day: date,
    payload: dict[str, Any],
    by: User,
    now: datetime,
    replaces: Paper | None = None,
    accept_late: bool = False,
) -> Paper:
    """Take a number and freeze the data of a paper that has no file yet.

    Refused with all reasons of ``queries.issuing.reasons_against_issuing``; two people who take one number
    in the same moment lose cleanly with ``number_taken``, two who issue one paper with ``already_issued``.
    """
    _ask(kind, by)
    organisation = campaign_of(subject).organisation

    def reasons() -> list[Reason]:
        return reasons_against_issuing(
            kind,
            subject,
            number=number,
            day=day,
            today=timezone.localdate(now),
            replaces=replaces,
            accept_late=accept_late,
        )

    refuse_if(reasons())
    symbol = symbol_of(kind, organisation)
    paper = Paper(
        organisation=organisation,
        kind=kind.value,
        series=symbol or kind.value,
        number=number,
        year=day.year,
        symbol=symbol,
        issued_on=day,
        payload=payload,
        replaces=replaces,
        issued_by=by,
        issued_at=now,
    )
    setattr(paper, FACTS[kind].subject, subject)
    try:
        with transaction.atomic():
            paper.save()
    except IntegrityError as clash:
        raise Refused(reasons() or NUMBER_TAKEN) from clash
    return paper


def attach(*, paper: Paper, pdf: bytes, pages: int, by: User, now: datetime) -> Paper:
    """Give a reserved paper its file, once; returns it fresh. Refused with ``stale`` when it has one already.

    A decision that replaces another one gives its number and day to the recorded decision.
    """
    _ask(PaperKind(paper.kind), by)
    storage = paper_storage()
    name = storage.save(paper_name(paper, ""), ContentFile(pdf))
    try:
        with transaction.atomic():
            digest = sha256(pdf).hexdigest()
            if not Paper.objects.fill(paper, file=name, sha256=digest, size=len(pdf), pages=pages):
                raise Refused(STALE)
            if paper.replaces_id and isinstance(paper.subject, Decision):
                Decision.objects.filter(pk=paper.subject.pk).update(
                    number=paper.reference, decided_on=paper.issued_on
                )
            record(
                by=by,
                now=now,
                action="paper.issue",
                summary=_issued_sentence(paper),
                about=paper.subject,
                changes={"paper": [paper.replaces_id, paper.pk], "sha256": ["", digest]},
            )
    except BaseException:
        storage.delete(name)
        raise
    return Paper.objects.get(pk=paper.pk)


def release(*, paper: Paper, by: User, now: datetime, reason: str) -> None:
    """Take back a reserved number whose paper could not be set; a finished paper stays as it is."""
    _ask(PaperKind(paper.kind), by)
    with transaction.atomic():
        if Paper.objects.release(paper):
            record(
                by=by,
                now=now,
                action="paper.release",
                summary=f"Không tạo được {paper}; số chưa dùng.",
                about=paper.subject,
                reason=reason,
            )


def _ask(kind: PaperKind, by: User) -> None:
    if not may_issue(by, kind):
        raise Refused(NOT_YOURS)


def _issued_sentence(paper: Paper) -> str:
    if not paper.number:
        return f"Chốt {paper} ngày {short_date(paper.issued_on)}."
    instead = f", thay thế số {paper.replaces.reference}" if paper.replaces else ""
    return f"Phát hành {paper} ngày {short_date(paper.issued_on)}{instead}."
