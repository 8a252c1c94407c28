"""manage.py load_sample: an invented commune with four years of work, for learning and for trying out."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from awards.sample.load import is_empty, load_sample
from campaigns.errors import Refused


class Command(BaseCommand):
    help = "Nạp kế hoạch và dữ liệu mẫu (người hư cấu, bốn năm thi đua) vào cơ sở dữ liệu trống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="nếu đã có dữ liệu thì thôi, không báo lỗi"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_empty"] and not is_empty():
            self.stdout.write("Đã có dữ liệu, không nạp dữ liệu mẫu.")
            return
        self.stdout.write("Đang nạp dữ liệu mẫu, mất khoảng một phút …")
        self.stdout.flush()
        try:
            load_sample()
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write("Đã nạp kế hoạch và dữ liệu mẫu.")
