"""What proves a score: a paper of the store, cited with the place where the proof stands."""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import File
from django.db import IntegrityError, transaction

from campaigns.actions.audit import record
from campaigns.actions.evidence_papers import add_paper, held
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import Evidence, EvidencePaper, Score, Scorecard, User
from campaigns.permissions import may_edit
from campaigns.queries.evidence import may_prove
from campaigns.queries.scorecards import EDITABLE
from campaigns.rules.evidence import PaperDetails
from campaigns.rules.vietnamese import nfc

_SENT = Reason("wrong_state", "Phiếu đã gửi nên không thêm, bớt tài liệu được nữa.")
_GONE = Reason("evidence_gone", "Viện dẫn này vừa được bỏ.")
_TWICE = Reason(
    "cited_twice", "Tiêu chí này đã viện dẫn đúng chỗ đó của tài liệu. Hãy ghi trang hoặc dòng, mục khác."
)
_STRANGE = Reason("paper_strange", "Chỉ viện dẫn được tài liệu trong kho của đơn vị, cá nhân có phiếu này.")


def add_evidence(
    *,
    score: Score,
    by: User,
    now: datetime,
    upload: File[bytes],
    details: PaperDetails | None = None,
    page: int | None = None,
    passage: str = "",
) -> Evidence:
    """Keep ``upload`` in the store of the sheet's participant and cite it for ``score``.

    Refused as ``actions.evidence_papers.add_paper`` and ``cite`` refuse; then nothing is kept.
    """
    registration = score.scorecard.registration
    stored: EvidencePaper | None = None
    try:
        with transaction.atomic():
            _check_open(score.scorecard, by)
            stored = add_paper(
                registration=registration, by=by, now=now, upload=upload, details=details or PaperDetails()
            )
            return cite(score=score, paper=stored, by=by, now=now, page=page, passage=passage)
    except BaseException:
        if stored is not None:  # its row is rolled back, so nobody would ever delete the file
            stored.file.storage.delete(stored.file.name or "")
        raise


def cite(
    *, score: Score, paper: EvidencePaper, by: User, now: datetime, page: int | None = None, passage: str = ""
) -> Evidence:
    """Let a paper of the store prove ``score``, at ``page`` and ``passage`` or as a whole.

    The version of the sheet does not change, so a page with typed points stays good. Refused: ``not_yours``,
    ``wrong_state`` (the sheet has been sent), ``paper_strange`` (not a paper of this participant),
    ``paper_gone``, ``page_beyond`` (the paper has fewer pages), ``cited_twice``.
    """
    with transaction.atomic():
        _check_open(score.scorecard, by)
        current = held(paper)
        if not may_prove(by, current, score):
            raise Refused(_STRANGE)
        if page is not None and current.pages is not None and not 1 <= page <= current.pages:
            words = f"Tài liệu này có {current.pages} trang, không có trang {page}."
            raise Refused(Reason("page_beyond", words))
        made = Evidence(
            score=score,
            paper=current,
            page=page,
            passage=" ".join(nfc(passage).split())[:120],
            cited_by=by,
            cited_at=now,
        )
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError as error:
            raise Refused(_TWICE) from error
        _tell(score, by, now, "add", f"Viện dẫn tài liệu kiểm chứng: {made}.")
    return made


def remove_evidence(*, evidence: Evidence, by: User, now: datetime) -> Score:
    """Take a citation away again; the paper stays in the store. Returns the score that it proved.

    Refused: ``not_yours``, ``wrong_state`` (the sheet has been sent), ``evidence_gone`` (a second click).
    """
    with transaction.atomic():
        _check_open(evidence.score.scorecard, by)
        if not Evidence.objects.filter(pk=evidence.pk).delete()[0]:
            raise Refused(_GONE)
        _tell(evidence.score, by, now, "remove", f"Bỏ viện dẫn tài liệu kiểm chứng: {evidence}.")
    return evidence.score


def _check_open(scorecard: Scorecard, by: User) -> None:
    """Hold the sheet until the transaction ends, so that it is not sent meanwhile."""
    current = Scorecard.objects.select_for_update().get(pk=scorecard.pk)
    if not may_edit(by, scorecard.registration):
        raise Refused(NOT_YOURS)
    if current.state not in EDITABLE:
        raise Refused(_SENT)


def _tell(score: Score, by: User, now: datetime, act: str, summary: str) -> None:
    record(by=by, now=now, action=f"evidence.{act}", summary=summary[:400], about=score.scorecard)
