"""Danh mục tài liệu kiểm chứng."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigns.documents.sheets import Letterhead


@dataclass(frozen=True)
class EvidenceRow:
    """One paper at one place, and the criterion that it proves there; ``abstract`` begins with the name of
    the paper's kind, where it has one."""

    criterion: str
    criterion_text: str
    reference: str
    dated: date | None
    issued_by: str
    abstract: str
    where: str


@dataclass(frozen=True)
class EvidenceListSheet:
    """Danh mục tài liệu kiểm chứng, the phụ lục of a Phiếu chấm điểm (Nghị định 30/2020/NĐ-CP, Phụ lục I,
    mục III.1): the papers that prove it, criterion by criterion.

    ``letterhead`` is that of the Phiếu, whose day the list names; a blank before it is sent. ``of_whom`` is
    the participant with his unit. A paper that stands in several rows counts once in ``papers``.
    """

    letterhead: Letterhead
    list_title: str
    of_whom: str
    rows: tuple[EvidenceRow, ...]
    papers: int
    criteria: int

    @property
    def title(self) -> str:
        return self.list_title
