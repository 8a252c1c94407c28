"""The dossier as one ZIP: papers, evidence, bound sets, an index, sums. Equal papers give equal bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from awards.documents.bundle.binding import Body, BoundSet, bind_sets, body_of
from awards.documents.bundle.contents import Contents, Progress, gather, silent
from awards.documents.bundle.listing import INDEX, README, SUMS, index_json, read_me
from awards.documents.bundle.names import BOUND, INDEX_PAPER, bundle_name, word_name
from awards.documents.word import word_of
from awards.queries.dossiers import reasons_incomplete
from awards.queries.folders import Folder
from campaigns.errors import refuse_if

FIXED_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Bundle:
    """A ZIP with the name under which it is saved."""

    name: str
    content: bytes


def bundle(folder: Folder, *, today: date, as_draft: bool = False, progress: Progress = silent) -> Bundle:
    """The folder as a ZIP. Refused with everything that is missing, unless it is made ``as_draft``.

    A draft has the papers as they stand, those not issued with their blanks; its files' names and its covers
    say so. Refused too with ``file_missing`` or ``file_changed`` when a stored file is not what it was.
    ``progress`` is told of each step.
    """
    if not as_draft:
        refuse_if(reasons_incomplete(folder))
    contents = gather(folder, today=today, is_draft=as_draft, progress=progress)
    body = body_of(contents)
    bound = bind_sets(body, progress)
    files = _files(contents, body, bound)
    files[INDEX] = index_json(body, bound, files)
    files[README] = read_me(body, bound)
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    files[SUMS] = sums.encode()
    return Bundle(bundle_name(folder, as_draft=as_draft), _zip(files))


def _files(contents: Contents, body: Body, bound: list[BoundSet]) -> dict[str, bytes]:
    files = {INDEX_PAPER: body.index}
    for piece in contents.pieces:
        files[piece.file] = piece.pdf
        files[word_name(piece.file)] = word_of(piece.sheet, contents.folder.period.campaign.organisation)
        if piece.signed:
            files[piece.signed_file] = piece.signed
    files |= {each.file: each.content for each in contents.enclosures}
    return files | {f"{BOUND}/{each.name}": each.pdf for each in bound}


def _zip(files: Mapping[str, bytes]) -> bytes:
    """Stored, not deflated: the PDFs are compressed already, and no zlib changes the bytes."""
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, FIXED_TIME)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, files[name])
    return target.getvalue()
