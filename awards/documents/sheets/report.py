"""Báo cáo thành tích by the form of the regime."""

from __future__ import annotations

from dataclasses import dataclass

from awards.documents.blocks import Block
from campaigns.documents.sheets import Letterhead, Signature


@dataclass(frozen=True)
class Fact:
    """A line of section I: "Năm thành lập" → its text, and what its author set under it."""

    label: str
    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class ReportPart:
    """A titled part of section II."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class AchievementReportSheet:
    """Báo cáo thành tích by the regime's form (Mẫu số 07 of Nghị định 91/2017/NĐ-CP), collective or
    individual.

    ``author`` signs at the right. The first of ``endorsements`` stands level with it at the left, the others
    below (an individual's report: the head of the unit, then the level above). ``notes`` are the form's
    footnotes (1), (2), (3); without them no marks are printed.
    """

    letterhead: Letterhead
    award_form: str  # "Giấy khen của Chủ tịch …"
    subject: str  # the collective, or the person with post and unit: in full, in lower case
    facts: tuple[Fact, ...]
    parts: tuple[ReportPart, ...]
    author: Signature
    endorsements: tuple[Signature, ...]
    report_form: str = ""  # the mark at the top: "Mẫu số 07"
    notes: tuple[str, ...] = ()
    closing: str = "Trên đây là báo cáo thành tích, kính đề nghị cấp có thẩm quyền xem xét, khen thưởng"
    replaces: str = ""  # "Báo cáo thành tích này thay thế …"

    @property
    def title(self) -> str:
        return f"Báo cáo thành tích đề nghị tặng {self.award_form}: {self.subject}"
