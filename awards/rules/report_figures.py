"""Figures inside an author's sentences: kept up to date, and found where an old one was typed over.

A figure is a value of the portal in its written form ("98,7%", "91,50 điểm", "thứ 2"), under a key such as
"target:12:reached". Where it stands as a figure it is renewed and the sentence around it stays; where it
stands as mere letters the sentence is named, and its reader decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from campaigns.rules.richtext import Document, Run, Runs, joined, map_runs, runs_of, text_of

Figures = Mapping[str, str]
PROMPT = re.compile(r"\[(?:ghi|nêu)\b[^\[\]]*\]", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?;…])\s+(?=\S)|\n")
LEAST_LETTERS = 2  # "2" may be anything; "2%", "12", "thứ 2" tell what they are


@dataclass(frozen=True, order=True)
class Change:
    """The figure ``key`` was ``old`` and is ``new``."""

    key: str
    old: str
    new: str


@dataclass(frozen=True)
class Stale:
    """A sentence in which an old figure stands as mere letters."""

    sentence: str
    change: Change


def refreshed(document: Document, current: Figures) -> Document:
    """The document with every figure as it is now; one whose value is gone for now stays as it was."""

    def renew(run: Run) -> Run:
        return replace(run, text=current.get(run.figure, run.text))

    return map_runs(document, lambda runs: joined(map(renew, runs)))


def outdated(document: Document, current: Figures) -> tuple[Change, ...]:
    """The figures of a document that says something else than the portal does now."""
    runs = (run for block in document for stretch in runs_of(block) for run in stretch)
    found = {
        Change(run.figure, run.text, current[run.figure])
        for run in runs
        if run.figure in current and current[run.figure] != run.text
    }
    return tuple(sorted(found))


def changes(history: Iterable[Figures], current: Figures) -> tuple[Change, ...]:
    """What each figure was at any time before and is no more; values too short to be recognised are left out.

    An old value that is the present value of another figure is left out too: it may well be meant.
    """
    present = set(current.values())
    found = {
        Change(key, old, current[key])
        for snapshot in history
        for key, old in snapshot.items()
        if key in current and old not in present and _is_telling(old)
    }
    return tuple(sorted(found))


def stale(document: Document, known: Iterable[Change]) -> tuple[Stale, ...]:
    """The sentences with an old figure in mere letters and without the new one, in their order."""
    pool = tuple(known)
    return tuple(
        Stale(text_of(sentence).strip(), change)
        for block in document
        for runs in runs_of(block)
        for sentence in sentences(runs)
        for change in changes_in(sentence, pool)
    )


def changes_in(sentence: Runs, known: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that ``sentence`` has not followed; one that names the new value compares and is right."""
    text = text_of(sentence)
    return tuple(
        change for change in known if _places(sentence, change.old) and not _pattern(change.new).search(text)
    )


def brought_up_to_date(document: Document, change: Change) -> Document:
    """The document with the old figure replaced by the living new one wherever ``stale`` names it."""

    def mend(runs: Runs) -> Runs:
        mended: list[Run] = []
        for sentence in sentences(runs):
            due = changes_in(sentence, (change,))
            mended += _replaced(sentence, change) if due else sentence
        return joined(mended)

    return map_runs(document, mend)


def prompts(document: Document) -> tuple[str, ...]:
    """What the author still has to write: "[ghi năm thành lập]"."""
    return tuple(
        found.group()
        for block in document
        for runs in runs_of(block)
        for found in PROMPT.finditer(text_of(runs))
    )


def sentences(runs: Runs) -> Iterator[Runs]:
    """The sentences of a stretch of text, each with the space after it; together they are the stretch."""
    text, start = text_of(runs), 0
    for end in [found.end() for found in SENTENCE_END.finditer(text)] + [len(text)]:
        if end > start:
            yield tuple(_slice(runs, start, end))
        start = end


def _slice(runs: Runs, start: int, end: int) -> Iterator[Run]:
    place = 0
    for run in runs:
        first, last = max(start - place, 0), min(end - place, len(run.text))
        if first < last:
            yield replace(run, text=run.text[first:last])
        place += len(run.text)


def _places(runs: Runs, old: str) -> list[tuple[int, int]]:
    """Where ``old`` stands as mere letters."""
    linked: list[tuple[int, int]] = []
    place = 0
    for run in runs:
        if run.figure:
            linked.append((place, place + len(run.text)))
        place += len(run.text)
    found = (match.span() for match in _pattern(old).finditer(text_of(runs)))
    return [(a, b) for a, b in found if not any(a < end and start < b for start, end in linked)]


def _replaced(runs: Runs, change: Change) -> list[Run]:
    found: list[Run] = []
    last = 0
    for start, end in _places(runs, change.old):
        look = next(_slice(runs, start, end))
        found += [*_slice(runs, last, start), replace(look, text=change.new, figure=change.key)]
        last = end
    return [*found, *_slice(runs, last, len(text_of(runs)))]


@lru_cache(maxsize=1024)
def _pattern(value: str) -> re.Pattern[str]:
    """The value as a whole: not a part of a longer number or word; a space before % makes no difference."""
    body = r"\s+".join(re.escape(part) for part in value.split()).replace("%", r"\s?%")
    return re.compile(rf"(?<!\w)(?<!\d[.,]){body}(?!\w)(?![.,]\d)")


def _is_telling(value: str) -> bool:
    if value.startswith("“"):
        return True
    letters = value.replace(" ", "")
    return not PROMPT.search(value) and len(letters) >= LEAST_LETTERS and any(map(str.isdigit, letters))
