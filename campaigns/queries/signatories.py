"""Who signs for an organisation, the head first."""

from __future__ import annotations

from django.db.models import Case, QuerySet, Value, When

from campaigns.enums import SignatoryRole
from campaigns.models import Organisation, Signatory

IN_ROLE_ORDER = Case(
    *(When(role=role.value, then=Value(place)) for place, role in enumerate(SignatoryRole)),
    default=Value(len(SignatoryRole)),
)
HEADS = (SignatoryRole.CHAIRMAN.value, SignatoryRole.ACTING_CHAIRMAN.value)


def signatories_of(organisation: Organisation) -> QuerySet[Signatory]:
    """Who may sign for ``organisation``: the head, his deputies, then by order and by authorisation."""
    return organisation.signatories.order_by(IN_ROLE_ORDER, "position", "pk")


def head_of(organisation: Organisation) -> Signatory | None:
    """The chairman, or who acts as one; None while neither is entered."""
    return signatories_of(organisation).filter(role__in=HEADS).first()
