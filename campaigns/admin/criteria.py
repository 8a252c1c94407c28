"""Criteria tables, measures, bands and ratings."""

from __future__ import annotations

from django.contrib import admin

from campaigns.admin.plan import PlanRowAdmin
from campaigns.admin_base import PortalAdmin, TableInline
from campaigns.models import CriteriaSection, CriteriaSet, Criterion, GradeBand, Measure, Rating


class CriteriaSectionInline(TableInline):
    model = CriteriaSection
    show_change_link = True


class CriterionInline(TableInline):
    model = Criterion


@admin.register(CriteriaSet)
class CriteriaSetAdmin(PlanRowAdmin):
    list_display = ("name", "participant_kind", "total", "is_sample")
    inlines = (CriteriaSectionInline,)


@admin.register(CriteriaSection)
class CriteriaSectionAdmin(PortalAdmin):
    list_display = ("name", "criteria_set", "position")
    list_filter = ("criteria_set",)
    list_select_related = ("criteria_set",)
    inlines = (CriterionInline,)


@admin.register(Measure)
class MeasureAdmin(PlanRowAdmin):
    list_display = ("name", "unit", "measured_kind", "minimum", "maximum", "decimals")


@admin.register(GradeBand)
class GradeBandAdmin(PlanRowAdmin):
    list_display = ("name", "at_least")


@admin.register(Rating)
class RatingAdmin(PlanRowAdmin):
    list_display = ("name", "rank")
