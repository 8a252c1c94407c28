"""Quyết định tặng Giấy khen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from awards.documents.sheets.proposal import INLINE_ROWS
from campaigns.documents.sheets import Letterhead, Person, Recipients, Signature


@dataclass(frozen=True)
class Awardee:
    """Who is given the award, with the bonus in đồng (None: no bonus set)."""

    person: Person
    bonus: Decimal | None = None


@dataclass(frozen=True)
class AwardDecisionSheet:
    """Quyết định tặng Giấy khen (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2), the head's own power.

    ``articles`` are the texts after "Điều 1.", "Điều 2." …; the list of ``awardees`` stands under Điều 1.
    """

    letterhead: Letterhead
    subject: str
    authority: str  # "Chủ tịch Ủy ban nhân dân xã …"
    legal_bases: tuple[str, ...]
    proposed_by: str  # "Theo đề nghị của …"
    articles: tuple[str, ...]
    awardees: tuple[Awardee, ...]
    recipients: Recipients
    signature: Signature
    list_title: str = "Danh sách cá nhân được tặng Giấy khen"

    @property
    def title(self) -> str:
        return f"Quyết định {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def has_annex(self) -> bool:
        """Whether the list is too long to stand under Điều 1."""
        return len(self.awardees) > INLINE_ROWS
