"""Writes a campaign back as a plan file: rows → TOML that loads to the same rows, keys in the usual order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import tomli_w
from django.db.models import Model

from awards.models import Condition, Council, Regime, Standard
from awards.rules.plan_rows import stored_share
from awards.rules.voting import exact_share
from campaigns.models import AwardForm, Campaign, CriteriaSection, CriteriaSet, Criterion
from campaigns.rules.plan_file import SCHEMA

Table = dict[str, Any]


def plan_text(campaign: Campaign) -> str:
    """The plan file of ``campaign``. Closed collectives and members who left the council are not in it."""
    return tomli_w.dumps(plan_tables(campaign), multiline_strings=True)


def plan_tables(campaign: Campaign) -> Table:
    """The tables of the plan file, ready to be read again by ``load_plan``."""
    return {
        "schema": SCHEMA,
        "organisation": _organisation(campaign),
        "campaign": _campaign(campaign),
        "periods": [_period(row) for row in campaign.periods.order_by("dossier_before", "kind", "code")],
        "collectives": _collectives(campaign),
        "measures": [
            _table(row, "code", "name", "unit", "measured_kind:for", "minimum", "maximum", "decimals")
            for row in campaign.measures.order_by("position", "pk")
        ],
        "ratings": [_table(row, "code", "name", "rank") for row in campaign.ratings.order_by("-rank")],
        "grade_bands": [
            _table(row, "code", "name", "at_least") for row in campaign.grade_bands.order_by("-at_least")
        ],
        "criteria_sets": [
            _criteria_set(row) for row in campaign.criteria_sets.order_by("participant_kind", "code")
        ],
        "regimes": [_regime(row) for row in sorted(campaign.regimes.order_by("code"), key=_start)],
        "award_forms": [_award_form(row) for row in campaign.award_forms.order_by("position", "pk")],
        "base_salaries": [
            _table(row, "from_date", "amount") for row in campaign.base_salaries.order_by("from_date")
        ],
        "council": _council(campaign),
    }


def _organisation(campaign: Campaign) -> Table:
    row = campaign.organisation
    names = ("name", "short_name", "abbreviation", "parent_name", "parent_short_name", "place")
    return {
        **_table(row, *names, "council_name", "council_abbreviation", "number_series"),
        "signatories": [
            _table(signatory, "role", "name", "title")
            for signatory in row.signatories.order_by("position", "pk")
        ],
    }


def _campaign(campaign: Campaign) -> Table:
    names = ("code", "title", "movement", "plan_number", "plan_date", "starts_on", "ends_on", "slogan")
    return {
        **_table(campaign, *names, "preamble"),
        "legal_bases": [_table(row, "text") for row in campaign.legal_bases.order_by("position")],
        "sections": [
            _table(row, "number", "heading", "body") for row in campaign.sections.order_by("position")
        ],
        "messages": [_table(row, "group", "text") for row in campaign.messages.order_by("position")],
        "recipients": [_table(row, "text") for row in campaign.recipients.order_by("position")],
        "slips": [_table(row, "place", "written", "note") for row in campaign.slips.order_by("position")],
    }


def _period(row: Model) -> Table:
    days = ("registration_opens", "registration_closes", "scoring_closes", "dossier_before")
    return _table(row, "code", "kind", "name", "year", *days, "explanation_days")


def _collectives(campaign: Campaign) -> list[Table]:
    rows = campaign.organisation.collectives.filter(closed_on=None).order_by("position", "name_sort", "pk")
    return [_table(row, "code", "name", "kind") for row in rows]


def _criteria_set(row: CriteriaSet) -> Table:
    return {
        **_table(row, "code", "name", "participant_kind:for", "total", "is_sample:sample"),
        **({"tie_break": row.tie_break} if row.tie_break else {}),
        "sections": [_criteria_section(section) for section in row.sections.order_by("position", "pk")],
    }


def _criteria_section(row: CriteriaSection) -> Table:
    criteria = row.criteria.select_related("measure").order_by("position", "pk")
    return {**_table(row, "code", "name"), "criteria": [_criterion(criterion) for criterion in criteria]}


def _criterion(row: Criterion) -> Table:
    table = _table(row, "code", "text", "max_points", "rule", "evidence_required:evidence")
    if row.measure is not None:
        table["measure"] = row.measure.code
    table |= _table(row, "full_at")
    if row.options:
        table["options"] = [
            {"label": option["label"], "points": _value(Decimal(option["points"]))} for option in row.options
        ]
    return table


def _start(row: Regime) -> date:
    return row.from_date or date.min


def _regime(row: Regime) -> Table:
    names = ("code", "from_date", "to_date", "legal_bases", "report_form", "collective_factor")
    factors = row.factors.select_related("award_form").order_by("award_form__position", "pk")
    return {
        **_table(row, *names, "rounding", "rounding_unit"),
        "bonus": {factor.award_form.code: _value(factor.factor) for factor in factors},
    }


def _award_form(row: AwardForm) -> Table:
    quotas = row.quotas.order_by("period_kind", "participant_kind")
    return {
        **_table(row, "code", "name", "level", "authority", "submit_to", "sets", "originals"),
        "standards": [_standard(standard) for standard in row.standards.order_by("participant_kind")],
        "quotas": [
            _table(quota, "period_kind:period", "participant_kind:for", "maximum:max", "scope")
            for quota in quotas
        ],
        "papers": [
            _table(paper, "kind", "required") for paper in row.required_papers.order_by("position", "pk")
        ],
    }


def _standard(row: Standard) -> Table:
    conditions = row.conditions.select_related("measure").order_by("position", "pk")
    return {
        **_table(row, "participant_kind:for"),
        "conditions": [_condition(condition) for condition in conditions],
    }


def _condition(row: Condition) -> Table:
    table = _table(row, "code", "text", "check_by:check")
    if row.measure is not None:
        table["measure"] = row.measure.code
    table |= _table(row, "at_least", "more_than")
    if row.level:
        table["level"] = row.level
    if row.counts_propaganda:
        table["counts_propaganda"] = True
    if row.may_not_apply:
        table["may_not_apply"] = True
    return table


def _council(campaign: Campaign) -> Table:
    row = Council.objects.filter(campaign=campaign).order_by("pk").first()
    if row is None:
        return {}
    seats = row.seats.filter(left_on=None).order_by("position", "pk")
    return {
        "quorum": _share(row.quorum),
        "base": row.base,
        "pass_above": _share(row.pass_above),
        "secret": row.secret,
        "seats": [_table(seat, "name", "title", "role") for seat in seats],
    }


def _table(row: Model, *names: str) -> Table:
    """The columns ``names`` as keys ("column:key" where they differ); an empty column has no key."""
    pairs = [name.partition(":")[::2] for name in names]
    found = {key or column: _value(getattr(row, column)) for column, key in pairs}
    return {key: value for key, value in found.items() if value is not None}


def _value(value: Any) -> Any:
    """Whole decimals as whole numbers, others without idle zeros."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else value.normalize()
    return value


def _share(share: Decimal) -> str | int | Decimal:
    """ "2/3" where the stored 0.6667 means it; otherwise the decimal itself."""
    fraction = exact_share(share)
    meant = stored_share(fraction) == share and fraction != share
    return str(fraction) if meant else _value(share)
