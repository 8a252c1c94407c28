"""The places on a Giấy khen that nobody has measured yet."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction

from awards.enums import CertificatePart
from awards.models import CertificateField, CertificateLayout
from awards.rules.certificate import DEFAULTS
from campaigns.models import Organisation


def fill_layout(*, layout: CertificateLayout) -> int:
    """Give every part without a place its default one, and return how many; what is measured stays."""
    with transaction.atomic():
        present = set(layout.fields.order_by("pk").values_list("part", flat=True))
        missing = [part for part in CertificatePart if part.value not in present]
        CertificateField.objects.bulk_create(
            CertificateField(layout=layout, part=part.value, **asdict(DEFAULTS[part])) for part in missing
        )
    return len(missing)


def begin_layout(*, organisation: Organisation) -> int:
    """Give an organisation without a layout the default one. Returns how many rows that made."""
    layout, is_new = CertificateLayout.objects.get_or_create(organisation=organisation)
    return 1 + fill_layout(layout=layout) if is_new else 0
