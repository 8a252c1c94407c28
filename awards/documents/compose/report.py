"""Báo cáo thành tích from a nomination and the targets of its registration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django.utils import timezone

from awards.documents.blocks import Block, Target, TargetTable
from awards.documents.compose import words
from awards.documents.sheets import AchievementReportSheet, Fact, ReportPart
from awards.models import Nomination
from awards.queries.papers import regime_for
from awards.queries.report import documents_of
from campaigns.documents.sheets import Signature
from campaigns.models import Registration, RegistrationTarget, Signatory
from campaigns.rules.richtext import Document, Heading, Paragraph, text_of, unlinked
from campaigns.rules.vietnamese import fold, short_number

LEVEL_ABOVE = ("XÁC NHẬN CỦA CẤP TRÊN", "TRỰC TIẾP")
HEAD_OF_UNIT = ("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN")


def report_sheet(
    nomination: Nomination,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> AchievementReportSheet:
    """The achievement report of a nomination by the form of the law on ``day`` (a draft: on ``today``).

    Section I are the author's lines "Tên mục: nội dung"; section II his texts, with the table registered →
    achieved (Mẫu số 07, Nghị định 91/2017/NĐ-CP). It bears no number, and its author signs
    it, so ``number`` and ``signatory`` say nothing here.
    """
    registration = nomination.registration
    campaign = registration.period.campaign
    regime = regime_for(campaign, day or today)
    texts = {name: unlinked(document) for name, document in documents_of(nomination).items()}
    return AchievementReportSheet(
        letterhead=words.unit_letterhead(registration.unit, dated=day, year=today.year),
        award_form=words.full_form(nomination.award_form),
        subject=_subject(registration),
        facts=_facts(texts["general"]),
        parts=_parts(registration, texts),
        author=_author(registration),
        endorsements=_endorsements(nomination),
        report_form=regime.report_form if regime else "",
    )


def report_day(nomination: Nomination, today: date) -> date:
    """The day that the report bears: when its author sent it, or today for one that was never sent."""
    return timezone.localdate(nomination.submitted_at) if nomination.submitted_at else today


def _subject(registration: Registration) -> str:
    if registration.individual is None:
        return registration.unit.name
    person = words.person_of(registration)
    return f"{person.honorific} {person.name}, {person.post},\n{person.unit}".strip()


def _facts(document: Document) -> tuple[Fact, ...]:
    """The paragraphs "Tên mục: nội dung"; whatever has no name goes on with the one before it."""
    facts: list[Fact] = []
    for block in document:
        line = text_of(block.runs) if isinstance(block, Paragraph | Heading) else ""
        label, colon, content = line.partition(":")
        if colon:
            facts.append(Fact(label.strip(), content.strip()))
        elif not facts and line:
            facts.append(Fact("Thông tin", line))
        else:
            before = facts.pop() if facts else Fact("Thông tin", "")
            facts.append(replace(before, blocks=(*before.blocks, block)))
    return tuple(facts)


def _parts(registration: Registration, texts: Mapping[str, Document]) -> tuple[ReportPart, ...]:
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("Kết quả đạt được so với đăng ký thi đua", _results(registration, texts["results"])),
        ("Biện pháp, giải pháp thực hiện", texts["measures_taken"]),
        ("Hiệu quả kinh tế - xã hội", texts["effect"]),
        ("Bài học kinh nghiệm", texts["lessons"]),
    )
    return tuple(ReportPart(heading, found) for heading, found in parts if found)


def _results(registration: Registration, text: Document) -> tuple[Block, ...]:
    """The author's text with the table registered → achieved, which closes its first chapter."""
    targets = list(registration.targets.order_by("position", "pk"))
    if not targets:
        return text
    headings = [place for place, block in enumerate(text) if place and isinstance(block, Heading)]
    place = headings[0] if headings else len(text)
    return (*text[:place], TargetTable(tuple(_target(row) for row in targets)), *text[place:])


def _target(row: RegistrationTarget) -> Target:
    planned = _figure(row, row.planned) or "Thực hiện"
    reached = _figure(row, row.reached)
    if reached:
        return Target(row.text, planned, reached, row.result)
    return Target(row.text, planned, row.result or "Chưa có số liệu")


def _figure(row: RegistrationTarget, value: object) -> str:
    if value is None:
        return ""
    text = short_number(value)  # type: ignore[arg-type]
    return f"{text}%" if row.unit == "%" else f"{text} {row.unit}".strip()


def _author(registration: Registration) -> Signature:
    if registration.individual is not None:
        return Signature(("NGƯỜI BÁO CÁO",), registration.individual.full_name, note=words.SIGNED)
    return Signature(("THỦ TRƯỞNG ĐƠN VỊ",), words.head_of_unit(registration.unit), note=words.SEALED)


def _endorsements(nomination: Nomination) -> tuple[Signature, ...]:
    """Who confirms: for a person the head of the unit, then the level above; nobody confirms himself."""
    registration = nomination.registration
    by_unit = fold(nomination.endorsing_body) == fold(registration.unit.name)
    person = registration.individual
    if person is None or person.is_head:
        return (_confirmed(nomination, LEVEL_ABOVE),)
    if nomination.endorsing_body and by_unit:
        return (_confirmed(nomination, HEAD_OF_UNIT), Signature(LEVEL_ABOVE, note=words.SEALED))
    return (Signature(HEAD_OF_UNIT, note=words.SEALED), _confirmed(nomination, LEVEL_ABOVE))


def _confirmed(nomination: Nomination, capacity: tuple[str, ...]) -> Signature:
    if not nomination.endorsing_body:
        return Signature(capacity, note=words.SEALED)
    return Signature(
        capacity,
        nomination.endorser_name,
        office_title=nomination.endorser_title,
        note=words.SEALED,
        statement=f"{nomination.endorsing_body} xác nhận nội dung báo cáo trên là đúng",
    )
