"""Remarks of a receiving office as they are pasted: a line is a point, and a point may name a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

from campaigns.rules.vietnamese import fold, nfc

Key = TypeVar("Key")
MOST_POINTS = 50
LONGEST_POINT = 2000
# "1.", "2)", "a)", "- ", "+ ", "•": what letters put before a point.
MARK = re.compile(r"^(?:\(?\d{1,2}[.)/]\s*(?!\d)|\(?[a-zđ][.)]\s+|[-+•*–]\s*)+", re.IGNORECASE)


def points_of(text: str) -> tuple[str, ...]:
    """The points of a pasted text: each line that says something, without its own number or dash."""
    lines = (MARK.sub("", line).strip() for line in nfc(text).splitlines())
    return tuple(line for line in lines if line)


def mentioned(text: str, names: Mapping[Key, str]) -> Key | None:
    """Which of ``names`` the text mentions, with or without accents; the longest name, None for none."""
    folded = f" {_words(text)} "
    found = [key for key, name in names.items() if name and f" {_words(name)} " in folded]
    return max(found, key=lambda key: len(names[key]), default=None)


def _words(text: str) -> str:
    return " ".join(re.findall(r"[\w/]+", fold(text)))
