"""The fields of a paper as rows of a page: how to write each in a template, what it is, an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from awards.documents.own_words.context import context_of
from awards.documents.own_words.fields import Field, FieldKind

LOOP = "{{%p for {item} in {path} %}} … {{%p endfor %}}"


@dataclass(frozen=True)
class FieldRow:
    """One field for people."""

    code: str  # what to write in the template
    meaning: str
    kind: str
    example: str
    depth: int


def rows_of_fields(fields: Mapping[str, Field], example: Any) -> list[FieldRow]:
    """The rows of ``fields`` in their order, parts below the group or list that holds them."""
    values = context_of(example)
    return [row for name, field in fields.items() for row in _rows(field, name, values[name], 0)]


def _rows(field: Field, path: str, value: Any, depth: int) -> Iterator[FieldRow]:
    if field.kind is FieldKind.GROUP:
        yield FieldRow(path, field.meaning, field.kind.value, "", depth)
        yield from _parts(field, path, value, depth)
    elif field.kind is FieldKind.LIST and field.item is not None:
        item = _item_name(path) if field.item.parts else _line_name(path)
        text = "; ".join(value) if value and isinstance(value[0], str) else ""
        yield FieldRow(LOOP.format(item=item, path=path), field.meaning, field.kind.value, text, depth)
        if field.item.parts:
            yield from _parts(field.item, item, value[0] if value else None, depth)
        else:
            yield FieldRow(f"{{{{ {item} }}}}", "từng dòng", FieldKind.TEXT.value, "", depth + 1)
    elif field.kind is FieldKind.FLAG:
        code = f"{{%p if {path} %}} … {{%p endif %}}"
        yield FieldRow(code, field.meaning, field.kind.value, "có" if value else "không", depth)
    else:
        yield FieldRow(f"{{{{ {path} }}}}", field.meaning, field.kind.value, str(value or ""), depth)


def _parts(field: Field, path: str, value: Any, depth: int) -> Iterator[FieldRow]:
    for name, part in field.parts.items():
        yield from _rows(part, f"{path}.{name}", getattr(value, name, ""), depth + 1)


def _item_name(path: str) -> str:
    """A name for one entry of a list: "group" of "groups", "line" of "recipients.lines"."""
    last = path.rpartition(".")[2]
    if last.endswith("ies"):
        return f"{last[:-3]}y"
    return last.removesuffix("s") if last.endswith("s") else "each"


def _line_name(path: str) -> str:
    """The same for a list of mere texts."""
    return "basis" if path.endswith("bases") else "line"
