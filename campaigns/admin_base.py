"""The admin site of the portal, and what every admin page of both apps shares.

Permissions are asked of roles, not of Django's permission rows: there is one way to say who may.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.admin import AdminSite, ModelAdmin, StackedInline, TabularInline
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, DecimalField, Model, SlugField, TextField
from django.forms import CharField as TextInputField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.enums import Role
from campaigns.http import signed_in
from campaigns.models import User
from campaigns.queries.audit import history_of
from campaigns.rules.vietnamese import nfc

ADMITTED = frozenset({Role.OFFICE, Role.CHAIRMAN, Role.ADMINISTRATOR})
OFFICE = frozenset({Role.OFFICE})
NOBODY: frozenset[Role] = frozenset()


class PortalAdminSite(AdminSite):
    """Plain Django admin behind the portal's own sign-in, open to the roles that have work there."""

    site_header = "Quản trị"
    site_title = "Quản trị"
    index_title = "Quản trị"
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the user holds a role that works in the admin."""
        return isinstance(request.user, User) and request.user.has_role(*ADMITTED)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The portal's sign-in page; somebody signed in without such a role gets a 403."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or request.get_full_path())


class StoredText(TextInputField):
    """A text as it is stored: composed letters, so that names typed on any keyboard are found and equal."""

    def to_python(self, value: Any) -> Any:
        """``value`` by ``rules.vietnamese.nfc``; an empty one stays what the field takes as empty."""
        text = super().to_python(value)
        return nfc(text) if text else text


class RoleMixin(BaseModelAdmin):
    """Who reads and who writes the rows of a page, by role."""

    formfield_overrides: ClassVar[dict[Any, Any]] = {
        SlugField: {},  # a code has no letters to compose, and a field of its own
        CharField: {"form_class": StoredText},
        TextField: {"form_class": StoredText},
        DecimalField: {"localize": True},  # "82,5", as people write
    }
    readers: frozenset[Role] = OFFICE
    writers: frozenset[Role] = OFFICE

    def _held(self, request: HttpRequest, roles: Iterable[Role]) -> bool:
        return isinstance(request.user, User) and request.user.has_role(*roles)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._held(request, self.readers | self.writers)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._held(request, self.readers | self.writers)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._held(request, self.writers)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._held(request, self.writers)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._held(request, self.writers)


class PortalAdmin(RoleMixin, ModelAdmin):
    """An admin page whose changes stand in the portal's own record."""

    show_full_result_count = False
    list_per_page = 50

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        self._record(request, obj, "add", "Thêm trong trang quản trị.")

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        self._record(request, obj, "change", "Sửa trong trang quản trị.", message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for obj in queryset:
            self._record(request, obj, "delete", "Xóa trong trang quản trị.")

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The portal's record of one row, the latest first."""
        obj = get_object_or_404(self.get_queryset(request), pk=object_id)
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": "Nhật ký",
            "entries": history_of(obj),
            "object": obj,
            "opts": self.opts,
        }
        return TemplateResponse(request, "admin/record.html", context)

    def _record(self, request: HttpRequest, obj: Model, verb: str, summary: str, message: Any = "") -> None:
        record(
            by=signed_in(request),
            now=timezone.now(),
            action=f"admin.{verb}",
            summary=summary,
            about=obj,
            changes={"admin": message} if message else None,
        )


class ReadOnlyMixin(RoleMixin):
    """Rows that people look at here and that only the portal's own actions change."""

    writers = NOBODY


class TableInline(RoleMixin, TabularInline):
    """A table of rows inside another page."""

    extra = 0


class BlockInline(RoleMixin, StackedInline):
    """Rows with long texts inside another page."""

    extra = 0
