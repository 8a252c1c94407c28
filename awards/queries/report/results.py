"""Part II, results: registered → achieved, points with their working, measures, initiatives, awards."""

from __future__ import annotations

from awards.queries.report.facts import ReportFacts, SectionPoints
from awards.queries.report.wording import (
    Wording,
    lettered,
    listing,
    paragraph,
    sentence,
    told,
)
from campaigns.enums import CompletionLevel, TargetKind
from campaigns.models import Initiative, MeasureValue, RegistrationTarget
from campaigns.queries.campaign import span_of
from campaigns.rules.richtext import Cell, Document, Row, Run, Runs, Table, words
from campaigns.rules.vietnamese import capitalise_first, count_words, number


def results(facts: ReportFacts, wording: Wording) -> Document:
    """The chapters for which there are rows, in the order of the form."""
    return lettered(
        (
            ("Thực hiện các chỉ tiêu, nhiệm vụ đã đăng ký", _targets(facts, wording)),
            ("Kết quả chấm điểm, xếp loại, xếp hạng", _score(facts, wording)),
            ("Các chỉ số đã được ghi nhận", listing(_measure(row, wording) for row in facts.measures)),
            ("Sáng kiến, giải pháp", listing(_initiative(row, wording) for row in facts.initiatives)),
            ("Khen thưởng đã nhận trong phong trào thi đua", _awards(facts, wording)),
        )
    )


def _targets(facts: ReportFacts, wording: Wording) -> Document:
    if not facts.targets:
        return ()
    registration = facts.registration
    level = registration.completion_level
    promise = f" với mức độ “{CompletionLevel(level).label}”" if level else ""
    who = "bản thân tôi" if registration.individual_id else registration.unit.name
    opening = (
        f"{capitalise_first(span_of(registration.period))}, {who} đăng ký thi đua{promise}, "
        f"gồm {_counts(facts)}. Kết quả thực hiện như sau:"
    )
    return (paragraph(opening), *listing(_target(row, wording) for row in facts.targets))


def _counts(facts: ReportFacts) -> str:
    figures = sum(not _is_task(each) for each in facts.targets)
    tasks = len(facts.targets) - figures
    kinds = ((figures, "chỉ tiêu"), (tasks, "nhiệm vụ trọng tâm"))
    return " và ".join(f"{count_words(count)} {kind}" for count, kind in kinds if count)


def _is_task(target: RegistrationTarget) -> bool:
    return target.kind == TargetKind.TASK or target.planned is None


def _target(target: RegistrationTarget, wording: Wording) -> Runs:
    key = f"target:{target.pk}"
    if _is_task(target):  # a result is the author's to reword; only the question for one lives on
        outcome = (sentence(target.result),) if target.result else (wording.figure(f"{key}:result"), ".")
        return told(f"Nhiệm vụ trọng tâm: {target.text}. Kết quả: ", *outcome)
    parts: list[str | Run] = [
        f"Chỉ tiêu “{target.text}”: đăng ký ",
        wording.figure(f"{key}:planned"),
        ", đạt ",
        wording.figure(f"{key}:reached"),
    ]
    if wording.knows(f"{key}:difference"):
        parts += [", ", wording.figure(f"{key}:difference")]
    return told(*parts, f". {sentence(target.result)}" if target.result else ".")


def _score(facts: ReportFacts, wording: Wording) -> Document:
    if facts.card is None:
        return ()
    parts: list[str | Run] = ["Tổng điểm "]
    if wording.knows("card:self"):
        parts += ["tự chấm là ", wording.figure("card:self"), ", điểm "]
    total = number(facts.card.criteria_set.total, 0)
    parts += ["thẩm định là ", wording.figure("card:total"), f" trên thang điểm {total}"]
    if wording.knows("card:grade"):
        parts += [", xếp loại ", wording.figure("card:grade")]
    if wording.knows("card:rank"):
        parts += [", xếp ", wording.figure("card:rank")]
    if not facts.points:
        return (paragraph(*parts, "."),)
    return (
        paragraph(*parts, "."),
        paragraph("Điểm của từng nhóm tiêu chí như sau:"),
        _working(facts, wording),
    )


def _working(facts: ReportFacts, wording: Wording) -> Table:
    titles = ("Nhóm tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định")
    head = Row(tuple(Cell(words(title), is_head=True) for title in titles))
    rows = [_points(each, wording) for each in facts.points]
    own = (wording.figure("points:self"),) if wording.knows("points:self") else ()
    most = number(sum(each.most for each in facts.points), 2)
    total = Row(
        (
            Cell((Run("Tổng cộng", bold=True),)),
            Cell(words(most)),
            Cell(own),
            Cell((wording.figure("points:total"),)),
        )
    )
    return Table((head, *rows, total))


def _points(each: SectionPoints, wording: Wording) -> Row:
    key = f"points:{each.section.pk}"
    return Row(
        (
            Cell(words(each.section.name)),
            Cell(words(number(each.most, 2) if each.most else "–")),
            Cell((wording.figure(f"{key}:self"),)),
            Cell((wording.figure(f"{key}:appraised"),)),
        )
    )


def _measure(row: MeasureValue, wording: Wording) -> Runs:
    verb = ": " if row.rating is not None else " đạt "
    figure = wording.figure(f"measure:{row.measure_id}:value")
    return told(f"{row.measure.name}{verb}", figure, f" (theo {row.source}).")


def _initiative(row: Initiative, wording: Wording) -> Runs:
    if not row.decision_number:
        return told(f"Có sáng kiến, giải pháp “{row.title}” (chưa có quyết định công nhận).")
    key = f"initiative:{row.pk}"
    by = f" được {row.recognised_by} công nhận" if row.recognised_by else " được công nhận"
    parts: list[str | Run] = [
        f"Có sáng kiến, giải pháp “{row.title}”{by} tại Quyết định số ",
        wording.figure(f"{key}:number"),
    ]
    if wording.knows(f"{key}:date"):
        parts += [" ", wording.figure(f"{key}:date")]
    return told(*parts, ".")


def _awards(facts: ReportFacts, wording: Wording) -> Document:
    return listing(
        told(
            f"Được tặng {row.decision.award_form} ({span_of(row.decision.period)}) theo Quyết định số ",
            wording.figure(f"award:{row.pk}:number"),
            " ",
            wording.figure(f"award:{row.pk}:date"),
            f" của {row.decision.issuer}.",
        )
        for row in facts.awards
    )
