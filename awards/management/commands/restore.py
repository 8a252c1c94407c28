"""Bring a back-up into an empty portal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from awards.actions.backups import restore
from campaigns.errors import Refused


class Command(BaseCommand):
    help = "Khôi phục bản sao lưu vào cơ sở dữ liệu trống."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="tệp ZIP do lệnh backup ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line with the figures, or one line that says why not."""
        try:
            counts = restore(source=Path(options["file"]))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = sum(count for name, count in counts.items() if name != "files")
        self.stdout.write(f"Đã khôi phục {rows} dòng và {counts['files']} tệp.")
