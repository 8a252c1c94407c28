"""Accounts: who signs in and with which roles. Kept by the administrator, who has no say in awards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from campaigns.admin_base import PortalAdmin
from campaigns.enums import Role
from campaigns.models import User

KEEPERS = frozenset({Role.ADMINISTRATOR})
SAY_IN_AWARDS = frozenset({Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN})

admin.site.unregister(Group)  # roles are words of the code; a group of another name would mean nothing


class RoleField(forms.ModelMultipleChoiceField):
    """The roles, each with its Vietnamese name."""

    def label_from_instance(self, obj: Model) -> str:
        return Role(obj.name).label if isinstance(obj, Group) else str(obj)


def role_field() -> RoleField:
    """The field for roles: the groups that ``sync_roles`` made."""
    known = [role.value for role in Role]
    return RoleField(
        label="Vai trò",
        queryset=Group.objects.filter(name__in=known).order_by("pk"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class RoleFilter(SimpleListFilter):
    """The accounts of one role, by its Vietnamese name."""

    title = "vai trò"
    parameter_name = "vai_tro"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return Role.choices()

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class RolesMixin(forms.ModelForm):
    """Checks that the roles of one account go together."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        held = {Role(group.name) for group in values.get("groups") or ()}
        if Role.ADMINISTRATOR in held and held & SAY_IN_AWARDS:
            self.add_error("groups", "Quản trị không được kiêm Văn phòng, Hội đồng hoặc Chủ tịch.")
        if Role.UNIT in held and values.get("collective") is None:
            self.add_error("collective", "Vai trò Đơn vị cần chọn đơn vị đại diện.")
        if Role.INDIVIDUAL in held and values.get("individual") is None:
            self.add_error("individual", "Vai trò Cá nhân cần chọn cá nhân.")
        return values


class AccountForm(RolesMixin, UserChangeForm):
    groups = role_field()


class NewAccountForm(RolesMixin, AdminUserCreationForm):
    groups = role_field()

    class Meta:
        model = User
        fields = ("username", "full_name", "groups", "collective", "individual")


@admin.register(User)
class AccountAdmin(PortalAdmin, UserAdmin):
    readers = writers = KEEPERS
    form = AccountForm
    add_form = NewAccountForm
    list_display = ("username", "full_name", "role_names", "collective", "is_active", "last_login")
    list_filter = ("is_active", RoleFilter)
    list_select_related = ("collective",)
    search_fields = ("username", "full_name")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "full_name", "email", "is_active")}),
        ("Vai trò", {"fields": ("groups", "collective", "individual")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "full_name", "usable_password", "password1", "password2")}),
        ("Vai trò", {"fields": ("groups", "collective", "individual")}),
    )

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="vai trò")
    def role_names(self, user: User) -> str:
        """The roles in words."""
        known = {role.value: role.label for role in Role}
        return ", ".join(known[group.name] for group in user.groups.all() if group.name in known)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """Never: an account that is no longer used is switched off, its name stays in the record."""
        return False
