"""One set of a dossier as one PDF: cover, index, papers, evidence, and a running number on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from awards.documents.bundle.contents import Contents, Progress, gather, silent
from awards.documents.bundle.evidence import Enclosure
from awards.documents.bundle.names import bound_name
from awards.documents.compose import cover_sheet, index_sheet
from awards.documents.render import render
from awards.documents.sheets import IndexRow
from awards.queries.dossiers import reasons_incomplete
from awards.queries.folders import Folder
from campaigns.documents.binding import Leaf, Part, bind, leaves_of, page_count, stamped
from campaigns.documents.pdf import render_pdf
from campaigns.documents.render import paper_html
from campaigns.errors import Reason, Refused, refuse_if

COVER, INDEX, EVIDENCE = "Bìa hồ sơ", "Mục lục hồ sơ", "Tài liệu kiểm chứng"
ENCLOSED = "kèm theo bản điện tử"
MOST_ROUNDS = 4  # of setting the index: its own length moves the pages that it names
UNKNOWN_SET = Reason("unknown_set", "Hồ sơ không có bộ mang số này.")


@dataclass(frozen=True)
class BoundSet:
    """One bound set with the name under which it is saved."""

    name: str
    place: int
    is_original: bool
    pdf: bytes
    pages: int  # without the cover, as stamped


@dataclass(frozen=True)
class StampSheet:
    """The stamps of all pages in order: a running number, and the heading of pages of evidence."""

    stamps: tuple[Leaf, ...]


@dataclass(frozen=True)
class Body:
    """All that every set holds behind its cover."""

    contents: Contents
    index: bytes
    parts: tuple[Part, ...]
    first_pages: tuple[int | None, ...]  # of the papers, then of the evidence
    pdf: bytes
    pages: int


def bound_set(folder: Folder, place: int, *, today: date, as_draft: bool = False) -> BoundSet:
    """Set number ``place`` of ``folder`` as one PDF; the first sets are the originals.

    Refused with everything that is missing, unless it is made ``as_draft``; with ``unknown_set``,
    ``dossier_empty``, and as ``contents.gather`` refuses.
    """
    if not 1 <= place <= folder.sets:
        raise Refused(UNKNOWN_SET)
    if not as_draft:
        refuse_if(reasons_incomplete(folder))
    body = body_of(gather(folder, today=today, is_draft=as_draft))
    return bind_set(body, place)


def body_of(contents: Contents) -> Body:
    """The pages behind the cover. Refused with ``dossier_empty`` when there is no paper at all."""
    if not contents.pieces:
        raise Refused(Reason("dossier_empty", "Hồ sơ chưa có văn bản nào để tải."))
    papers = [Part(piece.title, piece.pdf) for piece in contents.pieces]
    lengths = [page_count(part.pdf) for part in papers]
    lengths += [page_count(each.pdf) if each.pdf else 0 for each in contents.enclosures]
    index, firsts = _index(contents, lengths)
    parts = (Part(INDEX, index), *papers, *_evidence_parts(contents.enclosures))
    leaves = leaves_of(parts)
    organisation = contents.folder.period.campaign.organisation.name
    stamps = paper_html(
        "stamps.html", StampSheet(tuple(leaves)), title=INDEX, author=organisation, created=None
    )
    laid_over = render_pdf(stamps)
    return Body(contents, index, parts, firsts, stamped(parts, laid_over), len(leaves))


def bind_set(body: Body, place: int) -> BoundSet:
    """One set: its cover before the pages that all sets share; equal papers give equal bytes."""
    folder = body.contents.folder
    sheet = cover_sheet(
        folder,
        place=place,
        papers=len(body.contents.pieces),
        proofs=len(body.contents.enclosures),
        pages=body.pages,
        year=(body.contents.last_day or folder.last_day).year,
        is_draft=body.contents.is_draft,
    )
    pdf = bind(
        render(sheet),
        body.pdf,
        body.parts,
        title=sheet.title,
        author=sheet.letterhead.issuer_name,
        cover_title=COVER,
    )
    name = bound_name(folder, place, as_draft=body.contents.is_draft)
    return BoundSet(name, place, sheet.is_original, pdf, body.pages)


def bind_sets(body: Body, progress: Progress = silent) -> list[BoundSet]:
    """Every set of the dossier."""
    sets = body.contents.folder.sets
    before = len(body.contents.folder.slots) + len(body.contents.enclosures)
    found = []
    for place in range(1, sets + 1):
        progress(before + place - 1, before + sets, f"Đóng quyển bộ {place}/{sets}")
        found.append(bind_set(body, place))
    progress(before + sets, before + sets, "Xong")
    return found


def _index(contents: Contents, lengths: Sequence[int]) -> tuple[bytes, tuple[int | None, ...]]:
    """The index and the first pages that it names, set until its own length is the one it counted on."""
    expected = 1
    for _ in range(MOST_ROUNDS):
        firsts = _first_pages(expected, lengths)
        rows = _rows(contents, lengths, firsts)
        index = render(index_sheet(contents.folder, rows, proofs=len(contents.enclosures)))
        found = page_count(index)
        if found == expected:
            break
        expected = found
    return index, firsts


def _first_pages(before: int, lengths: Sequence[int]) -> tuple[int | None, ...]:
    found: list[int | None] = []
    page = before + 1
    for length in lengths:
        found.append(page if length else None)
        page += length
    return tuple(found)


def _rows(contents: Contents, lengths: Sequence[int], firsts: Sequence[int | None]) -> list[IndexRow]:
    folder = contents.folder
    rows = [
        IndexRow(
            name=piece.title,
            reference=piece.paper.reference if piece.paper else "",
            dated=piece.dated,
            pages=length,
            originals=folder.originals,
            copies=folder.copies,
            first_page=first,
            group="Văn bản" if contents.enclosures else "",
        )
        for piece, length, first in zip(contents.pieces, lengths, firsts, strict=False)
    ]
    start = len(rows)
    for each, length, first in zip(contents.enclosures, lengths[start:], firsts[start:], strict=True):
        rows.append(
            IndexRow(
                name=each.name,
                reference=each.reference,
                dated=each.proof.paper.dated,
                pages=length,
                originals=0,
                copies=folder.sets if length else 0,
                first_page=first,
                group=f"{EVIDENCE}: {each.nominee}",
                remark=f"{ENCLOSED}: {each.reason}" if each.reason else "",
            )
        )
    return rows


def _evidence_parts(enclosures: Sequence[Enclosure]) -> list[Part]:
    """The evidence in the outline: one heading, under it the nominees, under each the files with pages."""
    parts: list[Part] = []
    bound = [each for each in enclosures if each.pdf]
    for nominee, group in groupby(bound, lambda each: each.nominee):
        parts.append(Part(nominee, level=1))
        parts += [
            Part(each.title, each.pdf, level=2, heading=f"{EVIDENCE} – {nominee} – {each.title}")
            for each in group
        ]
    return [Part(EVIDENCE), *parts] if parts else []
