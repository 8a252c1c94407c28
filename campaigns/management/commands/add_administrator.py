"""Make the first administrator, who then makes all other accounts in the admin."""

from __future__ import annotations

from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from campaigns.enums import Role
from campaigns.models import User


class Command(BaseCommand):
    help = "Tạo tài khoản quản trị đầu tiên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("full_name", help="họ và tên")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for the password twice; one line says when the name is taken or the password is weak."""
        user = User(username=options["username"], full_name=options["full_name"])
        password = getpass("Mật khẩu: ")
        if password != getpass("Nhập lại mật khẩu: "):
            raise CommandError("Hai lần nhập mật khẩu không giống nhau.")
        try:
            validate_password(password, user)
            user.set_password(password)
            user.full_clean()
        except ValidationError as trouble:
            raise CommandError(" ".join(trouble.messages)) from trouble
        user.save()
        user.groups.add(Group.objects.get_or_create(name=Role.ADMINISTRATOR.value)[0])
        self.stdout.write(f"Đã tạo tài khoản quản trị “{user.username}”.")
