"""The plan as people read it: criteria, standards condition by condition, quotas and dossiers in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from awards.enums import Check, QuotaScope
from awards.models import Condition, Quota, RequiredPaper, Standard
from campaigns.enums import Level, ParticipantKind, PeriodKind
from campaigns.models import AwardForm, Campaign, CriteriaSection, CriteriaSet, Criterion
from campaigns.rules.vietnamese import count_words, short_number


@dataclass(frozen=True)
class ConditionLine:
    """The plan's own sentence and, in words, how the portal checks it."""

    text: str
    check: str


@dataclass(frozen=True)
class StandardPart:
    """The conditions for collectives or for people."""

    kind: ParticipantKind
    conditions: tuple[ConditionLine, ...]


@dataclass(frozen=True)
class QuotaLine:
    """One line of the plan's numbers: for what, how many, and whose number it is."""

    occasion: str
    amount: str
    scope: str


@dataclass(frozen=True)
class FormPart:
    """Everything the plan says of one award form."""

    form: AwardForm
    standards: tuple[StandardPart, ...]
    quotas: tuple[QuotaLine, ...]
    papers: tuple[RequiredPaper, ...]

    @property
    def sets_words(self) -> str:
        """How many sets a dossier needs: "02 bộ, trong đó có 01 bộ gốc"; empty when none goes up."""
        if not self.form.sets:
            return ""
        whole = f"{count_words(self.form.sets)} bộ"
        return (
            f"{whole}, trong đó có {count_words(self.form.originals)} bộ gốc"
            if self.form.originals
            else whole
        )


def criteria_sets_of(campaign: Campaign) -> list[CriteriaSet]:
    """The criteria tables with their sections and criteria, collectives first."""
    criteria = Criterion.objects.select_related("measure").order_by("position", "pk")
    sections = CriteriaSection.objects.order_by("position", "pk").prefetch_related(
        Prefetch("criteria", queryset=criteria)
    )
    rows = campaign.criteria_sets.order_by("participant_kind", "code")
    return list(rows.prefetch_related(Prefetch("sections", queryset=sections)))


def forms_of(campaign: Campaign) -> list[FormPart]:
    """The award forms with standards, quotas and papers; the number of queries does not grow with them."""
    conditions = Condition.objects.select_related("measure").order_by("position", "pk")
    standards = Standard.objects.order_by("participant_kind").prefetch_related(
        Prefetch("conditions", queryset=conditions)
    )
    forms = campaign.award_forms.order_by("position", "pk").prefetch_related(
        Prefetch("standards", queryset=standards),
        Prefetch("quotas", queryset=Quota.objects.order_by("period_kind", "participant_kind")),
        Prefetch("required_papers", queryset=RequiredPaper.objects.order_by("position", "pk")),
    )
    names = _level_names(campaign)
    return [
        FormPart(
            form=form,
            standards=tuple(_standard(each, names) for each in form.standards.all()),
            quotas=tuple(_quotas(form.quotas.all())),
            papers=tuple(form.required_papers.all()),
        )
        for form in forms
    ]


def last_days(campaign: Campaign) -> list[tuple[str, date, date]]:
    """For every period its name, the exclusive day of the plan and the last day that it means."""
    rows = campaign.periods.order_by("dossier_before", "kind", "code")
    return [(period.name, period.dossier_before, period.dossier_last_day) for period in rows]


def _standard(standard: Standard, names: dict[tuple[str, str], str]) -> StandardPart:
    lines = (ConditionLine(each.text, check_words(each, names)) for each in standard.conditions.all())
    return StandardPart(ParticipantKind(standard.participant_kind), tuple(lines))


def check_words(condition: Condition, names: dict[tuple[str, str], str]) -> str:
    """How a condition is proved: "Tỷ lệ giải quyết hồ sơ đúng hạn trên 98%".

    ``names`` gives the name of a level by (check, code); see ``Condition.level``.
    """
    check = Check(condition.check_by)
    level = names.get((check.value, condition.level), condition.level)
    if check is Check.MEASURE and condition.measure is not None:
        return f"{condition.measure.name} {_threshold(condition)}"
    if check in (Check.GRADE, Check.RATING):
        return f"{check.label}: “{level}” trở lên"
    if check is Check.UNIT_GRADE:
        return f"{check.label}: {_threshold(condition)}, xếp loại “{level}” trở lên"
    if check is Check.INITIATIVE:
        return f"{check.label}, từ {level} trở lên, có số quyết định"
    if condition.counts_propaganda:
        return f"{check.label}; đã ghi ít nhất một hoạt động tuyên truyền"
    return check.label


def _threshold(condition: Condition) -> str:
    sign = condition.measure.get_unit_display() if condition.measure else ""
    unit = sign if sign in ("", "%") else f" {sign}"
    if condition.more_than is not None:
        return f"trên {_figure(condition.more_than)}{unit}"
    if condition.at_least is not None:
        return f"từ {_figure(condition.at_least)}{unit} trở lên"
    return ""


def _figure(value: Decimal) -> str:
    return short_number(value)


def _level_names(campaign: Campaign) -> dict[tuple[str, str], str]:
    bands = campaign.grade_bands.order_by("-at_least").values_list("code", "name")
    ratings = campaign.ratings.order_by("rank").values_list("code", "name")
    found = {(check.value, code): name for check in (Check.GRADE, Check.UNIT_GRADE) for code, name in bands}
    found |= {(Check.RATING.value, code): name for code, name in ratings}
    return found | {(Check.INITIATIVE.value, level.value): level.label.lower() for level in Level}


def _quotas(rows: Iterable[Quota]) -> Iterable[QuotaLine]:
    for kind in PeriodKind:
        for scope in QuotaScope:
            of_kind = [row for row in rows if row.period_kind == kind and row.scope == scope]
            if of_kind:
                amounts = (
                    f"{count_words(row.maximum)} {ParticipantKind(row.participant_kind).label.lower()}"
                    for row in sorted(of_kind, key=lambda row: row.participant_kind)
                )
                yield QuotaLine(kind.label, f"không quá {' và '.join(amounts)}", _SCOPES[scope])


_SCOPES = {
    QuotaScope.COMMUNE: "Số lượng của riêng xã: hết số này thì không duyệt thêm được.",
    QuotaScope.AUTHORITY: (
        "Số lượng của cấp khen thưởng cho cả địa bàn mình, không phải riêng của xã: "
        "xã đề nghị trong mức này, cấp trên xét chọn."
    ),
}
