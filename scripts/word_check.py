"""Compares each sample paper's Word file, as LibreOffice sets it, with its PDF: pages and lines.

    .venv/bin/python scripts/word_check.py [FOLDER]

Needs LibreOffice (Debian: libreoffice-writer-nogui and fonts-liberation2, for fonts-liberation lacks most
Vietnamese letters). With FOLDER the files stay there, to be looked at. Ends with 1 when the number of pages
differs.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from awards.documents.render import render, render_word  # noqa: E402
from tests.awards.documents.conftest import PAPERS  # noqa: E402


@dataclass(frozen=True)
class Comparison:
    """One paper in both dresses."""

    name: str
    pages: int
    word_pages: int
    lines: int
    same_lines: int

    def __str__(self) -> str:
        share = 100 * self.same_lines / self.lines
        return f"{self.name:28} {self.pages} | {self.word_pages} trang, {share:5.1f} % dòng giống nhau"


def main(folder: Path, program: str) -> int:
    """Make, convert, compare and print; the exit code."""
    for name, sheet in PAPERS.items():
        paper = sheet()
        (folder / f"{_stem(name)}.pdf").write_bytes(render(paper))
        (folder / f"{_stem(name)}.docx").write_bytes(render_word(paper))
    converted = folder / "libreoffice"
    files = [str(folder / f"{_stem(name)}.docx") for name in PAPERS]
    command = [program, f"-env:UserInstallation={folder.resolve().as_uri()}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(converted), *files], check=True, capture_output=True
    )
    found = list(_compared(folder, converted))
    print(*found, sep="\n")
    return int(any(each.pages != each.word_pages for each in found))


def _compared(folder: Path, converted: Path) -> Iterator[Comparison]:
    for name in PAPERS:
        ours = _lines((folder / f"{_stem(name)}.pdf").read_bytes())
        theirs = _lines((converted / f"{_stem(name)}.pdf").read_bytes())
        pages = zip(ours, theirs, strict=False)
        same = sum(len(set(one) & set(other)) for one, other in pages)
        yield Comparison(name, len(ours), len(theirs), sum(len(set(one)) for one in ours), same)


def _lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, without spaces."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        texts = [page.extract_text(y_tolerance=4) for page in document.pages]
    plain = [text.replace("\N{NON-BREAKING HYPHEN}", "-") for text in texts]
    return [["".join(line.split()) for line in text.splitlines()] for text in plain]


def _stem(name: str) -> str:
    return name.replace(" ", "-")


if __name__ == "__main__":
    office = shutil.which("soffice")
    if office is None:
        sys.exit("Chưa có LibreOffice: apt-get install libreoffice-writer-nogui fonts-liberation2")
    if len(sys.argv) > 1:
        target = Path(sys.argv[1])
        target.mkdir(parents=True, exist_ok=True)
        sys.exit(main(target, office))
    with TemporaryDirectory() as temporary:
        sys.exit(main(Path(temporary), office))
