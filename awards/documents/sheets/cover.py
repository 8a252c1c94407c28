"""Bìa hồ sơ: the cover of one bound set."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.documents.sheets import Letterhead


@dataclass(frozen=True)
class CoverSheet:
    """The cover of set number ``place`` of ``sets``.

    ``award`` follows "Hồ sơ" in capitals ("Đề nghị tặng Giấy khen …"); ``occasion`` names the movement.
    ``receiver`` is empty for the commune's own award, which goes nowhere.
    """

    letterhead: Letterhead
    award: str
    occasion: str
    place: int
    sets: int
    is_original: bool
    receiver: str
    papers: int
    proofs: int
    pages: int
    year: int
    is_draft: bool = False

    @property
    def title(self) -> str:
        return f"Hồ sơ {self.award[:1].lower()}{self.award[1:]}, {self.mark.lower()} {self.place}/{self.sets}"

    @property
    def mark(self) -> str:
        """What is stamped on the cover."""
        return "Bộ gốc" if self.is_original else "Bộ sao"
