"""Phiếu đăng ký thi đua from a registration."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.sheets import Promise, RegistrationFormSheet
from campaigns.documents.sheets import Signature
from campaigns.enums import TargetKind
from campaigns.models import Registration, RegistrationTarget
from campaigns.rules.vietnamese import short_number

CLOSING = "Tôi đăng ký thi đua và cam kết thực hiện tốt các nội dung nêu trên"


def registration_form_sheet(registration: Registration, *, today: date) -> RegistrationFormSheet:
    """The form with what is registered so far; it bears the day on which it was sent, before that a blank."""
    period = registration.period
    sent = registration.submitted_at
    targets = list(registration.targets.order_by("position", "pk"))
    person, unit = registration.individual, registration.unit
    closing = CLOSING if person else f"{unit.name} {CLOSING[4:]}"
    return RegistrationFormSheet(
        letterhead=words.form_letterhead(
            unit, dated=timezone.localdate(sent) if sent else None, year=period.year or today.year
        ),
        subject=f"Trong {words.movement_of(period)}",
        addressees=(period.campaign.organisation.name,),
        facts=words.facts_of(registration),
        figures=tuple(_promises(targets, TargetKind.FIGURE)),
        tasks=tuple(_promises(targets, TargetKind.TASK)),
        completion_level=str(registration.get_completion_level_display()),
        award_form=words.full_form(registration.award_form) if registration.award_form else "",
        closing=closing,
        signatures=_signatures(registration),
    )


def _promises(targets: Iterable[RegistrationTarget], kind: TargetKind) -> Iterable[Promise]:
    for row in targets:
        if row.kind == kind:
            planned = "Thực hiện" if row.planned is None else short_number(row.planned)
            yield Promise(row.text, row.unit, planned)


def _signatures(registration: Registration) -> tuple[Signature, ...]:
    """A collective's head signs; a person, and then his head, or the level above where he is the head."""
    person = registration.individual
    if person is None:
        return (Signature(("THỦ TRƯỞNG ĐƠN VỊ",), words.head_of_unit(registration.unit), note=words.SEALED),)
    above = ("CẤP TRÊN TRỰC TIẾP",) if person.is_head else ("THỦ TRƯỞNG ĐƠN VỊ",)
    name = "" if person.is_head else words.head_of_unit(registration.unit)
    return (
        Signature(above, name, note=words.SEALED),
        Signature(("NGƯỜI ĐĂNG KÝ",), person.full_name, note=words.SIGNED),
    )
