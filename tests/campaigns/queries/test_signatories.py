"""Who signs, the head first."""

from __future__ import annotations

import pytest

from campaigns.enums import SignatoryRole
from campaigns.models import Organisation, Signatory
from campaigns.queries.signatories import head_of, signatories_of
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def add(organisation: Organisation, role: SignatoryRole) -> Signatory:
    return Signatory.objects.create(organisation=organisation, role=role, name=role.label, title="Chức vụ")


def test_the_head_stands_first_whatever_the_order_of_entry() -> None:
    organisation = make_organisation()
    organisation.signatories.update(position=9)
    for role in reversed(SignatoryRole):
        if role != SignatoryRole.CHAIRMAN:
            add(organisation, role)

    assert [row.role for row in signatories_of(organisation)] == list(SignatoryRole)
    assert head_of(organisation) == organisation.signatories.get(role=SignatoryRole.CHAIRMAN)


def test_who_acts_as_chairman_is_the_head_while_there_is_none() -> None:
    organisation = make_organisation()
    organisation.signatories.all().delete()
    assert head_of(organisation) is None
    add(organisation, SignatoryRole.VICE_CHAIRMAN)
    assert head_of(organisation) is None
    acting = add(organisation, SignatoryRole.ACTING_CHAIRMAN)
    assert head_of(organisation) == acting
