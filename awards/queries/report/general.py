"""Part I: who is proposed."""

from __future__ import annotations

from awards.queries.report.facts import ReportFacts
from awards.queries.report.wording import Wording, paragraph
from campaigns.enums import IndividualKind
from campaigns.models import Collective, Individual, Registration
from campaigns.rules.richtext import Document, Run
from campaigns.rules.vietnamese import short_date

Line = tuple[str, str | Run]


def general(facts: ReportFacts, wording: Wording) -> Document:
    """The lines of Mẫu số 07, mục I; what the office does not know is asked for in brackets."""
    registration = facts.registration
    person = registration.individual
    lines = _person(registration, person) if person else _collective(registration.unit, wording)
    return tuple(paragraph(f"{name}: ", content) for name, content in lines)


def _collective(unit: Collective, wording: Wording) -> list[Line]:
    headcount = wording.figure("unit:headcount") if wording.knows("unit:headcount") else _ask("tổng số")
    return [
        ("Tên đơn vị", unit.name),
        ("Năm thành lập", str(unit.founded_year or _ask("năm thành lập"))),
        ("Cơ cấu tổ chức", unit.structure or _ask("các bộ phận, chức danh của đơn vị")),
        ("Tổng số cán bộ, công chức, người lao động", headcount),
        ("Chức năng, nhiệm vụ", unit.functions or _ask("chức năng, nhiệm vụ được giao")),
    ]


def _person(registration: Registration, person: Individual) -> list[Line]:
    alias: list[Line] = [("Bí danh", person.other_name)] if person.other_name else []
    born = short_date(person.date_of_birth) if person.date_of_birth else _ask("ngày, tháng, năm sinh")
    return [
        ("Họ và tên", person.full_name),
        *alias,
        ("Ngày, tháng, năm sinh", born),
        ("Quê quán", person.hometown or _ask("quê quán")),
        ("Nơi thường trú", person.residence or _ask("nơi thường trú")),
        ("Nghề nghiệp", IndividualKind(person.kind).label),
        ("Chức vụ, vị trí công tác", registration.post or person.post or _ask("chức vụ, vị trí công tác")),
        ("Đơn vị công tác", registration.unit.name),
    ]


def _ask(what: str) -> str:
    return f"[ghi {what}]"
