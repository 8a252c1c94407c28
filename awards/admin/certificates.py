"""The places on a Giấy khen, measured in millimetres by the office."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import DecimalField
from django.forms import TextInput
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from awards.actions.certificates import fill_layout
from awards.models import CertificateField, CertificateLayout
from campaigns.admin_base import PortalAdmin, TableInline

PRINTS = (
    ("giay-khen-thu", "Xem giấy khen in thử"),
    ("giay-khen-can-chinh", "Tải tờ căn chỉnh có lưới mi-li-mét"),
)


MILLIMETRES = TextInput(attrs={"size": 6, "inputmode": "decimal"})


class CertificateFieldInline(TableInline):
    """Every part has its row; parts are neither added nor taken away, only moved."""

    model = CertificateField
    formfield_overrides: ClassVar[dict[Any, Any]] = {
        **TableInline.formfield_overrides,
        DecimalField: {"localize": True, "widget": MILLIMETRES},
    }
    readonly_fields = ("part",)
    fields = ("part", "x", "y", "width", "size", "least_size", "align", "lines", "preprinted")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(CertificateLayout)
class CertificateLayoutAdmin(PortalAdmin):
    list_display = ("organisation", "offset_x", "offset_y")
    list_select_related = ("organisation",)
    inlines = (CertificateFieldInline,)

    def get_readonly_fields(
        self, request: HttpRequest, obj: CertificateLayout | None = None
    ) -> tuple[str, ...]:
        return ("organisation", "prints") if obj is not None else ()

    @admin.display(description="In thử")
    def prints(self, layout: CertificateLayout) -> SafeString:
        """The papers that show the places as they are saved."""
        return format_html_join(
            " · ",
            '<a href="{}" target="_blank">{}</a>',
            ((reverse("printout", args=[slug, layout.pk]), label) for slug, label in PRINTS),
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """A new layout begins with the default places."""
        super().save_related(request, form, formsets, change)
        fill_layout(layout=form.instance)
