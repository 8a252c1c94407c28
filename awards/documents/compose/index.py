"""Mục lục hồ sơ: what a bundle holds."""

from __future__ import annotations

from collections.abc import Iterable

from awards.documents.compose import words
from awards.documents.sheets import IndexRow, IndexSheet
from awards.queries.folders import Folder, Slot
from campaigns.documents.sheets import Signature
from campaigns.errors import Reason, Refused

NOTHING_ISSUED = Reason("nothing_issued", "Hồ sơ chưa có văn bản nào được phát hành hoặc chốt.")


def index_row(folder: Folder, slot: Slot, pages: int) -> IndexRow:
    """One paper of the index: its slot, how many pages it has, originals and copies of the form's sets."""
    paper = slot.paper
    return IndexRow(
        name=slot.title,
        reference=paper.reference if paper else "",
        dated=paper.issued_on if paper else None,
        pages=pages,
        originals=folder.originals,
        copies=folder.copies,
    )


def issued_rows(folder: Folder) -> tuple[IndexRow, ...]:
    """The papers of a folder that are issued and finished so far, in its order.

    Refused with ``nothing_issued`` when there is none.
    """
    rows = tuple(
        index_row(folder, slot, slot.paper.pages or 0)
        for slot in folder.slots
        if slot.paper is not None and slot.paper.is_finished
    )
    if not rows:
        raise Refused(NOTHING_ISSUED)
    return rows


def index_sheet(folder: Folder, rows: Iterable[IndexRow], *, proofs: int = 0) -> IndexSheet:
    """The index of a folder; it bears the day of its last paper, so that equal papers give equal bytes.

    The last ``proofs`` of ``rows`` are evidence.
    """
    organisation = folder.period.campaign.organisation
    listed = tuple(rows)
    papers = listed[: len(listed) - proofs]
    last = max((row.dated for row in papers if row.dated), default=None)
    return IndexSheet(
        letterhead=words.plain_letterhead(organisation, dated=last, year=folder.last_day.year),
        subject=award_of(folder),
        rows=listed,
        sets=folder.sets,
        originals=folder.originals,
        proofs=proofs,
        giver=Signature(("NGƯỜI NỘP HỒ SƠ",), note=words.SIGNED),
        taker=Signature(("NGƯỜI NHẬN HỒ SƠ",), note=words.SIGNED),
    )


def award_of(folder: Folder) -> str:
    """What a folder is for: "Đề nghị tặng Giấy khen của … năm 2024"; the commune's own gives, nobody asks."""
    asks = "Đề nghị tặng" if folder.dossier else "Tặng"
    return f"{asks} {words.full_form(folder.award_form)} {words.span_of(folder.period)}"
