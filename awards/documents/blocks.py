"""The pieces of an achievement report's text."""

from __future__ import annotations

from dataclasses import dataclass

MARKS = ("-", "+", "•", "*")


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Listing:
    """Dashed points under a paragraph."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Target:
    """One target or task of the registration: what was promised and what was reached, with their units."""

    name: str
    planned: str
    reached: str
    note: str = ""


@dataclass(frozen=True)
class TargetTable:
    """Registered → achieved, target by target (Mẫu số 07, mục II)."""

    rows: tuple[Target, ...]


Block = Paragraph | Listing | TargetTable


def blocks(text: str) -> tuple[Block, ...]:
    """The text of a form's field as blocks: a line is a paragraph, lines that begin with a dash are points.

    Empty lines are left out, so an empty text gives no block.
    """
    found: list[Block] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if not line.startswith(MARKS):
            found.append(Paragraph(line))
            continue
        item = line.lstrip("".join(MARKS) + " ")
        if found and isinstance(found[-1], Listing):
            found[-1] = Listing((*found[-1].items, item))
        else:
            found.append(Listing((item,)))
    return tuple(found)
