"""manage.py sync_roles: a group for every role of the portal."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from campaigns.actions.roles import sync_roles


class Command(BaseCommand):
    help = "Tạo nhóm tài khoản cho mỗi vai trò của cổng còn thiếu; không sửa nhóm đã có."

    def handle(self, *args: Any, **options: Any) -> None:
        made = sync_roles()
        if made:
            self.stdout.write(f"Đã tạo vai trò: {', '.join(role.label for role in made)}.")
        else:
            self.stdout.write("Các vai trò đã đủ.")
