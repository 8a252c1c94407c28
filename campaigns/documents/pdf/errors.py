"""The refusal of the press."""

from __future__ import annotations

from campaigns.errors import Refused


class PaperError(Refused):
    """A paper that cannot be made; its reason's sentence is for people."""
