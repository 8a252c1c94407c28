"""Accounts: roles in words, roles that do not go together, and no say in awards for their keeper."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from campaigns.enums import Role
from campaigns.models import AuditEntry, User
from tests import factories as make
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = "/admin/campaigns/user/"
SECRET = "Hoa-ban-trang-2024"


@pytest.fixture
def keeper(client: Client) -> Client:
    client.force_login(make.make_user(Role.ADMINISTRATOR, full_name="Phạm Thu Dung"))
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    return client


def form(*roles: Role, **fields: Any) -> dict[str, Any]:
    groups = list(Group.objects.filter(name__in=[role.value for role in roles]).values_list("pk", flat=True))
    return {
        "username": "can-bo",
        "full_name": "Đỗ Văn Đạt",
        "usable_password": "true",
        "password1": SECRET,
        "password2": SECRET,
        "groups": groups,
        "collective": "",
        "individual": "",
    } | fields


def test_a_new_account_gets_its_roles_and_a_line_in_the_record(keeper: Client) -> None:
    response = keeper.post(LIST + "add/", form(Role.OFFICE, Role.CULTURE))

    assert response.status_code == 302
    made = User.objects.get(username="can-bo")
    assert made.roles == {Role.OFFICE, Role.CULTURE}
    assert made.check_password(SECRET)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor, entry.object_label) == ("admin.add", "Phạm Thu Dung", "Đỗ Văn Đạt")
    assert SECRET not in str(entry.changes)


@pytest.mark.parametrize("other", [Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN], ids=str)
def test_the_administrator_has_no_say_in_awards(keeper: Client, other: Role) -> None:
    response = keeper.post(LIST + "add/", form(Role.ADMINISTRATOR, other))

    assert response.status_code == 200
    assert "Quản trị không được kiêm Văn phòng, Hội đồng hoặc Chủ tịch." in response.content.decode()
    assert not User.objects.filter(username="can-bo").exists()


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        (Role.UNIT, "Vai trò Đơn vị cần chọn đơn vị đại diện."),
        (Role.INDIVIDUAL, "Vai trò Cá nhân cần chọn cá nhân."),
    ],
    ids=str,
)
def test_a_role_names_for_whom_it_speaks(keeper: Client, role: Role, sentence: str) -> None:
    assert sentence in keeper.post(LIST + "add/", form(role)).content.decode()


def test_one_account_for_one_person(keeper: Client) -> None:
    person = World().person
    make.make_user(Role.INDIVIDUAL, individual=person)

    response = keeper.post(LIST + "add/", form(Role.INDIVIDUAL, individual=person.pk))

    assert response.status_code == 200
    assert User.objects.filter(individual=person).count() == 1


def test_roles_are_shown_in_words(keeper: Client) -> None:
    make.make_user(Role.UNIT, Role.CULTURE)

    text = keeper.get(LIST).content.decode()

    assert "Đơn vị, Văn hóa – xã hội" in text or "Văn hóa – xã hội, Đơn vị" in text
    assert ">unit<" not in text


def test_changing_roles_and_switching_off(keeper: Client) -> None:
    user = make.make_user(Role.OFFICE)
    changed = {"username": user.username, "full_name": user.full_name, "email": ""}

    response = keeper.post(f"{LIST}{user.pk}/change/", changed | {"groups": form(Role.COUNCIL)["groups"]})

    assert response.status_code == 302
    stored = User.objects.get(pk=user.pk)
    assert stored.roles == {Role.COUNCIL}
    assert not stored.is_active


def test_a_new_password_is_set_here(keeper: Client) -> None:
    user = make.make_user(Role.OFFICE)
    secret = {"usable_password": "true", "password1": SECRET, "password2": SECRET, "set-password": "1"}

    response = keeper.post(f"{LIST}{user.pk}/password/", secret)

    assert response.status_code == 302
    assert User.objects.get(pk=user.pk).check_password(SECRET)


def test_accounts_are_never_deleted(keeper: Client) -> None:
    user = make.make_user(Role.OFFICE)

    assert keeper.post(f"{LIST}{user.pk}/delete/", {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=user.pk).exists()


def test_the_office_does_not_keep_accounts(client: Client) -> None:
    client.force_login(make.make_user(Role.OFFICE))

    assert client.get(LIST).status_code == 403
    assert client.post(LIST + "add/", form(Role.ADMINISTRATOR)).status_code == 403
