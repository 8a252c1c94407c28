"""Triggers that keep issued papers and closed meetings as they are, whoever writes and by whatever way.

A finished paper is neither changed nor deleted; a reserved one may be given its file and may be taken back,
and nothing else of it changes. Of a closed meeting nothing is changed, deleted or added: a new meeting takes
a case up again. A migration that remakes a table on SQLite drops its triggers silently, so they are installed
after every ``migrate``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, get_args

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from awards.enums import MeetingState
from awards.models.council import AgendaItem, Attendance, Ballot, Meeting
from awards.models.meeting_record import Opinion, Recusal
from awards.models.paper import Paper
from awards.models.secret_vote import BallotBox, PaperCount, Teller, Turn
from campaigns.models import triggers
from campaigns.models.triggers import DIFFERS, Trigger, Verb

FILLED = frozenset({"file", "sha256", "size", "pages"})  # what a reserved row is given once
EDITED, DELETED = "paper_never_edited", "paper_never_deleted"

OF_MEETING: tuple[type[Model], ...] = (Attendance, Teller)
"""The rows that hang on a meeting by their field ``meeting``, besides its agenda."""
OF_ITEM: tuple[type[Model], ...] = (Ballot, BallotBox, Opinion, PaperCount, Recusal, Turn)
"""The rows that hang on an item of the agenda by their field ``item``."""
GUARDED: tuple[type[Model], ...] = (Paper, Meeting, AgendaItem, *OF_MEETING, *OF_ITEM)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place, in the form of today's columns."""
    triggers.install(connection, _triggers(connection.vendor))


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for tables that are emptied on purpose."""
    triggers.remove(connection, _triggers(connection.vendor))


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without the triggers inside the block, for a copy that is brought back; inside a transaction."""
    connection.check_constraints()  # PostgreSQL alters no table on which checks are still to come
    remove(connection)
    yield
    connection.check_constraints()
    install(connection)


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that the guarded tables have now."""
    return triggers.installed(connection, [model._meta.db_table for model in GUARDED])


@receiver(post_migrate, dispatch_uid="awards.papers.guards")
def _after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    if sender.label == Paper._meta.app_label and triggers.have_all_columns(connections[using], GUARDED):
        install(connections[using])


def _triggers(vendor: str) -> list[Trigger]:
    return [*_of_papers(vendor), *_of_meetings()]


def _of_papers(vendor: str) -> list[Trigger]:
    lasting = [field.column for field in Paper._meta.concrete_fields if field.name not in FILLED]
    changed = " OR ".join(f'OLD."{column}" {DIFFERS[vendor]} NEW."{column}"' for column in lasting)
    table = Paper._meta.db_table
    return [
        Trigger(EDITED, table, "UPDATE", f"OLD.sha256 <> '' OR {changed}"),
        Trigger(DELETED, table, "DELETE", "OLD.sha256 <> ''"),
    ]


def _of_meetings() -> list[Trigger]:
    """Of a closed meeting: no change and no end of its own row; no change, end or birth of those on it."""
    meetings, items = Meeting._meta.db_table, AgendaItem._meta.db_table
    closed = f"state = '{MeetingState.CLOSED.value}'"
    by_meeting = f'EXISTS (SELECT 1 FROM "{meetings}" WHERE id = {{row}}.meeting_id AND {closed})'
    by_item = (
        f'EXISTS (SELECT 1 FROM "{items}" AS on_it JOIN "{meetings}" AS held ON held.id = on_it.meeting_id '
        f"WHERE on_it.id = {{row}}.item_id AND held.{closed})"
    )
    found = [
        Trigger(f"{meetings}_closed_{verb.lower()}", meetings, verb, f"OLD.{closed}")
        for verb in ("UPDATE", "DELETE")
    ]
    hanging: tuple[type[Model], ...] = (AgendaItem, *OF_MEETING)
    for model in hanging:
        found += _whole_row(model._meta.db_table, by_meeting)
    for model in OF_ITEM:
        found += _whole_row(model._meta.db_table, by_item)
    return found


def _whole_row(table: str, condition: str) -> Iterator[Trigger]:
    rows = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    for verb in get_args(Verb):
        when = " OR ".join(condition.format(row=row) for row in rows[verb])
        yield Trigger(f"{table}_closed_{verb.lower()}", table, verb, when)


TRIGGERS = frozenset(trigger.name for trigger in _triggers("sqlite"))
"""The names of all triggers that must stand; they are the same on both databases."""
