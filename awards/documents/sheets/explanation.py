"""Giải trình, bổ sung hồ sơ: what became of each remark of the receiving office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigns.documents.sheets import Letterhead, Recipients, Signature


@dataclass(frozen=True)
class ExplainedRemark:
    """One remark: what was said, whether it was accepted, the answer, and the paper that shows it."""

    text: str
    about: str
    outcome: str
    answer: str
    shown_by: str = ""


@dataclass(frozen=True)
class RemarkGroup:
    """The remarks on one hand-over."""

    number: int
    handed_on: date
    receipt: str
    remarks: tuple[ExplainedRemark, ...]


@dataclass(frozen=True)
class ExplanationSheet:
    """The table of what was accepted and explained, a band for each hand-over that came back."""

    letterhead: Letterhead
    subject: str
    addressees: tuple[str, ...]
    opening: str
    receiver: str
    groups: tuple[RemarkGroup, ...]
    closing: str
    recipients: Recipients
    signature: Signature

    @property
    def title(self) -> str:
        return f"Giải trình, bổ sung hồ sơ {self.subject[:1].lower()}{self.subject[1:]}"
