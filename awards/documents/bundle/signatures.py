"""Digital signatures inside the PDFs of a dossier: who signed, when, and whether that holds."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pikepdf

NOT_CHECKED = "có chữ ký số, chưa kiểm tra"


@dataclass(frozen=True)
class Signed:
    """One signature of a PDF; ``fault`` says what is wrong with it, ``note`` what else there is to know."""

    name: str
    at: str
    fault: str = ""
    note: str = ""


# Verifies the signatures of a PDF; None: they are found and listed, and said to be unchecked.
VERIFY: Callable[[bytes], list[Signed]] | None = None


def signatures_of(pdf: bytes) -> list[Signed]:
    """The signatures in ``pdf``, verified when the portal can; raises ``pikepdf.PdfError`` for no PDF."""
    found = _listed(pdf)
    return VERIFY(pdf) if found and VERIFY else found


def _listed(pdf: bytes) -> list[Signed]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        form = opened.Root.get("/AcroForm")
        fields: Iterable[pikepdf.Object] = form.get("/Fields", []) if form is not None else []
        return [
            Signed(str(value.get("/Name", "")), str(value.get("/M", "")), note=NOT_CHECKED)
            for value in _values(fields)
        ]


def _values(fields: Iterable[pikepdf.Object]) -> Iterator[pikepdf.Object]:
    """The signature dictionaries of signed fields, also of fields below fields."""
    for field in fields:
        if field.get("/FT") == "/Sig" and field.get("/V") is not None:
            yield field.V
        if "/Kids" in field:
            yield from _values(field.Kids)
