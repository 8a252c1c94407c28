"""The letters of a paper, as they go to the press."""

from __future__ import annotations

import unicodedata


def clean(html: str) -> str:
    """NFC, without the invisible letters (zero-width marks, controls) that come along with pasted text."""
    composed = unicodedata.normalize("NFC", html)
    unseen = {letter for letter in set(composed) - {"\n"} if unicodedata.category(letter) in ("Cc", "Cf")}
    return composed.translate(dict.fromkeys(map(ord, unseen))) if unseen else composed
