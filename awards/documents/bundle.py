"""The dossier as one ZIP: papers in the plan's order, an index, checksums. Equal papers give equal bytes."""

from __future__ import annotations

import io
import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from awards.documents.compose import index_row, index_sheet
from awards.documents.issue import draft_sheet, page_count
from awards.documents.render import render
from awards.enums import PaperKind
from awards.models import Nomination, Paper
from awards.queries.dossiers import reasons_incomplete
from awards.queries.folders import Folder, Slot
from awards.queries.papers import Subject
from awards.rules.paper_kinds import FACTS
from campaigns.errors import Reason, Refused, refuse_if
from campaigns.rules.vietnamese import ascii_filename

SUMS, INDEX, INDEX_PAPER = "SHA256SUMS", "index.json", "00_Muc-luc-ho-so.pdf"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
BROKEN = (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error)
MOST_BYTES = 500 * 1024 * 1024  # of an opened bundle; a dossier is a few megabytes


@dataclass(frozen=True)
class Bundle:
    """A ZIP with the name under which it is saved."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Piece:
    """One paper of a bundle."""

    file: str
    slot: Slot
    pdf: bytes
    pages: int


def bundle(folder: Folder, *, today: date, as_draft: bool = False) -> Bundle:
    """The folder as a ZIP. Refused with everything that is missing, unless it is made ``as_draft``.

    A draft has the papers as they stand, those not issued with their blanks, and only its file's name says
    so. Refused too with ``file_missing`` or ``file_changed`` when a stored paper is not what was issued.
    """
    if not as_draft:
        refuse_if(reasons_incomplete(folder))
    pieces = _pieces(folder, today)
    if not pieces:
        raise Refused(Reason("dossier_empty", "Hồ sơ chưa có văn bản nào để tải."))
    rows = [index_row(folder, piece.slot, piece.pages) for piece in pieces]
    files = {INDEX_PAPER: render(index_sheet(folder, rows)), **{piece.file: piece.pdf for piece in pieces}}
    files[INDEX] = _index_json(folder, pieces, as_draft)
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    files[SUMS] = sums.encode()
    return Bundle(bundle_name(folder, as_draft=as_draft), _zip(files))


def bundle_name(folder: Folder, *, as_draft: bool = False) -> str:
    """The name of the ZIP: "Ho-so_giay-khen-huyen_2024.zip", a draft's begins with "BAN-NHAP_"."""
    mark = "BAN-NHAP_" if as_draft else ""
    return f"{mark}Ho-so_{ascii_filename(folder.award_form.code)}_{ascii_filename(folder.period.code)}.zip"


def paper_filename(paper: Paper) -> str:
    """The name under which an issued paper is saved: "To-trinh_05-TTr-UBND.pdf"."""
    kind = PaperKind(paper.kind)
    return f"{_stem(kind, paper, paper.nomination)}.pdf"


def draft_filename(kind: PaperKind, subject: Subject) -> str:
    """The name under which a draft is saved: "To-trinh_du-thao.pdf"."""
    return f"{_stem(kind, None, subject)}.pdf"


def read_file(paper: Paper) -> bytes:
    """The stored bytes of an issued paper. Refused with ``file_missing`` or ``file_changed``."""
    try:
        with paper.file.open("rb") as stored:
            pdf: bytes = stored.read()
    except (OSError, ValueError) as error:
        sentence = f"Không tìm thấy tệp của {paper} trên máy chủ. Hãy khôi phục từ bản sao lưu."
        raise Refused(Reason("file_missing", sentence)) from error
    if sha256(pdf).hexdigest() != paper.sha256:
        sentence = f"Tệp của {paper} không còn đúng với bản đã phát hành. Hãy khôi phục từ bản sao lưu."
        raise Refused(Reason("file_changed", sentence))
    return pdf


def faults_of(path: Path) -> list[str]:
    """What is wrong with a bundle on the disk, in words; empty means that it is whole and unchanged."""
    try:
        with ZipFile(path) as archive:
            return _faults(archive)
    except FileNotFoundError:
        return [f"Không có tệp “{path}”."]
    except BROKEN as error:
        return [f"Không đọc được tệp “{path.name}”: không phải tệp ZIP hoặc đã hỏng ({error})."]


# --- Making ----------------------------------------------------------------------------------------


def _pieces(folder: Folder, today: date) -> list[Piece]:
    pieces: list[Piece] = []
    names: Counter[str] = Counter()
    for slot in folder.slots:
        if slot.subject is None:
            continue
        finished = slot.paper if slot.paper and slot.paper.is_finished else None
        pdf = read_file(finished) if finished else render(draft_sheet(slot.kind, slot.subject, today=today))
        pages = finished.pages if finished and finished.pages else page_count(pdf)
        stem = _stem(slot.kind, finished, slot.subject)
        names[stem] += 1
        again = f"_{names[stem]}" if names[stem] > 1 else ""
        pieces.append(Piece(f"{len(pieces) + 1:02}_{stem}{again}.pdf", slot, pdf, pages))
    return pieces


def _stem(kind: PaperKind, paper: Paper | None, subject: Subject | None) -> str:
    parts = [FACTS[kind].file_stem]
    if isinstance(subject, Nomination):
        parts.append(ascii_filename(str(subject.registration.participant)))
    if paper is None:
        parts.append("du-thao")
    elif paper.reference:
        parts.append(ascii_filename(paper.reference))
    return "_".join(parts)


def _index_json(folder: Folder, pieces: Sequence[Piece], as_draft: bool) -> bytes:
    campaign = folder.period.campaign
    papers = [
        {
            "file": piece.file,
            "kind": piece.slot.kind.value,
            "name": piece.slot.title,
            "reference": piece.slot.paper.reference if piece.slot.paper else "",
            "date": piece.slot.paper.issued_on.isoformat() if piece.slot.paper else None,
            "pages": piece.pages,
            "sha256": sha256(piece.pdf).hexdigest(),
        }
        for piece in pieces
    ]
    content = {
        "schema": 1,
        "organisation": campaign.organisation.name,
        "campaign": campaign.code,
        "period": folder.period.code,
        "award_form": folder.award_form.code,
        "award_form_name": folder.award_form.name,
        "draft": as_draft,
        "sets": folder.award_form.sets,
        "originals": folder.award_form.originals,
        "last_day": folder.last_day.isoformat(),
        "papers": papers,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _zip(files: dict[str, bytes]) -> bytes:
    """Stored, not deflated: the PDFs are compressed already, and no zlib changes the bytes."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, FIXED_TIME)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, files[name])
    return target.getvalue()


# --- Checking --------------------------------------------------------------------------------------


def _faults(archive: ZipFile) -> list[str]:
    infos = archive.infolist()
    if sum(info.file_size for info in infos) > MOST_BYTES:
        return ["Hồ sơ quá lớn, không phải tệp do cổng tạo ra."]
    repeated = [name for name, count in Counter(info.filename for info in infos).items() if count > 1]
    if repeated:
        return [f"Tên tệp bị lặp trong hồ sơ: {', '.join(sorted(repeated))}."]
    names = {info.filename for info in infos if not info.is_dir()}
    if SUMS not in names:
        return [f"Hồ sơ không có tệp {SUMS}, không kiểm tra được."]
    sums = _read_sums(archive.read(SUMS))
    if sums is None:
        return [f"Tệp {SUMS} không đúng định dạng."]
    found = [f"Thiếu tệp “{name}”." for name in sorted(sums.keys() - names)]
    found += [f"Có tệp lạ “{name}”, không có trong {SUMS}." for name in sorted(names - sums.keys() - {SUMS})]
    found += [
        fault for name in sorted(sums.keys() & names) if (fault := _fault_of(archive, name, sums[name]))
    ]
    return found + ([] if found else _faults_of_index(archive, names))


def _read_sums(content: bytes) -> dict[str, str] | None:
    sums: dict[str, str] = {}
    for line in content.decode("utf-8", "replace").splitlines():
        digest, gap, name = line.partition("  ")
        if len(digest) != 64 or not gap or not name:
            return None
        sums[name] = digest
    return sums or None


def _fault_of(archive: ZipFile, name: str, digest: str) -> str:
    try:
        content = archive.read(name)
    except BROKEN:
        return f"Tệp “{name}” bị hỏng, không đọc được."
    if sha256(content).hexdigest() == digest:
        return ""
    return f"Tệp “{name}” đã bị thay đổi: mã kiểm tra không khớp."


def _faults_of_index(archive: ZipFile, names: set[str]) -> list[str]:
    """The index names every paper of the bundle, with the sum that it was issued with."""
    if INDEX not in names:
        return [f"Hồ sơ không có tệp {INDEX}."]
    try:
        papers = json.loads(archive.read(INDEX))["papers"]
        listed = {paper["file"]: paper["sha256"] for paper in papers}
    except (ValueError, KeyError, TypeError):
        return [f"Tệp {INDEX} không đúng định dạng."]
    found = [f"{INDEX} nêu tệp “{name}” nhưng hồ sơ không có." for name in sorted(listed.keys() - names)]
    return found + [
        f"Tệp “{name}” không đúng với {INDEX}."
        for name, digest in sorted(listed.items())
        if name in names and sha256(archive.read(name)).hexdigest() != digest
    ]
