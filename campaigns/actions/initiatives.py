"""Initiatives: entered by their owners, recognised by a decision that the office records."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.enums import Level
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import Collective, Individual, Initiative, Period, User
from campaigns.permissions import may_keep_initiative, may_recognise, may_register_person, may_register_unit
from campaigns.queries.initiatives import recognition_of, stamp_of
from campaigns.rules.vietnamese import nfc

_RECOGNISED = Reason(
    "already_recognised", "Sáng kiến đã được công nhận nên chỉ Văn phòng được sửa. Hãy báo Văn phòng."
)
_TITLE = Reason("title_missing", "Hãy ghi tên sáng kiến, giải pháp.")
_OWNER = Reason("owner_missing", "Hãy chọn đúng một tập thể hoặc một cá nhân là chủ sáng kiến.")


def record_initiative(
    *,
    by: User,
    now: datetime,
    period: Period,
    title: str,
    collective: Collective | None = None,
    individual: Individual | None = None,
    effect: str = "",
    level: str = "",
    recognised_by: str = "",
    decision_number: str = "",
    decision_date: date | None = None,
) -> Initiative:
    """Enter an initiative of one collective or one person; the office may name its recognition at once.

    Refused: ``not_yours``, ``owner_missing``, ``title_missing``, and the codes of ``recognise``
    (Kế hoạch 454, mục IV.3.2b).
    """
    if (collective is None) == (individual is None):
        raise Refused(_OWNER)
    allowed = may_register_unit(by, collective) if collective else False
    if not (allowed or (individual is not None and may_register_person(by, individual))):
        raise Refused(NOT_YOURS)
    made = Initiative(
        period=period, collective=collective, individual=individual, title=nfc(title), effect=nfc(effect)
    )
    if not made.title:
        raise Refused(_TITLE)
    named = any((level, recognised_by, decision_number, decision_date))
    if named:
        _set_recognition(made, by, now, level, recognised_by, decision_number, decision_date)
    with transaction.atomic():
        made.save()
        record(by=by, now=now, action="initiative.record", summary="Ghi nhận sáng kiến.", about=made)
        if named:
            _tell_recognition(made, by, now)
    return made


def edit_initiative(
    *, initiative: Initiative, by: User, now: datetime, title: str, effect: str, seen: str | None = None
) -> Initiative:
    """Correct title and effect: its owner until it is recognised, the office always.

    ``seen`` is the ``stamp_of`` what the user's page showed. Refused: ``not_yours``, ``already_recognised``,
    ``title_missing``, ``stale``.
    """
    with transaction.atomic():
        current = _hold(initiative, seen)
        _check_keeper(current, by)
        words = {"title": nfc(title), "effect": nfc(effect)}
        if not words["title"]:
            raise Refused(_TITLE)
        changes = {name: [getattr(current, name), text] for name, text in words.items()}
        changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
        if changes:
            current.title, current.effect = words["title"], words["effect"]
            current.save(update_fields=["title", "effect"])
            record(
                by=by,
                now=now,
                action="initiative.edit",
                summary="Sửa sáng kiến.",
                about=current,
                changes=changes,
            )
    return current


def remove_initiative(*, initiative: Initiative, by: User, now: datetime) -> Period:
    """Take back an initiative that nobody recognised; returns its period.

    Refused: ``not_yours``, ``already_recognised``, ``stale`` (a second click).
    """
    with transaction.atomic():
        current = _hold(initiative, None)
        _check_keeper(current, by)
        if current.level:
            raise Refused(_RECOGNISED)
        record(by=by, now=now, action="initiative.remove", summary="Xóa sáng kiến.", about=current)
        current.delete()
    return initiative.period


def recognise(
    *,
    initiative: Initiative,
    by: User,
    now: datetime,
    level: str,
    recognised_by: str,
    decision_number: str,
    decision_date: date | None,
    seen: str | None = None,
) -> Initiative:
    """Record, or correct, the decision that recognised an initiative; the office only, and not for its own.

    Refused: ``not_yours``, ``level_missing``, ``body_missing``, ``number_missing``, ``date_missing``,
    ``date_in_future``, ``stale``.
    """
    with transaction.atomic():
        current = _hold(initiative, seen)
        before = recognition_of(current)
        _set_recognition(current, by, now, level, recognised_by, decision_number, decision_date)
        if recognition_of(current) != before:
            current.save()
            _tell_recognition(current, by, now, before)
    return current


def _set_recognition(
    initiative: Initiative,
    by: User,
    now: datetime,
    level: str,
    recognised_by: str,
    decision_number: str,
    decision_date: date | None,
) -> None:
    if not may_recognise(by, initiative):
        raise Refused(NOT_YOURS)
    body, number = nfc(recognised_by), nfc(decision_number)
    reasons = []
    if level not in list(Level):
        reasons.append(Reason("level_missing", "Hãy chọn cấp công nhận."))
    if not body:
        reasons.append(Reason("body_missing", "Hãy ghi cơ quan công nhận."))
    if not number:
        reasons.append(Reason("number_missing", "Hãy ghi số quyết định công nhận."))
    if decision_date is None:
        reasons.append(Reason("date_missing", "Hãy ghi ngày quyết định."))
    elif decision_date > timezone.localdate(now):
        reasons.append(Reason("date_in_future", "Ngày quyết định không được sau hôm nay."))
    refuse_if(reasons)
    initiative.level, initiative.recognised_by = level, body
    initiative.decision_number, initiative.decision_date = number, decision_date


def _tell_recognition(initiative: Initiative, by: User, now: datetime, before: str = "") -> None:
    record(
        by=by,
        now=now,
        action="initiative.recognise",
        summary="Ghi nhận quyết định công nhận sáng kiến.",
        about=initiative,
        changes={"recognition": [before, recognition_of(initiative)]},
    )


def _hold(initiative: Initiative, seen: str | None) -> Initiative:
    """The row as it stands now, locked; refused when it is gone or no longer what the page showed."""
    rows = Initiative.objects.select_for_update(of=("self",)).select_related("collective", "individual__unit")
    current = rows.filter(pk=initiative.pk).first()
    if current is None or (seen is not None and seen != stamp_of(current)):
        raise Refused(STALE)
    return current


def _check_keeper(initiative: Initiative, by: User) -> None:
    if not may_keep_initiative(by, initiative):
        raise Refused(_RECOGNISED if initiative.level else NOT_YOURS)
