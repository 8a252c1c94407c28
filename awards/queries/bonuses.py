"""What an award is worth on a day, by the rows of the law."""

from __future__ import annotations

from datetime import date

from awards.enums import Rounding
from awards.models import BaseSalary
from awards.queries.papers import regime_for
from awards.rules.bonus import base_salary_on, bonus
from campaigns.enums import ParticipantKind
from campaigns.models import AwardForm


def bonuses_on(form: AwardForm, day: date) -> dict[ParticipantKind, int] | None:
    """The bonus in đồng for a collective and for a person by the law in force on ``day``.

    None when no law, no factor or no base salary is known for that day: then no bonus is set.
    """
    regime = regime_for(form.campaign, day)
    salary = base_salary_on(BaseSalary.objects.filter(campaign=form.campaign_id).order_by("from_date"), day)
    factor = regime.factors.filter(award_form=form).order_by("pk").first() if regime else None
    if regime is None or salary is None or factor is None:
        return None
    return {
        kind: int(
            bonus(
                factor.factor,
                salary.amount,
                kind,
                collective_factor=regime.collective_factor,
                rounding=Rounding(regime.rounding),
                rounding_unit=regime.rounding_unit,
            )
        )
        for kind in ParticipantKind
    }
