"""The lock under which the places of a quota are counted, given and taken away."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from awards.models import Quota
from campaigns.enums import ParticipantKind
from campaigns.models import AwardForm, Period


def hold_quotas(asked: Iterable[tuple[AwardForm, Period, ParticipantKind]]) -> None:
    """Hold the rows of these quotas until the transaction ends; an UPDATE locks on both databases.

    Always in the same order, so that two who hold several never wait for each other.
    """
    keys = {(form.pk, period.kind, kind.value) for form, period, kind in asked}
    for form, period_kind, kind in sorted(keys):
        rows = Quota.objects.filter(award_form_id=form, period_kind=period_kind, participant_kind=kind)
        rows.update(maximum=F("maximum"))
