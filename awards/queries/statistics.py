"""Figures of a period for the report: tables whose rows people, charts and spreadsheets read alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Min

from awards.enums import NominationState, QuotaScope
from awards.models import HandOver, Nomination
from awards.queries.quotas import TAKES_A_PLACE, specs_by_form
from awards.rules.quota import find
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.models import Period
from campaigns.queries.statistics import (
    KindLine,
    OnTime,
    on_time,
    registrations_by_state,
    registrations_by_unit,
    sheets_by_grade,
)
from campaigns.rules.charts import BarChart, bar_chart
from campaigns.rules.vietnamese import count_words, number

N = NominationState
NOT_PROPOSED = (N.DRAFT, N.ENDORSED, N.RETURNED, N.WITHDRAWN)
NONE = "–"

Cell = str | int


@dataclass(frozen=True)
class Report:
    """One table with its drawing. The first cell of a row names it; whole numbers are figures."""

    code: str
    title: str
    note: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    chart: BarChart | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no row has a figure above nothing."""
        return not any(isinstance(cell, int) and cell for row in self.rows for cell in row)


@dataclass(frozen=True)
class AwardLine:
    """One award form for one kind of participant in a period."""

    form: str
    kind: ParticipantKind
    proposed: int
    approved: int
    awarded: int
    maximum: int | None
    scope: QuotaScope | None
    extra: int = 0

    @property
    def scope_words(self) -> str:
        """Whose number the maximum is, and what was agreed to beyond it."""
        if self.scope is None:
            return "Kế hoạch không ấn định"
        more = f", được chấp thuận thêm {count_words(self.extra)}" if self.extra else ""
        return f"{self.scope.label}{more}"


def reports_of(period: Period) -> list[Report]:
    """The five tables of a period, in the order of the stages."""
    return [_states(period), _units(period), _grades(period), _awards(period), _on_time(period)]


def awards_by_form(period: Period) -> list[AwardLine]:
    """For every award form and kind with a quota or a nomination: proposed, approved, awarded, maximum."""
    rows = (
        Nomination.objects.filter(registration__period=period)
        .exclude(state__in=NOT_PROPOSED)
        .order_by("award_form")
        .values_list("award_form", "state")
        .annotate(collectives=Count("registration__collective"), people=Count("registration__individual"))
    )
    counts = Counter[tuple[int, ParticipantKind, str]]()
    for form, state, collectives, people in rows:
        counts[form, ParticipantKind.COLLECTIVE, state] = collectives
        counts[form, ParticipantKind.INDIVIDUAL, state] = people
    specs = specs_by_form(period)
    lines = []
    for form in period.campaign.award_forms.order_by("position", "pk"):
        for kind in ParticipantKind:
            of_kind = {state: counts[form.pk, kind, state] for state in N}
            quota = find(specs.get(form.pk, []), PeriodKind(period.kind), kind)
            if quota is None and not any(of_kind.values()):
                continue
            lines.append(
                AwardLine(
                    form=form.name,
                    kind=kind,
                    proposed=sum(of_kind.values()),
                    approved=sum(of_kind[state] for state in TAKES_A_PLACE),
                    awarded=of_kind[N.AWARDED],
                    maximum=quota.maximum if quota else None,
                    scope=quota.scope if quota else None,
                    extra=quota.granted if quota else 0,
                )
            )
    return lines


def dossiers_on_time(period: Period) -> OnTime:
    """Dossiers whose first hand-over was by the last day (Kế hoạch 454, mục IV.6)."""
    firsts = (
        HandOver.objects.filter(dossier__period=period)
        .order_by("dossier")
        .values("dossier")
        .annotate(first=Min("handed_on"))
    )
    days = [row["first"] for row in firsts]
    return OnTime("Nộp hồ sơ khen thưởng", sum(day <= period.dossier_last_day for day in days), len(days))


def _by_kind(code: str, title: str, note: str, first: str, lines: list[KindLine]) -> Report:
    return Report(
        code=code,
        title=title,
        note=note,
        header=(first, "Tập thể", "Cá nhân", "Cộng"),
        rows=tuple((line.label, line.collectives, line.people, line.total) for line in lines),
        chart=bar_chart(title, ((line.label, line.total, number(line.total)) for line in lines)),
    )


def _states(period: Period) -> Report:
    note = "Số tập thể, cá nhân theo trạng thái đăng ký."
    lines = registrations_by_state(period)
    return _by_kind("dang-ky", "Đăng ký theo trạng thái", note, "Trạng thái", lines)


def _units(period: Period) -> Report:
    lines = registrations_by_unit(period)
    return Report(
        code="don-vi",
        title="Đăng ký theo đơn vị",
        note="Mỗi đơn vị tính cả tập thể và các cá nhân của đơn vị.",
        header=("Đơn vị", "Được đăng ký", "Đã gửi", "Đã tiếp nhận"),
        rows=tuple((line.name, line.eligible, line.sent, line.accepted) for line in lines),
        chart=bar_chart(
            "Đăng ký đã gửi theo đơn vị", ((line.name, line.sent, number(line.sent)) for line in lines)
        ),
    )


def _grades(period: Period) -> Report:
    note = "Các phiếu đã thẩm định, kể cả chưa công bố."
    return _by_kind("xep-loai", "Kết quả chấm điểm theo xếp loại", note, "Xếp loại", sheets_by_grade(period))


def _awards(period: Period) -> Report:
    lines = awards_by_form(period)
    names = [f"{line.form} ({line.kind.label.lower()})" for line in lines]
    return Report(
        code="khen-thuong",
        title="Khen thưởng theo hình thức và số lượng của kế hoạch",
        note=(
            "“Của xã” là số lượng riêng của xã; “Của cấp khen thưởng” là số lượng chung của cấp đó "
            "cho cả địa bàn."
        ),
        header=("Hình thức", "Đề nghị", "Đã duyệt", "Được khen thưởng", "Không quá", "Phạm vi số lượng"),
        rows=tuple(
            (
                name,
                line.proposed,
                line.approved,
                line.awarded,
                NONE if line.maximum is None else line.maximum,
                line.scope_words,
            )
            for name, line in zip(names, lines, strict=True)
        ),
        chart=bar_chart(
            "Số được khen thưởng theo hình thức",
            ((name, line.awarded, number(line.awarded)) for name, line in zip(names, lines, strict=True)),
        ),
    )


def _on_time(period: Period) -> Report:
    lines = [*on_time(period), dossiers_on_time(period)]
    return Report(
        code="dung-han",
        title="Tỷ lệ đúng hạn",
        note="Tính trên số đã gửi, đã nộp.",
        header=("Việc", "Đúng hạn", "Tổng số", "Tỷ lệ"),
        rows=tuple((line.label, line.in_time, line.all, _percent(line)) for line in lines),
        chart=bar_chart(
            "Tỷ lệ đúng hạn (%)", ((line.label, line.percent or 0, _percent(line)) for line in lines)
        ),
    )


def _percent(line: OnTime) -> str:
    return NONE if line.percent is None else f"{line.percent}%"
