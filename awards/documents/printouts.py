"""Papers without a number, printed from the rows as they stand: which rows, whose, and by which composer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from awards.documents.compose import explanation_of
from awards.documents.sheets import Sheet
from awards.enums import PrintKind
from awards.queries.dossiers import returned_to
from campaigns.models import User


@dataclass(frozen=True)
class Printout:
    """One kind of printout: its address, the rows that a user may print, and how a row becomes a sheet."""

    kind: PrintKind
    slug: str
    file_stem: str
    rows: Callable[[User], QuerySet]
    compose: Callable[[Any, date], Sheet]  # the row and today; raises Refused when it cannot be made yet


ALL: tuple[Printout, ...] = (
    Printout(PrintKind.EXPLANATION, "giai-trinh", "Giai-trinh-bo-sung-ho-so", returned_to, explanation_of),
)
PRINTOUTS = {printout.slug: printout for printout in ALL}
