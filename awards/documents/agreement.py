"""The check over a whole folder: issued papers as they were frozen, the others as their drafts stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from awards.documents.compose import sheet_of
from awards.enums import PaperKind
from awards.models import Paper
from awards.queries.agreement import accepted_in, against_new, issued_facts, title_of, truth_of
from awards.queries.folders import Folder, Slot
from awards.queries.papers import Subject, campaign_of, symbol_of
from awards.rules.agreement import Difference, PaperFacts, Result, check
from awards.rules.paper_kinds import FACTS
from campaigns.documents.payload import to_payload
from campaigns.errors import Refused


@dataclass(frozen=True)
class Accepted:
    """A difference with which a paper was issued on purpose."""

    difference: Difference
    reason: str


@dataclass(frozen=True)
class Skipped:
    """A paper that could not be compared yet, and why."""

    title: str
    reason: str


@dataclass(frozen=True)
class Comparison:
    """What the check found, sorted by what there is to do."""

    result: Result
    accepted: tuple[Accepted, ...]
    skipped: tuple[Skipped, ...]

    @property
    def open(self) -> tuple[Difference, ...]:
        """The differences that nobody has explained, those that must be mended first."""
        explained = {each.difference.key for each in self.accepted}
        return tuple(each for each in self.result.differences if each.key not in explained)


def compare(folder: Folder, *, today: date) -> Comparison:
    """Compare all papers of ``folder`` with each other and with the rows; changes nothing.

    A paper that is not issued takes part as its draft of ``today``; one that cannot be composed yet is
    skipped with the reason.
    """
    facts, skipped = issued_facts(folder), []
    for slot in folder.slots:
        if slot.paper is not None:
            continue
        drafted = _draft(slot, today)
        if isinstance(drafted, PaperFacts):
            facts.append(drafted)
        else:
            skipped.append(drafted)
    result = check(facts, truth_of(folder))
    reasons = accepted_in(folder)
    accepted = tuple(Accepted(each, reasons[each.key]) for each in result.differences if each.key in reasons)
    return Comparison(result, accepted, tuple(skipped))


def differences_of_new(
    kind: PaperKind,
    subject: Subject,
    *,
    today: date,
    number: int | None,
    day: date,
    replaces: Paper | None = None,
) -> list[Difference]:
    """What a paper with this number and day would have to explain; nothing while it cannot be composed."""
    try:
        sheet = sheet_of(kind, subject, today=today, number=number, day=day)
    except Refused:
        return []
    return against_new(
        kind,
        subject,
        to_payload(sheet),
        number=number,
        symbol=symbol_of(kind, campaign_of(subject).organisation),
        day=day,
        replaces=replaces,
    )


def _draft(slot: Slot, today: date) -> PaperFacts | Skipped:
    if slot.subject is None:
        return Skipped(slot.title, slot.fault or "chưa có nội dung để lập văn bản")
    try:
        sheet = sheet_of(slot.kind, slot.subject, today=today)
    except Refused as refusal:
        return Skipped(slot.title, str(refusal))
    return PaperFacts(
        key=f"draft-{FACTS[slot.kind].slug}-{slot.subject.pk}",
        title=f"{title_of(slot.kind, slot.subject, '')} (dự thảo)",
        kind=slot.kind,
        subject=slot.subject.pk,
        payload=to_payload(sheet),
        on=today,
    )
