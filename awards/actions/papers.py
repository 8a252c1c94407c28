"""Papers are issued in two steps: the number with the frozen data first, the file after it is set."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from awards.enums import PaperKind
from awards.models import Decision, Paper
from awards.models.paper import paper_name, paper_storage
from awards.permissions import may_issue
from awards.queries.agreement import against_new, reasons_to_explain
from awards.queries.issuing import reasons_against_issuing
from awards.queries.papers import Subject, campaign_of, series_for, symbol_of
from awards.rules.paper_kinds import FACTS
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import Organisation, User
from campaigns.rules.vietnamese import nfc, short_date

NUMBER_TAKEN = Reason("number_taken", "Số này vừa được cấp cho một văn bản khác. Hãy dùng số tiếp theo.")

NOT_STORED = Reason(
    "not_stored",
    "Máy chủ không ghi được tệp PDF. Số văn bản vẫn được giữ; hãy kiểm tra ổ đĩa rồi bấm “Tạo lại tệp”.",
)


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
    override_reason: str = "",
) -> Paper:
    """Take a number and freeze the data of a paper that has no file yet.

    Refused with all reasons of ``queries.issuing.reasons_against_issuing``, and with ``disagreement`` when
    the paper differs from the rows or from the papers before it and no ``override_reason`` says why it is
    issued all the same. Of two people who take one number, or issue one paper, in the same moment the second
    loses cleanly: the register of the organisation is held until the transaction ends, also while its setting
    (one series, or one for each kind) is changed.
    """
    _ask(kind, by)
    organisation = campaign_of(subject).organisation
    override_reason = nfc(override_reason)

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

    with transaction.atomic():
        _hold_register(organisation)
        refuse_if(reasons())
        symbol = symbol_of(kind, organisation)
        differences = against_new(
            kind, subject, payload, number=number, symbol=symbol, day=day, replaces=replaces
        )
        if not override_reason:
            refuse_if(reasons_to_explain(differences))
        paper = Paper(
            organisation=organisation,
            kind=kind.value,
            series=series_for(kind, organisation),
            number=number,
            year=day.year,
            symbol=symbol,
            issued_on=day,
            payload=payload,
            replaces=replaces,
            issued_by=by,
            issued_at=now,
            override_reason=override_reason if differences else "",
            overridden=[each.key for each in differences],
        )
        setattr(paper, FACTS[kind].subject, subject)
        try:
            with transaction.atomic():
                paper.save()
        except IntegrityError as clash:
            raise Refused(reasons() or NUMBER_TAKEN) from clash
    return paper


def attach(*, paper: Paper, pdf: bytes, pages: int, by: User, now: datetime) -> Paper:
    """Give a reserved paper its file, once; returns it fresh.

    Refused with ``stale`` when it has one already, and with ``not_stored`` when the disk does not take it:
    the number stays reserved, and the file is made later.

    A decision that replaces another one gives its number and day to the recorded decision.
    """
    _ask(PaperKind(paper.kind), by)
    storage = paper_storage()
    try:
        name = storage.save(paper_name(paper, ""), ContentFile(pdf))
    except OSError as trouble:
        raise Refused(NOT_STORED) from trouble
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
                reason=paper.override_reason,
                changes={
                    "paper": [paper.replaces_id, paper.pk],
                    "sha256": ["", digest],
                    "overridden": [[], paper.overridden],
                },
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


def _hold_register(organisation: Organisation) -> None:
    """Hold the organisation's row until the transaction ends and read its setting; an UPDATE locks on both
    databases."""
    rows = Organisation.objects.filter(pk=organisation.pk)
    rows.update(number_series=F("number_series"))
    organisation.refresh_from_db(fields=("number_series",))


def _ask(kind: PaperKind, by: User) -> None:
    if not may_issue(by, kind):
        raise Refused(NOT_YOURS)


def _issued_sentence(paper: Paper) -> str:
    if not paper.number:
        return f"Chốt {paper} ngày {short_date(paper.issued_on)}."
    instead = f", thay thế số {paper.replaces.reference}" if paper.replaces else ""
    return f"Phát hành {paper} ngày {short_date(paper.issued_on)}{instead}."
