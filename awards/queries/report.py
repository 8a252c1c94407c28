"""The first text of an achievement report: what the portal knows already, in whole sentences.

Sections of Mẫu số 07 (Nghị định 91/2017/NĐ-CP): I. Thông tin chung; II. Thành tích đạt được, which has the
results against what was registered, the measures taken, their effect and the experience drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from awards.models import DecisionResult
from awards.queries.eligibility import APPRAISED, span_of
from campaigns.enums import (
    CollectiveKind,
    CompletionLevel,
    IndividualKind,
    MeasureUnit,
    PeriodKind,
    ScorecardState,
    TargetKind,
)
from campaigns.models import (
    Collective,
    Individual,
    Initiative,
    MeasureValue,
    PropagandaActivity,
    Registration,
    RegistrationTarget,
    Scorecard,
)
from campaigns.queries.signatories import head_of
from campaigns.rules.vietnamese import number, official_date, short_date, short_number


@dataclass(frozen=True)
class ReportText:
    """The five sections, named as on ``Nomination``."""

    general: str = ""
    results: str = ""
    measures_taken: str = ""
    effect: str = ""
    lessons: str = ""

    def sections(self) -> dict[str, str]:
        """Field name → text, in the order of the report."""
        return asdict(self)


SECTIONS = tuple(ReportText().sections())


def first_text(registration: Registration) -> ReportText:
    """The report as far as the rows can write it; a section of which nothing is known stays empty."""
    targets = list(registration.targets.order_by("position", "pk"))
    initiatives = _initiatives_of(registration)
    return ReportText(
        general=_general(registration),
        results=_paragraphs(_results(registration, targets, initiatives)),
        measures_taken=_paragraphs(_measures_taken(registration, targets)),
        effect=_paragraphs(
            f"Sáng kiến, giải pháp “{each.title}”: {_sentence(each.effect)}"
            for each in initiatives
            if each.effect
        ),
    )


def _general(registration: Registration) -> str:
    if registration.individual is not None:
        return _person(registration, registration.individual)
    return _collective(registration.unit)


def _collective(unit: Collective) -> str:
    return _lines(
        ("Tên đơn vị", unit.name),
        ("Năm thành lập", str(unit.founded_year or "")),
        ("Cơ cấu tổ chức", unit.structure),
        ("Tổng số cán bộ, công chức, người lao động", f"{unit.headcount} người" if unit.headcount else ""),
        ("Chức năng, nhiệm vụ", unit.functions),
    )


def _person(registration: Registration, person: Individual) -> str:
    alias = [("Bí danh", person.other_name)] if person.other_name else []
    return _lines(
        ("Họ và tên", person.full_name),
        *alias,
        ("Ngày, tháng, năm sinh", short_date(person.date_of_birth) if person.date_of_birth else ""),
        ("Quê quán", person.hometown),
        ("Nơi thường trú", person.residence),
        ("Nghề nghiệp", IndividualKind(person.kind).label),
        ("Chức vụ, vị trí công tác", registration.post or person.post),
        ("Đơn vị công tác", registration.unit.name),
    )


def _results(
    registration: Registration, targets: Iterable[RegistrationTarget], initiatives: Iterable[Initiative]
) -> list[str]:
    return [
        *_promise(registration),
        *(_target(each) for each in targets),
        *_score(registration),
        *_measures(registration),
        *(_initiative(each) for each in initiatives),
        *_earlier_awards(registration),
    ]


def _promise(registration: Registration) -> list[str]:
    if not registration.completion_level:
        return []
    label = CompletionLevel(registration.completion_level).label
    return [f"{_span_words(registration)} đăng ký mức độ “{label}” và đạt kết quả cụ thể như sau:"]


def _target(target: RegistrationTarget) -> str:
    result = f" {_sentence(target.result)}" if target.result else ""
    if target.kind == TargetKind.TASK or target.planned is None:
        told = f"Kết quả:{result}" if result else "Kết quả: chưa ghi."
        return f"Nhiệm vụ trọng tâm “{target.text}”. {told}"
    planned = _with_unit(target, short_number(target.planned))
    reached = "chưa ghi kết quả"
    if target.reached is not None:
        reached = f"đạt {_with_unit(target, short_number(target.reached))}"
    return f"Chỉ tiêu “{target.text}”: đăng ký {planned}, {reached}.{result}"


def _with_unit(target: RegistrationTarget, figure: str) -> str:
    if not target.unit:
        return figure
    return f"{figure}%" if target.unit == "%" else f"{figure} {target.unit}"


def _score(registration: Registration) -> list[str]:
    rows = Scorecard.objects.filter(registration=registration, state__in=APPRAISED).select_related("grade")
    card = rows.order_by("pk").first()
    if card is None or card.total is None:
        return []
    band = f", xếp loại “{card.grade.name}”" if card.grade else ""
    rank = f", xếp thứ {card.rank}" if card.rank and card.state == ScorecardState.PUBLISHED else ""
    return [f"Tổng điểm đánh giá kết quả thi đua là {number(card.total, 2)} điểm{band}{rank}."]


def _measures(registration: Registration) -> list[str]:
    rows = MeasureValue.objects.filter(registration=registration).select_related("measure", "rating")
    return [_measure(row) for row in rows.order_by("measure__position", "pk")]


def _measure(row: MeasureValue) -> str:
    source = f" (theo {row.source})"
    if row.rating is not None:
        return f"{row.measure.name}: “{row.rating.name}”{source}."
    assert row.value is not None, "held by measure_value_or_rating"
    unit = MeasureUnit(row.measure.unit)
    sign = unit.label if unit == MeasureUnit.PERCENT else f" {unit.label}"
    return f"{row.measure.name} đạt {number(row.value, row.measure.decimals)}{sign}{source}."


def _initiative(row: Initiative) -> str:
    if not row.decision_number:
        return f"Có sáng kiến, giải pháp “{row.title}” (chưa có quyết định công nhận)."
    day = f" {official_date(row.decision_date)}" if row.decision_date else ""
    by = f" được {row.recognised_by} công nhận" if row.recognised_by else " được công nhận"
    return f"Có sáng kiến, giải pháp “{row.title}”{by} tại Quyết định số {row.decision_number}{day}."


def _initiatives_of(registration: Registration) -> list[Initiative]:
    rows = Initiative.objects.filter(
        period=registration.period_id,
        collective=registration.collective_id,
        individual=registration.individual_id,
    )
    return list(rows.order_by("decision_date", "title", "pk"))


def _earlier_awards(registration: Registration) -> list[str]:
    rows = DecisionResult.objects.filter(
        awarded=True,
        nomination__registration__collective=registration.collective_id,
        nomination__registration__individual=registration.individual_id,
    ).exclude(nomination__registration=registration)
    found = rows.select_related("decision__award_form", "decision__period")
    return [
        f"Đã được tặng {row.decision.award_form} ({row.decision.period.name}) theo Quyết định số "
        f"{row.decision.number} {official_date(row.decision.decided_on)}."
        for row in found.order_by("decision__decided_on", "pk")
    ]


def _measures_taken(registration: Registration, targets: Iterable[RegistrationTarget]) -> list[str]:
    tasks = [each for each in targets if each.kind == TargetKind.TASK]
    done = [f"Đã tổ chức thực hiện nhiệm vụ trọng tâm: {_sentence(each.text)}" for each in tasks]
    return done + _propaganda(registration)


def _propaganda(registration: Registration) -> list[str]:
    """What a collective did itself; a person does not take the credit for his unit's activities."""
    if registration.collective_id is None:
        return []
    first, last = span_of(registration.period)
    reached = list(
        PropagandaActivity.objects.filter(
            campaign=registration.period.campaign_id,
            collective=registration.collective_id,
            held_on__range=(first, last),
        )
        .order_by("pk")
        .values_list("reach", flat=True)
    )
    if not reached:
        return []
    people = f", với {number(sum(reached))} lượt người tiếp cận" if sum(reached) else ""
    return [f"Đã tổ chức {number(len(reached))} hoạt động tuyên truyền cải cách hành chính{people}."]


def _span_words(registration: Registration) -> str:
    period = registration.period
    if period.kind == PeriodKind.ANNUAL:
        return f"Năm {period.year}"
    return f"Giai đoạn {period.campaign.starts_on.year} - {period.campaign.ends_on.year}"


def _lines(*pairs: tuple[str, str]) -> str:
    return "\n".join(f"{name}: {' '.join(text.split())}".rstrip() for name, text in pairs)


def _sentence(text: str) -> str:
    tidy = text.strip()
    return tidy if tidy.endswith((".", "!", "?", ";", "…")) else f"{tidy}."


def _paragraphs(sentences: Iterable[str]) -> str:
    return "\n".join(sentences)


def suggested_endorser(registration: Registration) -> dict[str, str]:
    """Who would confirm by the plan: a person's head of unit; otherwise the chairman, as the level above.

    The committee's own report and the chairman's go one level higher, since nobody confirms himself; who
    signs there is for the office to fill in.
    """
    person = registration.individual
    if person is not None and not person.is_head:
        head = registration.unit.people.filter(is_head=True, left_on__isnull=True).order_by("pk").first()
        return {
            "body": registration.unit.name,
            "title": head.post if head else "",
            "name": head.full_name if head else "",
        }
    organisation = registration.period.campaign.organisation
    chairman = head_of(organisation)
    is_committee = (
        registration.collective is not None and registration.collective.kind == CollectiveKind.COMMITTEE
    )
    is_chairman = person is not None and chairman is not None and person.full_name == chairman.name
    if is_committee or is_chairman:
        return {"body": organisation.parent_name, "title": "", "name": ""}
    return {
        "body": organisation.name,
        "title": chairman.title if chairman else "",
        "name": chairman.name if chairman else "",
    }
