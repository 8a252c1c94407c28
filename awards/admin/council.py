"""The council's members and the settings of its vote; its meetings are read only."""

from __future__ import annotations

from django.contrib import admin

from awards.models import AgendaItem, Attendance, Council, Meeting, Seat
from campaigns.admin_base import OFFICE, PortalAdmin, ReadOnlyMixin, TableInline
from campaigns.enums import Role


class SeatInline(TableInline):
    model = Seat
    autocomplete_fields = ("individual",)


@admin.register(Council)
class CouncilAdmin(PortalAdmin):
    list_display = ("campaign", "quorum", "base", "pass_above", "secret")
    list_select_related = ("campaign",)
    inlines = (SeatInline,)


class AgendaItemInline(ReadOnlyMixin, TableInline):
    readers = OFFICE | {Role.CHAIRMAN}
    model = AgendaItem
    fields = (
        "nomination",
        "votes_for",
        "votes_against",
        "votes_abstain",
        "votes_invalid",
        "interested",
        "base",
        "share",
        "result",
    )


class AttendanceInline(ReadOnlyMixin, TableInline):
    readers = OFFICE | {Role.CHAIRMAN}
    model = Attendance
    fields = ("seat", "present", "reason")


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyMixin, PortalAdmin):
    readers = OFFICE | {Role.CHAIRMAN}
    list_display = ("period", "starts_at", "place", "state")
    list_filter = ("period", "state")
    list_select_related = ("period",)
    inlines = (AttendanceInline, AgendaItemInline)
