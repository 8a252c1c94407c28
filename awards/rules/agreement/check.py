"""The check as a whole: every paper is read, compared with the rows and with the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from awards.enums import Severity
from awards.rules.agreement.order import dates_in_order, numbers_agree
from awards.rules.agreement.people import compare_people
from awards.rules.agreement.reading import read
from awards.rules.agreement.sources import citations_agree, laws_agree
from awards.rules.agreement.statements import Difference, PaperFacts, Truth
from awards.rules.agreement.texts import counts_agree, forms_agree


@dataclass(frozen=True)
class Result:
    """What the check found, and how much it looked at."""

    differences: tuple[Difference, ...]
    statements: int
    papers: int

    @property
    def open(self) -> tuple[Difference, ...]:
        """The differences that must be mended, or accepted with a reason."""
        return tuple(each for each in self.differences if each.severity == Severity.MUST)


def check(papers: Sequence[PaperFacts], truth: Truth) -> Result:
    """Every difference between the papers of an award's file, and between them and the rows.

    Compared are the list, names, posts, units, the wording of the award, counts, votes and shares, points and
    grades, bonuses, the order of days (meeting ≤ minutes ≤ letter ≤ last day), the law in force on the
    paper's day, the papers that are cited, and that a number is given once. The gravest come first; those
    that only need a look stay behind.
    """
    readings = [read(each) for each in papers]
    found = [
        *compare_people(readings, truth),
        *forms_agree(readings, truth),
        *counts_agree(readings),
        *dates_in_order(readings, truth),
        *laws_agree(readings, truth),
        *citations_agree(readings, truth),
        *numbers_agree(readings, truth),
    ]
    unique = {(each.key, each.first.place, each.second.place): each for each in found}
    ordered = sorted(unique.values(), key=lambda each: each.severity != Severity.MUST)
    return Result(tuple(ordered), sum(each.size for each in readings), len(readings))
