"""Danh sách đề nghị khen thưởng."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.documents.sheets import Letterhead, Person


@dataclass(frozen=True)
class NomineeRow:
    """Who is proposed, for what, and how the council voted; each merit and earlier award is a line."""

    person: Person
    merits: tuple[str, ...]
    earlier: tuple[str, ...]
    vote: str
    note: str = ""


@dataclass(frozen=True)
class NomineeListSheet:
    """Danh sách đề nghị khen thưởng, the phụ lục of a Tờ trình (Nghị định 30/2020/NĐ-CP, Phụ lục I,
    mục III.1).

    ``letterhead`` is that of the Tờ trình, whose number and day the list names; blanks before it is issued.
    """

    letterhead: Letterhead
    list_title: str
    collectives: tuple[NomineeRow, ...]
    individuals: tuple[NomineeRow, ...]

    @property
    def title(self) -> str:
        return self.list_title
