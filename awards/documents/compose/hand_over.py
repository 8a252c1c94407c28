"""Phiếu giao nhận hồ sơ from a folder, before or after it is handed over."""

from __future__ import annotations

from collections.abc import Iterable

from awards.documents.compose import words
from awards.documents.compose.index import award_of
from awards.documents.sheets import HandOverSheet, IndexRow
from awards.queries.folders import Folder
from campaigns.documents.sheets import Signature


def hand_over_sheet(folder: Folder, rows: Iterable[IndexRow]) -> HandOverSheet:
    """The note of a folder's hand-over with the papers of ``rows``.

    Filled in from the hand-over that stands; before there is one, day, names and receipt number are blanks.
    """
    form, organisation = folder.award_form, folder.period.campaign.organisation
    done = folder.hand_over
    day = done.handed_on if done else None
    return HandOverSheet(
        letterhead=words.plain_letterhead(organisation, dated=day, year=folder.last_day.year),
        subject=award_of(folder),
        handed_on=day,
        receipt_number=done.receipt_number if done else "",
        giving_body=organisation.name,
        taking_body=form.submit_to or form.authority,
        rows=tuple(rows),
        sets=folder.sets,
        originals=max(form.originals, 1),
        note=done.note if done else "",
        giver=Signature(("BÊN GIAO",), _signer(done.handed_by) if done else "", note=words.SIGNED),
        taker=Signature(("BÊN NHẬN",), _signer(done.received_by) if done else "", note=words.SIGNED),
    )


def _signer(typed: str) -> str:
    """The name alone: "Trần Văn A, chuyên viên Phòng Nội vụ" signs as "Trần Văn A" (Phụ lục I, mục II.7)."""
    return typed.partition(",")[0].strip()
