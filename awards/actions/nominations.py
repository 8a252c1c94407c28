"""Nominations: proposed, reported on, confirmed, examined (Kế hoạch 454, mục IV.3 and IV.5).

The council's and the chairman's part stands in ``council`` and ``approvals``, the report's text in
``reports``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from awards.actions.reports import begin, keep_confirmed, save_report, settled
from awards.enums import Check, NominationState, Outcome
from awards.models import Condition, Finding, Nomination
from awards.permissions import may_endorse, may_examine, may_write_report
from awards.queries.eligibility import conditions_of, reasons_against
from awards.queries.nominations import (
    is_before_a_meeting,
    reasons_against_nominating,
    reasons_against_sending,
    reasons_of_registration,
)
from awards.queries.report import WRITABLE, first_text
from awards.rules.workflow import NOMINATION
from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import AwardForm, Registration, User
from campaigns.permissions import may_edit
from campaigns.rules.vietnamese import nfc

EXAMINED = (NominationState.SUBMITTED, NominationState.SENT_BACK)
__all__ = [
    "EXAMINED",
    "WRITABLE",
    "Attested",
    "accept",
    "attest",
    "attest_all",
    "endorse",
    "nominate",
    "reopen",
    "save_report",
    "send_back",
    "submit",
    "withdraw",
]
NO_ENDORSEMENT: dict[str, Any] = {
    "endorsing_body": "",
    "endorser_title": "",
    "endorser_name": "",
    "endorsed_by": None,
    "endorsed_at": None,
}
IN_MEETING = Reason(
    "in_meeting",
    "Hội đồng đang họp xét đề nghị này; hãy đợi cuộc họp kết thúc hoặc đưa ra khỏi chương trình họp.",
)


@dataclass(frozen=True)
class Attested:
    """What the office says of one condition, and on what grounds."""

    condition: Condition
    outcome: Outcome
    note: str


def nominate(*, registration: Registration, award_form: AwardForm, by: User, now: datetime) -> Nomination:
    """Propose the participant of an accepted registration for ``award_form``; the report is begun.

    Refused with ``not_yours`` and with every reason of ``reasons_against_nominating``; of two clicks at
    once the second is refused with ``already_nominated``.
    """
    if not may_edit(by, registration):
        raise Refused(NOT_YOURS)
    refuse_if(reasons_against_nominating(registration, award_form))
    try:
        with transaction.atomic():
            nomination = Nomination.objects.create(
                registration=registration,
                award_form=award_form,
                created_by=by,
                created_at=now,
                **first_text(registration).sections(),
            )
            begin(nomination, by=by, now=now)
            record(by=by, now=now, action="nomination.nominate", summary="Đã lập đề nghị.", about=nomination)
    except IntegrityError as clash:
        raise Refused(reasons_against_nominating(registration, award_form)) from clash
    return nomination


def endorse(
    *,
    nomination: Nomination,
    by: User,
    now: datetime,
    version: int | None = None,
    body: str,
    title: str,
    name: str,
) -> Nomination:
    """Record who confirmed the report; it is locked, and its figures stand still, from now on.

    Kế hoạch 454, mục IV.5.2c.

    Refused: ``not_yours``, ``field_missing``, ``confirms_himself``, whatever the report lacks, and the
    refusals of ``move``.
    """
    if not may_endorse(by, nomination):
        raise Refused(NOT_YOURS)
    body, title, name = (nfc(text) for text in (body, title, name))
    refuse_if(_reasons_of_endorser(nomination, body, title, name) + reasons_against_sending(nomination))
    fields: dict[str, Any] = {
        "endorsing_body": body,
        "endorser_title": title,
        "endorser_name": name,
        "endorsed_by": by,
        "endorsed_at": now,
        "submitted_by": None,
        "submitted_at": None,
        "reason": "",
        **settled(nomination),
    }
    with transaction.atomic():
        _move(nomination, "endorse", by=by, now=now, version=version, fields=fields)
        keep_confirmed(nomination, by=by, now=now)
    return nomination


def reopen(*, nomination: Nomination, by: User, now: datetime, version: int | None = None) -> Nomination:
    """Unlock a confirmed report for its author; the confirmation no longer holds."""
    if not may_write_report(by, nomination):
        raise Refused(NOT_YOURS)
    return _move(nomination, "reopen", by=by, now=now, version=version, fields=NO_ENDORSEMENT)


def submit(*, nomination: Nomination, by: User, now: datetime, version: int | None = None) -> Nomination:
    """Send a whole and confirmed report to the office. Refused with everything that it lacks."""
    if not may_write_report(by, nomination):
        raise Refused(NOT_YOURS)
    refuse_if(reasons_against_sending(nomination) + reasons_of_registration(nomination.registration))
    fields = {"submitted_by": by, "submitted_at": now, "reason": ""}
    return _move(nomination, "submit", by=by, now=now, version=version, fields=fields)


def send_back(
    *, nomination: Nomination, by: User, now: datetime, reason: str, version: int | None = None
) -> Nomination:
    """Return it to the author with a written reason; the report is open again, its confirmation void."""
    if not may_examine(by, nomination):
        raise Refused(NOT_YOURS)
    _refuse_in_meeting(nomination)
    fields = NO_ENDORSEMENT | {"accepted_by": None, "accepted_at": None, "reason": reason.strip()}
    return _move(nomination, "return", by=by, now=now, version=version, reason=reason, fields=fields)


def accept(*, nomination: Nomination, by: User, now: datetime, version: int | None = None) -> Nomination:
    """Take it in for the council, when every condition of the standard is met; otherwise every reason."""
    if not may_examine(by, nomination):
        raise Refused(NOT_YOURS)
    refuse_if(NOMINATION.reasons_against("accept", nomination.state, by.roles))
    refuse_if(reasons_of_registration(nomination.registration) + reasons_against(nomination))
    fields = {"accepted_by": by, "accepted_at": now, "reason": ""}
    return _move(nomination, "accept", by=by, now=now, version=version, fields=fields)


def withdraw(
    *, nomination: Nomination, by: User, now: datetime, reason: str, version: int | None = None
) -> Nomination:
    """Take the nomination back with a written reason; another one may be made afterwards."""
    if not may_write_report(by, nomination):
        raise Refused(NOT_YOURS)
    _refuse_in_meeting(nomination)
    fields = {"reason": reason.strip()}
    return _move(nomination, "withdraw", by=by, now=now, version=version, reason=reason, fields=fields)


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

    Refused: ``not_yours``, ``not_examined_now`` unless it has been sent (or the chairman sent it back),
    ``not_attested`` for a condition that is not of this standard or is proved by figures, ``note_missing``,
    ``outcome_unknown``, ``stale``.
    """
    if not may_examine(by, nomination):
        raise Refused(NOT_YOURS)
    known = {each.pk: each for each in conditions_of(nomination) if each.check_by == Check.ATTESTED}
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
    values = {"outcome": attested.outcome.value, "note": note, "by": by, "at": now}
    Finding.objects.update_or_create(nomination=nomination, condition=attested.condition, defaults=values)
    record(
        by=by,
        now=now,
        action="nomination.attest",
        summary=f"Đã xác nhận điều kiện: {attested.outcome.label.lower()}.",
        about=nomination,
        reason=note,
        changes={attested.condition.code: [before.outcome if before else "", attested.outcome.value]},
    )


def _move(
    nomination: Nomination,
    action: str,
    *,
    by: User,
    now: datetime,
    version: int | None,
    fields: Mapping[str, Any],
    reason: str = "",
) -> Nomination:
    return move(
        nomination,
        workflow=NOMINATION,
        action=action,
        by=by,
        now=now,
        version=version,
        reason=reason.strip(),
        fields=fields,
    )


def _refuse_in_meeting(nomination: Nomination) -> None:
    if is_before_a_meeting(nomination):
        raise Refused(IN_MEETING)


def _reasons_of_endorser(nomination: Nomination, body: str, title: str, name: str) -> list[Reason]:
    pairs = (
        (body, "Hãy ghi cơ quan xác nhận."),
        (title, "Hãy ghi chức vụ người xác nhận."),
        (name, "Hãy ghi họ và tên người xác nhận."),
    )
    found = [Reason("field_missing", sentence) for text, sentence in pairs if not text.strip()]
    person = nomination.registration.individual
    if person is not None and name.casefold() == person.full_name.casefold():
        found.append(
            Reason(
                "confirms_himself",
                "Không ai tự xác nhận báo cáo của mình; người đứng đầu do cấp trên trực tiếp xác nhận.",
            )
        )
    return found


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
        if each.condition.pk not in known:
            sentence = "Điều kiện này không thuộc tiêu chuẩn đang xét hoặc được kiểm tra bằng số liệu."
            found.append(Reason("not_attested", sentence))
        if each.outcome not in (Outcome.MET, Outcome.NOT_MET):
            found.append(Reason("outcome_unknown", "Hãy kết luận đạt hoặc chưa đạt."))
        if not each.note.strip():
            found.append(Reason("note_missing", "Hãy ghi căn cứ, tài liệu kiểm chứng của kết luận."))
    return found
