"""The office says whether a nominee is the person whom an earlier decision names."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from awards.models import Namesake, Nomination
from awards.permissions import may_examine
from awards.queries.repeats import RESULT, namesake_or_none
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import User
from campaigns.rules.vietnamese import nfc

NOT_ALIKE = Reason(
    "not_alike", "Lần khen thưởng này không cần đối chiếu: tên, ngày sinh không giống người được đề nghị."
)
NO_NOTE = Reason("note_missing", "Hãy ghi căn cứ để kết luận có phải cùng một người không.")


def tell_namesakes(
    *, nomination: Nomination, key: str, is_same: bool, note: str, by: User, now: datetime
) -> Namesake:
    """Record the office's word on the nominee and the earlier award called ``key``; a later word replaces it.

    It holds for the person, so for his other nominations too. Refused: ``not_yours``, ``not_alike``,
    ``note_missing``.
    """
    if not may_examine(by, nomination):
        raise Refused(NOT_YOURS)
    found, person = namesake_or_none(nomination, key), nomination.registration.individual
    if found is None or person is None:
        raise Refused(NOT_ALIKE)
    note = nfc(note)
    if not note:
        raise Refused(NO_NOTE)
    kind, _, pk = key.partition(":")
    record_of: dict[str, Any] = {"result_id" if kind == RESULT else "past_award_id": int(pk)}
    with transaction.atomic():
        made, _ = Namesake.objects.update_or_create(
            defaults={"is_same": is_same, "note": note, "by": by, "at": now}, individual=person, **record_of
        )
        word = "cùng một người" if is_same else "không phải cùng một người"
        record(
            by=by,
            now=now,
            action="nomination.namesake",
            summary=f"Đã đối chiếu với “{found.past.who}” ({found.past.decision}): {word}.",
            about=nomination,
            reason=note,
        )
    return made
