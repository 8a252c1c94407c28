"""Kế hoạch phát động, as it was issued."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.documents.sheets import Letterhead, Recipients, Signature


@dataclass(frozen=True)
class PlanBlock:
    """A piece of text: ``shape`` is the value of a ``BlockKind``, ``mark`` its number or letter."""

    shape: str
    text: str = ""
    mark: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanChapter:
    number: str
    heading: str
    blocks: tuple[PlanBlock, ...]


@dataclass(frozen=True)
class LaunchPlanSheet:
    """Kế hoạch (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4); its texts keep the plan's own marks."""

    letterhead: Letterhead
    subject: str
    legal_bases: tuple[str, ...]
    preamble: tuple[PlanBlock, ...]
    chapters: tuple[PlanChapter, ...]
    recipients: Recipients
    signature: Signature

    @property
    def title(self) -> str:
        return f"Kế hoạch {self.subject[:1].lower()}{self.subject[1:]}"
