"""The chairman's desk: what waits for him, approve one or several, return with a reason.

The page only shows and asks; ``awards.actions.approvals`` does the work, the same for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from awards.actions.approvals import (
    approve,
    reasons_against_approving,
    reasons_against_person,
    send_back,
)
from awards.enums import NominationState
from awards.models import AgendaItem, Nomination
from awards.queries.eligibility import case_of, findings_for, findings_of
from awards.queries.quotas import places_for
from awards.rules.eligibility import CODE_PREFIX
from campaigns.admin_base import OFFICE, PortalAdmin, ReadOnlyMixin
from campaigns.enums import Role
from campaigns.errors import Reason, Refused
from campaigns.http import signed_in, version_of
from campaigns.models import User

WAITING = NominationState.PASSED


class WaitingFilter(SimpleListFilter):
    """Shows what waits for the chairman unless another state is asked for."""

    title = "trạng thái"
    parameter_name = "trang_thai"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("tat-ca", "Tất cả"), *NominationState.choices()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Nomination]) -> QuerySet[Nomination]:
        asked = self.value() or WAITING.value
        return queryset if asked == "tat-ca" else queryset.filter(state=asked)

    def choices(self, changelist: ChangeList) -> Any:
        asked = self.value() or WAITING.value
        for value, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": asked == value, "query_string": query, "display": label}


class DeskList(ChangeList):
    """The list with the findings and votes of its page, read at once for all rows."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        rows = list(self.result_list)
        votes = {
            item.nomination_id: item
            for item in AgendaItem.objects.filter(nomination__in=rows)
            .exclude(result="")
            .order_by("meeting__starts_at")
        }
        for row, findings in zip(rows, findings_for([case_of(row) for row in rows]), strict=True):
            row.desk_findings = findings
            row.desk_unmet = [finding for finding in findings if not finding.is_satisfied]
            row.desk_vote = votes.get(row.pk)
        self.result_list = rows


def _whole(text: str) -> int:
    """A number of a form; 0, which no row has, for anything else."""
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _keys(rows: Iterable[Nomination]) -> str:
    return ",".join(str(row.pk) for row in rows)


class ReasonForm(forms.Form):
    """Why a nomination goes back."""

    reason = forms.CharField(label="Lý do trả lại", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))


@admin.register(Nomination)
class NominationAdmin(ReadOnlyMixin, PortalAdmin):
    readers = OFFICE | {Role.CHAIRMAN}
    list_display = ("participant", "award_form", "period", "state")
    list_display_links = ("participant",)
    list_filter = (WaitingFilter, "registration__period", "award_form")
    list_select_related = (
        "award_form",
        "registration__period__campaign",
        "registration__collective",
        "registration__individual",
        "registration__unit",
        "registration__scorecard__grade",
    )
    ordering = ("registration__period", "award_form__position", "pk")
    actions = ("approve_selected",)
    change_list_template = "admin/desk.html"
    change_form_template = "admin/nomination.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Nomination]:
        """The desk of the campaign that the portal shows; another one's papers wait for its own days."""
        return super().get_queryset(request).filter(registration__period__campaign__is_active=True)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return super().get_actions(request) if signed_in(request).has_role(Role.CHAIRMAN) else {}

    @admin.display(description="đối tượng")
    def participant(self, row: Nomination) -> str:
        post = f", {row.registration.post}" if row.registration.post else ""
        return f"{row.registration.participant}{post}"

    @admin.display(description="đợt")
    def period(self, row: Nomination) -> str:
        return str(row.registration.period)

    @admin.action(description="Duyệt các đề nghị đã chọn")
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Nomination]) -> HttpResponse:
        """Go to the page that shows exactly what would be approved."""
        return redirect(f"{reverse('admin:nomination_approve')}?de_nghi={_keys(queryset.order_by('pk'))}")

    def get_urls(self) -> list[Any]:
        own = [
            path("duyet/", self.admin_site.admin_view(self.approve_view), name="nomination_approve"),
            path(
                "<int:pk>/tra-lai/",
                self.admin_site.admin_view(self.send_back_view),
                name="nomination_send_back",
            ),
        ]
        return own + super().get_urls()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What waits for the chairman, as cards; the filter shows the rest."""
        asked = request.GET.get(WaitingFilter.parameter_name) or WAITING.value
        own = {"title": "Đề nghị chờ Chủ tịch duyệt", "waiting": True} if asked == WAITING else {}
        context = {"title": "Đề nghị khen thưởng", "waiting_state": WAITING.value, **own}
        return super().changelist_view(request, context | (extra_context or {}))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One nomination on the chairman's desk: conditions, vote, and what stands in the way."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return HttpResponseNotAllowed(["GET"])
        row = get_object_or_404(
            self.get_queryset(request).select_related(*self.list_select_related), pk=object_id
        )
        user = signed_in(request)
        may_decide = row.state == WAITING and user.has_role(Role.CHAIRMAN)
        findings = findings_of(row)
        against = self._reasons(user, row) if may_decide else []
        context = {
            **self.admin_site.each_context(request),
            "title": str(row.registration.participant),
            "nomination": row,
            "findings": findings,
            "unmet": sum(not finding.is_satisfied for finding in findings),
            "item": row.agenda_items.exclude(result="").order_by("-meeting__starts_at").first(),
            "reasons": [reason for reason in against if not reason.code.startswith(CODE_PREFIX)],
            "blocked": bool(against),
            "may_decide": may_decide,
            "places": places_for([row]),
            "opts": self.opts,
        }
        return TemplateResponse(request, self.change_form_template or "", context)

    def approve_view(self, request: HttpRequest) -> HttpResponse:
        """GET shows what would be approved and what forbids it; POST approves all of it or nothing."""
        user = signed_in(request)
        if not user.has_role(Role.CHAIRMAN):
            raise PermissionDenied
        rows = self._chosen(request)
        if request.method == "POST":
            versions = [(row, _whole(request.POST.get(f"version_{row.pk}", ""))) for row in rows]
            try:
                done = approve(nominations=versions, by=user, now=timezone.now())
            except Refused as refusal:
                for reason in refusal.reasons:
                    self.message_user(request, reason.sentence, level="ERROR")
            else:
                self.message_user(request, f"Đã duyệt {len(done)} đề nghị.", level="SUCCESS")
                return redirect("admin:awards_nomination_changelist")
        cases = [{"row": row, "reasons": self._reasons(user, row)} for row in rows]
        ready = [row for row, case in zip(rows, cases, strict=True) if not case["reasons"]]
        context = {
            **self.admin_site.each_context(request),
            "title": "Duyệt đề nghị khen thưởng",
            "cases": cases,
            "blocked": len(ready) < len(rows),
            "ready": _keys(ready),
            "keys": _keys(rows),
            "places": places_for(rows),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/approve.html", context)

    def send_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return one nomination to the office, with a reason."""
        user = signed_in(request)
        if not user.has_role(Role.CHAIRMAN):
            raise PermissionDenied
        row = get_object_or_404(self.get_queryset(request), pk=pk)
        if row.state != WAITING and request.method == "GET":
            self.message_user(request, f"Đề nghị này không chờ duyệt: {row.get_state_display()}.", "WARNING")
            return redirect("admin:awards_nomination_change", row.pk)
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                send_back(
                    nomination=row,
                    by=user,
                    now=timezone.now(),
                    reason=form.cleaned_data["reason"],
                    version=version_of(request),
                )
            except Refused as refusal:
                for reason in refusal.reasons:
                    form.add_error(None, reason.sentence)
            else:
                self.message_user(request, "Đã trả lại Văn phòng kèm lý do.", level="SUCCESS")
                return redirect("admin:awards_nomination_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "Trả lại Văn phòng",
            "form": form,
            "object": row,
            "version": row.version,
            "lead": "Văn phòng nhận lại đề nghị cùng lý do này, bổ sung rồi trình lại.",
            "button": "Trả lại Văn phòng",
            "cancel_url": reverse("admin:awards_nomination_change", args=[row.pk]),
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/act.html", context)

    def _reasons(self, user: User, row: Nomination) -> list[Reason]:
        return reasons_against_person(user, row) + reasons_against_approving(row)

    def _chosen(self, request: HttpRequest) -> list[Nomination]:
        text = request.POST.get("de_nghi") or request.GET.get("de_nghi", "")
        keys = [_whole(key) for key in text.split(",")]
        rows = self.get_queryset(request).filter(pk__in=keys).select_related(*self.list_select_related)
        return list(rows.order_by("registration__period", "award_form__position", "pk"))
