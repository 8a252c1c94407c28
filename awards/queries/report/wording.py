"""Sentences with living figures in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from campaigns.rules.richtext import Document, Heading, Item, Listing, Paragraph, Run, Runs, joined, words
from campaigns.rules.vietnamese import list_letter

ENDS = (".", "!", "?", ";", "…", "]")


@dataclass(frozen=True)
class Wording:
    """Puts words and figures together."""

    figures: Mapping[str, str]

    def knows(self, key: str) -> bool:
        """Whether the portal has this figure."""
        return key in self.figures

    def figure(self, key: str) -> Run:
        """The figure in its written form, living on under ``key``."""
        return Run(self.figures[key], figure=key)


def told(*parts: str | Run) -> Runs:
    """One stretch of text; the line breaks of what somebody typed into a field become spaces."""
    return joined(part if isinstance(part, Run) else Run(re.sub(r"\s+", " ", part)) for part in parts)


def paragraph(*parts: str | Run) -> Paragraph:
    """One paragraph."""
    return Paragraph(told(*parts))


def listing(points: Iterable[Runs]) -> Document:
    """Dashed points; nothing when there are none."""
    items = tuple(Item(runs) for runs in points)
    return (Listing(items),) if items else ()


def lettered(chapters: Iterable[tuple[str, Document]]) -> Document:
    """Chapters under headings a), b), c) …; an empty one gets no letter (Nghị định 30/2020/NĐ-CP, điểm)."""
    found: Document = ()
    filled = [(title, body) for title, body in chapters if body]
    for place, (title, body) in enumerate(filled, start=1):
        found += (Heading(words(f"{list_letter(place)}) {title}")), *body)
    return found


def sentence(text: str) -> str:
    """What somebody typed, closed as a sentence."""
    tidy = " ".join(text.split())
    return tidy if tidy.endswith(ENDS) else f"{tidy}."
