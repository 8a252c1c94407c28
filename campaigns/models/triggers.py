"""Triggers that refuse a write, as SQL for either database.

A trigger is data: on which table, before which verb, and when (SQL over OLD and NEW, subqueries allowed).
What it refuses arrives in Django as an ``IntegrityError`` whose text is the trigger's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

Verb = Literal["INSERT", "UPDATE", "DELETE"]
DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
"""By vendor: the comparison that takes NULL for a value."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Before ``verb`` on a row of ``table``: refuse it when ``when`` is true."""

    name: str
    table: str
    verb: Verb
    when: str


def creating(trigger: Trigger, vendor: str) -> list[str]:
    """The statements that put ``trigger`` in place; it must not be there."""
    name, on = trigger.name, f'BEFORE {trigger.verb} ON "{trigger.table}" FOR EACH ROW'
    if vendor == "sqlite":
        return [f"CREATE TRIGGER {name} {on} WHEN {trigger.when} BEGIN SELECT RAISE(ABORT, '{name}'); END"]
    row = "OLD" if trigger.verb == "DELETE" else "NEW"
    return [  # a WHEN of PostgreSQL takes no subquery, the body of a function does
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {trigger.when} THEN "
        f"RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {row}; END $$",
        f"CREATE TRIGGER {name} {on} EXECUTE FUNCTION {name}()",
    ]


def removing(trigger: Trigger, vendor: str) -> list[str]:
    """The statements that take ``trigger`` away, if it is there."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {trigger.name}"]
    return [
        f'DROP TRIGGER IF EXISTS {trigger.name} ON "{trigger.table}"',
        f"DROP FUNCTION IF EXISTS {trigger.name}()",
    ]


def install(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> None:
    """Put all of ``triggers`` in place, anew where they are there already."""
    with connection.cursor() as cursor:
        for trigger in triggers:
            for statement in [*removing(trigger, connection.vendor), *creating(trigger, connection.vendor)]:
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> None:
    """Take all of ``triggers`` away."""
    with connection.cursor() as cursor:
        for trigger in triggers:
            for statement in removing(trigger, connection.vendor):
                cursor.execute(statement)


def installed(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> set[str]:
    """The names of the triggers that ``tables`` have now, those of the database itself left out."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass",
    }[connection.vendor]
    found: set[str] = set()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(query, [table])
            found |= {name for (name,) in cursor.fetchall()}
    return found


def have_all_columns(connection: BaseDatabaseWrapper, models: Iterable[type[Model]]) -> bool:
    """Whether the tables are those of ``models``: not so in the middle of the history of migrations."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in models:
            table = model._meta.db_table
            if table not in tables:
                return False
            found = {each.name for each in connection.introspection.get_table_description(cursor, table)}
            if not {field.column for field in model._meta.concrete_fields} <= found:
                return False
    return True
