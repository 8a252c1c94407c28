"""What changed between two texts, word by word, as people read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_WORDS = re.compile(r"\n|[^\S\n]+|[^\s]+")


class Mark(Enum):
    """What became of a piece of text; the value is what templates compare."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Part:
    """Some words with one mark."""

    mark: Mark
    text: str

    @property
    def kind(self) -> str:
        """The mark as templates compare it."""
        return self.mark.value


Line = tuple[Part, ...]


def diff(before: str, after: str) -> tuple[Part, ...]:
    """The parts of both texts in reading order.

    Without the added ones they are ``before``, without the removed ones ``after``.

    Lines are compared first and words only inside lines that changed, so that long texts stay quick.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Part] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            found.append(Part(Mark.SAME, left))
        else:
            found += _by_words(left, right)
    return tuple(found)


def _by_words(before: str, after: str) -> Iterator[Part]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Part(Mark.SAME, "".join(old[a:b]))
            continue
        if b > a:
            yield Part(Mark.REMOVED, "".join(old[a:b]))
        if d > c:
            yield Part(Mark.ADDED, "".join(new[c:d]))


def changed_lines(before: str, after: str) -> tuple[Line, ...]:
    """The lines of ``diff`` that have a change in them; a stretch of unchanged ones in between is an empty
    line."""
    lines: list[Line] = []
    for line in _lines(diff(before, after)):
        if any(part.mark is not Mark.SAME and part.text for part in line):
            lines.append(line)
        elif lines and lines[-1]:
            lines.append(())
    if lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _lines(parts: tuple[Part, ...]) -> Iterator[Line]:
    line: list[Part] = []
    for part in parts:
        *ended, rest = part.text.split("\n")
        for text in ended:
            yield (*line, *([Part(part.mark, text)] if text else []))
            line = []
        if rest:
            line.append(Part(part.mark, rest))
    if line:
        yield tuple(line)
