"""What keeps somebody from being proposed: recorded, ended, lifted by the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from awards.enums import ExclusionKind
from awards.models import Exclusion
from awards.permissions import may_exclude
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import Collective, Individual, User
from campaigns.rules.vietnamese import nfc, short_date

NO_REASON = Reason("reason_missing", "Hãy ghi lý do, căn cứ.")


@dataclass(frozen=True)
class Flag:
    """What is recorded; ``to_date`` is the last day, None while nobody knows it."""

    kind: ExclusionKind
    from_date: date
    to_date: date | None = None
    paper_number: str = ""
    paper_date: date | None = None
    note: str = ""


def record_exclusion(
    *, participant: Collective | Individual, flag: Flag, by: User, now: datetime
) -> Exclusion:
    """Record why ``participant`` is not proposed for now.

    Refused: ``not_yours`` (not the office, or one's own case), ``paper_incomplete`` (number and date go
    together), ``paper_missing`` for a discipline, ``note_missing`` for another reason, ``dates_reversed``.
    """
    if not may_exclude(by, participant):
        raise Refused(NOT_YOURS)
    number, note = nfc(flag.paper_number), nfc(flag.note)
    refuse_if(_reasons(flag, number, note))
    whom = {"individual" if isinstance(participant, Individual) else "collective": participant}
    with transaction.atomic():
        made = Exclusion.objects.create(
            **whom,
            kind=flag.kind.value,
            paper_number=number,
            paper_date=flag.paper_date,
            from_date=flag.from_date,
            to_date=flag.to_date,
            note=note,
            recorded_by=by,
            recorded_at=now,
        )
        record(
            by=by,
            now=now,
            action="exclusion.record",
            summary=f"Đã ghi trường hợp chưa xét khen thưởng: {flag.kind.label.lower()}.",
            about=made,
            reason=note or made.paper,
        )
    return made


def end_exclusion(*, exclusion: Exclusion, last_day: date, reason: str, by: User, now: datetime) -> Exclusion:
    """Give an open flag its last day: the matter is over, but it did stand until then.

    Refused: ``not_yours``, ``reason_missing``, ``dates_reversed`` (before its first day), ``stale`` when
    it was ended or lifted meanwhile.
    """
    reason = nfc(reason)
    _refuse_unless_kept(exclusion, reason, by)
    refuse_if(_reasons_of_days(exclusion.from_date, last_day))
    with transaction.atomic():
        standing = Exclusion.objects.filter(pk=exclusion.pk, lifted_at__isnull=True)
        seen = {"to_date": exclusion.to_date} if exclusion.to_date else {"to_date__isnull": True}
        if not standing.filter(**seen).update(to_date=last_day):
            raise Refused(STALE)
        record(
            by=by,
            now=now,
            action="exclusion.end",
            summary=f"Đã ghi ngày kết thúc: {short_date(last_day)}.",
            about=exclusion,
            reason=reason,
            changes={
                "to_date": [
                    exclusion.to_date.isoformat() if exclusion.to_date else "",
                    last_day.isoformat(),
                ]
            },
        )
    exclusion.refresh_from_db()
    return exclusion


def lift_exclusion(*, exclusion: Exclusion, reason: str, by: User, now: datetime) -> Exclusion:
    """Take a flag off as if it had never stood: the decision was quashed, nothing was found, a wrong entry.

    Refused: ``not_yours``, ``reason_missing``, ``stale`` when it was lifted meanwhile.
    """
    reason = nfc(reason)
    _refuse_unless_kept(exclusion, reason, by)
    with transaction.atomic():
        standing = Exclusion.objects.filter(pk=exclusion.pk, lifted_at__isnull=True)
        if not standing.update(lifted_by=by, lifted_at=now, lifted_reason=reason):
            raise Refused(STALE)
        record(
            by=by,
            now=now,
            action="exclusion.lift",
            summary="Đã gỡ trường hợp chưa xét khen thưởng.",
            about=exclusion,
            reason=reason,
        )
    exclusion.refresh_from_db()
    return exclusion


def _refuse_unless_kept(exclusion: Exclusion, reason: str, by: User) -> None:
    if not may_exclude(by, exclusion.participant):
        raise Refused(NOT_YOURS)
    if not reason:
        raise Refused(NO_REASON)


def _reasons(flag: Flag, number: str, note: str) -> list[Reason]:
    found = _reasons_of_days(flag.from_date, flag.to_date)
    if bool(number) != (flag.paper_date is not None):
        found.append(Reason("paper_incomplete", "Hãy ghi cả số và ngày của văn bản."))
    elif flag.kind == ExclusionKind.DISCIPLINE and not number:
        found.append(Reason("paper_missing", "Kỷ luật phải ghi số, ngày của quyết định kỷ luật."))
    if flag.kind == ExclusionKind.OTHER and not note:
        found.append(Reason("note_missing", "Lý do khác phải ghi rõ nội dung."))
    return found


def _reasons_of_days(first: date, last: date | None) -> list[Reason]:
    if last is None or last >= first:
        return []
    return [Reason("dates_reversed", f"Ngày kết thúc phải từ {short_date(first)} trở đi.")]
