"""A sheet and its template to a page; the same way for every kind of paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string


def paper_html(template: str, sheet: Any, *, title: str, author: str, created: date | None) -> str:
    """The page of ``sheet`` as HTML, made with the template ``documents/<template>``.

    ``title``, ``author`` and ``created`` become the file's metadata; no date for a draft.
    """
    context = {"sheet": sheet, "title": title, "author": author, "created": created}
    return render_to_string(f"documents/{template}", context)
