"""Standards, quotas, papers of a dossier and the law in force."""

from __future__ import annotations

from django.contrib import admin

from awards.models import (
    BaseSalary,
    BonusFactor,
    Condition,
    Quota,
    Regime,
    RequiredPaper,
    Standard,
)
from campaigns.admin_base import BlockInline, PortalAdmin, TableInline


class ConditionInline(BlockInline):
    model = Condition


class BonusFactorInline(TableInline):
    model = BonusFactor


@admin.register(Standard)
class StandardAdmin(PortalAdmin):
    list_display = ("award_form", "participant_kind")
    list_filter = ("award_form",)
    list_select_related = ("award_form",)
    inlines = (ConditionInline,)


@admin.register(Quota)
class QuotaAdmin(PortalAdmin):
    list_display = ("award_form", "period_kind", "participant_kind", "maximum", "scope")
    list_select_related = ("award_form",)


@admin.register(RequiredPaper)
class RequiredPaperAdmin(PortalAdmin):
    list_display = ("award_form", "position", "kind", "required")
    list_select_related = ("award_form",)


@admin.register(Regime)
class RegimeAdmin(PortalAdmin):
    list_display = ("code", "from_date", "to_date", "report_form", "rounding", "rounding_unit")
    list_filter = ("campaign",)
    inlines = (BonusFactorInline,)


@admin.register(BaseSalary)
class BaseSalaryAdmin(PortalAdmin):
    list_display = ("from_date", "amount")
    list_filter = ("campaign",)
