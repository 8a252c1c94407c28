"""Signing in and out, lock-out, and the own password."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from campaigns.enums import Role
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
ADDRESS = "203.0.113.7"


def _sign_in(client: Client, username: str, password: str, **more: str) -> object:
    data = {"username": username, "password": password} | more
    return client.post(reverse("login"), data, REMOTE_ADDR=ADDRESS)


def test_the_page_is_public_and_in_vietnamese(client: Client) -> None:
    text = client.get(reverse("login")).content.decode()
    assert "Tên đăng nhập" in text
    assert "Username" not in text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_one_lands_where_the_work_is(client: Client, role: Role) -> None:
    user = make_user(role)
    answer = _sign_in(client, user.username, PASSWORD)
    assert answer["Location"] in ("/viec-can-lam/", "/")


def test_the_administrator_lands_in_the_admin(client: Client) -> None:
    user = make_user(Role.ADMINISTRATOR)
    assert _sign_in(client, user.username, PASSWORD)["Location"] == reverse("admin:index")


def test_one_comes_back_to_the_page_asked_for_but_not_elsewhere(client: Client) -> None:
    user = make_user(Role.OFFICE)
    answer = _sign_in(client, user.username, PASSWORD, next=reverse("registrations"))
    assert answer["Location"] == reverse("registrations")
    client.logout()
    assert (
        "vi-du.test" not in _sign_in(client, user.username, PASSWORD, next="https://vi-du.test/")["Location"]
    )


def test_five_failures_lock_this_name_at_this_address_only(client: Client, settings: Settings) -> None:
    settings.AXES_ENABLED = True
    user, colleague = make_user(Role.OFFICE), make_user(Role.UNIT)
    for _ in range(4):
        assert _sign_in(client, user.username, "sai-mat-khau").status_code == 200
    locked = _sign_in(client, user.username, "sai-mat-khau")
    assert locked.status_code == 429
    assert "Tạm khóa đăng nhập" in locked.content.decode()
    assert _sign_in(client, user.username, PASSWORD).status_code == 429
    assert _sign_in(client, colleague.username, PASSWORD).status_code == 302
    elsewhere = Client(REMOTE_ADDR="203.0.113.8")
    data = {"username": user.username, "password": PASSWORD}
    assert elsewhere.post(reverse("login"), data).status_code == 302


def test_a_closed_account_does_not_sign_in(client: Client) -> None:
    user = make_user(Role.OFFICE, is_active=False)
    assert _sign_in(client, user.username, PASSWORD).status_code == 200


def test_signing_out_is_posted(client: Client) -> None:
    client.force_login(make_user(Role.UNIT))
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).status_code == 302
    assert client.get(reverse("registrations")).status_code == 302


def test_the_password_is_changed_with_the_old_one(client: Client) -> None:
    user = make_user(Role.UNIT)
    client.force_login(user)
    new = "khoai-lang-nuong-2024"
    typed = {"old_password": "sai", "new_password1": new, "new_password2": new}
    refused = client.post(reverse("password_change"), typed)
    assert refused.status_code == 200
    assert "password" not in refused.context["form"].errors["old_password"][0].lower()
    done = client.post(reverse("password_change"), typed | {"old_password": PASSWORD}, follow=True)
    assert "Đã đổi mật khẩu" in done.content.decode()
    user.refresh_from_db()
    assert user.check_password(new)


def test_a_guest_changes_no_password(client: Client) -> None:
    assert client.get(reverse("password_change"))["Location"].startswith(reverse("login"))
