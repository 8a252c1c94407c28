"""A sheet and its template to a finished paper; the same way for every kind of paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string

from campaigns.documents.pdf import render_pdf


def render_paper(template: str, sheet: Any, *, title: str, author: str, created: date | None) -> bytes:
    """The PDF/A of ``sheet``, set with the template ``documents/<template>``.

    ``title``, ``author`` and ``created`` become the file's metadata; no date for a draft. The bytes depend on
    these arguments alone. Raises ``PaperError`` when the paper cannot be set.
    """
    context = {"sheet": sheet, "title": title, "author": author, "created": created}
    return render_pdf(render_to_string(f"documents/{template}", context))
