"""manage.py export_dossier --period CODE --form CODE --out DIR: the ZIP that the button gives."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from awards.documents.bundle import Bundle, bundle
from awards.queries.dossiers import find_folder
from campaigns.errors import Reason, Refused
from campaigns.models import Campaign
from campaigns.queries.campaign import active_campaign


class Command(BaseCommand):
    help = "Xuất hồ sơ khen thưởng của một đợt và một hình thức thành tệp ZIP."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--period", required=True, help="mã đợt thi đua, ví dụ 2024")
        parser.add_argument("--form", required=True, help="mã hình thức khen thưởng")
        parser.add_argument("--out", required=True, type=Path, help="thư mục ghi tệp ZIP")
        parser.add_argument("--campaign", help="mã kế hoạch; không ghi thì lấy kế hoạch đang hiển thị")
        parser.add_argument(
            "--draft", action="store_true", help="xuất bản nháp khi hồ sơ chưa phát hành đủ văn bản"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = find_folder(_campaign(options["campaign"]), options["period"], options["form"])
        if isinstance(folder, Reason):
            raise CommandError(folder.sentence)
        try:
            made = bundle(folder, today=timezone.localdate(), as_draft=options["draft"])
        except Refused as refused:
            raise CommandError(f"Chưa xuất được hồ sơ: {refused}") from refused
        path = _write(made, options["out"])
        self.stdout.write(f"Đã xuất {path} ({len(made.content)} byte).")


def _campaign(code: str | None) -> Campaign:
    rows = Campaign.objects.select_related("organisation")
    found = rows.filter(code=code).order_by("pk").first() if code else active_campaign()
    if found is None:
        raise CommandError(
            f"Không có kế hoạch mã “{code}”." if code else "Chưa có kế hoạch nào đang hiển thị trên cổng."
        )
    return found


def _write(made: Bundle, folder: Path) -> Path:
    """Write the bundle whole or not at all."""
    path = folder / made.name
    partial = path.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(made.content)
        partial.replace(path)
    except OSError as error:
        raise CommandError(
            f"Không ghi được vào thư mục “{folder}”: hãy kiểm tra thư mục và quyền ghi."
        ) from error
    return path
