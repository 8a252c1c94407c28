"""Loads a whole plan file: reads it, refuses every mistake at once, then makes all rows agree with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.actions.certificates import begin_layout
from awards.enums import SeatRole
from awards.models import (
    BaseSalary,
    BonusFactor,
    Condition,
    Council,
    Quota,
    Regime,
    RequiredPaper,
    Seat,
    Standard,
)
from awards.rules.plan_file import read_plan
from awards.rules.plan_rows import AwardRulesRow, ConditionRow, CouncilRow, Plan
from campaigns.actions import audit
from campaigns.actions.plan import load_campaign, remove_measures
from campaigns.actions.sync import Sync, columns
from campaigns.errors import Reason, Refused, refuse_if
from campaigns.models import AwardForm, Campaign, Measure, User
from campaigns.rules.plan_text import Unreadable, parse

CONFLICT = Reason(
    "conflict",
    "Nội dung tệp trái với dữ liệu đang có trên cổng (ví dụ hai tập thể trùng tên); hãy kiểm tra tên và mã.",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading did; ``changed`` rows were written or removed, 0 when the file said nothing new."""

    campaign: Campaign
    changed: int


def load_plan(
    *, source: Path | Mapping[str, Any], now: datetime, by: User | None = None, activate: bool = False
) -> Loaded:
    """Load the plan in the file ``source``, or in its tables, in one transaction; all of it or nothing.

    Refused with ``unreadable`` (no such file, not TOML), ``plan_mistake`` (one reason for each mistake, with
    its key path), ``in_use`` (the file leaves out rows that work refers to) and ``conflict``. Seats that the
    file leaves out are closed with the day of ``now``.
    """
    tables = _tables(source) if isinstance(source, Path) else source
    plan, mistakes = read_plan(tables)
    refuse_if(Reason("plan_mistake", str(mistake)) for mistake in mistakes)
    try:
        with transaction.atomic():
            return _load(plan, by=by, now=now, activate=activate)
    except IntegrityError as error:
        raise Refused(CONFLICT) from error


def _tables(path: Path) -> dict[str, object]:
    try:
        return parse(path.read_bytes())
    except OSError as error:
        sentence = f"Không đọc được tệp {path}; hãy kiểm tra đường dẫn và quyền đọc."
        raise Refused(Reason("unreadable", sentence)) from error
    except Unreadable as error:
        raise Refused(Reason("unreadable", f"{path}: {error}")) from error


def _load(plan: Plan, *, by: User | None, now: datetime, activate: bool) -> Loaded:
    sync = Sync()
    campaign = load_campaign(plan=plan.campaign, sync=sync, activate=activate)
    forms = {form.code: form for form in AwardForm.objects.filter(campaign=campaign).order_by("pk")}
    measures = dict(Measure.objects.filter(campaign=campaign).order_by("pk").values_list("code", "pk"))
    for rules in plan.award_rules:
        _award_rules(rules, forms[rules.code], measures, sync)
    _regimes(plan, campaign, forms, sync)
    sync.rows(
        BaseSalary, [columns(row) for row in plan.base_salaries], keys=("from_date",), campaign=campaign
    )
    _council(plan.council, campaign, timezone.localdate(now), sync)
    sync.changed += begin_layout(organisation=campaign.organisation)
    remove_measures(plan=plan.campaign, campaign=campaign, sync=sync)
    refuse_if(sync.reasons)
    if sync.changed:
        audit.record(
            by=by,
            now=now,
            action="plan.load",
            summary="Nạp kế hoạch từ tệp",
            about=campaign,
            changes={"rows": [0, sync.changed]},
        )
    return Loaded(campaign, sync.changed)


def _award_rules(rules: AwardRulesRow, form: AwardForm, measures: dict[str, int], sync: Sync) -> None:
    standards = sync.rows(
        Standard,
        [columns(row, "conditions") for row in rules.standards],
        keys=("participant_kind",),
        award_form=form,
    )
    for standard, row in zip(standards, rules.standards, strict=True):
        conditions = [_condition(condition, measures) for condition in row.conditions]
        sync.rows(Condition, conditions, positioned=True, standard=standard)
    quotas = [columns(row) for row in rules.quotas]
    sync.rows(Quota, quotas, keys=("period_kind", "participant_kind"), award_form=form)
    papers = [columns(row) for row in rules.papers]
    sync.rows(RequiredPaper, papers, keys=("kind",), positioned=True, award_form=form)


def _condition(row: ConditionRow, measures: dict[str, int]) -> dict[str, Any]:
    return {**columns(row, "measure"), "measure_id": measures.get(row.measure)}


def _regimes(plan: Plan, campaign: Campaign, forms: dict[str, AwardForm], sync: Sync) -> None:
    wanted = [
        {**columns(row, "bonus", "legal_bases"), "legal_bases": list(row.legal_bases)} for row in plan.regimes
    ]
    for regime, row in zip(sync.rows(Regime, wanted, campaign=campaign), plan.regimes, strict=True):
        factors = [
            {"award_form_id": forms[bonus.award_form].pk, "factor": bonus.factor} for bonus in row.bonus
        ]
        sync.rows(BonusFactor, factors, keys=("award_form_id",), regime=regime)


def _council(row: CouncilRow, campaign: Campaign, today: date, sync: Sync) -> None:
    existing = Council.objects.filter(campaign=campaign).order_by("pk").first() or Council(campaign=campaign)
    council = sync.write(existing, columns(row, "seats"))
    open_seats = {
        seat.name: seat for seat in Seat.objects.filter(council=council, left_on=None).order_by("pk")
    }
    wanted = [{**columns(seat), "position": place} for place, seat in enumerate(row.seats)]
    names = {seat["name"] for seat in wanted}
    for name, seat in open_seats.items():
        if name not in names:
            sync.write(seat, {"left_on": today})
    # The old chairman steps down before the new one takes the chair: a council has one at a time.
    for values in sorted(wanted, key=lambda seat: seat["role"] == SeatRole.CHAIR):
        sync.write(open_seats.get(values["name"]) or Seat(council=council), values)
