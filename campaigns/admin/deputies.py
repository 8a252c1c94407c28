"""Who handles a clerk's own case: named by the chairman, or entered for him by the administrator."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from campaigns.admin_base import OFFICE, PortalAdmin
from campaigns.enums import Role
from campaigns.models import CaseDeputy, User

NAMING = frozenset({Role.CHAIRMAN, Role.ADMINISTRATOR})


@admin.register(CaseDeputy)
class CaseDeputyAdmin(PortalAdmin):
    """The clerk reads who was named; he does not name his own deputy."""

    readers, writers = OFFICE, NAMING
    list_display = ("clerk", "deputy", "basis", "from_date", "ended_on")
    list_filter = ("campaign",)
    list_select_related = ("clerk", "deputy")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Accounts that are in use; the clerk is one of the office."""
        if db_field.name in ("clerk", "deputy"):
            accounts = User.objects.filter(is_active=True).order_by("full_name")
            if db_field.name == "clerk":
                accounts = accounts.filter(groups__name=Role.OFFICE)
            kwargs["queryset"] = accounts
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: it is ended with a date, so that it stays known who acted and why."""
        return False
