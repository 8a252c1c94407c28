"""A template to begin with: the portal's own look with the fields in their places."""

from __future__ import annotations

from typing import Any

from django.template.loader import get_template

from awards.documents.own_words.kinds import kind_label
from campaigns.documents.word import render_docx

STARTERS = {"ProposalSheet": "proposal.html"}


def starter_of(sheet: type[Any]) -> bytes | None:
    """A Word template for ``sheet`` to work on; None where the portal has none."""
    if sheet.__name__ not in STARTERS:
        return None
    page = get_template(f"documents/starters/{STARTERS[sheet.__name__]}")
    facts = {"title": f"Mẫu {kind_label(sheet.__name__)}", "author": "", "created": None}
    return render_docx(page.render(facts))
