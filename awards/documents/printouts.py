"""Papers without a number, printed from the rows as they stand: which rows, whose, and by which composer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from awards.documents.compose import ballot_sheet, launch_plan_sheet
from awards.documents.sheets import Sheet
from awards.enums import PrintKind
from awards.queries.council import meetings_run_by
from campaigns.models import User
from campaigns.queries.campaign import campaigns_shown


@dataclass(frozen=True)
class Printout:
    """One kind of printout: its address, the rows that a user may print, and how a row becomes a sheet."""

    kind: PrintKind
    slug: str
    file_stem: str
    rows: Callable[[User], QuerySet]
    compose: Callable[[Any, date], Sheet]  # the row and today; raises Refused when it cannot be made yet


ALL: tuple[Printout, ...] = (
    Printout(PrintKind.LAUNCH_PLAN, "ke-hoach", "Ke-hoach", campaigns_shown, launch_plan_sheet),
    Printout(PrintKind.BALLOT, "phieu-bau", "Phieu-bau", meetings_run_by, ballot_sheet),
)
PRINTOUTS = {printout.slug: printout for printout in ALL}
