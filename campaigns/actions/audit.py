"""The record of who did what, written inside the act's own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from campaigns.models import AuditEntry, User

SERVER = "Lệnh quản trị trên máy chủ"


def record(
    *,
    by: User | None,
    now: datetime,
    action: str,
    summary: str,
    about: Model,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Write one audit line about ``about``; without ``by`` the line names the server's own command.

    ``action`` is a code such as ``registration.submit``; ``summary`` is the sentence that people read;
    ``changes`` holds ``{field: [old, new]}`` in JSON values. Call it inside ``transaction.atomic``: if it
    fails, nothing of the act is saved.
    """
    return AuditEntry.objects.create(
        at=now,
        username=by.username if by else "",
        actor=(by.full_name or by.username) if by else SERVER,
        action=action,
        summary=summary,
        object_type=about._meta.label_lower,
        object_id=str(about.pk),
        object_label=str(about)[:400],
        reason=reason,
        changes=dict(changes or {}),
    )
