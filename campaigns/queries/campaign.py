"""The active campaign and its periods."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from campaigns.enums import PeriodKind
from campaigns.models import Campaign, Period, User


def active_campaign() -> Campaign | None:
    """The campaign whose name the portal wears, with its organisation; None before a plan is loaded."""
    return Campaign.objects.select_related("organisation").filter(is_active=True).order_by("pk").first()


def campaigns_shown(user: User) -> QuerySet[Campaign]:
    """The campaign whose name the portal wears, which everybody may read, as rows."""
    return Campaign.objects.select_related("organisation").filter(is_active=True).order_by("pk")


def periods_of(campaign: Campaign) -> list[Period]:
    """All periods of ``campaign``: the years in their order, then the term."""
    return list(campaign.periods.order_by("kind", "dossier_before", "code"))


def current_period(campaign: Campaign, today: date) -> Period | None:
    """The annual period of today's year, otherwise the latest annual one, otherwise any."""
    annual = campaign.periods.filter(year__isnull=False).order_by("-year")
    of_today = annual.filter(year__lte=today.year).first()
    return of_today or annual.last() or campaign.periods.order_by("pk").first()


def span_of(period: Period) -> str:
    """The period inside a sentence of a paper: "năm 2024", "giai đoạn 2022 - 2025"."""
    if period.kind == PeriodKind.ANNUAL:
        return f"năm {period.year}"
    return f"giai đoạn {period.campaign.starts_on.year} - {period.campaign.ends_on.year}"


def spoken(period: Period) -> str:
    """The period's name inside a sentence of a page: "năm 2024"."""
    return period.name[:1].lower() + period.name[1:]
