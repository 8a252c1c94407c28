"""Dossiers, decisions and issued papers: to look at, never to change here."""

from __future__ import annotations

from django.contrib import admin

from awards.models import Decision, DecisionResult, Dossier, Exclusion, HandOver, Paper
from campaigns.admin_base import OFFICE, PortalAdmin, ReadOnlyMixin, TableInline
from campaigns.enums import Role

READERS = OFFICE | {Role.CHAIRMAN}


class ReadOnlyAdmin(ReadOnlyMixin, PortalAdmin):
    readers = READERS


class ReadOnlyInline(ReadOnlyMixin, TableInline):
    readers = READERS


class HandOverInline(ReadOnlyInline):
    model = HandOver
    exclude = ("file",)


class DecisionResultInline(ReadOnlyInline):
    model = DecisionResult


@admin.register(Dossier)
class DossierAdmin(ReadOnlyAdmin):
    list_display = ("award_form", "period", "state", "created_at")
    list_filter = ("period", "state")
    list_select_related = ("award_form", "period")
    inlines = (HandOverInline,)


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("number", "decided_on", "issuer", "award_form", "period")
    list_filter = ("period", "award_form")
    list_select_related = ("award_form", "period")
    inlines = (DecisionResultInline,)


@admin.register(Paper)
class PaperAdmin(ReadOnlyAdmin):
    list_display = ("kind", "number", "symbol", "issued_on", "issued_by", "sha256")
    list_filter = ("kind", "year")
    list_select_related = ("issued_by",)
    exclude = ("file", "payload")


@admin.register(Exclusion)
class ExclusionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "paper_number", "from_date", "to_date", "lifted_at")
    list_filter = ("kind",)
    list_select_related = ("collective", "individual")
