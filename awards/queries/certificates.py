"""Where the parts of a Giấy khen stand for one organisation: its own rows, else the house's places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from awards.enums import Alignment, CertificatePart
from awards.models import CertificateLayout, Decision
from awards.queries.results import decisions_visible_to
from awards.rules.certificate import DEFAULTS, Place
from campaigns.enums import Level, Role
from campaigns.models import Organisation, User


@dataclass(frozen=True)
class Layout:
    """A place for every part of the sheet; ``preprinted`` ones stand on the bought sheets already."""

    places: Mapping[CertificatePart, Place]
    preprinted: frozenset[CertificatePart] = frozenset()
    honorific: str = ""
    offset_x: Decimal = Decimal(0)
    offset_y: Decimal = Decimal(0)


def layout_of(organisation: Organisation) -> Layout:
    """The layout of ``organisation``; what nobody has measured stands in its default place."""
    row = CertificateLayout.objects.filter(organisation=organisation).order_by("pk").first()
    if row is None:
        return Layout(DEFAULTS, honorific=CertificateLayout._meta.get_field("honorific").default)
    fields = {CertificatePart(field.part): field for field in row.fields.order_by("pk")}
    measured = {
        part: Place(
            field.x, field.y, field.width, field.size, field.least_size, Alignment(field.align), field.lines
        )
        for part, field in fields.items()
    }
    return Layout(
        places={**DEFAULTS, **measured},
        preprinted=frozenset(part for part, field in fields.items() if field.preprinted),
        honorific=row.honorific,
        offset_x=row.offset_x,
        offset_y=row.offset_y,
    )


def layouts_visible_to(user: User) -> QuerySet[CertificateLayout]:
    """The layouts for the office, which measures them; none for anybody else."""
    rows = CertificateLayout.objects.select_related("organisation").order_by("organisation", "pk")
    return rows if user.has_role(Role.OFFICE) else rows.none()


def own_decisions_visible_to(user: User) -> QuerySet[Decision]:
    """The decisions of the commune's own chairman, whose Giấy khen the commune prints."""
    return decisions_visible_to(user).filter(award_form__level=Level.COMMUNE.value)
