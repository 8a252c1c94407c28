"""What a dossier holds: its papers in the plan's order and the evidence, all as pages where that can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from awards.documents.bundle.evidence import Enclosure, enclosures_of
from awards.documents.bundle.names import EXPLANATION, stem
from awards.documents.compose import explanation_sheet, sheet_of
from awards.documents.render import render_all
from awards.documents.sheets import Sheet, read_sheet
from awards.documents.stored import read_copy, read_file
from awards.enums import PrintKind
from awards.models import Paper
from awards.queries.enclosures import proofs_of
from awards.queries.folders import Folder
from awards.queries.signed_copies import signed_copies_of
from campaigns.documents.binding import page_count

Progress = Callable[[int, int, str], None]  # how many steps are done, of how many, and the next in words


def silent(done: int, total: int, words: str) -> None:
    """Tells nobody how far the work is."""


@dataclass(frozen=True)
class Piece:
    """One paper of a dossier. ``paper`` is the issued row, None for a draft and what has no number."""

    file: str
    kind: str
    title: str
    sheet: Sheet
    paper: Paper | None
    pdf: bytes
    pages: int
    signed: bytes = b""  # the newest signed copy, when there is one

    @property
    def signed_file(self) -> str:
        """The name of the signed copy, beside the paper's own."""
        return f"{self.file.removesuffix('.pdf')}_ban-ky.pdf"

    @property
    def dated(self) -> date | None:
        """The day on the paper; None for a draft."""
        return self.paper.issued_on if self.paper else self.sheet.letterhead.dated


@dataclass(frozen=True)
class Contents:
    """Everything that is bound: the papers, then the evidence."""

    folder: Folder
    pieces: tuple[Piece, ...]
    enclosures: tuple[Enclosure, ...]
    is_draft: bool

    @property
    def last_day(self) -> date | None:
        """The day of the last paper; None while none is issued."""
        return max((piece.paper.issued_on for piece in self.pieces if piece.paper), default=None)


@dataclass(frozen=True)
class _Wanted:
    """A paper before it is read or set."""

    stem: str
    kind: str
    title: str
    sheet: Sheet
    paper: Paper | None = None


def gather(folder: Folder, *, today: date, is_draft: bool, progress: Progress = silent) -> Contents:
    """The contents of ``folder``; issued papers are read as stored, all others are set together.

    Refused with ``file_missing`` or ``file_changed`` when a stored file is not what it was.
    """
    proofs = proofs_of(folder)
    steps = len(folder.slots) + len(proofs) + folder.sets
    progress(0, steps, "Đọc các văn bản đã phát hành")
    wanted = _wanted(folder, today)
    stored = [read_file(each.paper) if each.paper else b"" for each in wanted]
    signed = _signed(wanted)
    drafts = iter(_set_all([each.sheet for each in wanted if each.paper is None]))
    pdfs = [pdf or next(drafts) for pdf in stored]
    progress(len(folder.slots), steps, "Đọc tài liệu kiểm chứng")
    return Contents(folder, _pieces(wanted, pdfs, signed), enclosures_of(proofs), is_draft)


def _set_all(sheets: Sequence[Sheet]) -> list[bytes]:
    """Every paper that is set anew, in one call."""
    return list(render_all(sheets))


def _wanted(folder: Folder, today: date) -> list[_Wanted]:
    found = []
    for slot in folder.slots:
        if slot.subject is None:
            continue
        paper = slot.paper if slot.paper and slot.paper.is_finished else None
        sheet = read_sheet(paper.payload) if paper else sheet_of(slot.kind, slot.subject, today=today)
        name = stem(slot.kind, paper, slot.subject)
        found.append(_Wanted(name, slot.kind.value, slot.title, sheet, paper))
    if folder.remarks:
        kind = PrintKind.EXPLANATION
        found.append(_Wanted(EXPLANATION, kind.value, kind.label, explanation_sheet(folder)))
    return found


def _signed(wanted: Sequence[_Wanted]) -> list[bytes]:
    """The newest signed copy of each paper, as stored; nothing for one that has none."""
    copies = signed_copies_of([each.paper for each in wanted if each.paper])
    newest = [copies[each.paper.pk][:1] if each.paper else [] for each in wanted]
    return [read_copy(found[0]) if found else b"" for found in newest]


def _pieces(wanted: Sequence[_Wanted], pdfs: Sequence[bytes], signed: Sequence[bytes]) -> tuple[Piece, ...]:
    names: Counter[str] = Counter()
    pieces = []
    for place, (each, pdf, copy) in enumerate(zip(wanted, pdfs, signed, strict=True), start=1):
        names[each.stem] += 1
        again = f"_{names[each.stem]}" if names[each.stem] > 1 else ""
        pieces.append(
            Piece(
                file=f"{place:02}_{each.stem}{again}.pdf",
                kind=each.kind,
                title=each.title,
                sheet=each.sheet,
                paper=each.paper,
                pdf=pdf,
                pages=(each.paper.pages if each.paper else None) or page_count(pdf),
                signed=copy,
            )
        )
    return tuple(pieces)
