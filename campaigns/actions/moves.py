"""The one function that moves a row from state to state, for every workflow of both apps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F, Model

from campaigns.actions.audit import record
from campaigns.enums import Role
from campaigns.errors import STALE, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import nfc
from campaigns.rules.workflow import Workflow

M = TypeVar("M", bound=Model)


def move(
    thing: M,
    *,
    workflow: Workflow,
    action: str,
    by: User,
    now: datetime,
    reason: str = "",
    version: int | None = None,
    fields: Mapping[str, Any] | None = None,
    roles: Iterable[Role] | None = None,
) -> M:
    """Move ``thing`` by ``action`` and set ``fields``; returns it fresh from the database.

    Refused with ``wrong_role``, ``wrong_state`` or ``reason_missing`` by the table of moves, and with
    ``stale`` when somebody else moved the row meanwhile: the row is claimed by an UPDATE that names the
    state and version seen (``version``, when given, is the one that the user's page showed), so that of
    two clicks one wins on every database. The reason and texts among ``fields`` are stored composed (NFC).
    """
    row: Any = thing
    reason = nfc(reason)
    refuse_if(workflow.reasons_against(action, row.state, by.roles if roles is None else roles, reason))
    made = workflow.named(action)
    seen = row.version if version is None else version
    with transaction.atomic():
        claimed = type(row)._default_manager.filter(pk=row.pk, state=row.state, version=seen)
        if not claimed.update(state=made.target.value, version=F("version") + 1, **_stored(fields or {})):
            raise Refused(STALE)
        record(
            by=by,
            now=now,
            action=f"{workflow.name}.{action}",
            summary=made.done,
            about=thing,
            reason=reason,
            changes={"state": [row.state, made.target.value]},
        )
    row.refresh_from_db()
    return thing


def claim(thing: M, *, version: int | None = None, **fields: Any) -> None:
    """Raise the version of ``thing`` and set ``fields``, if nobody changed it since ``version`` was read.

    For edits that keep the state. Refused with ``stale`` otherwise. Call it inside a transaction, before
    the rows that hang on ``thing`` are written.
    """
    row: Any = thing
    fields = _stored(fields)
    seen = row.version if version is None else version
    same = type(row)._default_manager.filter(pk=row.pk, state=row.state, version=seen)
    if not same.update(version=F("version") + 1, **fields):
        raise Refused(STALE)
    row.version = seen + 1
    for name, value in fields.items():
        setattr(row, name, value)


def _stored(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: nfc(value) if isinstance(value, str) else value for name, value in fields.items()}
