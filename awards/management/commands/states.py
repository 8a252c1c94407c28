"""Write docs/states.md from the tables of moves, or compare it with them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from awards.documents.states import states_page

PAGE = settings.BASE_DIR / "docs" / "states.md"


class Command(BaseCommand):
    help = "Ghi docs/states.md từ các bảng chuyển trạng thái."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ so sánh, không ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the page; with ``--check`` fail when the page on disk is another one."""
        text = states_page()
        if not options["check"]:
            PAGE.write_text(text, encoding="utf-8")
        elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
            raise CommandError("docs/states.md không khớp với các bảng chuyển trạng thái; hãy chạy: make fix")
