"""Makes rows agree with the rows of a plan file and counts what that changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError

from campaigns.errors import Reason

ROW = TypeVar("ROW", bound=Model)
HIGH = 32_000


def columns(row: Any, *left_out: str) -> dict[str, Any]:
    """The fields of a frozen row as column values, without those named in ``left_out``."""
    given = {field.name: getattr(row, field.name) for field in fields(row) if field.name not in left_out}
    return {name: value.value if isinstance(value, Enum) else value for name, value in given.items()}


class Sync:
    """One loading: ``changed`` counts the rows written or removed, ``reasons`` say what cannot be removed."""

    def __init__(self) -> None:
        self.changed = 0
        self.reasons: list[Reason] = []

    def write(self, row: ROW, values: Mapping[str, Any]) -> ROW:
        """Save ``row`` with ``values`` if it is new or differs; otherwise leave it untouched."""
        if row.pk is not None and all(getattr(row, name) == value for name, value in values.items()):
            return row
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        self.changed += 1
        return row

    def rows(
        self,
        model: type[ROW],
        wanted: Iterable[Mapping[str, Any]],
        *,
        keys: Sequence[str] = ("code",),
        unique: str = "",
        positioned: bool = False,
        keep_others: bool = False,
        **owner: Any,
    ) -> list[ROW]:
        """Make the rows of ``owner`` those of ``wanted``, told apart by ``keys``; answer them in that order.

        Rows that are not wanted any more are removed, or kept with ``keep_others``. ``unique`` names another
        column in which two rows may not be alike, so that two of them can change places.
        """
        manager = model._default_manager
        existing = {_key(vars(row), keys): row for row in manager.filter(**owner).order_by("pk")}
        values = {
            _key(row, keys): {**row, "position": place} if positioned else row
            for place, row in enumerate(wanted)
        }
        if not keep_others:
            self.remove(row for key, row in existing.items() if key not in values)
        if unique:
            self._park(existing, values, unique)
        return [self.write(existing.get(key) or model(**owner), row) for key, row in values.items()]

    def lines(self, model: type[Model], wanted: Iterable[Mapping[str, Any]], **owner: Any) -> None:
        """Make the ordered lines of ``owner`` those of ``wanted``; nothing else refers to a line."""
        placed = [{**line, "position": place} for place, line in enumerate(wanted)]
        self.rows(model, placed, keys=("position",), **owner)

    def remove(self, rows: Iterable[Model]) -> None:
        """Delete each of ``rows`` that nothing uses; note a reason for each of the others."""
        for row in rows:
            try:
                with transaction.atomic():
                    row.delete()
                self.changed += 1
            except (ProtectedError, RestrictedError):
                name = str(row._meta.verbose_name).capitalize()
                sentence = (
                    f"{name} “{row}” đang được sử dụng, không bỏ khỏi kế hoạch được; hãy giữ lại trong tệp."
                )
                self.reasons.append(Reason("in_use", sentence))

    def _park(
        self, existing: Mapping[Any, Model], values: Mapping[Any, Mapping[str, Any]], unique: str
    ) -> None:
        """Move the values of ``unique`` that will change out of the way."""
        for place, (key, row) in enumerate(existing.items()):
            if key in values and getattr(row, unique) != values[key][unique]:
                aside = _aside(getattr(row, unique), place)
                type(row)._default_manager.filter(pk=row.pk).update(**{unique: aside})


def _key(values: Mapping[str, Any], keys: Sequence[str]) -> tuple[Any, ...]:
    return tuple(values[key] for key in keys)


def _aside(value: Any, place: int) -> Any:
    """A value of the same kind that no plan uses."""
    if isinstance(value, Decimal):
        return Decimal(-1 - place)
    return HIGH + place if isinstance(value, int) else f"~{place}"
