"""manage.py verify_dossier FILE.zip: check a dossier's ZIP and say in words what is wrong."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from awards.documents.bundle import check


class Command(BaseCommand):
    help = "Kiểm tra tệp ZIP hồ sơ khen thưởng: đủ tệp, đúng mã kiểm tra, đúng thứ tự, đủ trang, mở được."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp ZIP của hồ sơ")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        found = check(path, path.name)
        for note in found.notes:
            self.stdout.write(f"Lưu ý: {note}")
        if not found.is_whole:
            lines = "\n".join(f"- {fault}" for fault in found.faults)
            raise CommandError(f"{path.name}: có {len(found.faults)} điểm sai.\n{lines}")
        self.stdout.write(f"{path.name}: hồ sơ còn nguyên vẹn. {found.summary}")
