"""sync_roles, accounts and load_sample as they are typed."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from awards.sample.accounts import make_accounts, sample_password
from awards.sample.tables import table
from campaigns.enums import Role
from campaigns.models import Individual, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def run(command: str, *arguments: str) -> str:
    out = StringIO()
    call_command(command, *arguments, stdout=out)
    return out.getvalue()


def test_roles_are_made_once() -> None:
    Group.objects.create(name="khac")
    Group.objects.create(name=Role.OFFICE.value)
    assert "Đơn vị" in run("sync_roles")
    assert run("sync_roles") == "Các vai trò đã đủ.\n"
    assert set(Group.objects.values_list("name", flat=True)) == {"khac", *(role.value for role in Role)}


def test_accounts_of_an_empty_portal() -> None:
    assert run("accounts") == "Không có tài khoản mẫu.\n"


def test_accounts_are_told_in_columns_and_changed_passwords_are_not() -> None:
    make_accounts({row["key"]: row["name"] for row in table("world")["people"]})
    clerk = User.objects.get(username="vanphong")
    clerk.set_password("mot-mat-khau-khac")
    clerk.save()
    lines = run("accounts").splitlines()
    assert len(lines) == 1 + len(Role)
    place = lines[0].index("MẬT KHẨU")
    assert lines[1][place:].startswith("(mật khẩu đã đổi)")
    assert "mot-mat-khau-khac" not in "".join(lines)
    assert all(line[place:].startswith(sample_password()) for line in lines[2:])


def test_an_account_that_is_gone_is_not_told() -> None:
    make_accounts({row["key"]: row["name"] for row in table("world")["people"]})
    User.objects.get(username="canhan").delete()
    assert "canhan" not in run("accounts")


def test_the_sample_is_never_mixed_with_real_work() -> None:
    make_user(Role.OFFICE, username="nguoi-that")
    with pytest.raises(CommandError, match="cơ sở dữ liệu trống"):
        call_command("load_sample")
    assert run("load_sample", "--if-empty") == "Đã có dữ liệu, không nạp dữ liệu mẫu.\n"
    assert not Individual.objects.exists()
