"""The app and its name on the screens."""

from __future__ import annotations

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Khen thưởng"
