"""Triggers of the database: a published ranking stays as it is, whoever writes and however."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from campaigns.models import Publication, guards
from tests.world import World

pytestmark = pytest.mark.django_db


def by_force(publication: Publication) -> models.QuerySet[Any]:
    """The row without what refuses in Python."""
    return models.QuerySet(model=Publication).filter(pk=publication.pk)


def test_both_triggers_stand() -> None:
    assert guards.installed(connection) == set(guards.TRIGGERS)


def test_python_refuses_first() -> None:
    publication = World().publication()
    with pytest.raises(TypeError):
        publication.save()
    with pytest.raises(TypeError):
        publication.delete()


@pytest.mark.parametrize(
    "change",
    [
        {"rows": [1]},
        {"number": 9},
        {"tie_rule": "Khác"},
        {"left_out": [1]},
        {"participant_kind": "individual"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_publication_is_not_changed(change: dict[str, Any]) -> None:
    publication = World().publication()
    with pytest.raises(IntegrityError, match=guards.EDITED), transaction.atomic():
        by_force(publication).update(**change)


def test_a_publication_is_not_deleted_even_in_plain_sql() -> None:
    publication = World().publication()
    with pytest.raises(IntegrityError, match=guards.DELETED), transaction.atomic():
        by_force(publication)._raw_delete(using="default")
    with (
        pytest.raises(IntegrityError, match=guards.DELETED),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM campaigns_publication WHERE id = %s", [publication.pk])
    assert Publication.objects.count() == 1


def test_they_come_back_after_every_migrate() -> None:
    """A migration that remakes the table on SQLite drops them without a word."""
    guards.remove(connection)
    assert guards.installed(connection) == set()
    call_command("migrate", verbosity=0)
    assert guards.installed(connection) == set(guards.TRIGGERS)
