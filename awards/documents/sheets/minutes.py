"""Biên bản họp xét: what the council did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from campaigns.documents.sheets import Letterhead, Person, Recipients, Signature


@dataclass(frozen=True)
class Attendee:
    """A member of the council: ``role`` there, ``reason`` for being absent (with leave of whom, or why)."""

    person: Person
    role: str
    reason: str = ""


@dataclass(frozen=True)
class VoteRow:
    """The count of one nominee; ``share`` in percent of the base that the minutes name."""

    name: str
    in_favour: int
    against: int
    abstaining: int
    invalid: int
    share: Decimal
    result: str  # "Thông qua"

    @property
    def valid(self) -> int:
        return self.in_favour + self.against + self.abstaining


@dataclass(frozen=True)
class VoteGroup:
    form: str
    rows: tuple[VoteRow, ...]


@dataclass(frozen=True)
class Recusal:
    """A member who did not vote on a nominee, and why."""

    member: Person
    nominee: str
    reason: str


@dataclass(frozen=True)
class MinutesSheet:
    """Biên bản họp xét (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9): a number, but no line of place and
    date.

    ``started`` and ``ended`` are wall-clock times without a zone; ``ended`` is None while the meeting goes
    on.
    """

    letterhead: Letterhead
    meeting_name: str
    started: datetime
    ended: datetime | None
    place: str
    total_members: int
    present: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    chair: Attendee
    secretary: Attendee
    presented: tuple[str, ...]  # standards and list brought before the council
    discussion: tuple[str, ...]  # what members said
    recusals: tuple[Recusal, ...]
    voting: str  # open or secret, with the threshold
    groups: tuple[VoteGroup, ...]
    share_base: str  # what the shares are counted on
    conclusion: tuple[str, ...]
    secretary_signature: Signature
    chair_signature: Signature
    recipients: Recipients
    replaces: str = ""  # "Biên bản này thay thế Biên bản số …"

    @property
    def title(self) -> str:
        return f"Biên bản {self.meeting_name[:1].lower()}{self.meeting_name[1:]}"
