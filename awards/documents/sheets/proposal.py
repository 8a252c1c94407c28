"""Tờ trình: what goes up to the authority."""

from __future__ import annotations

from dataclasses import dataclass

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
    sets: str = ""  # how many sets of them: "02 bộ, trong đó có 01 bộ gốc"
    list_title: str = "Danh sách tập thể, cá nhân đề nghị khen thưởng"
    replaces: str = ""  # "Tờ trình này thay thế Tờ trình số …"

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
