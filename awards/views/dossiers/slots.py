"""The papers of a folder as rows of a page: what each is, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from awards.enums import PaperKind
from awards.models import Paper, SignedCopy
from awards.permissions import may_issue
from awards.queries.folders import Folder, Slot
from awards.queries.signed_copies import signed_copies_of
from awards.rules.paper_kinds import FACTS
from campaigns.models import User


@dataclass(frozen=True)
class SlotRow:
    """One slot with the addresses of what this reader may do; an empty address is not offered."""

    slot: Slot
    view_url: str
    download_url: str
    draft_url: str
    issue_url: str
    finish_url: str
    copies: list[SignedCopy]

    @property
    def is_report(self) -> bool:
        """Whether a press of a button freezes it, without number and day."""
        return self.slot.kind == PaperKind.ACHIEVEMENT_REPORT

    @property
    def is_next(self) -> bool:
        """Whether this reader's next step is to issue it: a required paper with a number, not there yet."""
        return (
            bool(self.issue_url)
            and self.slot.required
            and self.slot.state == "missing"
            and not self.is_report
        )

    @property
    def replaces(self) -> Paper | None:
        """The issued paper that a new one would replace."""
        return self.slot.paper if self.slot.paper and self.slot.paper.is_finished else None


def rows_of(folder: Folder, user: User, *, is_open: bool) -> list[SlotRow]:
    """The slots of ``folder`` in the plan's order; ``is_open`` while papers may still be issued."""
    copies = signed_copies_of([slot.paper for slot in folder.slots if slot.paper])
    return [_row(slot, user, is_open, copies[slot.paper.pk] if slot.paper else []) for slot in folder.slots]


def _row(slot: Slot, user: User, is_open: bool, copies: list[SignedCopy]) -> SlotRow:
    paper = slot.paper
    finished = paper is not None and paper.is_finished
    writes = is_open and may_issue(user, slot.kind)
    issues = writes and slot.state != "unfinished"
    address = [FACTS[slot.kind].slug, slot.subject.pk] if slot.subject else None
    return SlotRow(
        slot=slot,
        view_url=reverse("paper", args=[paper.pk]) if paper and finished else "",
        download_url=reverse("paper_download", args=[paper.pk]) if paper and finished else "",
        draft_url=reverse("paper_draft", args=address) if address and not finished else "",
        issue_url=reverse("paper_issue", args=address) if address and issues else "",
        finish_url=reverse("paper_finish", args=[paper.pk]) if paper and writes and not finished else "",
        copies=copies,
    )
