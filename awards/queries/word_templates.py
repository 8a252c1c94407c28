"""Which of an office's own Word templates is in use."""

from __future__ import annotations

from awards.models import PaperTemplate
from campaigns.models import Organisation


def active_template(organisation: Organisation, sheet: str) -> PaperTemplate | None:
    """The template in use for the papers of ``sheet``, the name of a sheet's class; None without one."""
    rows = PaperTemplate.objects.filter(organisation=organisation, sheet=sheet, is_active=True)
    return rows.order_by("-uploaded_at", "-pk").first()
