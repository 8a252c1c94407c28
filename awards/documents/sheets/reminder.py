"""Công văn đôn đốc."""

from __future__ import annotations

from dataclasses import dataclass

from awards.documents.sheets.proposal import INLINE_ROWS
from campaigns.documents.sheets import Letterhead, Recipients, Signature


@dataclass(frozen=True)
class LateRow:
    """A unit and what it, or its people, have not done: "tập thể; 02 cá nhân (…)"."""

    unit: str
    missing: str


@dataclass(frozen=True)
class ReminderSheet:
    """Công văn (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.5): its subject stands under the number.

    ``stage`` is the code of ``ReminderStage``. A long list of ``late`` units goes to a phụ lục.
    """

    letterhead: Letterhead  # with its ``about``: "đôn đốc đăng ký thi đua năm 2024"
    stage: str
    addressees: tuple[str, ...]
    opening: str  # ends before the list
    late: tuple[LateRow, ...]
    requests: tuple[str, ...]
    closing: str
    recipients: Recipients
    signature: Signature
    list_title: str = "Danh sách cơ quan, đơn vị chưa hoàn thành"

    @property
    def title(self) -> str:
        return f"Công văn về việc {self.letterhead.about}"

    @property
    def has_annex(self) -> bool:
        """Whether the list is too long to stand in the text."""
        return len(self.late) > INLINE_ROWS

    @property
    def issuer_name(self) -> str:
        return self.letterhead.issuer_name
