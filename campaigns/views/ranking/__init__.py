"""Stage 4, ranking: the published list, the office's preview of the next one, and the act of publishing."""

from __future__ import annotations

from campaigns.views.ranking.pages import board, publish

__all__ = ["board", "publish"]
