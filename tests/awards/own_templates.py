"""A row of an office's own Word template, without a file behind it."""

from __future__ import annotations

from typing import Any

from awards.models import PaperTemplate
from tests.world import NOW, World


def make_template(w: World, **fields: Any) -> PaperTemplate:
    """A template for the proposal, not in use."""
    values = {
        "organisation": w.campaign.organisation,
        "sheet": "ProposalSheet",
        "title": "Tờ trình của xã",
        "file": "templates/a.docx",
        "size": 1,
        "sha256": "0" * 64,
        "uploaded_by": w.office,
        "uploaded_at": NOW,
    }
    return PaperTemplate.objects.create(**(values | fields))
