"""Biên bản họp xét: what the council did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from campaigns.documents.sheets import Letterhead, Person, Recipients, Signature


@dataclass(frozen=True)
class Attendee:
    """A member of the council: ``role`` there, ``reason`` for being absent (with leave of whom, or why).

    ``hours`` says who came late or left early: "đến lúc 14 giờ 30".
    """

    person: Person
    role: str
    reason: str = ""
    hours: str = ""


@dataclass(frozen=True)
class VoteRow:
    """The count of one nominee; ``share`` in percent of the base that the minutes name.

    ``base`` is of how many; 0 in minutes issued before it was kept.
    """

    name: str
    in_favour: int
    against: int
    abstaining: int
    invalid: int
    share: Decimal
    result: str  # "Thông qua"
    base: int = 0

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
class CaseRecord:
    """How the council dealt with one nominee: who spoke, who left and why, how it voted, in sentences."""

    name: str
    form: str
    opinions: tuple[str, ...]
    recusals: tuple[Recusal, ...]
    vote: str


@dataclass(frozen=True)
class WrittenOpinion:
    """What an absent member wrote about a nominee; it is no vote."""

    member: Person
    received_on: date
    nominee: str
    text: str


@dataclass(frozen=True)
class PutOff:
    """A nominee whom the council will deal with at its next meeting, and why."""

    form: str
    name: str
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
    quorum: str = ""  # that enough members are there, in numbers
    agenda: tuple[str, ...] = ()
    cases: tuple[CaseRecord, ...] = ()  # in the order in which they were dealt with
    written: tuple[WrittenOpinion, ...] = ()
    put_off: tuple[PutOff, ...] = ()
    closing_note: str = ""  # that the end was recorded on the word of the chair

    @property
    def title(self) -> str:
        return f"Biên bản {self.meeting_name[:1].lower()}{self.meeting_name[1:]}"
