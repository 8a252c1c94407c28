"""The Word file beside each paper of a ZIP."""

from __future__ import annotations

from collections.abc import Callable

from awards.documents.bundle.contents import Piece
from awards.documents.sheets import Sheet

RENDER_WORD: Callable[[Sheet], bytes] | None = None  # how a sheet becomes a .docx; None leaves them out


def word_of(piece: Piece) -> bytes:
    """The paper of ``piece`` as .docx, from the same frozen sheet as its PDF; b"" while switched off."""
    return RENDER_WORD(piece.sheet) if RENDER_WORD else b""
