"""Whether two names may be one person's: spelling, accents, i and y, a slip of the keyboard."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

from campaigns.rules.vietnamese import fold, nfc

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền, sắc, ngã, hỏi, nặng
SHORTEST_TO_COMPARE = 6  # letters: below it one slip makes another name


class Likeness(Enum):
    """How sure it is that two records are one person."""

    SAME = "same"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Person:
    """What a record says of somebody; what it does not say is empty."""

    name: str
    born: date | None = None
    post: str = ""
    unit: str = ""


def likeness(first: Person, second: Person) -> Likeness:
    """SAME for one spelling and one date of birth; LIKELY where a clerk has to look.

    LIKELY is: names equal or nearly equal and the same date of birth; or, when one record has no date of
    birth, the same folded name and the same post or unit. Two different dates of birth are two people.
    """
    if first.born and second.born:
        if first.born != second.born or not nearly_equal(first.name, second.name):
            return Likeness.NONE
        return Likeness.SAME if _spelt(first.name) == _spelt(second.name) else Likeness.LIKELY
    if name_key(first.name) != name_key(second.name):
        return Likeness.NONE
    return (
        Likeness.LIKELY
        if _shared(first.post, second.post) or _shared(first.unit, second.unit)
        else Likeness.NONE
    )


def name_key(name: str) -> str:
    """The name without accents, case, đ and double spaces, i for y: what two spellings share."""
    return fold(name).replace("y", "i")


def nearly_equal(first: str, second: str) -> bool:
    """Whether two names differ by spelling only: equal keys, one slip, or a middle name left out."""
    one, other = name_key(first), name_key(second)
    if not one or not other:
        return False
    if one == other:
        return True
    if min(len(one), len(other)) >= SHORTEST_TO_COMPARE and _one_slip(one, other):
        return True
    return _left_out(one.split(), other.split())


def _spelt(name: str) -> list[tuple[str, str]]:
    """The words without their tone, each beside its tone: "Thúy" and "Thuý" are one spelling."""
    return [_split(word) for word in nfc(name).casefold().split()]


def _split(word: str) -> tuple[str, str]:
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if letter not in TONES)
    return bare, "".join(sorted(letter for letter in letters if letter in TONES))


def _shared(first: str, second: str) -> bool:
    return bool(fold(first)) and fold(first) == fold(second)


def _one_slip(first: str, second: str) -> bool:
    """One letter more, less, other, or two neighbours changed about."""
    if abs(len(first) - len(second)) > 1:
        return False
    short, long = sorted((first, second), key=len)
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped


def _left_out(first: list[str], second: list[str]) -> bool:
    """Whether one name is the other without some of its middle words."""
    short, long = sorted((first, second), key=len)
    if len(short) < 2 or len(short) == len(long) or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    rest = iter(long)
    return all(word in rest for word in short)
