"""The report as it is to be read now: figures renewed while it is open, as they were confirmed afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from awards.enums import NominationState
from awards.models import Nomination
from awards.queries.report.figures import figures_of
from awards.queries.report.proposal import SECTIONS
from awards.rules.report_figures import Change, Stale, changes, outdated, refreshed, stale
from campaigns.rules.richtext import Document, read

WRITABLE = (NominationState.DRAFT, NominationState.RETURNED)


@dataclass(frozen=True)
class Living:
    """A nomination's report together with what the portal knows now."""

    nomination: Nomination

    @property
    def is_open(self) -> bool:
        """Whether its author may still write; only then do its figures move."""
        return self.nomination.state in WRITABLE

    @cached_property
    def figures(self) -> dict[str, str]:
        """Every figure in its written form."""
        return figures_of(self.nomination.registration)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The figures that were different when an earlier version was saved."""
        rows = self.nomination.report_versions.order_by("number").values_list("figures", flat=True)
        return changes(rows, self.figures)

    def renewed(self, text: str) -> Document:
        """A text, stored or typed, with the figures of now."""
        return refreshed(read(text), self.figures)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Name of the section → its document as it is to be read now."""
        texts = {name: getattr(self.nomination, name) for name in SECTIONS}
        if not self.is_open:
            return {name: read(text) for name, text in texts.items()}
        return {name: self.renewed(text) for name, text in texts.items()}


def living(nomination: Nomination) -> Living:
    """The report with its figures; nothing is read before it is asked for."""
    return Living(nomination)


def documents_of(nomination: Nomination) -> dict[str, Document]:
    """Name of the section → its document as it is to be read now."""
    return living(nomination).documents


def stale_in(report: Living, documents: Mapping[str, Document]) -> dict[str, tuple[Stale, ...]]:
    """The sentences of each section in which an old figure stands as mere letters; none once it is locked."""
    if not report.is_open:
        return {}
    return {name: stale(document, report.changes) for name, document in documents.items()}


def changed_since_locked(report: Living) -> tuple[Change, ...]:
    """The figures that a confirmed report gives otherwise than the portal does now."""
    if report.is_open:
        return ()
    found = (
        change for document in report.documents.values() for change in outdated(document, report.figures)
    )
    return tuple(sorted(set(found)))
