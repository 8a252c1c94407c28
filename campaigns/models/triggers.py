"""Triggers that keep rows of a table as they are, whoever writes to the database and by whatever way.

Each app's ``guards`` says which rows of which tables; this module knows how the two databases say it. A
migration that remakes a table on SQLite drops its triggers silently, so they are installed after every
``migrate``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

_DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
_LISTED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = %s::regclass",
}
_STAYS = (
    "CREATE OR REPLACE FUNCTION row_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One thing that is forbidden: the database answers with an IntegrityError that bears ``name``.

    ``verb`` is UPDATE or DELETE. ``when`` is SQL about OLD and NEW that both databases read, made from what
    the database calls "differs"; without it the thing is always forbidden.
    """

    name: str
    verb: str
    when: Callable[[str], str] | None = None


def changed(columns: Iterable[str], differs: str) -> str:
    """SQL: whether an UPDATE changes one of ``columns``."""
    return " OR ".join(f'OLD."{column}" {differs} NEW."{column}"' for column in columns)


def install(connection: BaseDatabaseWrapper, model: type[Model], triggers: Sequence[Trigger]) -> None:
    """Put ``triggers`` on the table of ``model``, in the place of earlier ones of the same names."""
    remove(connection, model, triggers)
    statements = [_creation(connection.vendor, model, trigger) for trigger in triggers]
    if connection.vendor == "postgresql":
        statements.insert(0, _STAYS)
    _execute(connection, statements)


def remove(connection: BaseDatabaseWrapper, model: type[Model], triggers: Sequence[Trigger]) -> None:
    """Take ``triggers`` away, for a table that is emptied on purpose."""
    table = model._meta.db_table
    on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
    _execute(connection, [f"DROP TRIGGER IF EXISTS {trigger.name}{on}" for trigger in triggers])


def installed(connection: BaseDatabaseWrapper, model: type[Model]) -> set[str]:
    """The names of the triggers that the table of ``model`` has now."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTED[connection.vendor], [model._meta.db_table])
        return {name for (name,) in cursor.fetchall()}


def has_all_columns(connection: BaseDatabaseWrapper, model: type[Model]) -> bool:
    """Whether the table is that of the model: not so in the middle of the history of migrations."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if table not in connection.introspection.table_names(cursor):
            return False
        found = {column.name for column in connection.introspection.get_table_description(cursor, table)}
    return {field.column for field in model._meta.concrete_fields} <= found


def _creation(vendor: str, model: type[Model], trigger: Trigger) -> str:
    when = f" WHEN ({trigger.when(_DIFFERS[vendor])})" if trigger.when else ""
    head = (
        f'CREATE TRIGGER {trigger.name} BEFORE {trigger.verb} ON "{model._meta.db_table}" FOR EACH ROW{when} '
    )
    if vendor == "sqlite":
        return f"{head}BEGIN SELECT RAISE(ABORT, '{trigger.name}'); END"
    return f"{head}EXECUTE FUNCTION row_stays()"


def _execute(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
