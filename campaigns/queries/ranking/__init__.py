"""The ranking of a period and kind of participant: as it stands, as published, against earlier years."""

from __future__ import annotations

from campaigns.queries.ranking.history import earlier_years
from campaigns.queries.ranking.publications import (
    newest,
    periods_visible_to,
    publications_of,
    published,
    rows_on_sheets,
)
from campaigns.queries.ranking.readiness import Absence, held_back, left_out, unfinished
from campaigns.queries.ranking.sheets import DONE
from campaigns.queries.ranking.standings import Standing, standings
from campaigns.queries.ranking.tables import Ruler, ruler_of

__all__ = [
    "DONE",
    "Absence",
    "Ruler",
    "Standing",
    "earlier_years",
    "held_back",
    "left_out",
    "newest",
    "periods_visible_to",
    "publications_of",
    "published",
    "rows_on_sheets",
    "ruler_of",
    "standings",
    "unfinished",
]
