"""Triggers: an issued paper and a closed meeting stay as they are, whoever writes and however."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from awards.models import (
    AgendaItem,
    Attendance,
    Ballot,
    BallotBox,
    Meeting,
    Opinion,
    Paper,
    PaperCount,
    Recusal,
    Teller,
    Turn,
    guards,
)
from tests.world import CLOSED, GIVEN, NOW, World, moment

FILE = {"file": "2024/a.pdf", "sha256": "0" * 64, "size": 1, "pages": 1}


def by_force(paper: Paper) -> models.QuerySet[Any]:
    """The row without the manager that refuses in Python."""
    return models.QuerySet(model=Paper).filter(pk=paper.pk)


def finished(w: World) -> Paper:
    paper = w.paper()
    assert Paper.objects.fill(paper, **FILE)
    return paper


@pytest.mark.django_db
def test_all_triggers_stand() -> None:
    assert guards.installed(connection) == guards.TRIGGERS


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
    assert guards.installed(connection) == guards.TRIGGERS


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
    assert guards.installed(connection) == guards.TRIGGERS - {guards.EDITED, guards.DELETED}
    guards.install(connection)
    assert guards.installed(connection) == guards.TRIGGERS


def closed(w: World) -> Meeting:
    """A meeting with a row of every kind, closed by a plain UPDATE."""
    meeting = w.meeting("open")
    item = w.item(meeting=meeting, **GIVEN)
    w.attendance(meeting=meeting)
    w.ballot(item=item)
    w.opinion(item=item)
    w.recusal(item=item, seat=w.seats[1])
    w.turn(item=item)
    w.box(item=item)
    w.paper_count(item=item)
    w.teller(meeting=meeting)
    figures = CLOSED | {"state": "closed", "ends_at": moment(10), "closed_by": w.office, "closed_at": NOW}
    assert Meeting.objects.filter(pk=meeting.pk).update(**figures) == 1
    return Meeting.objects.get(pk=meeting.pk)


CHANGES: dict[type[models.Model], dict[str, Any]] = {
    Meeting: {"opinions": "Khác"},
    AgendaItem: {"votes_for": 9},
    Attendance: {"present": False, "reason": "Nhầm"},
    Ballot: {"choice": "against"},
    Opinion: {"text": "Khác"},
    Recusal: {"reason": "Khác"},
    Turn: {"means": "paper"},
    BallotBox: {"votes_for": 9},
    PaperCount: {"version": 9},
    Teller: {"is_head": True},
}


def test_every_row_of_a_meeting_has_a_case() -> None:
    assert set(CHANGES) | {Paper} == set(guards.GUARDED)


@pytest.mark.django_db
@pytest.mark.parametrize("model", CHANGES, ids=lambda model: model.__name__)
def test_nothing_of_a_closed_meeting_is_changed_or_deleted(model: type[models.Model]) -> None:
    closed(World())
    rows, table = models.QuerySet(model=model), model._meta.db_table
    with pytest.raises(IntegrityError, match=f"{table}_closed_update"), transaction.atomic():
        rows.update(**CHANGES[model])
    with pytest.raises(IntegrityError, match=f"{table}_closed_delete"), transaction.atomic():
        rows._raw_delete(using="default")
    assert rows.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("model", [m for m in CHANGES if m is not Meeting], ids=lambda model: model.__name__)
def test_nothing_is_added_to_a_closed_meeting(model: type[models.Model]) -> None:
    w = World()
    meeting = closed(w)
    row = model._default_manager.get()
    if model in (BallotBox, PaperCount):  # one of each item, whose key they bear
        row = _moved_in(w, row, meeting)
    else:
        row.pk = None
    if model is AgendaItem:
        row.nomination = w.nomination("accepted")
    elif hasattr(row, "seat_id"):
        row.seat = w.seats[3]
    with pytest.raises(IntegrityError, match=f"{model._meta.db_table}_closed_insert"), transaction.atomic():
        row.save(force_insert=True)
    assert not model._default_manager.filter(pk=row.pk).exists()


def _moved_in(w: World, row: Any, meeting: Meeting) -> Any:
    """A row like ``row`` for an item of the closed meeting that has none."""
    with guards.lifted(connection):
        row.pk = w.item(meeting=meeting, nomination=w.nomination("accepted"), **GIVEN).pk
    return row


@pytest.mark.django_db
def test_no_row_slips_from_an_open_meeting_into_a_closed_one() -> None:
    w = World()
    meeting, other = closed(w), w.meeting("open")
    item = w.item(meeting=other, nomination=w.nomination("accepted"))
    ballot = w.ballot(item=item)
    for row, change in ((item, {"meeting": meeting}), (ballot, {"item": meeting.items.get()})):
        rows = models.QuerySet(model=type(row)).filter(pk=row.pk)
        with pytest.raises(IntegrityError, match="_closed_update"), transaction.atomic():
            rows.update(**change)


@pytest.mark.django_db
def test_an_open_meeting_is_free_and_so_are_the_nominations_of_a_closed_one() -> None:
    w = World()
    meeting = closed(w)
    nomination = meeting.items.get().nomination
    assert type(nomination).objects.filter(pk=nomination.pk).update(version=7) == 1
    other = w.meeting("open")
    ballot = w.ballot(item=w.item(meeting=other, nomination=w.nomination("accepted")))
    ballot.choice = "against"
    ballot.save()
    other.delete()
    assert not Ballot.objects.filter(pk=ballot.pk).exists()
