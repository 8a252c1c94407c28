"""What was registered and done: to look at; the portal's own actions change it."""

from __future__ import annotations

from django.contrib import admin

from campaigns.admin_base import ADMITTED, OFFICE, PortalAdmin, ReadOnlyMixin
from campaigns.enums import Role
from campaigns.models import AuditEntry, Registration, Scorecard

READERS = OFFICE | {Role.CHAIRMAN}


class ReadOnlyAdmin(ReadOnlyMixin, PortalAdmin):
    readers = READERS


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    readers = ADMITTED
    list_display = ("at", "actor", "summary", "object_label")
    search_fields = ("actor", "username", "object_label", "summary")
    list_filter = ("action",)


@admin.register(Registration)
class RegistrationAdmin(ReadOnlyAdmin):
    list_display = ("participant", "period", "state", "is_late", "submitted_at", "accepted_at")
    list_filter = ("period", "state", "is_late")
    list_select_related = ("period", "collective", "individual")


@admin.register(Scorecard)
class ScorecardAdmin(ReadOnlyAdmin):
    list_display = ("registration", "state", "self_total", "total", "grade", "rank")
    list_filter = ("registration__period", "state", "grade")
    list_select_related = (
        "registration__period",
        "registration__collective",
        "registration__individual",
        "grade",
    )
