"""The moves of a registration between its owner and the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from campaigns.actions.appraisers import require_appraiser
from campaigns.actions.moves import move
from campaigns.actions.registrations.checks import OWN_INTEREST, require, require_version, whereabouts
from campaigns.enums import RegistrationState, Role
from campaigns.errors import Reason, Refused, refuse_if
from campaigns.models import Registration, User
from campaigns.permissions import may_edit, roles_in
from campaigns.queries.registrations import (
    has_scorecard,
    is_closed,
    reasons_against_recalling,
    reasons_against_sending,
)
from campaigns.rules.workflow import REGISTRATION


@dataclass(frozen=True, slots=True)
class SeveralAccepted:
    """What came of accepting several at once: those accepted, and the reasons for each of the others."""

    accepted: tuple[Registration, ...]
    refused: tuple[tuple[Registration, tuple[Reason, ...]], ...]


def submit(
    *, registration: Registration, by: User, now: datetime, version: int | None = None
) -> Registration:
    """Send it to the office; a draft takes along the unit and the post of this day.

    A draft sent by the office after the closing day is marked late; a returned one keeps its first mark.
    Refused with ``not_yours``, ``wrong_role``, ``wrong_state``, ``stale``, ``window_not_open``,
    ``window_closed``, ``no_targets``, ``no_completion_level`` or ``no_award_form``.
    """
    today = timezone.localdate(now)
    require(may_edit(by, registration))
    refuse_if(REGISTRATION.reasons_against("submit", registration.state, by.roles))
    require_version(registration, version)
    refuse_if(reasons_against_sending(registration, by, today))
    fields: dict[str, Any] = {
        "submitted_by": by,
        "submitted_at": now,
        "returned_by": None,
        "returned_at": None,
        "return_reason": "",
    }
    if registration.state == RegistrationState.DRAFT:
        fields |= whereabouts(registration.collective, registration.individual)
        fields["is_late"] = is_closed(registration.period, today)
    return move(
        registration, workflow=REGISTRATION, action="submit", by=by, now=now, version=version, fields=fields
    )


def recall(
    *, registration: Registration, by: User, now: datetime, version: int | None = None
) -> Registration:
    """Take a sent one back to the draft before the office acts.

    Refused with ``not_yours``, ``wrong_role``, ``wrong_state``, ``stale``, and to a participant after the
    closing day with ``window_closed``, since he could not send it again.
    """
    require(may_edit(by, registration))
    refuse_if(REGISTRATION.reasons_against("recall", registration.state, by.roles))
    refuse_if(reasons_against_recalling(registration, by, timezone.localdate(now)))
    fields = {"submitted_by": None, "submitted_at": None}
    return move(
        registration, workflow=REGISTRATION, action="recall", by=by, now=now, version=version, fields=fields
    )


def send_back(
    *, registration: Registration, by: User, now: datetime, reason: str, version: int | None = None
) -> Registration:
    """Return a sent or an accepted one with a written reason, so that its owner mends it.

    Refused with ``not_yours``, ``own_interest``, ``wrong_state``, ``reason_missing``, ``stale``, and with
    ``scorecard_exists`` once scores hang on what was accepted.
    """
    require_appraiser(by, registration, OWN_INTEREST)
    if has_scorecard(registration):
        sentence = "Đăng ký này đã có phiếu chấm điểm nên không trả lại được nữa."
        raise Refused(Reason("scorecard_exists", sentence))
    fields = {
        "returned_by": by,
        "returned_at": now,
        "return_reason": reason.strip(),
        "accepted_by": None,
        "accepted_at": None,
    }
    return move(
        registration,
        workflow=REGISTRATION,
        action="return",
        by=by,
        now=now,
        reason=reason.strip(),
        version=version,
        fields=fields,
        roles=roles_in(by, registration),
    )


def accept(
    *, registration: Registration, by: User, now: datetime, version: int | None = None
) -> Registration:
    """The office takes it in. Refused with ``not_yours``, ``own_interest``, ``wrong_state`` or ``stale``."""
    require_appraiser(by, registration, OWN_INTEREST)
    fields = {"accepted_by": by, "accepted_at": now}
    return move(
        registration,
        workflow=REGISTRATION,
        action="accept",
        by=by,
        now=now,
        version=version,
        fields=fields,
        roles=roles_in(by, registration),
    )


def accept_several(
    *, registrations: Sequence[tuple[Registration, int | None]], by: User, now: datetime
) -> SeveralAccepted:
    """Accept each pair (registration, version seen) that can be; the others come back with their reasons.

    Refused as a whole with ``not_yours`` only.
    """
    require(by.has_role(Role.OFFICE))
    accepted: list[Registration] = []
    refused: list[tuple[Registration, tuple[Reason, ...]]] = []
    for registration, version in registrations:
        try:
            accepted.append(accept(registration=registration, by=by, now=now, version=version))
        except Refused as refusal:
            refused.append((registration, refusal.reasons))
    return SeveralAccepted(tuple(accepted), tuple(refused))
