"""Bìa hồ sơ: the cover of each bound set."""

from __future__ import annotations

from awards.documents.compose import words
from awards.documents.compose.index import award_of
from awards.documents.sheets import CoverSheet
from awards.queries.folders import Folder
from campaigns.documents.sheets import Letterhead


def cover_sheet(
    folder: Folder, *, place: int, papers: int, proofs: int, pages: int, year: int, is_draft: bool
) -> CoverSheet:
    """The cover of set number ``place``; the first sets are the originals (Kế hoạch 454, mục IV.5.3)."""
    organisation = folder.period.campaign.organisation
    form = folder.award_form
    return CoverSheet(
        letterhead=Letterhead(
            issuer=words.issuer_lines(organisation),
            issuer_name=organisation.name,
            place=organisation.place,
            has_number=False,
            has_place_date=False,
        ),
        award=award_of(folder),
        occasion=f"Phong trào thi đua “{folder.period.campaign.movement}”",
        place=place,
        sets=folder.sets,
        is_original=place <= folder.originals,
        receiver=(form.submit_to or form.authority) if folder.dossier else "",
        papers=papers,
        proofs=proofs,
        pages=pages,
        year=year,
        is_draft=is_draft,
    )
