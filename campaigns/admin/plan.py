"""The plan, value by value."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from campaigns.admin_base import BlockInline, PortalAdmin, TableInline
from campaigns.models import (
    AwardForm,
    Campaign,
    LegalBasis,
    Message,
    Organisation,
    Period,
    Recipient,
    Section,
    Signatory,
    Slip,
)


class SignatoryInline(TableInline):
    model = Signatory


class LegalBasisInline(TableInline):
    model = LegalBasis


class SectionInline(BlockInline):
    model = Section


class MessageInline(TableInline):
    model = Message


class RecipientInline(TableInline):
    model = Recipient


class SlipInline(TableInline):
    model = Slip


class PeriodInline(TableInline):
    model = Period
    show_change_link = True
    fields = (
        "code",
        "kind",
        "name",
        "year",
        "registration_opens",
        "registration_closes",
        "scoring_closes",
        "explanation_days",
        "dossier_before",
    )


class PlanRowAdmin(PortalAdmin):
    """Rows of a campaign; their codes stay once they are given, because addresses and files name them."""

    list_filter = ("campaign",)

    def get_readonly_fields(self, request: HttpRequest, obj: object = None) -> tuple[str, ...]:
        return ("code",) if obj is not None else ()


@admin.register(Organisation)
class OrganisationAdmin(PortalAdmin):
    list_display = ("name", "parent_name", "place")
    inlines = (SignatoryInline,)


@admin.register(Campaign)
class CampaignAdmin(PortalAdmin):
    list_display = ("plan_number", "movement", "organisation", "plan_date", "is_active")
    list_select_related = ("organisation",)
    inlines = (PeriodInline, LegalBasisInline, SectionInline, MessageInline, RecipientInline, SlipInline)

    def get_readonly_fields(self, request: HttpRequest, obj: Campaign | None = None) -> tuple[str, ...]:
        return ("code",) if obj is not None else ()


@admin.register(Period)
class PeriodAdmin(PlanRowAdmin):
    list_display = (
        "name",
        "kind",
        "registration_opens",
        "registration_closes",
        "scoring_closes",
        "dossier_before",
    )


@admin.register(AwardForm)
class AwardFormAdmin(PlanRowAdmin):
    list_display = ("name", "level", "authority", "submit_to", "sets", "originals")
