"""Báo cáo tổng kết: what became of a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from campaigns.documents.sheets import Letterhead, Recipients, Signature
from campaigns.rules.richtext import Heading, Listing, Paragraph, Table


@dataclass(frozen=True)
class FigureTable:
    """Figures line by line: the first cell of a row names it, the others are figures as they are printed."""

    shape: ClassVar[str] = "figures"
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


SummaryBlock = Paragraph | Heading | Listing | Table | FigureTable


@dataclass(frozen=True)
class SummaryPart:
    """A numbered part of a chapter; without a heading its text stands under the chapter itself."""

    heading: str
    blocks: tuple[SummaryBlock, ...]


@dataclass(frozen=True)
class SummaryChapter:
    heading: str
    parts: tuple[SummaryPart, ...]


@dataclass(frozen=True)
class SummaryReportSheet:
    """Báo cáo (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4) on a year or on the whole term, to the
    superior."""

    letterhead: Letterhead
    subject: str  # "Tổng kết phong trào thi đua …"
    addressees: tuple[str, ...]
    opening: str
    chapters: tuple[SummaryChapter, ...]
    closing: str
    recipients: Recipients
    signature: Signature

    @property
    def title(self) -> str:
        return f"Báo cáo {self.subject[:1].lower()}{self.subject[1:]}"
