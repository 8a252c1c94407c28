"""Whether a dossier's ZIP is whole, unchanged and in order; what is wrong is said in words: which file, what,
what to do."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

import pikepdf

from awards.documents.bundle.listed import BadIndex, Listed, faults_of_order, listed_in
from awards.documents.bundle.listing import INDEX, README, SUMS
from awards.documents.bundle.signatures import Signed, signatures_of
from campaigns.documents.binding import page_count
from campaigns.errors import Refused

BROKEN = (BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error, ValueError)
MOST_BYTES = 500 * 1024 * 1024  # of an opened bundle; a dossier is a few megabytes
MOST_FILES = 5_000
AGAIN = "Hãy tải lại hồ sơ từ cổng hoặc đề nghị nơi gửi gửi lại."
STRANGE = "Hãy hỏi lại nơi gửi trước khi dùng."


@dataclass(frozen=True)
class Checked:
    """What the check found. ``faults`` speak against the dossier, ``notes`` are good to know."""

    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()
    files: int = 0
    papers: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def summary(self) -> str:
        """What was found in order, in one sentence."""
        return f"{self.papers} văn bản, {self.files} tệp; mã kiểm tra, thứ tự và số trang đều khớp."


@dataclass(frozen=True)
class _Seen:
    """One file of the ZIP as it was read."""

    digest: str
    pages: int | None = None  # of a PDF that opens
    signed: tuple[Signed, ...] = ()


def check(source: Path | IO[bytes], name: str) -> Checked:
    """Check the ZIP in ``source``, called ``name`` in the sentences. Nothing is unpacked onto the disk."""
    try:
        with ZipFile(source) as archive:
            return _checked(archive)
    except FileNotFoundError:
        return Checked((f"Không có tệp “{name}”. Hãy kiểm tra lại đường dẫn.",))
    except BROKEN:
        return Checked((f"Không đọc được tệp “{name}”: không phải tệp ZIP hoặc đã hỏng. {AGAIN}",))


def _checked(archive: ZipFile) -> Checked:
    if faults := _faults_of_shape(archive):
        return Checked(tuple(faults))
    names = {info.filename for info in archive.infolist() if not info.is_dir()}
    sums = _read_sums(archive.read(SUMS))
    if sums is None:
        return Checked((f"Tệp {SUMS} không đúng định dạng, không kiểm tra được. {AGAIN}",))
    faults = [f"Thiếu tệp “{name}”. {AGAIN}" for name in sorted(sums.keys() - names)]
    faults += [
        f"Có tệp lạ “{name}”, không có trong {SUMS}. {STRANGE}"
        for name in sorted(names - sums.keys() - {SUMS})
    ]
    seen = {}
    for name in sorted(sums.keys() & names):
        found = _read(archive, name)
        if found is None:
            faults.append(f"Tệp “{name}” bị hỏng, không đọc được. {AGAIN}")
        elif found.digest != sums[name]:
            faults.append(f"Tệp “{name}” đã bị thay đổi: mã kiểm tra không khớp. {AGAIN}")
        else:
            seen[name] = found
    listed, index_faults = _index_of(archive, seen, names)
    faults += index_faults
    notes: list[str] = []
    if listed:
        faults += _faults_of_files(listed, seen, names | sums.keys())
        faults += faults_of_order(listed)
        notes += _notes(listed, seen)
    papers = sum(each.is_paper for each in listed.files) if listed else 0
    return Checked(tuple(faults), tuple(notes), len(names), papers)


def _faults_of_shape(archive: ZipFile) -> list[str]:
    infos = archive.infolist()
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
        return ["Hồ sơ quá lớn khi mở ra, không phải tệp do cổng tạo ra. Hãy kiểm tra lại nguồn gửi."]
    counts = Counter(info.filename for info in infos)
    if repeated := sorted(name for name, count in counts.items() if count > 1):
        return [f"Tên tệp bị lặp trong hồ sơ: {', '.join(repeated)}. {STRANGE}"]
    outside = sorted(name for name in counts if _leads_outside(name))
    if outside:
        return [f"Tên tệp không hợp lệ: {', '.join(outside)}. Đừng giải nén; hãy hỏi lại nơi gửi."]
    if SUMS not in counts:
        return [f"Hồ sơ không có tệp {SUMS}, không kiểm tra được. {AGAIN}"]
    return []


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name)
    return path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name


def _read_sums(content: bytes) -> dict[str, str] | None:
    sums: dict[str, str] = {}
    for line in content.decode("utf-8", "replace").splitlines():
        digest, gap, name = line.partition("  ")
        if len(digest) != 64 or not gap or not name or name in sums:
            return None
        sums[name] = digest.lower()
    return sums or None


def _read(archive: ZipFile, name: str) -> _Seen | None:
    try:
        content = archive.read(name)
    except BROKEN:
        return None
    digest = sha256(content).hexdigest()
    if not name.lower().endswith(".pdf"):
        return _Seen(digest)
    try:
        return _Seen(digest, page_count(content), tuple(signatures_of(content)))
    except (pikepdf.PdfError, pikepdf.PasswordError, Refused):
        return _Seen(digest)


def _index_of(archive: ZipFile, seen: dict[str, _Seen], names: set[str]) -> tuple[Listed | None, list[str]]:
    if INDEX not in names:
        return None, [f"Hồ sơ không có tệp {INDEX}. {AGAIN}"]
    if INDEX not in seen:
        return None, []  # it is changed or broken, and that was said
    try:
        content: Any = json.loads(archive.read(INDEX))
        return listed_in(content), []
    except BadIndex as error:
        return None, [f"{error} {AGAIN}"]
    except ValueError:
        return None, [f"Tệp {INDEX} không đúng định dạng. {AGAIN}"]


def _faults_of_files(listed: Listed, seen: dict[str, _Seen], told: set[str]) -> Iterator[str]:
    """The index and the files tell the same; a file of ``told`` is there, or it was said that it is not."""
    known = {each.name for each in listed.files}
    for name in sorted(known - told):
        yield f"{INDEX} nêu tệp “{name}” nhưng hồ sơ không có. {AGAIN}"
    if listed.schema > 1:
        for name in sorted(seen.keys() - known - {INDEX, README}):
            yield f"Tệp “{name}” không có trong danh mục {INDEX}. {STRANGE}"
    for each in listed.files:
        found = seen.get(each.name)
        if found is None:
            continue
        if found.digest != each.digest:
            yield f"Tệp “{each.name}” không đúng với {INDEX}. {AGAIN}"
        if each.pages is None:
            continue
        if found.pages is None:
            yield f"Tệp “{each.name}” không mở được như tệp PDF. {AGAIN}"
        elif found.pages != each.pages:
            yield f"Tệp “{each.name}” có {found.pages} trang, {INDEX} ghi {each.pages} trang. {AGAIN}"
        if found.pages is not None and each.signatures is not None and each.signatures != len(found.signed):
            count = len(found.signed)
            yield f"Tệp “{each.name}” có {count} chữ ký số, {INDEX} ghi {each.signatures}. {STRANGE}"
    for name, found in sorted(seen.items()):
        for signed in found.signed:
            if signed.fault:
                yield f"Tệp “{name}”: {signed.fault} {STRANGE}"


def _notes(listed: Listed, seen: dict[str, _Seen]) -> Iterator[str]:
    if listed.is_draft:
        yield "Đây là bản nháp: hồ sơ chưa phát hành đủ văn bản, không dùng để nộp."
    for name, found in sorted(seen.items()):
        for signed in found.signed:
            if signed.note:
                of = f" của {signed.name}" if signed.name else ""
                yield f"Tệp “{name}”{of}: {signed.note}."
    yield from listed.exceptions
