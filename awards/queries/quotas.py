"""How much of a quota is taken."""

from __future__ import annotations

from collections.abc import Iterable

from awards.enums import NominationState, QuotaScope
from awards.models import Nomination, Quota
from awards.rules.quota import QuotaSpec
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.models import AwardForm, Period

TAKES_A_PLACE = (NominationState.APPROVED, NominationState.AWARDED)


def specs_of(award_form: AwardForm) -> list[QuotaSpec]:
    """The quota lines of ``award_form`` as the rules read them; empty means that the plan sets no number."""
    rows = Quota.objects.filter(award_form=award_form).order_by("period_kind", "participant_kind")
    return [
        QuotaSpec(
            award_form=award_form.code,
            period=PeriodKind(row.period_kind),
            kind=ParticipantKind(row.participant_kind),
            maximum=row.maximum,
            scope=QuotaScope(row.scope),
        )
        for row in rows
    ]


def taken(
    award_form: AwardForm,
    period: Period,
    kind: ParticipantKind,
    *,
    states: Iterable[NominationState] = TAKES_A_PLACE,
) -> int:
    """How many nominations of collectives (or people) stand in ``states`` for a form in a period."""
    collective = kind == ParticipantKind.COLLECTIVE
    return Nomination.objects.filter(
        award_form=award_form,
        registration__period=period,
        registration__collective__isnull=not collective,
        state__in=[state.value for state in states],
    ).count()
