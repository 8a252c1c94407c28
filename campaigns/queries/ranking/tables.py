"""What a ranking is measured on: the table's sections, the rule for equal totals, the points of sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from campaigns.enums import CriterionRule, ParticipantKind
from campaigns.models import CriteriaSet, GradeBand, Period, Score
from campaigns.rules.publication import Scale, TableSection, Threshold
from campaigns.rules.ranking import tie_rule
from campaigns.rules.scoring import OUTSIDE_THE_TABLE, ZERO, Mark, Weighed, reckon


@dataclass(frozen=True)
class Ruler:
    """The scale of the points, and the sections that decide between equal totals, in their order."""

    kind: ParticipantKind
    scale: Scale
    deciding: tuple[TableSection, ...]

    @property
    def tie_rule(self) -> str:
        """The rule for equal totals in words."""
        return tie_rule(self.kind, [section.name for section in self.deciding])


def ruler_of(period: Period, kind: ParticipantKind) -> Ruler:
    """The campaign's table for ``kind``; an empty scale without one. Three queries.

    A section that the tie rule names and the table has lost is passed over.
    """
    tables = CriteriaSet.objects.filter(campaign=period.campaign_id, participant_kind=kind)
    table = tables.order_by("pk").first()
    bands = GradeBand.objects.filter(campaign=period.campaign_id).order_by("-at_least")
    sections = {section.code: section for section in _sections(table)} if table else {}
    scale = Scale(
        full=table.total if table else ZERO,
        sections=tuple(sections.values()),
        thresholds=tuple(Threshold(band.name, band.at_least) for band in bands),
    )
    named = table.tie_break if table else []
    return Ruler(kind, scale, tuple(sections[code] for code in named if code in sections))


def section_points(cards: Iterable[int]) -> Mapping[int, Mapping[str, Decimal]]:
    """The settled points of each section of the sheets with these keys, by the section's code; one query.

    As in the total, the council's word goes before the appraised points, and where something does not arise
    the rest of its section is rescaled. Bonus and penalty stand outside the table, so outside its sections.
    """
    rows = (
        Score.objects.filter(scorecard__in=list(cards))
        .order_by("scorecard", "criterion__section", "pk")
        .values_list(
            "scorecard",
            "criterion__section__code",
            "criterion__rule",
            "max_points",
            "points",
            "not_arising",
            "council_points",
            "council_not_arising",
        )
    )
    weighed: dict[int, dict[str, list[Weighed]]] = defaultdict(lambda: defaultdict(list))
    for card, section, rule, most, points, not_arising, council, council_not in rows:
        by_council = Mark(council, council_not)
        mark = by_council if by_council.is_given else Mark(points, not_arising)
        weighed[card][section].append(Weighed(most, CriterionRule(rule), mark))
    return {
        card: {section: reckon(lines).scaled for section, lines in sections.items()}
        for card, sections in weighed.items()
    }


def _sections(table: CriteriaSet) -> list[TableSection]:
    inside = Sum("criteria__max_points", filter=~Q(criteria__rule__in=OUTSIDE_THE_TABLE))
    rows = table.sections.annotate(full=inside).order_by("position", "pk")
    return [TableSection(row.code, row.name, row.full or ZERO) for row in rows]
