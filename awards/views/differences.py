"""Differences between papers as rows of a page, each place with the address where it can be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from awards.rules.agreement import Difference, Side


@dataclass(frozen=True)
class SideRow:
    """One place of a difference; an empty address is not offered."""

    side: Side
    url: str


@dataclass(frozen=True)
class DifferenceRow:
    """A difference with its two places, and the reason with which a paper was issued all the same."""

    difference: Difference
    places: tuple[SideRow, SideRow]
    reason: str = ""


def row_of(difference: Difference, reason: str = "") -> DifferenceRow:
    """The row of one difference."""
    return DifferenceRow(difference, (_side(difference.first), _side(difference.second)), reason)


def rows_of(differences: Iterable[Difference]) -> list[DifferenceRow]:
    """The rows of differences that nobody has explained."""
    return [row_of(each) for each in differences]


def _side(side: Side) -> SideRow:
    return SideRow(side, address_of(side.place.key))


def address_of(key: str) -> str:
    """Where the thing with this key is looked at: "paper-12", "draft-to-trinh-3", "nomination-7"."""
    kind, _, rest = key.partition("-")
    if kind == "paper":
        return reverse("paper", args=[int(rest)])
    if kind == "nomination":
        return reverse("nomination", args=[int(rest)])
    if kind == "draft":
        slug, _, pk = rest.rpartition("-")
        return reverse("paper_draft", args=[slug, int(pk)])
    return ""
