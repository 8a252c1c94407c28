"""A remark of the receiving office is fixed or answered, one by one, before the dossier goes up again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from awards.enums import DossierState, RemarkState
from awards.models import Nomination, Paper, Remark
from awards.permissions import may_keep_dossiers
from awards.queries.dossiers import folder_of
from awards.queries.remarks import replacement_of, things_of
from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import nfc

LONGEST_ANSWER = 4000
CLOSED = Reason("wrong_state", "Chỉ trả lời ý kiến khi hồ sơ đang được nhận lại để bổ sung.")
EARLIER = Reason("earlier_hand_over", "Ý kiến này thuộc lần nộp trước, đã trả lời khi nộp lại hồ sơ.")
EMPTY = Reason("answer_missing", "Hãy ghi nội dung tiếp thu hoặc giải trình.")
TOO_LONG = Reason("answer_too_long", f"Nội dung trả lời dài hơn {LONGEST_ANSWER} ký tự. Hãy viết gọn lại.")
STRANGE = Reason("not_in_dossier", "Văn bản hoặc đề nghị này không thuộc hồ sơ. Hãy chọn lại.")


def answer_remark(
    *,
    remark: Remark,
    by: User,
    now: datetime,
    fixed: bool,
    answer: str,
    paper: Paper | None = None,
    nomination: Nomination | None = None,
    version: int | None = None,
) -> Remark:
    """Say what became of a remark: ``fixed`` (accepted and mended) or explained; may be said anew.

    ``paper`` or ``nomination`` is what the remark is about. A fixed remark about a paper is tied to the paper
    that replaces it; refused with ``not_replaced`` while there is none. Refused too with ``wrong_state``,
    ``earlier_hand_over``, ``answer_missing``, ``answer_too_long``, ``not_in_dossier`` and, when the dossier
    changed since ``version``, with ``stale``.
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    dossier, answer = remark.hand_over.dossier, nfc(answer)
    if dossier.state != DossierState.PREPARING:
        raise Refused(CLOSED)
    if dossier.hand_overs.filter(number__gt=remark.hand_over.number).exists():
        raise Refused(EARLIER)
    things = things_of(folder_of(dossier))
    reasons = [EMPTY] if not answer else [TOO_LONG] if len(answer) > LONGEST_ANSWER else []
    known = (paper is None or paper in [each.paper for each in things]) and (
        nomination is None or nomination in [each.nomination for each in things]
    )
    if not known or (paper and nomination):
        reasons.append(STRANGE)
    instead = replacement_of(paper) if paper and fixed else None
    if paper and fixed and instead is None:
        sentence = (
            f"{paper} chưa có bản thay thế. Hãy phát hành bản thay thế trước, "
            "hoặc chọn giải trình nếu giữ nguyên văn bản."
        )
        reasons.append(Reason("not_replaced", sentence))
    refuse_if(reasons)
    state = RemarkState.FIXED if fixed else RemarkState.ANSWERED
    with transaction.atomic():
        claim(dossier, version=version)
        before = remark.state
        remark.state, remark.answer = state.value, answer
        remark.paper, remark.nomination, remark.mended_by = paper, nomination, instead
        remark.answered_by, remark.answered_at = by, now
        remark.save()
        record(
            by=by,
            now=now,
            action="remark.answer",
            summary=f"{state.label} ý kiến {remark.number} của lần nộp {remark.hand_over.number}.",
            about=dossier,
            changes={"state": [before, state.value], "remark": [remark.pk, remark.pk]},
        )
    return remark
