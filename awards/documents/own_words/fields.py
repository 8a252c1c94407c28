"""The fields of a sheet as a tree, read from its dataclass, with what each means in Vietnamese."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from awards.documents.own_words.meanings import MEANINGS, READY


class FieldKind(Enum):
    """What stands in a field; the value is what the page calls it."""

    TEXT = "chữ"
    FLAG = "có/không"
    GROUP = "nhóm"
    LIST = "danh sách"


@dataclass(slots=True)
class Field:
    """One field: its parts when it is a group, its item when it is a list."""

    name: str
    kind: FieldKind
    parts: dict[str, Field] = field(default_factory=dict)
    item: Field | None = None
    is_required: bool = False
    is_derived: bool = False  # worked out from others: a template need not show it

    @property
    def meaning(self) -> str:
        """What it is, in the office's words; "" for a name that says it all."""
        return MEANINGS.get(self.name, READY.get(self.name, ""))

    def flat(self, path: str = "") -> Iterator[tuple[str, Field]]:
        """The field and all below it with the way to each: "recipients.lines[]"."""
        here = f"{path}.{self.name}" if path else self.name
        yield here, self
        inner = self.item
        while inner is not None and inner.kind is FieldKind.LIST:
            here, inner = f"{here}[]", inner.item
        below = (inner.parts if inner else self.parts).values()
        for part in below:
            yield from part.flat(f"{here}[]" if inner else here)


def fields_of(sheet: type[Any]) -> dict[str, Field]:
    """The fields that a template for ``sheet`` may use: the sheet's own, then the ready-made ones."""
    own = _parts(sheet)
    for name in READY:
        if _has_source(name, own):
            is_list = name.startswith(("noi_nhan", "quyen_han"))
            item = Field(name, FieldKind.TEXT) if is_list else None
            own[name] = Field(name, FieldKind.LIST if is_list else FieldKind.TEXT, item=item, is_derived=True)
    return own


def _has_source(name: str, own: dict[str, Field]) -> bool:
    source = {"noi_nhan": "recipients", "quyen_han_nguoi_ky": "signature", "ho_ten_nguoi_ky": "signature"}
    return source.get(name, "letterhead") in own


def _parts(owner: type[Any]) -> dict[str, Field]:
    hints = get_type_hints(owner)
    found = {}
    for each in fields(owner):
        made = _field(each.name, hints[each.name])
        made.is_required = each.default is MISSING and each.default_factory is MISSING
        found[each.name] = made
    for name, value in vars(owner).items():
        if isinstance(value, property) and value.fget is not None:
            made = _field(name, get_type_hints(value.fget).get("return", str))
            made.is_derived = True
            found[name] = made
    return found


def _field(name: str, hint: Any) -> Field:
    if get_origin(hint) in (Union, types.UnionType):
        choices = [choice for choice in get_args(hint) if choice is not types.NoneType]
        if len(choices) > 1:
            parts = [_field(name, choice).parts for choice in choices]
            return Field(name, FieldKind.GROUP, {key: made for each in parts for key, made in each.items()})
        return _field(name, choices[0])
    if get_origin(hint) is tuple:
        return Field(name, FieldKind.LIST, item=_field(name, get_args(hint)[0]))
    if is_dataclass(hint):
        return Field(name, FieldKind.GROUP, _parts(hint))  # type: ignore[arg-type]
    return Field(name, FieldKind.FLAG if hint is bool else FieldKind.TEXT)
