"""Draws every kind of paper for people to look at: ``make papers`` writes docs/papers/NAME.png and a gallery.

The papers are the samples of the tests, with invented names; each picture shows the first pages of one paper
side by side.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402

django.setup()

from PIL import Image, ImageOps  # noqa: E402

from awards.documents.render import render  # noqa: E402
from campaigns.rules.vietnamese import ascii_filename  # noqa: E402
from tests.awards.documents.conftest import GALLERY  # noqa: E402

FOLDER = ROOT / "docs" / "papers"
DPI = 60
COLOURS = 32
MOST_PAGES = 4  # of one paper: the first ones show its form
GAP, GREY = 8, (150, 150, 150)


def main(wanted: list[str]) -> None:
    """Draw the papers whose names begin with one of ``wanted``; all of them when it is empty."""
    program = shutil.which("pdftoppm")
    if program is None:
        sys.exit("Cần pdftoppm để vẽ văn bản. Hãy cài: apt-get install poppler-utils")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in GALLERY.items():
        if not wanted or any(name.startswith(each) for each in wanted):
            pages = draw(program, render(make()))
            keep(side_by_side(pages[:MOST_PAGES]), FOLDER / file_of(name))
            print(f"{file_of(name)}: {len(pages)} trang", flush=True)
    if not wanted:
        prune()
        write_gallery()


def file_of(name: str) -> str:
    """The file of a sample's picture."""
    return f"{ascii_filename(name)}.png"


def draw(program: str, pdf: bytes) -> list[Image.Image]:
    """The pages of a PDF as pictures, drawn by poppler."""
    with TemporaryDirectory() as folder:
        subprocess.run(
            [program, "-r", str(DPI), "-png", "-l", str(MOST_PAGES + 1), "-", f"{folder}/page"],
            input=pdf,
            check=True,
        )
        files = sorted(Path(folder).glob("*.png"))
        return [Image.open(BytesIO(file.read_bytes())).convert("RGB") for file in files]


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    """The pages beside each other on grey, so that their edges are seen."""
    framed = [ImageOps.expand(page, GAP, GREY) for page in pages]
    whole = Image.new("RGB", (sum(page.width for page in framed), max(page.height for page in framed)), GREY)
    left = 0
    for page in framed:
        whole.paste(page, (left, 0))
        left += page.width
    return whole


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture with few colours: a third of the bytes, no difference to the eye."""
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def prune() -> None:
    """Remove pictures of papers that are no more."""
    known = {file_of(name) for name in GALLERY}
    for path in FOLDER.glob("*.png"):
        if path.name not in known:
            path.unlink()


def write_gallery() -> None:
    """A page that shows all pictures under the papers' own titles."""
    lines = [
        "# The papers",
        "",
        "Drawn by `make papers` from the samples of the tests; all names are invented.",
        "",
    ]
    for name, make in GALLERY.items():
        lines += [f"## {name}", "", getattr(make(), "title", name), "", f"![{name}]({file_of(name)})", ""]
    (FOLDER / "README.md").write_text("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
