"""An invented sheet of any kind, to show what the fields hold and to try a template with."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

from awards.documents.own_words.meanings import EXAMPLES, MEANINGS

DAY = datetime(2025, 1, 9, 14, 0)
NUMBER, SHARE = 5, Decimal("66.67")


def example_of(sheet: type[Any]) -> Any:
    """A sheet of the class ``sheet`` with something in every field, lists with two entries each."""
    return _made(sheet, sheet.__name__)


def _made(hint: Any, name: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return _made(next(choice for choice in get_args(hint) if choice is not types.NoneType), name)
    if get_origin(hint) is tuple:
        known = EXAMPLES.get(name)
        if isinstance(known, tuple):
            return known
        return (_made(get_args(hint)[0], name),) * 2
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{each.name: _made(hints[each.name], each.name) for each in fields(hint)})  # type: ignore[operator]
    if hint is datetime or hint is date:
        return DAY if hint is datetime else DAY.date()
    if hint in (bool, int, Decimal):
        return {bool: True, int: DAY.year if name.endswith("year") else NUMBER, Decimal: SHARE}[hint]
    known = EXAMPLES.get(name)
    return known if isinstance(known, str) else MEANINGS.get(name, name).capitalize()
