"""Roles are Django groups; this makes sure that each one is there."""

from __future__ import annotations

from django.contrib.auth.models import Group

from campaigns.enums import Role


def sync_roles() -> list[Role]:
    """Make a group for every role that has none; other groups stay as they are. Returns the new ones."""
    present = set(Group.objects.order_by("pk").values_list("name", flat=True))
    missing = [role for role in Role if role.value not in present]
    Group.objects.bulk_create(Group(name=role.value) for role in missing)
    return missing
