"""Texts: one spelling to store, one to search by, one for the names of files."""

from __future__ import annotations

import re
import unicodedata

# Word and chat programs leave these behind; they are invisible and make equal names unequal.
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
# Letters that look like đ and Đ, from old fonts and foreign keyboards, and đ itself: all without a stroke.
_STROKES = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d", "Đ": "D", "Ð": "D", "Ɖ": "D"})
_FILENAME_LIMIT = 120


def nfc(text: str) -> str:
    """The text as it is stored: composed letters, trimmed, single spaces, lines kept.

    No-break spaces become spaces, every line end a newline; invisible and control characters go.
    """
    lines = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).splitlines()
    return "\n".join(" ".join(_without_controls(line).split()) for line in lines).strip("\n")


def fold(text: str) -> str:
    """The text as it is searched: lower case, đ as d, no marks, single spaces and no lines.

    "Nguyễn Văn Đoàn" and "nguyen van doan" give the same; an empty text gives an empty one.
    """
    bare = without_marks(without_marks(nfc(text)).casefold())
    return " ".join(bare.split())


def without_marks(text: str) -> str:
    """The text with đ, Đ as d, D and every accent taken off; case, spaces and the rest stay."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STROKES))
    bare = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare)


def ascii_filename(text: str) -> str:
    """A name for a file, without its folder: "Tờ trình số 05/TTr-UBND" → "To-trinh-so-05-TTr-UBND".

    Only A–Z, a–z, 0–9, ".", "_" and "-" are left, at most 120 of them; a text with none gives "tai-lieu".
    """
    dashed = re.sub(r"[^A-Za-z0-9._]+", "-", without_marks(nfc(text)))
    tidy = re.sub(r"[-.]*\.[-.]*", ".", dashed)[:_FILENAME_LIMIT].strip("-._")
    return tidy or "tai-lieu"


def capitalise_first(text: str) -> str:
    """The text with its first letter in upper case and the rest as it was: "đơn vị" → "Đơn vị"."""
    composed = unicodedata.normalize("NFC", text)
    return composed[:1].upper() + composed[1:]


def _without_controls(line: str) -> str:
    return "".join(char for char in line if char == "\t" or unicodedata.category(char) != "Cc")
