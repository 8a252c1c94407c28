"""A sheet and its template to a finished paper; the same way for every kind of paper."""

from __future__ import annotations

from datetime import date
from typing import Any, TypedDict, Unpack

from django.template.loader import render_to_string

from campaigns.documents.pdf import render_pdf
from campaigns.documents.word import render_docx


class PaperFacts(TypedDict):
    """What the file of a paper says of itself: its title, who issues it, its day (None for a draft)."""

    title: str
    author: str
    created: date | None


def render_paper(template: str, sheet: Any, **facts: Unpack[PaperFacts]) -> bytes:
    """The PDF/A of ``sheet``, set with the template ``documents/<template>``.

    ``facts`` become the file's metadata. The bytes depend on these arguments alone. Raises ``PaperError``
    when the paper cannot be set.
    """
    return render_pdf(_html(template, sheet, facts))


def render_word_paper(template: str, sheet: Any, **facts: Unpack[PaperFacts]) -> bytes:
    """The same paper as a Word file; the bytes depend on the arguments alone."""
    return render_docx(_html(template, sheet, facts))


def _html(template: str, sheet: Any, facts: PaperFacts) -> str:
    return render_to_string(f"documents/{template}", {"sheet": sheet, **facts})
