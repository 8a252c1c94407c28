"""Back the whole portal up into one file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from awards.actions.backups import back_up
from campaigns.errors import Refused


class Command(BaseCommand):
    help = "Sao lưu toàn bộ cổng vào một tệp."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="tệp ZIP sẽ được ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line with the figures, or one line that says why not."""
        try:
            counts = back_up(target=Path(options["file"]), now=timezone.now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = sum(count for name, count in counts.items() if name != "files")
        self.stdout.write(f"Đã sao lưu {rows} dòng và {counts['files']} tệp.")
