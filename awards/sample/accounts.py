"""The sample accounts, and what the starter of a portal is told of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import Group

from awards.sample.tables import table
from campaigns.actions.roles import sync_roles
from campaigns.enums import Role
from campaigns.models import Collective, Individual, User

ADMITTED_TO_ADMIN = frozenset({Role.OFFICE, Role.CHAIRMAN, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Shown:
    """One account as it is told to people: ``password`` is empty once it was changed."""

    role: Role
    username: str
    full_name: str
    password: str


def sample_password() -> str:
    """The one password of all sample accounts."""
    return str(table("world")["password"])


def make_accounts(names: dict[str, str]) -> dict[str, User]:
    """All sample accounts by username; ``names`` gives the full name of each person by his key."""
    sync_roles()
    groups = {group.name: group for group in Group.objects.order_by("pk")}
    made = {}
    for row in table("world")["accounts"]:
        roles = [Role(role) for role in row["roles"]]
        user = User(
            username=row["username"],
            full_name=row.get("name") or names[row["person"]],
            is_staff=not ADMITTED_TO_ADMIN.isdisjoint(roles),
        )
        user.set_password(sample_password())
        user.save()
        user.groups.set([groups[role.value] for role in roles])
        made[user.username] = user
    return made


def link_accounts(
    users: dict[str, User], units: dict[str, Collective], people: dict[str, Individual]
) -> None:
    """Tell each account whom it speaks for and who it is."""
    for row in table("world")["accounts"]:
        user = users[row["username"]]
        user.collective = units.get(row.get("unit", ""))
        user.individual = people.get(row.get("person", ""))
        user.save()


def shown_accounts() -> list[Shown]:
    """One sample account for every role, in the order of the roles; accounts that are gone are left out."""
    rows = table("world")["accounts"]
    named = {role: _first(rows, role) for role in Role}
    present = {
        user.username: user for user in User.objects.filter(username__in=named.values()).order_by("username")
    }
    return [
        Shown(role, username, present[username].full_name, _password_of(present[username]))
        for role, username in named.items()
        if username in present
    ]


def _first(rows: Iterable[dict[str, Any]], role: Role) -> str:
    """The username of the first account whose main role is ``role``."""
    return str(next(row["username"] for row in rows if row["roles"][0] == role.value))


def _password_of(user: User) -> str:
    return sample_password() if check_password(sample_password(), user.password) else ""
