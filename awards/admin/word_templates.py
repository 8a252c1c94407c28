"""An office's own Word templates: uploaded, checked, tried, put to use; and the fields that they may use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from awards.actions.word_templates import add_template, remove_template, stop_template, use_template
from awards.documents.own_words import (
    example_of,
    fields_of,
    fill,
    kind_label,
    report_on,
    sheet_class,
    starter_of,
    template_kinds,
)
from awards.documents.own_words.pages import rows_of_fields
from awards.documents.sheets import Sheet
from awards.documents.word import read_template
from awards.models import PaperTemplate
from awards.permissions import may_keep_templates
from campaigns.admin_base import OFFICE, PortalAdmin, ReadOnlyMixin
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.http import campaign_or_404, signed_in, word_response
from campaigns.models import User
from campaigns.rules.vietnamese import ascii_filename
from campaigns.rules.word_files import check_word_file

CHANGELIST = "admin:awards_papertemplate_changelist"
CHANGE = "admin:awards_papertemplate_change"


class TemplateForm(forms.Form):
    """A .docx for one kind of paper."""

    sheet = forms.ChoiceField(label="Loại văn bản", choices=template_kinds)
    title = forms.CharField(
        label="Tên mẫu", max_length=200, required=False, help_text="Để trống thì lấy tên tệp."
    )
    upload = forms.FileField(
        label="Tệp Word (.docx)",
        help_text="Tối đa 5 MB, không có macro, không có hình ảnh liên kết ra ngoài tệp.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


@admin.register(PaperTemplate)
class PaperTemplateAdmin(ReadOnlyMixin, PortalAdmin):
    readers = OFFICE | {Role.ADMINISTRATOR}
    list_display = ("title", "kind", "in_use", "uploaded_by", "uploaded_at")
    list_select_related = ("uploaded_by",)
    change_list_template = "admin/word_templates.html"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._held(request, self.readers)

    @admin.display(description="loại văn bản", ordering="sheet")
    def kind(self, row: PaperTemplate) -> str:
        return kind_label(row.sheet)

    @admin.display(description="sử dụng", ordering="is_active")
    def in_use(self, row: PaperTemplate) -> str:
        return "Đang dùng" if row.is_active else "Chưa dùng"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        own = [
            path("truong/", view(self.fields_view), name="word_fields"),
            path("mau-co-san/<str:sheet>/", view(self.starter_view), name="word_starter"),
            path("<int:pk>/tep/", view(self.file_view), name="word_file"),
            path("<int:pk>/thu/", view(self.try_view), name="word_try"),
        ]
        return own + super().get_urls()

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Upload a template; it is checked, and put to use from its own page."""
        user = self._keeper(request)
        form = TemplateForm(
            request.POST or None, request.FILES or None, initial={"sheet": request.GET.get("loai", "")}
        )
        if request.method == "POST" and form.is_valid():
            try:
                row = self._add(form, user)
            except Refused as refusal:
                for reason in refusal.reasons:
                    form.add_error("upload", reason.sentence)
            else:
                self.message_user(request, f"Đã tải lên mẫu “{row}”.", level="SUCCESS")
                return redirect(CHANGE, row.pk)
        context = {"title": "Tải mẫu lên", "form": form, "cancel_url": reverse(CHANGELIST)}
        return self._page(request, "admin/word_template_upload.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """What a template asks for and misses, and the buttons to try, use, stop and remove it."""
        user = self._keeper(request)
        row = get_object_or_404(self.get_queryset(request), pk=object_id)
        sheet = _sheet_or_404(row.sheet)
        report = None
        try:
            report = report_on(read_template(row), sheet)
        except Refused as refusal:
            self.message_user(request, str(refusal), level="ERROR")
        if request.method == "POST":
            return self._act(request, row, user, usable=report is not None and report.is_usable)
        context = {
            "title": str(row),
            "template": row,
            "kind": kind_label(row.sheet),
            "report": report,
        }
        return self._page(request, "admin/word_template.html", context)

    def fields_view(self, request: HttpRequest) -> HttpResponse:
        """The fields of one kind of paper: how to write each, what it is, an example."""
        self._keeper(request)
        name = request.GET.get("loai") or template_kinds()[0][0]
        sheet = _sheet_or_404(name)
        context = {
            "title": f"Trường của mẫu: {kind_label(name)}",
            "kinds": template_kinds(),
            "sheet": name,
            "rows": rows_of_fields(fields_of(sheet), example_of(sheet)),
            "has_starter": starter_of(sheet) is not None,
        }
        return self._page(request, "admin/word_fields.html", context)

    def starter_view(self, request: HttpRequest, sheet: str) -> HttpResponse:
        """A template in the portal's look, to work on."""
        self._keeper(request)
        content = starter_of(_sheet_or_404(sheet))
        if content is None:
            raise Http404("Cổng chưa có mẫu sẵn cho loại văn bản này.")
        return word_response(content, f"Mau_{ascii_filename(kind_label(sheet))}")

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The template as it was uploaded."""
        return self._sent(request, pk, lambda row: read_template(row), "Mau")

    def try_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The template filled with invented values."""
        return self._sent(
            request, pk, lambda row: fill(read_template(row), example_of(_sheet_or_404(row.sheet))), "Thu"
        )

    def _add(self, form: TemplateForm, user: User) -> PaperTemplate:
        upload = form.cleaned_data["upload"]
        content = upload.read()
        check_word_file(upload.name, content)
        return add_template(
            organisation=campaign_or_404().organisation,
            sheet=form.cleaned_data["sheet"],
            title=form.cleaned_data["title"] or PurePath(upload.name).stem,
            content=content,
            by=user,
            now=timezone.now(),
        )

    def _act(self, request: HttpRequest, row: PaperTemplate, user: User, *, usable: bool) -> HttpResponse:
        acts: dict[str, tuple[Callable[..., None], str]] = {
            "dung": (use_template, f"Từ nay văn bản Word loại này theo mẫu “{row}”."),
            "ngung": (stop_template, f"Đã ngừng dùng mẫu “{row}”."),
            "xoa": (remove_template, f"Đã xóa mẫu “{row}”."),
        }
        asked = request.POST.get("viec", "")
        if asked not in acts:
            raise Http404
        if asked == "dung" and not usable:
            self.message_user(request, "Mẫu còn lỗi nên chưa dùng được. Hãy sửa rồi tải lên lại.", "ERROR")
            return redirect(CHANGE, row.pk)
        act, done = acts[asked]
        try:
            act(template=row, by=user, now=timezone.now())
        except Refused as refusal:
            self.message_user(request, str(refusal), level="ERROR")
            return redirect(CHANGE, row.pk)
        self.message_user(request, done, level="SUCCESS")
        return redirect(CHANGELIST) if asked == "xoa" else redirect(CHANGE, row.pk)

    def _sent(
        self, request: HttpRequest, pk: int, make: Callable[[PaperTemplate], bytes], stem: str
    ) -> HttpResponse:
        self._keeper(request)
        row = get_object_or_404(self.get_queryset(request), pk=pk)
        try:
            return word_response(make(row), f"{stem}_{ascii_filename(row.title)}")
        except Refused as refusal:
            self.message_user(request, str(refusal), level="ERROR")
            return redirect(CHANGE, row.pk)

    def _keeper(self, request: HttpRequest) -> User:
        user = signed_in(request)
        if not may_keep_templates(user):
            raise PermissionDenied
        return user

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, template, shared | context)


def _sheet_or_404(name: str) -> type[Sheet]:
    found = sheet_class(name)
    if found is None:
        raise Http404("Không có loại văn bản này.")
    return found
