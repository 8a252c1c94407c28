"""Dossiers leave the office and may come back: their sets, hand-over and taking back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from awards.enums import DossierState
from awards.models import Dossier, HandOver, Remark
from awards.models.dossier import MOST_SETS, package_name, package_storage
from awards.permissions import may_keep_dossiers
from awards.queries.dossiers import folder_of, reasons_against_handing_over
from awards.queries.remarks import things_named
from awards.rules.remarks import LONGEST_POINT, MOST_POINTS, mentioned, points_of
from awards.rules.workflow import DOSSIER
from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import nfc, short_date
from campaigns.rules.windows import days_left

SETS = Reason(
    "sets_out_of_range", f"Số bộ hồ sơ từ 1 đến {MOST_SETS}, trong đó số bộ gốc từ 1 đến số bộ hồ sơ."
)
GONE = Reason("wrong_state", "Hồ sơ đã nộp nên không đổi được số bộ. Hãy nhận lại hồ sơ trước.")


@dataclass(frozen=True)
class Package:
    """The ZIP that is handed over, under its name."""

    name: str
    content: bytes


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
    package: Package | None = None,
    version: int | None = None,
) -> HandOver:
    """Record that the dossier was handed to the receiving office (Kế hoạch 454, mục IV.5.3, IV.6).

    ``package`` is kept with its SHA-256, so that what was handed over can be shown at any time. Refused
    while a required paper is missing (``paper_missing``, ``paper_outdated`` …) or a remark on an earlier
    hand-over is open (``remark_open``), for a day to come, before the last paper or before an earlier
    hand-over, and for empty names (``name_missing``). A late hand-over is lawful and stays visible as late.
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
    made = HandOver(
        dossier=dossier,
        handed_on=handed_on,
        handed_by=handed_by,
        received_by=received_by,
        receipt_number=receipt_number,
        note=nfc(note),
        recorded_by=by,
        recorded_at=now,
    )
    kept = _keep(made, package)
    try:
        with transaction.atomic():
            move(dossier, workflow=DOSSIER, action="hand_over", by=by, now=now, version=version)
            made.number = dossier.hand_overs.count() + 1
            made.save()
            record(
                by=by,
                now=now,
                action="dossier.receipt",
                summary=f"Nộp hồ sơ lần {made.number} ngày {short_date(handed_on)}, "
                f"phiếu tiếp nhận số {receipt_number}" + (f"; quá hạn {late} ngày." if late > 0 else "."),
                about=dossier,
                changes={"sha256": ["", made.sha256]},
            )
    except BaseException:
        if kept:
            package_storage().delete(kept)
        raise
    return made


def take_back(
    *,
    dossier: Dossier,
    by: User,
    now: datetime,
    reason: str,
    remarks: str = "",
    version: int | None = None,
) -> Dossier:
    """Take the dossier back to complete it, with a reason (``reason_missing`` without one).

    ``remarks`` are those of the receiving office as pasted, a line each; every one must be fixed or answered
    before the next hand-over. Refused with ``too_many_points`` and ``point_too_long``. A point that names a
    paper or a nominee of the dossier is tied to it.
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    points = points_of(remarks)
    refuse_if(_reasons_against(points))
    with transaction.atomic():
        move(
            dossier,
            workflow=DOSSIER,
            action="take_back",
            by=by,
            now=now,
            reason=reason,
            version=version,
            fields={"remark": nfc(reason)},
        )
        _note(dossier, points)
    return dossier


def choose_sets(
    *,
    dossier: Dossier,
    by: User,
    now: datetime,
    sets: int,
    originals: int,
    with_evidence: bool,
    version: int | None = None,
) -> None:
    """How many sets the receiver wants, how many of them originals, and whether evidence goes with them.

    Refused with ``sets_out_of_range``, and with ``wrong_state`` once the dossier is handed over.
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    if not 1 <= originals <= sets <= MOST_SETS:
        raise Refused(SETS)
    if dossier.state != DossierState.PREPARING:
        raise Refused(GONE)
    fields: dict[str, Any] = {"sets": sets, "originals": originals, "with_evidence": with_evidence}
    changes = {name: [getattr(dossier, name), value] for name, value in fields.items()}
    with transaction.atomic():
        claim(dossier, version=version, **fields)
        evidence = "kèm" if with_evidence else "không kèm"
        record(
            by=by,
            now=now,
            action="dossier.sets",
            summary=f"Lập {sets} bộ hồ sơ, {originals} bộ gốc, {evidence} tài liệu kiểm chứng.",
            about=dossier,
            changes=changes,
        )


def _keep(made: HandOver, package: Package | None) -> str:
    """Store the ZIP before the row is written; returns its name in the storage, "" without one."""
    if package is None:
        return ""
    name = package_storage().save(package_name(made, package.name), ContentFile(package.content))
    made.file.name = name
    made.filename, made.size = package.name, len(package.content)
    made.sha256 = sha256(package.content).hexdigest()
    return name


def _reasons_against(points: Sequence[str]) -> list[Reason]:
    found = []
    if len(points) > MOST_POINTS:
        found.append(Reason("too_many_points", f"Ghi nhiều nhất {MOST_POINTS} ý kiến, mỗi dòng một ý kiến."))
    for place, point in enumerate(points, start=1):
        if len(point) > LONGEST_POINT:
            sentence = f"Ý kiến {place} dài hơn {LONGEST_POINT} ký tự. Hãy tách thành nhiều dòng."
            found.append(Reason("point_too_long", sentence))
    return found


def _note(dossier: Dossier, points: Sequence[str]) -> None:
    if not points:
        return
    latest = dossier.hand_overs.order_by("-number").first()
    assert latest is not None, "a dossier is taken back from a hand-over"
    things = things_named(folder_of(dossier))
    names = {place: thing.name for place, thing in enumerate(things)}
    for number, point in enumerate(points, start=1):
        found = mentioned(point, names)
        thing = things[found] if found is not None else None
        Remark.objects.create(
            hand_over=latest,
            number=number,
            text=point,
            paper=thing.paper if thing else None,
            nomination=thing.nomination if thing else None,
        )
