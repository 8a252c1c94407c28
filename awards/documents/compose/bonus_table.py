"""Bảng tiền thưởng from the results of a decision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from awards.documents.compose import words
from awards.documents.sheets import BonusRow, BonusTableSheet
from awards.enums import Rounding
from awards.models import Decision, DecisionResult
from awards.queries.bonuses import BonusTerms, terms_on
from awards.queries.results import awarded_by
from campaigns.documents.sheets import Signature
from campaigns.enums import ParticipantKind
from campaigns.errors import Reason, Refused
from campaigns.rules.vietnamese import money, money_in_words, official_date, short_number

NO_BONUS = Reason(
    "no_bonus",
    "Quyết định này không ghi tiền thưởng cho tập thể, cá nhân nào. Hãy kiểm tra hệ số và mức lương cơ sở "
    "của ngày quyết định ở trang Quản trị.",
)
ROUNDINGS = {Rounding.UP: "làm tròn lên", Rounding.NEAREST: "làm tròn đến"}


def bonus_table_sheet(decision: Decision, *, today: date) -> BonusTableSheet:
    """What each awardee of a decision receives: the amounts recorded with it, and how they arose.

    Factor and base salary are those of the law on the decision's day; where they do not give the recorded
    amount, it was typed in, and its working is left out. Refused with ``no_bonus`` when no money goes with
    the decision.
    """
    results = [result for result in awarded_by(decision) if result.bonus is not None]
    if not results:
        raise Refused(NO_BONUS)
    period, organisation = decision.period, decision.period.campaign.organisation
    terms = terms_on(decision.award_form, decision.decided_on)
    rows = tuple(_row(result, terms) for result in results)
    day = official_date(decision.decided_on)
    total = sum((row.amount for row in rows), Decimal(0))
    return BonusTableSheet(
        letterhead=words.plain_letterhead(organisation, dated=None, year=today.year),
        subject=f"Khen thưởng trong {words.movement_of(period)}",
        pointer=f"Kèm theo Quyết định số {decision.number} {day}\ncủa {decision.issuer}",
        rows=rows,
        rounding=_rounding(terms) if terms and any(row.factor for row in rows) else "",
        total_words=money_in_words(total),
        signatures=(
            Signature(("NGƯỜI LẬP BẢNG",), note=words.SIGNED),
            Signature(("KẾ TOÁN",), note=words.SIGNED),
            words.signature(organisation, None, on_behalf=False),
        ),
    )


def _row(result: DecisionResult, terms: BonusTerms | None) -> BonusRow:
    registration = result.nomination.registration
    kind, person = registration.participant_kind, words.person_of(registration)
    amount = Decimal(result.bonus or 0)
    if terms is None or terms.amount(kind) != amount:
        return BonusRow(person, amount)
    factor = short_number(terms.factor)
    if kind is ParticipantKind.COLLECTIVE:
        factor = f"{factor} × {short_number(terms.collective_factor)}"
    return BonusRow(person, amount, factor, Decimal(terms.base_salary))


def _rounding(terms: BonusTerms) -> str:
    return (
        "Mức thưởng bằng hệ số nhân với mức lương cơ sở tại ngày quyết định, "
        f"{ROUNDINGS[terms.rounding]} {money(terms.rounding_unit)}"
    )
