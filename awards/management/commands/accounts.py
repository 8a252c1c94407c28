"""manage.py accounts: one sample account for every role, and its password while it is the sample's."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from awards.sample.accounts import Shown, shown_accounts

CHANGED = "(mật khẩu đã đổi)"


class Command(BaseCommand):
    help = "In tài khoản mẫu của từng vai trò, kèm mật khẩu nếu vẫn là mật khẩu mẫu."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = shown_accounts()
        if not rows:
            self.stdout.write("Không có tài khoản mẫu.")
            return
        head = ("VAI TRÒ", "TÀI KHOẢN", "MẬT KHẨU", "HỌ VÀ TÊN")
        cells = [head, *(_cells(row) for row in rows)]
        widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
        for line in cells:
            padded = (text.ljust(width) for text, width in zip(line, widths, strict=True))
            self.stdout.write("  ".join(padded).rstrip())


def _cells(row: Shown) -> tuple[str, str, str, str]:
    return row.role.label, row.username, row.password or CHANGED, row.full_name
