"""How a replaced paper looks on the screen: "ĐÃ THAY THẾ" across its pages; the file stays as it is."""

from __future__ import annotations

import io
from functools import lru_cache

from pypdf import PageObject, PdfReader, PdfWriter, Transformation

from awards.models import Paper
from campaigns.documents.pdf import render_pdf
from campaigns.documents.render import paper_html
from campaigns.rules.vietnamese import short_date

MARK = "ĐÃ THAY THẾ"
KEPT = 16  # marks kept in memory; one is a page with some words


def replaced_copy(pdf: bytes, *, by: Paper) -> bytes:
    """The bytes of a paper with the mark over every page, made anew at each look and kept nowhere.

    ``by`` is the paper that stands for it now; the mark names it. The same paper gives the same bytes.
    """
    words = f"số {by.reference} ngày {short_date(by.issued_on)}" if by.reference else ""
    stamp = PdfReader(io.BytesIO(_mark(words))).pages[0]
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        _lay_over(page, stamp)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@lru_cache(maxsize=KEPT)
def _mark(words: str) -> bytes:
    sheet = {"mark": MARK, "words": words}
    return render_pdf(paper_html("replaced_mark.html", sheet, title=MARK, author="", created=None))


def _lay_over(page: PageObject, stamp: PageObject) -> None:
    """The mark in the middle of the page, as large as the page allows."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    scale = min(width / float(stamp.mediabox.width), height / float(stamp.mediabox.height))
    left = (width - scale * float(stamp.mediabox.width)) / 2
    bottom = (height - scale * float(stamp.mediabox.height)) / 2
    page.merge_transformed_page(stamp, Transformation().scale(scale).translate(left, bottom))
