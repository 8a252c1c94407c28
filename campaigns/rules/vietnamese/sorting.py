"""Vietnamese alphabetical order as a string that every database sorts alike.

The keys are made of the digits 0–9 only: no collation disagrees about those, while letters have contractions
("ch" in Czech, "aa" in Danish) and neither SQLite nor PostgreSQL orders Vietnamese letters rightly.

A key is read from left to right, word by word: two digits for each letter, ``00`` where the letters end, then
the tones of the word, then ``0``. A run of digits is ``01``, its length in two digits, and the digits.
"""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: f"{place:02}" for place, letter in enumerate(_ALPHABET, start=10)}
_D_WITH_STROKE = str.maketrans({"ð": "đ", "ɖ": "đ"})
_SHAPES = {"\u0302", "\u0306", "\u031b"}  # the marks of â ê ô, ă, ơ ư: another letter
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}  # huyền hỏi ngã sắc nặng
_VOWELS = set("aeiouy")
_END_OF_LETTERS, _END_OF_TONES, _NUMBER, _FOREIGN = "00", "0", "01", "99"
_LONGEST_NUMBER = 99
_TOKENS = re.compile(r"\d+|\D")


def sort_key(text: str) -> str:
    """The sort key of a text, digits only: letters first, then tones, word by word; numbers by their value.

    Case, punctuation and the place of the tone mark (hòa, hoà) make no difference; letters of other alphabets
    come last. The key of a Vietnamese text has at most eight characters for each
    of its own.
    """
    return "".join(_word_key(word) for word in _words(text))


def person_sort_key(full_name: str) -> str:
    """The sort key of a person: the given name (last word), then the rest from the family name on.

    A note in brackets at the end — "Nguyễn Văn An (xóm 2)" — counts last and is not taken for the given name.
    """
    name, bracket, note = full_name.partition("(")
    words = name.split()
    if not words:
        return sort_key(full_name)
    return sort_key(" ".join([words[-1], *words[:-1], bracket + note]))


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFC", text).casefold().translate(_D_WITH_STROKE)
    decomposed = unicodedata.normalize("NFD", folded)
    spaced = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in decomposed)
    return spaced.split()


def _word_key(word: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for base, marks in _clusters(word):
        if base[0].isdecimal():
            letters.append(_number_key(base))
            continue
        shape = next((mark for mark in marks if mark in _SHAPES), "")
        letters.append(_letter_key(base, shape))
        if base in _VOWELS:
            tones.extend(_TONES[mark] for mark in marks if mark in _TONES)
    return "".join([*letters, _END_OF_LETTERS, *tones, _END_OF_TONES])


def _clusters(word: str) -> list[tuple[str, str]]:
    """The word cut into (letter or whole number, the marks that follow it)."""
    clusters: list[tuple[str, str]] = []
    for token in _TOKENS.findall(word):
        if unicodedata.category(token[0])[0] != "M":
            clusters.append((token, ""))
        elif clusters:
            base, marks = clusters[-1]
            clusters[-1] = (base, marks + token)
    return clusters


def _letter_key(base: str, shape: str) -> str:
    composed = unicodedata.normalize("NFC", base + shape)
    known = _LETTERS.get(composed) or _LETTERS.get(base)
    return known or f"{_FOREIGN}{ord(base):07}"


def _number_key(digits: str) -> str:
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0") or "0"
    kept = plain[:_LONGEST_NUMBER]
    return f"{_NUMBER}{len(kept):02}{kept}"
