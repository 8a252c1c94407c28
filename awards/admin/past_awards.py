"""The register of awards from before the portal, kept by the office."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from awards.models import PastAward
from awards.queries.repeats import past_awards_like
from campaigns.admin_base import PortalAdmin


@admin.register(PastAward)
class PastAwardAdmin(PortalAdmin):
    list_display = ("name", "date_of_birth", "unit", "award", "number", "decided_on")
    list_filter = ("participant_kind", "award")
    list_select_related = ("period",)
    search_fields = ("name",)
    search_help_text = "Tìm theo tên (không cần dấu), đơn vị, số quyết định."

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[PastAward], search_term: str
    ) -> tuple[QuerySet[PastAward], bool]:
        """By the folded name, so that "nguyen van an" finds "Nguyễn Văn An"."""
        found = queryset.filter(past_awards_like(search_term)) if search_term.strip() else queryset
        return found, False
