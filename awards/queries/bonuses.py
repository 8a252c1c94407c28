"""What an award is worth on a day, by the rows of the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from awards.enums import Rounding
from awards.models import BaseSalary
from awards.queries.papers import regime_for
from awards.rules.bonus import base_salary_on, bonus
from campaigns.enums import ParticipantKind
from campaigns.models import AwardForm


@dataclass(frozen=True)
class BonusTerms:
    """How an award is paid on a day, by the rows of the law."""

    factor: Decimal
    collective_factor: Decimal
    base_salary: int
    rounding: Rounding
    rounding_unit: int

    def amount(self, kind: ParticipantKind) -> int:
        """The bonus in đồng for a collective or a person."""
        return int(
            bonus(
                self.factor,
                self.base_salary,
                kind,
                collective_factor=self.collective_factor,
                rounding=self.rounding,
                rounding_unit=self.rounding_unit,
            )
        )


def terms_on(form: AwardForm, day: date) -> BonusTerms | None:
    """The terms in force on ``day``; None when no law, no factor or no base salary is known for it."""
    regime = regime_for(form.campaign, day)
    salary = base_salary_on(BaseSalary.objects.filter(campaign=form.campaign_id).order_by("from_date"), day)
    factor = regime.factors.filter(award_form=form).order_by("pk").first() if regime else None
    if regime is None or salary is None or factor is None:
        return None
    return BonusTerms(
        factor=factor.factor,
        collective_factor=regime.collective_factor,
        base_salary=salary.amount,
        rounding=Rounding(regime.rounding),
        rounding_unit=regime.rounding_unit,
    )


def bonuses_on(form: AwardForm, day: date) -> dict[ParticipantKind, int] | None:
    """The bonus in đồng for a collective and for a person by the law in force on ``day``.

    None when the law sets none for that day.
    """
    terms = terms_on(form, day)
    return {kind: terms.amount(kind) for kind in ParticipantKind} if terms else None
