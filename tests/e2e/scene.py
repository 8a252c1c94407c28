"""The plan as it is shipped, this year's windows, and one account for everybody in the story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from awards.actions.plan import load_plan
from campaigns.actions.roles import sync_roles
from campaigns.enums import Role
from campaigns.models import Collective, Individual, Period
from tests.factories import make_individual, make_user

PLAN = Path(settings.BASE_DIR) / "campaigns/plans/kh454-khoi-ky.toml"
WEEK = timedelta(days=7)


@dataclass
class Scene:
    """What the story needs to know of the rows that were there before it began."""

    period: Period
    unit: Collective
    person: Individual

    @property
    def address(self) -> str:
        """The query that asks a page for the period of the story."""
        return f"?dot={self.period.code}"


def set_scene() -> Scene:
    """Load the plan; let the year 2025 run today, for the plan's own days may be over; make the accounts."""
    loaded = load_plan(source=PLAN, now=timezone.now(), activate=True)
    sync_roles()
    period = loaded.campaign.periods.get(code="2025")
    open_windows(period, timezone.localdate())
    unit = Collective.objects.get(code="tram-y-te")
    unit.founded_year, unit.headcount = 1960, 7
    unit.structure, unit.functions = "01 trưởng trạm, 06 viên chức", "Chăm sóc sức khỏe ban đầu cho Nhân dân"
    unit.save()
    person = make_individual(unit, full_name="Hoàng Thị Yến", post="Điều dưỡng")
    make_user(Role.OFFICE, username="van-phong", full_name="Vũ Thị Ngọc Ánh")
    make_user(Role.UNIT, username="don-vi", full_name="Nguyễn Thị Hương", collective=unit)
    make_user(Role.INDIVIDUAL, username="ca-nhan", full_name=person.full_name, individual=person)
    make_user(Role.CHAIRMAN, username="chu-tich", full_name="Nguyễn Văn Đoàn")
    make_user(Role.CULTURE, username="van-hoa", full_name="Phạm Thị Thu Hà")
    return Scene(period, unit, person)


def open_windows(period: Period, today: date) -> None:
    """Registration, scoring and handing in are all open ``today``."""
    period.registration_opens, period.registration_closes = today - WEEK, today + WEEK
    period.scoring_closes, period.dossier_before = today + WEEK, today + 2 * WEEK
    period.save()
