"""The letters of a paper, as they go to the press."""

from __future__ import annotations

import unicodedata


def clean(html: str) -> str:
    """NFC, without the invisible letters (zero-width marks, controls) that come along with pasted text."""
    composed = unicodedata.normalize("NFC", html)
    return "".join(
        letter for letter in composed if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cf")
    )
