"""Collectives and people. Moving and leaving go through the same actions as everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from campaigns.actions.people import add_person, leave, move_person
from campaigns.admin_base import PortalAdmin, ReadOnlyMixin, TableInline
from campaigns.errors import Refused
from campaigns.http import signed_in
from campaigns.models import Collective, Individual, Posting
from campaigns.models.validators import validate_name
from campaigns.rules.vietnamese import fold

PERSON_FIELDS = (
    "honorific",
    "full_name",
    "other_name",
    "date_of_birth",
    "hometown",
    "residence",
    "kind",
    "is_head",
)


class SearchByName(PortalAdmin):
    """Search that finds "nguyen van doan" for "Nguyễn Văn Đoàn"."""

    search_fields = ("name_search",)
    search_help_text = "Tìm theo tên, có dấu hoặc không dấu."

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, fold(search_term))


@admin.register(Collective)
class CollectiveAdmin(SearchByName):
    list_display = ("name", "kind", "headcount", "closed_on")
    list_filter = ("kind",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: a collective that ends is closed with a date and keeps its history."""
        return False


class PostingInline(ReadOnlyMixin, TableInline):
    model = Posting
    fields = ("unit", "post", "from_date", "to_date")


class MoveForm(forms.Form):
    """Where to, and from which day."""

    unit = forms.ModelChoiceField(
        label="Đơn vị mới",
        queryset=Collective.objects.filter(closed_on__isnull=True).order_by("position", "name_sort"),
    )
    post = forms.CharField(label="Chức vụ, vị trí công tác mới", max_length=160, validators=[validate_name])
    on = forms.DateField(label="Từ ngày")


class LeaveForm(forms.Form):
    """From which day somebody no longer works here."""

    on = forms.DateField(label="Thôi công tác từ ngày")


@admin.register(Individual)
class IndividualAdmin(SearchByName):
    list_display = ("full_name", "post", "unit", "kind", "left_on")
    list_filter = ("kind", "unit")
    list_select_related = ("unit",)
    inlines = (PostingInline,)
    change_form_template = "admin/person.html"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: a person who leaves gets a date and keeps his history."""
        return False

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        fields: list[Any] = ["organisation", *PERSON_FIELDS, "unit", "post", "entered_on"]
        return [*fields, "left_on"] if obj is not None else fields

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        """Unit, post and dates of somebody entered change by their own pages, which keep the history."""
        return ("organisation", "unit", "post", "entered_on", "left_on") if obj is not None else ()

    def save_model(self, request: HttpRequest, obj: Individual, form: Any, change: bool) -> None:
        """A new person is entered by the action, which opens his first posting."""
        if change:
            super().save_model(request, obj, form, change)
            return
        made = add_person(by=signed_in(request), now=timezone.now(), **form.cleaned_data)
        obj.pk = made.pk
        obj._state.adding = False

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """The action has written the record."""

    def get_urls(self) -> list[Any]:
        own = [
            path("<int:pk>/chuyen/", self.admin_site.admin_view(self.move_view), name="person_move"),
            path("<int:pk>/thoi/", self.admin_site.admin_view(self.leave_view), name="person_leave"),
        ]
        return own + super().get_urls()

    def move_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give a person another unit or post."""
        person = self._person(request, pk)
        form = MoveForm(request.POST or None, initial={"unit": person.unit_id, "post": person.post})

        def act() -> object:
            return move_person(
                individual=person, by=signed_in(request), now=timezone.now(), **form.cleaned_data
            )

        return self._act(request, person, form, "Chuyển công tác", act)

    def leave_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Record that a person leaves."""
        person = self._person(request, pk)
        form = LeaveForm(request.POST or None)

        def act() -> object:
            return leave(individual=person, by=signed_in(request), now=timezone.now(), **form.cleaned_data)

        return self._act(request, person, form, "Thôi công tác", act)

    def _person(self, request: HttpRequest, pk: int) -> Individual:
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(Individual, pk=pk)

    def _act(
        self,
        request: HttpRequest,
        person: Individual,
        form: forms.Form,
        title: str,
        act: Callable[[], object],
    ) -> HttpResponse:
        if request.method == "POST" and form.is_valid():
            try:
                act()
            except Refused as refusal:
                for reason in refusal.reasons:
                    form.add_error(None, reason.sentence)
            else:
                self.message_user(request, f"Đã lưu: {title.lower()}.")
                return redirect("admin:campaigns_individual_change", person.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "form": form,
            "object": person,
            "opts": self.opts,
            "button": title,
            "cancel_url": reverse("admin:campaigns_individual_change", args=[person.pk]),
        }
        return TemplateResponse(request, "admin/act.html", context)
