"""manage.py dump_plan CODE: print a campaign as a plan file."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from awards.documents.plan_file import plan_text
from campaigns.models import Campaign


class Command(BaseCommand):
    help = "In kế hoạch đang có trên cổng thành tệp kế hoạch (TOML)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="mã kế hoạch")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            campaign = Campaign.objects.select_related("organisation").get(code=options["code"])
        except Campaign.DoesNotExist as error:
            codes = ", ".join(Campaign.objects.order_by("code").values_list("code", flat=True)) or "chưa có"
            raise CommandError(
                f"Không có kế hoạch mã “{options['code']}”; các mã đang có: {codes}."
            ) from error
        self.stdout.write(plan_text(campaign), ending="")
