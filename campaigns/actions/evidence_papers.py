"""The store of evidence: papers come in once, are described, and leave while they prove nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.db.models import F

from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused
from campaigns.models import EvidencePaper, Registration, Scorecard, User
from campaigns.models.evidence import search_text
from campaigns.permissions import may_edit, may_keep_evidence
from campaigns.queries.evidence import may_edit_paper, same_bytes, sheets_sent_with
from campaigns.rules.evidence import PaperDetails
from campaigns.rules.uploads import kind_of, pages_of
from campaigns.rules.vietnamese import nfc, short_date

_LONGEST_NAME = 120
_GONE = Reason("paper_gone", "Tài liệu này vừa được xóa khỏi kho.")
_USED = Reason(
    "paper_used",
    "Tài liệu đang được viện dẫn trong phiếu chấm điểm hoặc gắn với số liệu nên không xóa được. "
    "Hãy bỏ viện dẫn trước.",
)
_SEALED = Reason(
    "paper_sealed",
    "Phiếu viện dẫn tài liệu này đã gửi nên chỉ người thẩm định của Văn phòng sửa được thông tin tài liệu.",
)
_REASON_MISSING = Reason("reason_missing", "Phiếu viện dẫn đã gửi: hãy ghi lý do sửa thông tin tài liệu.")
_LABELS = {
    "kind": "loại",
    "number": "số, ký hiệu",
    "dated": "ngày",
    "issuer": "cơ quan ban hành",
    "abstract": "trích yếu",
}


class KnownPaper(Refused):
    """The same bytes are in the store already; ``paper`` is that one."""

    def __init__(self, paper: EvidencePaper) -> None:
        words = f"Tệp này đã có trong kho: “{paper.title}”. Hãy viện dẫn tài liệu đó thay vì tải lên lần nữa."
        super().__init__(Reason("paper_known", words))
        self.paper = paper


def add_paper(
    *, registration: Registration, by: User, now: datetime, upload: File[bytes], details: PaperDetails
) -> EvidencePaper:
    """Keep ``upload`` in the store of the participant of ``registration``; without an abstract the file's own
    name stands for it.

    Refused: ``not_yours``, ``file_too_large`` (above ``UPLOAD_MAX_BYTES``), the codes of
    ``rules.uploads.kind_of``, and as ``KnownPaper`` (``paper_known``) when its owner has these bytes already.
    """
    if not may_edit(by, registration):
        raise Refused(NOT_YOURS)
    name = nfc(PurePath((upload.name or "").replace("\\", "/")).name)
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        raise Refused(Reason("file_too_large", f"Tệp lớn hơn {most} MB. Hãy giảm dung lượng rồi thử lại."))
    upload.seek(0)
    content = upload.read()
    kind = kind_of(name, content)
    stem = PurePath(name).stem[:_LONGEST_NAME]
    tidy = details.tidied()
    digest = hashlib.sha256(content).hexdigest()
    _refuse_known(registration, digest)
    paper = EvidencePaper(
        unit=registration.unit,
        individual=registration.individual,
        kind=tidy.kind,
        number=tidy.number,
        dated=tidy.dated,
        issuer=tidy.issuer,
        abstract=tidy.abstract[:300] or stem,
        filename=f"{stem}{kind.suffix}",
        content_type=kind.content_type,
        size=len(content),
        pages=pages_of(kind.content_type, content),
        sha256=digest,
        uploaded_by=by,
        uploaded_at=now,
    )
    paper.file.save(f"x{kind.suffix}", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            paper.save()
            _tell(paper, by, now, "add", f"Thêm vào kho tài liệu kiểm chứng: {paper.title}.")
    except BaseException as error:
        paper.file.storage.delete(paper.file.name or "")
        if isinstance(error, IntegrityError):  # the same file, sent twice at once
            _refuse_known(registration, digest)
        raise
    return paper


def edit_paper(
    *,
    paper: EvidencePaper,
    by: User,
    now: datetime,
    details: PaperDetails,
    version: int | None = None,
    reason: str = "",
) -> EvidencePaper:
    """Correct what the paper says of itself; every old and new value goes on record.

    After a sheet that cites it has been sent only who appraises that sheet does it, with a reason. Refused:
    ``not_yours``, ``paper_sealed``, ``reason_missing``, ``abstract_missing``, ``paper_gone``, ``stale``
    (somebody else corrected it since ``version``).
    """
    tidy, seen = details.tidied(), paper.version if version is None else version
    if not tidy.abstract:
        raise Refused(Reason("abstract_missing", "Hãy ghi trích yếu nội dung của tài liệu."))
    with transaction.atomic():
        # Held until the end, so that none of these sheets is sent meanwhile.
        list(
            Scorecard.objects.filter(scores__evidence__paper=paper)
            .order_by("pk")
            .select_for_update(of=("self",))
        )
        current = held(paper)
        sent = sheets_sent_with(current)
        if not may_edit_paper(by, current, sent):
            raise Refused(_SEALED if sent and may_keep_evidence(by, current) else NOT_YOURS)
        if sent and not reason.strip():
            raise Refused(_REASON_MISSING)
        changes = _differences(current.details, tidy)
        if not changes:
            return current
        fields = {name: getattr(tidy, name) for name in _LABELS}
        same = EvidencePaper.objects.filter(pk=paper.pk, version=seen)
        if not same.update(
            version=F("version") + 1, text_search=search_text(tidy, current.filename), **fields
        ):
            raise Refused(STALE)
        old = current.title
        current.refresh_from_db()
        words = f"Sửa thông tin tài liệu “{old[:150]}”: {', '.join(_LABELS[name] for name in changes)}."
        _tell(current, by, now, "edit", words, reason=nfc(reason), changes=changes)
        for card in sent:
            record(
                by=by, now=now, action="evidence.paper_edit", summary=words[:400], about=card,
                reason=nfc(reason), changes=changes,
            )  # fmt: skip
    return current


def remove_paper(*, paper: EvidencePaper, by: User, now: datetime) -> EvidencePaper:
    """Take a paper that proves nothing out of the store, from the disk once the act is saved; returns it.

    Refused: ``not_yours``, ``paper_used``, ``paper_gone`` (a second click).
    """
    storage, name = paper.file.storage, paper.file.name or ""
    with transaction.atomic():
        current = held(paper)
        if not may_keep_evidence(by, current):
            raise Refused(NOT_YOURS)
        if current.citations.exists() or current.measure_values.exists():
            raise Refused(_USED)
        _tell(current, by, now, "remove", f"Xóa khỏi kho tài liệu kiểm chứng: {current.title}.")
        current.delete()
        transaction.on_commit(lambda: storage.delete(name))
    return paper


def held(paper: EvidencePaper) -> EvidencePaper:
    """The paper as it is stored now, held until the transaction ends: what cites it and what deletes it wait
    for each other. Refused with ``paper_gone``. Call it inside a transaction."""
    rows = EvidencePaper.objects.select_for_update(of=("self",)).select_related("unit", "individual")
    current = rows.filter(pk=paper.pk).order_by("pk").first()
    if current is None:
        raise Refused(_GONE)
    return current


def _refuse_known(registration: Registration, digest: str) -> None:
    known = same_bytes(registration, digest)
    if known is not None:
        raise KnownPaper(known)


def _differences(old: PaperDetails, new: PaperDetails) -> dict[str, list[str]]:
    """``{field: [old, new]}`` of what changed, in words."""
    pairs = {name: (_words(getattr(old, name)), _words(getattr(new, name))) for name in _LABELS}
    return {name: [before, after] for name, (before, after) in pairs.items() if before != after}


def _words(value: str | date | None) -> str:
    return short_date(value) if isinstance(value, date) else value or ""


def _tell(
    paper: EvidencePaper,
    by: User,
    now: datetime,
    act: str,
    summary: str,
    *,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> None:
    record(
        by=by,
        now=now,
        action=f"evidence_paper.{act}",
        summary=summary[:400],
        about=paper,
        reason=reason,
        changes=changes,
    )
