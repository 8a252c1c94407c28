"""manage.py verify_dossier FILE.zip: check the sums of a dossier and say in words what is wrong."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from awards.documents.bundle import faults_of


class Command(BaseCommand):
    help = "Kiểm tra tệp ZIP hồ sơ khen thưởng: đủ tệp, đúng mã kiểm tra."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="tệp ZIP của hồ sơ")

    def handle(self, *args: Any, **options: Any) -> None:
        faults = faults_of(options["file"])
        if faults:
            raise CommandError(" ".join(faults))
        self.stdout.write(f"{options['file'].name}: hồ sơ còn nguyên vẹn, mã kiểm tra của mọi tệp đều khớp.")
