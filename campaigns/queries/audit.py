"""What was done to a thing, as people read it."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from campaigns.models import AuditEntry


def history_of(thing: Model) -> QuerySet[AuditEntry]:
    """The audit lines about ``thing``, newest first."""
    return AuditEntry.objects.filter(object_type=thing._meta.label_lower, object_id=str(thing.pk)).order_by(
        "-at", "-pk"
    )


def last_act_on(thing: Model) -> AuditEntry | None:
    """The newest audit line about ``thing``: who changed it last, and when."""
    return history_of(thing).first()
