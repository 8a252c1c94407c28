"""Dossiers leave the office and may come back: hand-over and taking back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from awards.models import Dossier, HandOver
from awards.permissions import may_keep_dossiers
from awards.queries.dossiers import folder_of, reasons_against_handing_over
from awards.rules.workflow import DOSSIER
from campaigns.actions.audit import record
from campaigns.actions.moves import move
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import nfc, short_date
from campaigns.rules.windows import days_left


def hand_over(
    *,
    dossier: Dossier,
    by: User,
    now: datetime,
    handed_on: date,
    handed_by: str,
    received_by: str,
    receipt_number: str,
    note: str = "",
    version: int | None = None,
) -> HandOver:
    """Record that the dossier was handed to the receiving office (Kế hoạch 454, mục IV.5.3, IV.6).

    Refused while a required paper is missing (``paper_missing``, ``paper_outdated`` …), for a day to come or
    before the last paper, and for empty names (``name_missing``). A late hand-over is lawful and stays
    visible as late.
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    handed_by, received_by, receipt_number = nfc(handed_by), nfc(received_by), nfc(receipt_number)
    refuse_if(DOSSIER.reasons_against("hand_over", dossier.state, by.roles))
    reasons = reasons_against_handing_over(folder_of(dossier), handed_on, timezone.localdate(now))
    named = (("người nộp", handed_by), ("người nhận", received_by), ("số phiếu tiếp nhận", receipt_number))
    reasons += [Reason("name_missing", f"Hãy ghi {label}.") for label, text in named if not text]
    refuse_if(reasons)
    late = -days_left(dossier.period.dossier_last_day, handed_on)
    with transaction.atomic():
        move(dossier, workflow=DOSSIER, action="hand_over", by=by, now=now, version=version)
        made = HandOver.objects.create(
            dossier=dossier,
            handed_on=handed_on,
            handed_by=handed_by,
            received_by=received_by,
            receipt_number=receipt_number,
            note=nfc(note),
            recorded_by=by,
            recorded_at=now,
        )
        record(
            by=by,
            now=now,
            action="dossier.receipt",
            summary=f"Nộp hồ sơ ngày {short_date(handed_on)}, phiếu tiếp nhận số {receipt_number}"
            + (f"; quá hạn {late} ngày." if late > 0 else "."),
            about=dossier,
        )
    return made


def take_back(
    *, dossier: Dossier, by: User, now: datetime, reason: str, version: int | None = None
) -> Dossier:
    """Take the dossier back to complete it, with a reason (``reason_missing`` without one)."""
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    return move(
        dossier,
        workflow=DOSSIER,
        action="take_back",
        by=by,
        now=now,
        reason=reason,
        version=version,
        fields={"remark": nfc(reason)},
    )
