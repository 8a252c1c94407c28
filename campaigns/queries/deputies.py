"""Who was named to handle somebody's own case."""

from __future__ import annotations

from campaigns.models import CaseDeputy, Registration, User
from campaigns.permissions import has_interest


def deputy_for(user: User, registration: Registration) -> CaseDeputy | None:
    """The deputy named for ``user``, where ``registration`` is his own case; None when nobody is named, or it
    is not his."""
    if not has_interest(user, registration):
        return None
    rows = CaseDeputy.objects.filter(
        campaign=registration.period.campaign_id, clerk=user, ended_on__isnull=True
    )
    return rows.select_related("deputy").order_by("pk").first()
