"""The office's word on the conditions of a standard: met, not met, not applicable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from awards.enums import Check, NominationState, Outcome
from awards.models import Condition, Finding, Nomination
from awards.permissions import may_examine
from awards.queries.eligibility import conditions_of
from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User
from campaigns.rules.vietnamese import nfc

EXAMINED = (NominationState.SUBMITTED, NominationState.SENT_BACK)


@dataclass(frozen=True)
class Attested:
    """What the office says of one condition, and on what grounds."""

    condition: Condition
    outcome: Outcome
    note: str


def attest(
    *, nomination: Nomination, condition: Condition, outcome: Outcome, note: str, by: User, now: datetime
) -> Finding:
    """The office's word on one condition; see ``attest_all`` for the refusals."""
    attest_all(nomination=nomination, attested=[Attested(condition, outcome, note)], by=by, now=now)
    return Finding.objects.get(nomination=nomination, condition=condition)


def attest_all(
    *,
    nomination: Nomination,
    attested: Sequence[Attested],
    by: User,
    now: datetime,
    version: int | None = None,
) -> Nomination:
    """Record what the office found of several conditions, all or nothing; what did not change stays.

    "Không áp dụng" may be said of any condition of which the plan allows it, figures or not; where figures
    prove a condition, UNKNOWN takes that word back and the figures count again.

    Refused: ``not_yours``, ``not_examined_now`` unless it has been sent (or the chairman sent it back),
    ``not_attested`` for a condition that is not of this standard or is proved by figures,
    ``always_applies`` where the plan does not let it be left out, ``note_missing``, ``outcome_unknown``,
    ``stale``.
    """
    if not may_examine(by, nomination):
        raise Refused(NOT_YOURS)
    known = {each.pk: each for each in conditions_of(nomination)}
    refuse_if(_reasons_of_examination(nomination, attested, known))
    before = {row.condition_id: row for row in nomination.findings.order_by("pk")}
    with transaction.atomic():
        claim(nomination, version=version)
        for each in attested:
            _attest_one(nomination, each, before.get(each.condition.pk), by=by, now=now)
    return nomination


def _attest_one(
    nomination: Nomination, attested: Attested, before: Finding | None, *, by: User, now: datetime
) -> None:
    note = nfc(attested.note)
    if before is not None and (before.outcome, before.note) == (attested.outcome.value, note):
        return
    if attested.outcome == Outcome.UNKNOWN:
        if before is None:
            return
        before.delete()
    else:
        values = {"outcome": attested.outcome.value, "note": note, "by": by, "at": now}
        Finding.objects.update_or_create(nomination=nomination, condition=attested.condition, defaults=values)
    record(
        by=by,
        now=now,
        action="nomination.attest",
        summary=_told(attested.outcome),
        about=nomination,
        reason=note,
        changes={attested.condition.code: [before.outcome if before else "", attested.outcome.value]},
    )


def _told(outcome: Outcome) -> str:
    if outcome == Outcome.UNKNOWN:
        return "Đã bỏ kết luận không áp dụng, xét theo số liệu."
    return f"Đã xác nhận điều kiện: {outcome.label.lower()}."


def _reasons_of_examination(
    nomination: Nomination, attested: Sequence[Attested], known: Mapping[int, Condition]
) -> list[Reason]:
    if nomination.state not in EXAMINED:
        label = NominationState(nomination.state).label
        sentence = (
            f"Chỉ xác nhận điều kiện khi đề nghị đã gửi và chưa tiếp nhận; hiện trạng thái là “{label}”."
        )
        return [Reason("not_examined_now", sentence)]
    found: list[Reason] = []
    for each in attested:
        found += _reasons_of_one(each, known.get(each.condition.pk))
    return found


def _reasons_of_one(attested: Attested, condition: Condition | None) -> list[Reason]:
    by_figures = condition is not None and condition.check_by != Check.ATTESTED
    if by_figures and attested.outcome == Outcome.UNKNOWN:
        return []
    found: list[Reason] = []
    if condition is None or (by_figures and attested.outcome != Outcome.NOT_APPLICABLE):
        sentence = "Điều kiện này không thuộc tiêu chuẩn đang xét hoặc được kiểm tra bằng số liệu."
        found.append(Reason("not_attested", sentence))
    elif attested.outcome == Outcome.NOT_APPLICABLE and not condition.may_not_apply:
        sentence = (
            f"Kế hoạch không cho bỏ qua điều kiện “{condition.text.strip().rstrip(';.,')}”; "
            "hãy kết luận đạt hoặc chưa đạt."
        )
        found.append(Reason("always_applies", sentence))
    if attested.outcome == Outcome.UNKNOWN:
        found.append(Reason("outcome_unknown", "Hãy kết luận đạt hoặc chưa đạt."))
    if not attested.note.strip():
        found.append(Reason("note_missing", "Hãy ghi căn cứ, tài liệu kiểm chứng của kết luận."))
    return found
