"""Part II, the work: measures taken, propaganda, effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awards.queries.report.facts import ReportFacts
from awards.queries.report.wording import Wording, listing, paragraph, sentence, told
from campaigns.enums import PropagandaForm, TargetKind
from campaigns.queries.campaign import span_of
from campaigns.rules.richtext import Document, Run, Runs
from campaigns.rules.vietnamese import capitalise_first, count_words


def measures_taken(facts: ReportFacts, wording: Wording) -> Document:
    """The tasks that were registered, and the propaganda that a collective did."""
    tasks = [each for each in facts.targets if each.kind == TargetKind.TASK]
    found: Document = ()
    if tasks:
        found += (paragraph("Đã tổ chức thực hiện các nhiệm vụ trọng tâm:"),)
        found += listing(told(sentence(each.text)) for each in tasks)
    return found + _propaganda(facts, wording)


def _propaganda(facts: ReportFacts, wording: Wording) -> Document:
    if not facts.activities:
        return ()
    span = capitalise_first(span_of(facts.registration.period))
    parts: list[str | Run] = [f"{span} đã tổ chức ", wording.figure("propaganda:count")]
    parts.append(" tuyên truyền cải cách hành chính")
    if wording.knows("propaganda:reach"):
        parts += [", với ", wording.figure("propaganda:reach"), " tiếp cận"]
    forms = Counter(PropagandaForm(each.form) for each in facts.activities)
    if len(forms) == 1:
        return (paragraph(*parts, f", bằng hình thức {next(iter(forms)).label.lower()}."),)
    shown = "; ".join(
        f"{form.label.lower()}: {count_words(forms[form])}" for form in PropagandaForm if form in forms
    )
    return (paragraph(*parts, f", gồm: {shown}."),)


def effect(facts: ReportFacts, wording: Wording) -> Document:
    """What the initiatives changed, and the measures beside those of the year before."""
    return listing((*_initiatives(facts), *_compared(facts, wording)))


def _initiatives(facts: ReportFacts) -> Iterator[Runs]:
    for each in facts.initiatives:
        if each.effect:
            yield told(f"Sáng kiến, giải pháp “{each.title}”: {sentence(each.effect)}")


def _compared(facts: ReportFacts, wording: Wording) -> Iterator[Runs]:
    year = facts.registration.period.year
    for row in facts.measures:
        key = f"measure:{row.measure_id}"
        if year is None or not wording.knows(f"{key}:difference"):
            continue
        yield told(
            f"{row.measure.name} năm {year} đạt ",
            wording.figure(f"{key}:value"),
            ", ",
            wording.figure(f"{key}:difference"),
            " (",
            wording.figure(f"{key}:before"),
            ").",
        )
