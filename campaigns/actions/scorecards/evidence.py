"""Files that prove a score: looked into, stored under a name that says nothing, given out by a view only."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction

from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import Evidence, Score, Scorecard, User
from campaigns.permissions import may_edit
from campaigns.queries.scorecards import EDITABLE
from campaigns.rules.uploads import kind_of
from campaigns.rules.vietnamese import nfc

_LONGEST_NAME = 120
_SENT = Reason("wrong_state", "Phiếu đã gửi nên không thêm, bớt tài liệu được nữa.")
_GONE = Reason("evidence_gone", "Tài liệu này vừa được xóa.")


def add_evidence(*, score: Score, by: User, now: datetime, title: str, upload: File[bytes]) -> Evidence:
    """Keep ``upload`` as proof of ``score``; without a ``title`` the file's own name is taken.

    The version of the sheet does not change, so a page with typed points stays good. Refused: ``not_yours``,
    ``wrong_state`` (the sheet has been sent), ``file_too_large`` (above ``UPLOAD_MAX_BYTES``), and the codes
    of ``rules.uploads.kind_of``.
    """
    name = nfc(PurePath((upload.name or "").replace("\\", "/")).name)
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        raise Refused(Reason("file_too_large", f"Tệp lớn hơn {most} MB. Hãy giảm dung lượng rồi thử lại."))
    upload.seek(0)
    content = upload.read()
    kind = kind_of(name, content)
    stem = PurePath(name).stem[:_LONGEST_NAME]
    with transaction.atomic():
        _check_open(score.scorecard, by)
        evidence = Evidence(
            score=score,
            title=nfc(title)[:300] or stem,
            filename=f"{stem}{kind.suffix}",
            content_type=kind.content_type,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            uploaded_by=by,
            uploaded_at=now,
        )
        evidence.file.save(f"x{kind.suffix}", ContentFile(content), save=False)
        try:
            evidence.save()
            _tell(score, by, now, "add", f"Thêm tài liệu kiểm chứng: {evidence.title}.")
        except BaseException:
            evidence.file.storage.delete(evidence.file.name or "")
            raise
    return evidence


def remove_evidence(*, evidence: Evidence, by: User, now: datetime) -> Score:
    """Take a file away again, from the disk once the act is saved; returns the score that it proved.

    Refused: ``not_yours``, ``wrong_state`` (the sheet has been sent), ``evidence_gone`` (a second click).
    """
    storage, name = evidence.file.storage, evidence.file.name or ""
    with transaction.atomic():
        _check_open(evidence.score.scorecard, by)
        if not Evidence.objects.filter(pk=evidence.pk).delete()[0]:
            raise Refused(_GONE)
        _tell(evidence.score, by, now, "remove", f"Xóa tài liệu kiểm chứng: {evidence.title}.")
        transaction.on_commit(lambda: storage.delete(name))
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
