"""Biên bản kiểm phiếu: how the votes were counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from awards.documents.sheets.minutes import Attendee, Recusal
from campaigns.documents.sheets import Letterhead, Recipients, Signature


@dataclass(frozen=True)
class TallyRow:
    """The count of one nominee; ``issued`` are the ballots given out, ``share`` in percent."""

    name: str
    issued: int
    in_favour: int
    against: int
    abstaining: int
    invalid: int
    share: Decimal

    @property
    def valid(self) -> int:
        return self.in_favour + self.against + self.abstaining

    @property
    def returned(self) -> int:
        return self.valid + self.invalid


@dataclass(frozen=True)
class TallyGroup:
    form: str
    rows: tuple[TallyRow, ...]


@dataclass(frozen=True)
class TallyMinutesSheet:
    """Biên bản kiểm phiếu (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9): a number, but no place and date.

    ``held`` is the wall-clock time at which the meeting began. ``head`` and ``member`` counted with
    ``secretary``; whom the record does not know is None and has a blank to fill in by hand.
    """

    letterhead: Letterhead
    subject: str  # "Kiểm phiếu …"
    held: datetime
    place: str
    head: Attendee | None
    member: Attendee | None
    secretary: Attendee
    total_members: int
    present: int
    secret: bool
    voting: str  # the way of voting with the threshold
    recusals: tuple[Recusal, ...]
    groups: tuple[TallyGroup, ...]
    share_base: str
    passed: tuple[str, ...]
    failed: tuple[str, ...]
    secretary_signature: Signature
    head_signature: Signature
    recipients: Recipients
    more_members: tuple[Attendee, ...] = ()  # of a counting team of more than head and member
    means: str = ""  # how the ballots of a secret vote were given out

    @property
    def title(self) -> str:
        return f"Biên bản {self.subject[:1].lower()}{self.subject[1:]}"
