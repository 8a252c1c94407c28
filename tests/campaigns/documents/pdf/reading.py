"""Documents to set, and what can be seen of the PDF: pixels, words, tags."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pypdfium2
from PIL import Image


def page(body: str, head: str = "") -> str:
    """A whole document."""
    return f'<!DOCTYPE html><html lang="vi"><head><title>Thử</title>{head}</head><body>{body}</body></html>'


def pictures(pdf: bytes, *, dpi: int = 72) -> list[Image.Image]:
    """Every page in grey."""
    document = pypdfium2.PdfDocument(pdf)
    return [leaf.render(scale=dpi / 72).to_pil().convert("L") for leaf in document]


def texts(pdf: bytes) -> list[str]:
    """The text of every page, in the order in which it was written."""
    return [leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def elements(pdf: bytes, kind: str) -> list[dict[str, Any]]:
    """The structure elements of a kind, "/TD", in the order in which they are read."""
    root = pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    return [found for found in _elements(root["/K"]) if found["/S"] == kind]


def _elements(kids: Any) -> list[Any]:
    found = []
    for kid in pypdf.generic.ArrayObject([kids]) if not isinstance(kids, list) else kids:
        element = kid.get_object()
        if isinstance(element, dict) and "/S" in element:
            found.append(element)
            found += _elements(element.get("/K", []))
    return found
