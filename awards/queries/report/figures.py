"""Every figure that a report may bear, in its written form, under the key by which it lives on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from awards.queries.report.facts import ReportFacts, facts_of
from campaigns.enums import MeasureUnit, ParticipantKind, ScorecardState, TargetKind
from campaigns.models import MeasureValue, Registration, RegistrationTarget
from campaigns.rules.vietnamese import count_words, number, official_date, short_number

NO_RESULT = "[ghi kết quả đạt được]"
NO_TASK_RESULT = "[ghi kết quả thực hiện]"
Figure = tuple[str, str]  # key, written form


def figures_of(registration: Registration) -> dict[str, str]:
    """Key → written form of everything that the portal knows now."""
    return written_figures(facts_of(registration))


def written_figures(facts: ReportFacts) -> dict[str, str]:
    """The same from rows that were read already."""
    return dict(_all(facts))


def _all(facts: ReportFacts) -> Iterator[Figure]:
    yield from _unit(facts)
    for target in facts.targets:
        yield from _target(target)
    yield from _card(facts)
    for value in facts.measures:
        yield from _measure(value, facts.before.get(value.measure_id), facts.registration.period.year)
    for initiative in facts.initiatives:
        if initiative.decision_number:
            yield f"initiative:{initiative.pk}:number", initiative.decision_number
        if initiative.decision_date:
            yield f"initiative:{initiative.pk}:date", official_date(initiative.decision_date)
    if facts.activities:
        yield "propaganda:count", f"{count_words(len(facts.activities))} hoạt động"
        reach = sum(each.reach for each in facts.activities)
        if reach:
            yield "propaganda:reach", f"{number(reach)} lượt người"
    for award in facts.awards:
        yield f"award:{award.pk}:number", award.decision.number
        yield f"award:{award.pk}:date", official_date(award.decision.decided_on)


def _unit(facts: ReportFacts) -> Iterator[Figure]:
    unit = facts.registration.unit
    if facts.registration.collective_id and unit.headcount:
        yield "unit:headcount", f"{count_words(unit.headcount)} người"


def _target(target: RegistrationTarget) -> Iterator[Figure]:
    key = f"target:{target.pk}"
    if target.planned is None or target.kind == TargetKind.TASK:
        yield f"{key}:result", " ".join(target.result.split()).rstrip(".;, ") or NO_TASK_RESULT
        return
    yield f"{key}:planned", with_unit(short_number(target.planned), target.unit)
    if target.reached is None:
        yield f"{key}:reached", NO_RESULT
        return
    yield f"{key}:reached", with_unit(short_number(target.reached), target.unit)
    yield f"{key}:difference", _difference(target.reached - target.planned, target.unit, "mức đăng ký")


def with_unit(figure: str, unit: str) -> str:
    """ "98%", "3 lớp"."""
    return f"{figure}%" if unit == "%" else f"{figure} {unit}".strip()


def _difference(by: Decimal, unit: str, against: str, decimals: int | None = None) -> str:
    """How a figure stands to the one it is held against, without judging it: for some, lower is better."""
    if by == 0:
        return f"bằng {against}"
    figure = short_number(abs(by)) if decimals is None else number(abs(by), decimals)
    word = "điểm phần trăm" if unit == "%" else unit
    amount = f"{figure} {word}".strip()
    return f"{'cao' if by > 0 else 'thấp'} hơn {amount} so với {against}"


def _card(facts: ReportFacts) -> Iterator[Figure]:
    card = facts.card
    if card is None or card.total is None:
        return
    yield "card:total", f"{number(card.total, 2)} điểm"
    if card.self_total is not None:
        yield "card:self", f"{number(card.self_total, 2)} điểm"
    if card.grade:
        yield "card:grade", f"“{card.grade.name}”"
    if card.rank and card.state == ScorecardState.PUBLISHED:
        kind = ParticipantKind(facts.registration.participant_kind).label.lower()
        yield "card:rank", f"thứ {card.rank} trong tổng số {count_words(facts.ranked)} {kind}"
    for each in facts.points:
        yield f"points:{each.section.pk}:self", number(each.own, 2)
        yield f"points:{each.section.pk}:appraised", number(each.appraised, 2)
    yield "points:total", number(card.total, 2)
    if card.self_total is not None:
        yield "points:self", number(card.self_total, 2)


def _measure(row: MeasureValue, before: MeasureValue | None, year: int | None) -> Iterator[Figure]:
    key = f"measure:{row.measure_id}"
    if row.rating is not None:
        yield f"{key}:value", f"“{row.rating.name}”"
    if row.value is None:
        return
    percent = row.measure.unit == MeasureUnit.PERCENT
    unit = "%" if percent else MeasureUnit(row.measure.unit).label
    decimals = row.measure.decimals
    yield f"{key}:value", with_unit(number(row.value, decimals), unit)
    if before is not None and before.value is not None and year is not None:
        by = row.value - before.value
        yield f"{key}:before", with_unit(number(before.value, decimals), unit)
        yield f"{key}:difference", _difference(by, unit, f"năm {year - 1}", decimals)
