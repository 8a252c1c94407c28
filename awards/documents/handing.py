"""A dossier is handed over together with the ZIP that was made of it at that moment."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from awards.actions.dossiers import Package, hand_over
from awards.documents.bundle import bundle
from awards.documents.bundle.contents import Progress, silent
from awards.models import Dossier, HandOver
from awards.permissions import may_keep_dossiers
from awards.queries.dossiers import folder_of
from awards.queries.folders import Folder
from awards.rules.workflow import DOSSIER
from campaigns.errors import NOT_YOURS, STALE, Refused, refuse_if
from campaigns.models import User


def hand_over_dossier(
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
    progress: Progress = silent,
) -> HandOver:
    """Make the dossier's ZIP and record its hand-over; the ZIP is kept with its SHA-256.

    Refused as ``actions.dossiers.hand_over`` and ``bundle`` refuse, and with ``stale`` when a paper or an
    answer changed while the ZIP was made; then nothing is kept.
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    refuse_if(DOSSIER.reasons_against("hand_over", dossier.state, by.roles))
    folder = folder_of(dossier)
    made = bundle(folder, today=timezone.localdate(now), progress=progress)
    if _held(folder_of(dossier)) != _held(folder):
        raise Refused(STALE)
    return hand_over(
        dossier=dossier,
        by=by,
        now=now,
        handed_on=handed_on,
        handed_by=handed_by,
        received_by=received_by,
        receipt_number=receipt_number,
        note=note,
        package=Package(made.name, made.content),
        version=version,
    )


def _held(folder: Folder) -> tuple[object, ...]:
    """What decides what the ZIP holds, beside the dossier's own version."""
    answers = [(remark.pk, remark.state, remark.answer, remark.mended_by_id) for remark in folder.remarks]
    return folder.slots, folder.nominations, answers
