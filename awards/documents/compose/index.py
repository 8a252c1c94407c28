"""Mục lục hồ sơ: what a bundle holds."""

from __future__ import annotations

from collections.abc import Iterable

from awards.documents.compose import words
from awards.documents.sheets import IndexRow, IndexSheet
from awards.queries.folders import Folder
from campaigns.documents.sheets import Letterhead, Signature

SIGNED = "Ký, ghi rõ họ tên"


def index_sheet(folder: Folder, rows: Iterable[IndexRow], *, proofs: int = 0) -> IndexSheet:
    """The index of a folder; it bears the day of its last paper, so that equal papers give equal bytes.

    The last ``proofs`` of ``rows`` are evidence.
    """
    organisation = folder.period.campaign.organisation
    listed = tuple(rows)
    days = [row.dated for row in listed if row.dated]
    return IndexSheet(
        letterhead=Letterhead(
            issuer=words.issuer_lines(organisation),
            issuer_name=organisation.name,
            place=organisation.place,
            dated=max(days, default=None),
            has_number=False,
        ),
        subject=award_of(folder),
        rows=listed,
        sets=folder.sets,
        originals=folder.originals,
        proofs=proofs,
        giver=Signature(("NGƯỜI NỘP HỒ SƠ",), note=SIGNED),
        taker=Signature(("NGƯỜI NHẬN HỒ SƠ",), note=SIGNED),
    )


def award_of(folder: Folder) -> str:
    """What a folder is for: "Đề nghị tặng Giấy khen của … năm 2024"; the commune's own gives, nobody asks."""
    asks = "Đề nghị tặng" if folder.dossier else "Tặng"
    return f"{asks} {words.full_form(folder.award_form)} {words.span_of(folder.period)}"
