"""News, exemplars and propaganda."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.utils import timezone

from awards.sample.tables import moment, table
from awards.sample.world import World
from campaigns.actions.publicity import publish, record_activity, save_article
from campaigns.models import Announcement, Exemplar

A = TypeVar("A", Announcement, Exemplar)


def tell_propaganda(world: World, year: int) -> None:
    """The activities of a year, recorded by văn hóa – xã hội on the evening of the day."""
    for row in table("publicity")["propaganda"]["rows"]:
        if row["on"].year == year:
            record_activity(
                campaign=world.campaign,
                collective=world.units[row["who"]],
                held_on=row["on"],
                form=row["form"],
                title=row["title"],
                reach=row["reach"],
                by=world.culture,
                now=moment(row["on"], 17),
            )


def tell_articles(world: World, year: int) -> None:
    """The news and exemplars of a year; one without a day of publication stays a draft."""
    rows = table("publicity")
    for row in rows["news"]:
        if _written(row).year == year:
            _article(world, Announcement(campaign=world.campaign), row)
    for row in rows["exemplars"]:
        if _written(row).year == year:
            _article(world, Exemplar(campaign=world.campaign), row)


def _article(world: World, article: A, row: dict[str, Any]) -> None:
    now, who = _written(row), row.get("who", "")
    save_article(
        article=article,
        by=world.culture,
        now=now,
        title=row["title"],
        summary=row["summary"],
        body=row["body"],
        collective=world.units.get(who),
        individual=world.people.get(who),
    )
    if "published_at" in row:
        publish(article=article, by=world.culture, now=now)


def _written(row: dict[str, Any]) -> datetime:
    return timezone.make_aware(row.get("published_at") or row["drafted_at"])
