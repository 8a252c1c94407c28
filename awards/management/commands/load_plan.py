"""manage.py load_plan FILE: load a plan file, or print every mistake in it and change nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from awards.actions.plan import load_plan
from campaigns.errors import Refused


class Command(BaseCommand):
    help = "Nạp tệp kế hoạch (TOML) vào cổng; nếu tệp có lỗi thì in ra mọi lỗi và không thay đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="đường dẫn tới tệp kế hoạch")
        parser.add_argument(
            "--activate",
            action="store_true",
            help="cho cổng hiển thị kế hoạch này thay kế hoạch đang hiển thị",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_plan(source=options["file"], now=timezone.now(), activate=options["activate"])
        except Refused as refused:
            if refused.codes == ("unreadable",):
                raise CommandError(str(refused)) from refused
            for reason in refused.reasons:
                self.stderr.write(reason.sentence)
            raise CommandError(
                f"Không nạp được kế hoạch: {len(refused.reasons)} lỗi, chưa thay đổi gì."
            ) from refused
        if loaded.changed:
            self.stdout.write(f"Đã nạp {loaded.campaign}: {loaded.changed} dòng dữ liệu thay đổi.")
        else:
            self.stdout.write(f"{loaded.campaign}: không có gì thay đổi.")
