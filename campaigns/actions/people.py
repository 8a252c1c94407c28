"""People come, move and leave; nobody is deleted and every registration keeps the unit that it had."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.enums import Role
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import Collective, Individual, Organisation, Posting, User
from campaigns.queries.people import last_posting, open_posting
from campaigns.rules.vietnamese import fold, nfc, short_date


@transaction.atomic
def add_person(*, organisation: Organisation, by: User, now: datetime, **fields: Any) -> Individual:
    """Enter a person with his first posting, open from ``entered_on``; ``fields`` are ``Individual``'s.

    Refused with ``not_yours`` (the office keeps the list), ``already_there`` (same name and date of birth),
    ``other_organisation``, ``unit_closed``, or ``invalid`` with a sentence for each field that is wrong.
    """
    _require_office(by)
    person = Individual(organisation=organisation, **fields)
    refuse_if(_reasons_against_fields(person))
    refuse_if(_reasons_against_unit(person, person.unit, person.entered_on))
    same = Individual.objects.filter(
        organisation=organisation, name_search=fold(person.full_name), date_of_birth=person.date_of_birth
    )
    if person.date_of_birth is not None and same.exists():
        sentence = (
            f"{nfc(person.full_name)}, sinh ngày {short_date(person.date_of_birth)}, đã có trong danh sách."
        )
        raise Refused(Reason("already_there", sentence))
    person.save()
    Posting.objects.create(
        individual=person,
        unit=person.unit,
        post=person.post,
        from_date=person.entered_on,
        to_date=person.left_on,
    )
    record(by=by, now=now, action="person.add", summary=f"Đã thêm {person} vào {person.unit}.", about=person)
    return person


@transaction.atomic
def move_person(
    *, individual: Individual, unit: Collective, post: str, on: date, by: User, now: datetime
) -> Individual:
    """Give the person another unit or post from the day ``on``.

    The open posting ends on the day before (on ``on`` itself when it began that day) and the next begins.
    Leaving a unit ends being its head. Registrations keep the unit that they were made with.
    Refused with ``not_yours``, ``has_left``, ``nothing_changes``, ``no_post``, ``other_organisation``,
    ``unit_closed``, ``before_last_posting``, ``in_future`` or ``stale``.
    """
    _require_office(by)
    post = nfc(post)
    current = open_posting(individual)
    refuse_if(_reasons_against_move(individual, unit, post, on, timezone.localdate(now)))
    if current is not None:
        _close(current, max(on - timedelta(days=1), current.from_date))
    Posting.objects.create(individual=individual, unit=unit, post=post, from_date=on)
    old = [str(individual.unit), individual.post]
    if individual.unit_id != unit.pk:
        individual.is_head = False
    individual.unit, individual.post = unit, post
    individual.save()
    record(
        by=by,
        now=now,
        action="person.move",
        summary=f"Đã chuyển {individual} sang {unit}, {post}, từ ngày {short_date(on)}.",
        about=individual,
        changes={"unit": [old[0], str(unit)], "post": [old[1], post]},
    )
    return individual


@transaction.atomic
def leave(*, individual: Individual, on: date, by: User, now: datetime) -> Individual:
    """The person no longer works here from the day ``on``, which may lie ahead; registrations stay.

    Refused with ``not_yours``, ``has_left``, ``before_last_posting`` or ``stale``.
    """
    _require_office(by)
    refuse_if([*_reason_left(individual), *_reason_too_early(individual, on)])
    current = open_posting(individual)
    if current is not None:
        _close(current, max(on - timedelta(days=1), current.from_date))
    individual.left_on, individual.is_head = on, False
    individual.save()
    summary = f"{individual} thôi công tác từ ngày {short_date(on)}."
    record(
        by=by,
        now=now,
        action="person.leave",
        summary=summary,
        about=individual,
        changes={"left_on": [None, on.isoformat()]},
    )
    return individual


def _require_office(by: User) -> None:
    if not by.has_role(Role.OFFICE):
        raise Refused(NOT_YOURS)


def _close(posting: Posting, last_day: date) -> None:
    """End ``posting``; refused with ``stale`` when somebody else has ended it."""
    if not Posting.objects.filter(pk=posting.pk, to_date__isnull=True).update(to_date=last_day):
        raise Refused(STALE)


def _reasons_against_fields(person: Individual) -> list[Reason]:
    """One sentence for each field that the model refuses."""
    try:
        person.full_clean(exclude=["name_search", "name_sort"], validate_constraints=False)
        person.validate_constraints(exclude=["name_search"])
    except ValidationError as error:
        labels = {field.name: str(field.verbose_name) for field in Individual._meta.fields}
        return [
            Reason("invalid", f"{labels[name].capitalize()}: {text}" if name in labels else text)
            for name, texts in error.message_dict.items()
            for text in texts
        ]
    return []


def _reasons_against_unit(individual: Individual, unit: Collective, on: date) -> list[Reason]:
    if unit.organisation_id != individual.organisation_id:
        return [Reason("other_organisation", f"{unit} không thuộc {individual.organisation}.")]
    if unit.closed_on is not None and unit.closed_on <= on:
        sentence = f"{unit} đã giải thể, sáp nhập từ ngày {short_date(unit.closed_on)}."
        return [Reason("unit_closed", sentence)]
    return []


def _reasons_against_move(
    individual: Individual, unit: Collective, post: str, on: date, today: date
) -> list[Reason]:
    reasons = [*_reason_left(individual), *_reason_too_early(individual, on)]
    reasons += _reasons_against_unit(individual, unit, on)
    if not post:
        reasons.append(Reason("no_post", "Chưa ghi chức vụ, vị trí công tác mới."))
    if individual.unit_id == unit.pk and individual.post == post:
        reasons.append(Reason("nothing_changes", f"{individual} đang công tác đúng ở đơn vị và vị trí này."))
    if on > today:
        reasons.append(
            Reason("in_future", f"Ngày {short_date(on)} chưa đến; hãy ghi việc chuyển từ ngày đó trở đi.")
        )
    return reasons


def _reason_left(individual: Individual) -> list[Reason]:
    if individual.left_on is None:
        return []
    sentence = f"{individual} đã thôi công tác từ ngày {short_date(individual.left_on)}."
    return [Reason("has_left", sentence)]


def _reason_too_early(individual: Individual, on: date) -> list[Reason]:
    last = last_posting(individual)
    start = last.from_date if last else individual.entered_on
    if on >= start:
        return []
    sentence = f"Ngày {short_date(on)} trước ngày bắt đầu vị trí công tác gần nhất ({short_date(start)})."
    return [Reason("before_last_posting", sentence)]
