"""Criteria tables as the rules need them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from campaigns.enums import CriterionRule
from campaigns.models import CriteriaSet, Criterion, GradeBand, MeasureValue, Registration, Score
from campaigns.rules.scoring import Band, CriterionSpec, Option, grade, ratio_points


def criteria_set_for(registration: Registration) -> CriteriaSet | None:
    """The criteria table for the registration's kind of participant; None when the plan has none."""
    tables = CriteriaSet.objects.filter(
        campaign_id=registration.period.campaign_id, participant_kind=registration.participant_kind
    )
    return tables.order_by("pk").first()


def spec_of(score: Score) -> CriterionSpec:
    """The criterion of ``score`` for the rules; its maximum is the one that the sheet was started with."""
    criterion = score.criterion
    options = (Option(each["label"], Decimal(str(each["points"]))) for each in criterion.options)
    return CriterionSpec(
        code=criterion.code,
        max_points=score.max_points,
        rule=CriterionRule(criterion.rule),
        full_at=criterion.full_at,
        options=tuple(options),
    )


def measured_points(spec: CriterionSpec, value: MeasureValue | None) -> Decimal | None:
    """What a ratio criterion earns by ``value``; None while no figure is recorded."""
    if value is None or value.value is None or spec.full_at is None:
        return None
    return ratio_points(value.value, spec.full_at, spec.max_points)


def grade_of(campaign_id: int, total: Decimal) -> GradeBand | None:
    """The band of the campaign that ``total`` reaches; None below all bands, or without bands."""
    rows = {band.code: band for band in GradeBand.objects.filter(campaign_id=campaign_id).order_by("pk")}
    found = grade(total, (Band(band.code, band.name, band.at_least) for band in rows.values()))
    return rows[found.code] if found else None


def numbers_in(tables: Iterable[int]) -> dict[int, str]:
    """Criterion id → its number as score sheets print it: "2.3"; for the tables of criteria named by id."""
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
