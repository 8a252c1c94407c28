"""Nominations: proposed, reported on, confirmed, examined (Kế hoạch 454, mục IV.3 and IV.5).

The council's and the chairman's part stands in ``council`` and ``approvals``, the report's text in
``reports``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.actions.attesting import EXAMINED, Attested, attest, attest_all
from awards.actions.reports import begin, keep_confirmed, save_report, settled
from awards.models import Nomination
from awards.permissions import may_endorse, may_examine, may_write_report
from awards.queries.eligibility import reasons_against
from awards.queries.exclusions import reasons_of_exclusion
from awards.queries.nominations import (
    is_before_a_meeting,
    reasons_against_nominating,
    reasons_against_sending,
    reasons_of_registration,
)
from awards.queries.obstacles import reasons_of_obstacles
from awards.queries.report import WRITABLE, first_text
from awards.rules.workflow import NOMINATION
from campaigns.actions.audit import record
from campaigns.actions.moves import move
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import AwardForm, Registration, User
from campaigns.permissions import may_edit, roles_in
from campaigns.rules.vietnamese import nfc

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


def nominate(*, registration: Registration, award_form: AwardForm, by: User, now: datetime) -> Nomination:
    """Propose the participant of an accepted registration for ``award_form``; the report is begun.

    Refused with ``not_yours`` and with every reason of ``reasons_against_nominating``; of two clicks at
    once the second is refused with ``already_nominated``.
    """
    if not may_edit(by, registration):
        raise Refused(NOT_YOURS)
    today = timezone.localdate(now)
    refuse_if(reasons_against_nominating(registration, award_form, today))
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
        raise Refused(reasons_against_nominating(registration, award_form, today)) from clash
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
    """Send a whole and confirmed report to the office. Refused with everything that it lacks, and with
    ``excluded`` while a flag keeps the participant from being proposed."""
    if not may_write_report(by, nomination):
        raise Refused(NOT_YOURS)
    refuse_if(
        reasons_against_sending(nomination)
        + reasons_of_registration(nomination.registration)
        + reasons_of_exclusion(nomination.registration, timezone.localdate(now))
    )
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
    """Take it in for the council, when every condition of the standard is met or does not apply.

    Otherwise every reason; so too with ``awarded_before``, ``namesake`` and ``excluded`` (see
    ``queries.obstacles``).
    """
    if not may_examine(by, nomination):
        raise Refused(NOT_YOURS)
    refuse_if(NOMINATION.reasons_against("accept", nomination.state, roles_in(by, nomination.registration)))
    refuse_if(
        reasons_of_registration(nomination.registration)
        + reasons_against(nomination)
        + reasons_of_obstacles(nomination, timezone.localdate(now))
    )
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
        roles=roles_in(by, nomination.registration),
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
