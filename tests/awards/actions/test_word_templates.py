"""Templates come, are put to use one at a time, and go."""

from __future__ import annotations

import pytest
from django.test import TestCase

from awards.actions.word_templates import add_template, remove_template, stop_template, use_template
from awards.models import PaperTemplate
from awards.queries.word_templates import active_template
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, User
from tests.factories import make_user
from tests.world import NOW, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def w() -> World:
    return World()


def added(
    w: World, title: str = "Mẫu", sheet: str = "ProposalSheet", by: User | None = None
) -> PaperTemplate:
    return add_template(
        organisation=w.campaign.organisation,
        sheet=sheet,
        title=title,
        content=b"PK",
        by=by or w.office,
        now=NOW,
    )


def in_use(w: World, sheet: str = "ProposalSheet") -> PaperTemplate | None:
    return active_template(w.campaign.organisation, sheet)


def test_a_new_template_is_not_in_use(w: World) -> None:
    row = added(w)
    assert (row.size, row.file.read(), in_use(w)) == (2, b"PK", None)
    assert row.file.name.startswith("templates/")


def test_one_is_in_use_for_each_kind(w: World) -> None:
    first, second, other = added(w, "Một"), added(w, "Hai"), added(w, "Ba", "MinutesSheet")
    for row in (first, other, second):
        use_template(template=row, by=w.office, now=NOW)
    assert (in_use(w), in_use(w, "MinutesSheet")) == (second, other)
    assert PaperTemplate.objects.filter(is_active=True).count() == 2
    stop_template(template=second, by=w.office, now=NOW)
    assert in_use(w) is None


def test_one_in_use_is_not_removed(w: World) -> None:
    row = added(w)
    use_template(template=row, by=w.office, now=NOW)
    with pytest.raises(Refused) as refusal:
        remove_template(template=row, by=w.office, now=NOW)
    assert refusal.value.reasons[0].code == "template_in_use"
    stop_template(template=row, by=w.office, now=NOW)
    storage, name = row.file.storage, row.file.name
    with TestCase.captureOnCommitCallbacks(execute=True):
        remove_template(template=row, by=w.office, now=NOW)
    assert not storage.exists(name)
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize("act", [use_template, stop_template, remove_template])
def test_a_second_click_is_told(w: World, act: object) -> None:
    row = added(w)
    PaperTemplate.objects.all().delete()
    with pytest.raises(Refused) as refusal:
        act(template=row, by=w.office, now=NOW)  # type: ignore[operator]
    assert refusal.value.reasons[0].code == "template_gone"


@pytest.mark.parametrize("role", [Role.CHAIRMAN, Role.UNIT, Role.COUNCIL, Role.CULTURE, Role.INDIVIDUAL])
def test_only_the_office_and_the_administrator_keep_them(w: World, role: Role) -> None:
    with pytest.raises(Refused):
        added(w, by=make_user(role))
    row = added(w, by=make_user(Role.ADMINISTRATOR))
    with pytest.raises(Refused):
        use_template(template=row, by=make_user(role), now=NOW)


def test_every_act_stands_in_the_record(w: World) -> None:
    row = added(w)
    use_template(template=row, by=w.office, now=NOW)
    stop_template(template=row, by=w.office, now=NOW)
    remove_template(template=row, by=w.office, now=NOW)
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "template.add",
        "template.use",
        "template.stop",
        "template.remove",
    ]
