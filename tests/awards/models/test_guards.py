"""Triggers of the database: an issued paper stays as it is, whoever writes and however."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from awards.models import Paper, guards
from tests.world import World

FILE = {"file": "2024/a.pdf", "sha256": "0" * 64, "size": 1, "pages": 1}


def by_force(paper: Paper) -> models.QuerySet[Any]:
    """The row without the manager that refuses in Python."""
    return models.QuerySet(model=Paper).filter(pk=paper.pk)


def finished(w: World) -> Paper:
    paper = w.paper()
    assert Paper.objects.fill(paper, **FILE)
    return paper


@pytest.mark.django_db
def test_both_triggers_stand() -> None:
    assert guards.installed(connection) == set(guards.TRIGGERS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"number": 99},
        {"payload": {"title": "Khác"}},
        {"file": "2024/b.pdf"},
        {"sha256": "1" * 64},
        {"override_reason": "Sửa sau"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_finished_paper_is_not_changed(change: dict[str, Any]) -> None:
    paper = finished(World())
    with pytest.raises(IntegrityError, match=guards.EDITED), transaction.atomic():
        by_force(paper).update(**change)


@pytest.mark.django_db
def test_a_finished_paper_is_not_deleted_even_in_plain_sql() -> None:
    paper = finished(World())
    with pytest.raises(IntegrityError, match=guards.DELETED), transaction.atomic():
        by_force(paper)._raw_delete(using="default")
    with (
        pytest.raises(IntegrityError, match=guards.DELETED),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM awards_paper WHERE id = %s", [paper.pk])
    assert Paper.objects.count() == 1


@pytest.mark.django_db
def test_a_reserved_paper_is_filled_or_released_and_nothing_else() -> None:
    w = World()
    paper = w.paper()
    for change in ({"number": 99}, {"payload": {}}, {"payload": {"title": "Khác"}, **FILE}):
        with pytest.raises(IntegrityError, match=guards.EDITED), transaction.atomic():
            by_force(paper).update(**change)
    assert Paper.objects.fill(paper, **FILE)
    other = w.paper()
    assert Paper.objects.release(other)
    assert list(Paper.objects.all()) == [paper]


@pytest.mark.django_db
def test_they_come_back_after_every_migrate() -> None:
    """A migration that remakes the table on SQLite drops them without a word."""
    guards.remove(connection)
    assert guards.installed(connection) == set()
    call_command("migrate", verbosity=0)
    assert guards.installed(connection) == set(guards.TRIGGERS)


@pytest.mark.django_db
@pytest.mark.sqlite
def test_remaking_the_table_loses_them_until_then() -> None:
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'awards_paper'")
        cursor.execute(cursor.fetchone()[0].replace('"awards_paper"', '"spare"', 1))
        cursor.execute("INSERT INTO spare SELECT * FROM awards_paper")
        cursor.execute("DROP TABLE awards_paper")
        cursor.execute("ALTER TABLE spare RENAME TO awards_paper")
    assert guards.installed(connection) == set()
    guards.install(connection)
    assert guards.installed(connection) == set(guards.TRIGGERS)
