"""Triggers that keep issued papers as they are, whoever writes to the database and by whatever way.

A finished paper is neither changed nor deleted; a reserved one may be given its file and may be taken back,
and nothing else of it changes. A migration that remakes the table on SQLite drops its triggers silently, so
they are installed after every ``migrate``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from awards.models.paper import Paper

FILLED = frozenset({"file", "sha256", "size", "pages"})  # what a reserved row is given once
EDITED, DELETED = "paper_never_edited", "paper_never_deleted"
TRIGGERS = (EDITED, DELETED)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers of ``awards_paper`` in place, in the form of today's columns."""
    with connection.cursor() as cursor:
        for statement in _statements(connection):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for a table that is emptied on purpose."""
    with connection.cursor() as cursor:
        for statement in _removals(connection):
            cursor.execute(statement)


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that the table of papers has now."""
    table = Paper._meta.db_table
    queries = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass",
    }
    with connection.cursor() as cursor:
        cursor.execute(queries[connection.vendor], [table])
        return {name for (name,) in cursor.fetchall()}


@receiver(post_migrate, dispatch_uid="awards.papers.guards")
def _after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    if sender.label == Paper._meta.app_label and _has_all_columns(connections[using]):
        install(connections[using])


def _has_all_columns(connection: BaseDatabaseWrapper) -> bool:
    """Whether the table is that of the model: not so in the middle of the history of migrations."""
    table = Paper._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return False
        found = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    return {field.column for field in Paper._meta.concrete_fields} <= found


def _lasting() -> list[str]:
    """The columns that never change, reserved or finished."""
    return [str(field.column) for field in Paper._meta.concrete_fields if field.name not in FILLED]


def _statements(connection: BaseDatabaseWrapper) -> Sequence[str]:
    table = Paper._meta.db_table
    differs = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}[connection.vendor]
    changed = " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in _lasting())
    edited = (EDITED, "UPDATE", f"OLD.sha256 <> '' OR {changed}")
    deleted = (DELETED, "DELETE", "OLD.sha256 <> ''")
    if connection.vendor == "sqlite":
        return [
            *_removals(connection),
            *(
                f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" FOR EACH ROW WHEN {when} '
                f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
                for name, verb, when in (edited, deleted)
            ),
        ]
    return [
        *_removals(connection),
        "CREATE FUNCTION paper_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$",
        *(
            f'CREATE TRIGGER {name} BEFORE {verb} ON "{table}" FOR EACH ROW WHEN ({when}) '
            "EXECUTE FUNCTION paper_stays()"
            for name, verb, when in (edited, deleted)
        ),
    ]


def _removals(connection: BaseDatabaseWrapper) -> Sequence[str]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS]
    table = Paper._meta.db_table
    return [
        *(f'DROP TRIGGER IF EXISTS {name} ON "{table}"' for name in TRIGGERS),
        "DROP FUNCTION IF EXISTS paper_stays()",
    ]
