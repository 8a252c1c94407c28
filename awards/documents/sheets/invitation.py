"""Giấy mời họp."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from awards.documents.sheets.minutes import Attendee
from campaigns.documents.sheets import Letterhead, Recipients, Signature


@dataclass(frozen=True)
class InvitationSheet:
    """Giấy mời (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.7) to a meeting of the council.

    ``starts`` is a wall-clock time without a zone; ``agenda`` is what is brought before the council, ``asks``
    what the invited are asked to do.
    """

    letterhead: Letterhead
    subject: str  # "Họp xét, đề nghị khen thưởng …"
    inviter: str  # "Hội đồng Thi đua - Khen thưởng xã …"
    invited: tuple[Attendee, ...]
    starts: datetime
    place: str
    chair: str
    agenda: tuple[str, ...]
    asks: tuple[str, ...]
    recipients: Recipients
    signature: Signature

    @property
    def title(self) -> str:
        return f"Giấy mời {self.subject[:1].lower()}{self.subject[1:]}"
