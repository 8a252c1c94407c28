"""How a test breaks one named constraint, and what it then asks of the database and of the message."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from tests.world import World

Broken = tuple[models.Model, Mapping[str, Any]]
Cases = Mapping[str, Callable[[World], Broken]]
"""By the constraint's name: a lawful stored row, and the change that breaks that constraint alone."""


def declared(app: str) -> dict[str, models.BaseConstraint]:
    """Every constraint of ``app`` by name."""
    return {
        constraint.name: constraint
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def clash(first: models.Model, second: models.Model, *fields: str) -> Broken:
    """``second`` takes the values of ``first`` in ``fields``."""
    return second, {field: getattr(first, field) for field in fields}


def broken_by(row: models.Model) -> dict[str, ValidationError]:
    """The constraints of its model that ``row`` breaks as it stands in memory, each with its error."""
    found = {}
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row)
        except ValidationError as error:
            found[constraint.name] = error
    return found


def check_refused(
    name: str, row: models.Model, change: Mapping[str, Any], implied: Iterable[str] = ()
) -> None:
    """``row`` is lawful; ``change`` breaks ``name`` alone, in the model's words and in the database's."""
    row.refresh_from_db()
    assert broken_by(row) == {}, "the row must be lawful before it is broken"
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        models.QuerySet(model=type(row)).filter(pk=row.pk).update(**change)
    assert _named(row, name) in _complaint(refusal.value)

    for field, value in change.items():
        setattr(row, field, value)
    found = broken_by(row)
    assert set(found) == {name, *implied}
    (message,) = found[name].messages
    constraint = next(each for each in row._meta.constraints if each.name == name)
    assert message == constraint.violation_error_message
    assert message != constraint.default_violation_error_message % {"name": name}
    assert message.endswith(".")
    assert not message.isascii(), "a Vietnamese sentence"


def _complaint(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return str(getattr(diagnosis, "constraint_name", None) or error)


def _named(row: models.Model, name: str) -> str:
    """What the database calls the constraint: SQLite knows a unique one by its columns only."""
    constraint = next(each for each in row._meta.constraints if each.name == name)
    if connection.vendor == "sqlite" and isinstance(constraint, models.UniqueConstraint):
        table = row._meta.db_table
        columns = (row._meta.get_field(field).column for field in constraint.fields)
        return "UNIQUE constraint failed: " + ", ".join(f"{table}.{column}" for column in columns)
    return name
