"""The evidence that goes with an award's file: whose, for which criterion, in the score table's order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from awards.models import Nomination
from awards.queries.folders import Folder
from campaigns.models import Criterion, Evidence


@dataclass(frozen=True)
class Proof:
    """One file of evidence of a nominee, with the printed number of its criterion: "2.3"."""

    nomination: Nomination
    criterion: str
    evidence: Evidence


def proofs_of(folder: Folder) -> list[Proof]:
    """The evidence on the score sheets of everybody in ``folder``; none when the dossier leaves it out.

    In the order of the nominees, then of the criteria, then of the uploads; two queries however many.
    """
    if folder.dossier is not None and not folder.dossier.with_evidence:
        return []
    registrations = [each.registration_id for each in folder.nominations]
    rows = (
        Evidence.objects.filter(score__scorecard__registration__in=registrations)
        .select_related("score__scorecard", "score__criterion__section")
        .order_by(
            "score__criterion__section__position",
            "score__criterion__section",
            "score__criterion__position",
            "score__criterion",
            "uploaded_at",
            "pk",
        )
    )
    owned = defaultdict(list)
    for row in rows:
        owned[row.score.scorecard.registration_id].append(row)
    numbers = _numbers({row.score.scorecard.criteria_set_id for row in rows})
    return [
        Proof(nomination, numbers[row.score.criterion_id], row)
        for nomination in folder.nominations
        for row in owned[nomination.registration_id]
    ]


def _numbers(tables: Iterable[int]) -> dict[int, str]:
    """Criterion id → its number as score sheets print it."""
    criteria = (
        Criterion.objects.filter(section__criteria_set__in=list(tables))
        .select_related("section")
        .order_by("section__criteria_set", "section__position", "section", "position", "pk")
    )
    found: dict[int, str] = {}
    for _, of_table in groupby(criteria, lambda row: row.section.criteria_set_id):
        for place, (_, of_section) in enumerate(groupby(of_table, lambda row: row.section_id), start=1):
            found |= {row.pk: f"{place}.{index}" for index, row in enumerate(of_section, start=1)}
    return found
