"""Frozen sheets to JSON and back, exactly: an issued paper keeps the data that it was made from."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Sheet = TypeVar("Sheet")
KIND = "kind"  # names the class of a part that may be of several


def to_payload(value: Any) -> Any:
    """A sheet, or any part of one, as what JSON can hold: dates as ISO text, decimals as text, tuples as
    lists.

    Each dataclass becomes an object that names its class under "kind". Raises TypeError for any other thing.
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_payload(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: to_payload(getattr(value, field.name)) for field in fields(value)}
        return {KIND: type(value).__name__} | parts
    raise TypeError(f"{type(value).__name__} has no place in a sheet")


def from_payload(sheet: type[Sheet], payload: Any) -> Sheet:
    """The sheet of class ``sheet`` that ``to_payload`` wrote. Raises ValueError when the payload does not fit
    it.

    A field that the payload lacks takes its default, so that a sheet may gain fields after papers were
    issued.
    """
    read: Sheet = _read(sheet, payload)
    return read


def _read(wanted: Any, value: Any) -> Any:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _read_one_of(get_args(wanted), value)
    if origin is tuple:
        return tuple(_read(get_args(wanted)[0], item) for item in _of(list, value))
    if is_dataclass(wanted):
        return _read_dataclass(wanted, _of(dict, value))
    if wanted in (date, datetime):
        return wanted.fromisoformat(_of(str, value))
    if wanted is Decimal:
        return Decimal(_of(str, value))
    return _of(wanted, value)


def _read_one_of(choices: tuple[Any, ...], value: Any) -> Any:
    if value is None and types.NoneType in choices:
        return None
    for choice in choices:
        name = choice.__name__ if isinstance(choice, type) and is_dataclass(choice) else None
        if _kind(value) == name:
            return _read(choice, value)
    raise ValueError(f"{value!r} is none of {choices}")


def _read_dataclass(wanted: Any, value: dict[str, Any]) -> Any:
    if _kind(value) != wanted.__name__:
        raise ValueError(f"a {wanted.__name__} was expected, not {_kind(value)!r}")
    hints = get_type_hints(wanted)
    strangers = value.keys() - hints.keys() - {KIND}
    if strangers:
        raise ValueError(f"{wanted.__name__} has no {', '.join(sorted(strangers))}")
    try:
        return wanted(**{name: _read(hints[name], part) for name, part in value.items() if name != KIND})
    except TypeError as error:
        raise ValueError(str(error)) from error


def _kind(value: Any) -> Any:
    return value.get(KIND) if isinstance(value, dict) else None


def _of(wanted: type, value: Any) -> Any:
    if type(value) is not wanted:
        raise ValueError(f"{value!r} is not {wanted.__name__}")
    return value
