"""The papers of a dossier (Kế hoạch 454, mục IV.5.2) as frozen data: nothing here is read from the database.

A sheet holds all that its paper shows, so that an issued paper can be set again, letter by letter, years
later. Texts are stored without the closing marks of lists and of the paper; dates as dates; the templates
write them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

from awards.documents.blocks import Block
from campaigns.documents.payload import KIND, from_payload
from campaigns.documents.sheets import Letterhead, Person, Recipients, Signature

INLINE_ROWS = 10  # a longer list goes to a phụ lục


@dataclass(frozen=True)
class Nominees:
    """Who is proposed for one award form: collectives by their full names, then people."""

    form: str  # "Giấy khen của Chủ tịch Ủy ban nhân dân huyện …"
    collectives: tuple[str, ...] = ()
    individuals: tuple[Person, ...] = ()


@dataclass(frozen=True)
class ProposalSheet:
    """Tờ trình đề nghị khen thưởng (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.4)."""

    letterhead: Letterhead
    subject: str  # "Về việc đề nghị …"
    addressees: tuple[str, ...]
    legal_bases: tuple[str, ...]
    opening: str  # the sentence that proposes; ends before the list
    groups: tuple[Nominees, ...]
    closing: str  # the request
    recipients: Recipients
    signature: Signature
    enclosures: tuple[str, ...] = ()
    list_title: str = "Danh sách tập thể, cá nhân đề nghị khen thưởng"

    @property
    def title(self) -> str:
        return f"Tờ trình {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def collective_count(self) -> int:
        return sum(len(group.collectives) for group in self.groups)

    @property
    def individual_count(self) -> int:
        return sum(len(group.individuals) for group in self.groups)

    @property
    def has_annex(self) -> bool:
        """Whether the list is too long to stand in the text."""
        return self.collective_count + self.individual_count > INLINE_ROWS


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

    @property
    def title(self) -> str:
        return f"Biên bản {self.meeting_name[:1].lower()}{self.meeting_name[1:]}"


@dataclass(frozen=True)
class Fact:
    """A line of section I: "Năm thành lập" → its text."""

    label: str
    text: str


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

    @property
    def title(self) -> str:
        return f"Báo cáo thành tích đề nghị tặng {self.award_form}: {self.subject}"


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


@dataclass(frozen=True)
class IndexRow:
    """One paper of a dossier; ``reference`` is its number and symbol, empty when it has none."""

    name: str
    reference: str
    dated: date | None
    pages: int
    originals: int
    copies: int


@dataclass(frozen=True)
class IndexSheet:
    """Mục lục hồ sơ: what the bundle holds, in its order, and who handed it over to whom."""

    letterhead: Letterhead
    subject: str
    rows: tuple[IndexRow, ...]
    sets: int
    giver: Signature
    taker: Signature

    @property
    def title(self) -> str:
        return f"Mục lục hồ sơ {self.subject[:1].lower()}{self.subject[1:]}"

    @property
    def page_count(self) -> int:
        return sum(row.pages for row in self.rows)


Sheet = ProposalSheet | MinutesSheet | AchievementReportSheet | AwardDecisionSheet | IndexSheet
SHEETS: dict[str, type[Sheet]] = {kind.__name__: kind for kind in get_args(Sheet)}


def read_sheet(payload: dict[str, Any]) -> Sheet:
    """The sheet that ``to_payload`` wrote, of whichever kind. Raises ValueError when it is none of them."""
    kind = SHEETS.get(payload.get(KIND, ""))
    if kind is None:
        raise ValueError(f"{payload.get(KIND)!r} is no kind of sheet")
    return from_payload(kind, payload)
