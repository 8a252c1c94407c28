"""Brings the database and the static files up to date, in one process, and prints the sample accounts.

Safe to run again: migrations and roles are brought up to date, the plan and the sample are loaded only into
an empty database, and no row that people wrote is touched.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django
from django.core.management import CommandError, call_command

STEPS: list[tuple[str, str, dict[str, object]]] = [
    ("Cập nhật cơ sở dữ liệu", "migrate", {"interactive": False, "verbosity": 0}),
    ("Đồng bộ vai trò", "sync_roles", {}),
    ("Nạp kế hoạch và dữ liệu mẫu nếu còn trống", "load_sample", {"if_empty": True}),
    ("Gom tệp giao diện", "collectstatic", {"interactive": False, "verbosity": 0}),
    ("Tài khoản mẫu", "accounts", {}),
]


def prepare() -> None:
    """Run every step in order; the first that fails ends the program with its own sentence."""
    django.setup()
    for title, command, options in STEPS:
        print(f"{title} …", flush=True)
        try:
            call_command(command, **options)
        except CommandError as error:
            sys.exit(f"{title}: {error}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khoiky_cchc.settings")
    prepare()
