"""The pieces of a report's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from campaigns.rules.richtext import Heading, Item, Listing, Paragraph, Table, words


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

    shape: ClassVar[str] = "targets"
    rows: tuple[Target, ...]


Block = Paragraph | Heading | Listing | Table | TargetTable


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain letters."""
    return Paragraph(words(text))


def points(texts: Iterable[str]) -> Listing:
    """Dashed points of plain letters."""
    return Listing(tuple(Item(words(text)) for text in texts))
