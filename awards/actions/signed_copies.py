"""Signed copies are put beside an issued paper; nothing of them is ever changed."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from awards.enums import CopyKind
from awards.models import Paper, SignedCopy
from awards.models.paper import paper_storage
from awards.models.signed_copy import copy_name
from awards.permissions import may_add_signed_copy
from awards.queries.signed_copies import newest_digital
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused
from campaigns.models import User

UNFINISHED = Reason(
    "paper_unfinished", "Văn bản chưa có tệp PDF. Hãy tạo lại tệp của văn bản trước khi lưu bản ký."
)
KNOWN = Reason("copy_known", "Tệp này đã được lưu làm bản ký của văn bản; không cần tải lên lần nữa.")


def add_copy(
    *,
    paper: Paper,
    kind: CopyKind,
    pdf: bytes,
    pages: int,
    by: User,
    now: datetime,
    note: str = "",
    findings: list[dict[str, Any]] | None = None,
    signed_here: bool = False,
    base: SignedCopy | None = None,
) -> SignedCopy:
    """Keep ``pdf`` as the next signed copy of ``paper``.

    ``signed_here``: the portal added a signature to ``base`` (or to the paper itself), so no other digital
    copy may have come meanwhile. Refused: ``not_yours``, ``paper_unfinished``, ``copy_known``, ``stale``.
    """
    if not may_add_signed_copy(by, paper):
        raise Refused(NOT_YOURS)
    if not paper.is_finished:
        raise Refused(UNFINISHED)
    copy = SignedCopy(
        paper=paper,
        kind=kind.value,
        sha256=sha256(pdf).hexdigest(),
        size=len(pdf),
        pages=pages,
        note=note,
        findings=findings or [],
        uploaded_by=by,
        uploaded_at=now,
    )
    storage = paper_storage()
    copy.file.name = storage.save(copy_name(copy, ""), ContentFile(pdf))
    try:
        with transaction.atomic():
            _take_turn(copy)
            if signed_here and newest_digital(paper) != base:
                raise Refused(STALE)
            _save(copy)
            _tell(copy, by, now, signed_here)
    except BaseException:
        storage.delete(copy.file.name)
        raise
    return copy


def _take_turn(copy: SignedCopy) -> None:
    """Hold the paper until the transaction ends and take the next number."""
    Paper.objects.select_for_update().get(pk=copy.paper_id)
    if SignedCopy.objects.filter(paper=copy.paper_id, sha256=copy.sha256).exists():
        raise Refused(KNOWN)
    copy.number = SignedCopy.objects.filter(paper=copy.paper_id).count() + 1


def _save(copy: SignedCopy) -> None:
    try:
        with transaction.atomic():
            copy.save()
    except IntegrityError as clash:
        raise Refused(STALE) from clash


def _tell(copy: SignedCopy, by: User, now: datetime, signed_here: bool) -> None:
    label = CopyKind(copy.kind).label.lower()
    what = "Ký số trên cổng" if signed_here else f"Lưu {label}"
    record(
        by=by,
        now=now,
        action="signed_copy.sign" if signed_here else f"signed_copy.{copy.kind}",
        summary=f"{what}: {copy.paper}, bản ký thứ {copy.number}."[:400],
        about=copy.paper,
        changes={"copy": [None, copy.pk], "sha256": ["", copy.sha256]},
    )
