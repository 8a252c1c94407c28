"""Quyết định tặng Giấy khen from the rows of the chairman's own decision, or before there is one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from awards.documents.compose import words
from awards.documents.sheets import AwardDecisionSheet, Awardee
from awards.enums import PaperKind
from awards.models import Decision, Nomination
from awards.queries.bonuses import bonuses_on
from awards.queries.nominations import IN_NAME_ORDER
from campaigns.documents.sheets import Recipients
from campaigns.models import AwardForm, Period, Signatory


def decision_sheet(
    decision: Decision,
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> AwardDecisionSheet:
    """The paper of a decision that is recorded; the bonuses are those recorded with it."""
    nominations = (
        Nomination.objects.filter(decision_result__decision=decision, decision_result__awarded=True)
        .select_related(
            "decision_result",
            "registration__period",
            "registration__collective",
            "registration__individual",
            "registration__unit",
        )
        .order_by(*IN_NAME_ORDER)
    )
    rows = [(each, each.decision_result.bonus) for each in nominations]
    return _sheet(
        decision.period,
        decision.award_form,
        rows,
        today=today,
        number=number,
        day=day,
        signatory=signatory,
    )


def decision_draft(
    period: Period,
    form: AwardForm,
    nominations: Sequence[Nomination],
    *,
    today: date,
    number: int | None = None,
    day: date | None = None,
    signatory: Signatory | None = None,
) -> AwardDecisionSheet:
    """The paper that would award ``nominations``, before anything is decided or recorded."""
    worth = bonuses_on(form, day or today)
    rows = [(each, worth[each.registration.participant_kind] if worth else None) for each in nominations]
    return _sheet(period, form, rows, today=today, number=number, day=day, signatory=signatory)


def _sheet(
    period: Period,
    form: AwardForm,
    rows: Sequence[tuple[Nomination, int | None]],
    *,
    today: date,
    number: int | None,
    day: date | None,
    signatory: Signatory | None,
) -> AwardDecisionSheet:
    campaign = period.campaign
    organisation = campaign.organisation
    nominations = [nomination for nomination, _ in rows]
    registrations = [nomination.registration for nomination in nominations]
    movement, who = words.movement_of(period), words.kinds(registrations)
    council = f"Theo đề nghị của {organisation.council_name}"
    behind = words.minutes_behind(nominations)
    return AwardDecisionSheet(
        letterhead=words.letterhead(
            PaperKind.AWARD_DECISION, organisation, number=number, day=day, today=today
        ),
        subject=f"Về việc tặng {words.award_noun(form)} cho {who} có thành tích xuất sắc trong {movement}",
        authority=form.authority,
        legal_bases=words.legal_bases(campaign, day or today, []),
        proposed_by=f"{council} tại {'; '.join(behind)}" if behind else council,
        articles=(
            f"Tặng {words.full_form(form)} cho {words.counts(registrations)} "
            f"đã có thành tích xuất sắc trong {movement}",
            "Kinh phí khen thưởng thực hiện theo quy định của pháp luật về thi đua, khen thưởng",
            f"Văn phòng {organisation.short_name}, các bộ phận liên quan và {who} có tên tại Điều 1 "
            "chịu trách nhiệm thi hành Quyết định này",
        ),
        awardees=tuple(
            Awardee(words.person_of(nomination.registration), None if money is None else Decimal(money))
            for nomination, money in rows
        ),
        recipients=Recipients(
            ("Như Điều 3", f"Chủ tịch, các Phó Chủ tịch {organisation.short_name}", "Lưu: VT, TĐKT")
        ),
        signature=words.signature(organisation, signatory, on_behalf=False),
        list_title=f"Danh sách {who} được tặng {words.award_noun(form)}",
    )
