"""Initiatives: recognised by the district, by the commune only, or not at all."""

from __future__ import annotations

from typing import Any

from awards.sample.chapter import Chapter
from awards.sample.tables import moment, table
from campaigns.actions.initiatives import recognise, record_initiative
from campaigns.enums import Level
from campaigns.models import Initiative

UNRECOGNISED = 2  # the last option of the criterion: nothing that counts


def tell_initiatives(chapter: Chapter) -> None:
    """The owners enter their initiatives; the office records who recognised them."""
    for place, row in enumerate(_rows(chapter)):
        world, now = chapter.world, moment(chapter.scoring_day(-9), 9, 7 * place)
        who = row["who"]
        made = record_initiative(
            by=world.author(who),
            now=now,
            period=chapter.period,
            title=row["title"],
            collective=world.units.get(who),
            individual=world.people.get(who),
            effect=row.get("effect", ""),
        )
        if "level" in row:
            _recognise(chapter, made, row)


def earned_option(chapter: Chapter, who: str) -> int:
    """Which option of the criterion on initiatives ``who`` earns: district, commune or own unit, none."""
    levels = [row.get("level", "") for row in _rows(chapter) if row["who"] == who]
    if Level.DISTRICT.value in levels:
        return 0
    return 1 if Level.COMMUNE.value in levels else UNRECOGNISED


def _recognise(chapter: Chapter, made: Initiative, row: dict[str, Any]) -> None:
    world = chapter.world
    registration = world.registration(chapter.code, row["who"])
    recognise(
        initiative=made,
        by=world.office_for(registration),
        now=moment(chapter.scoring_day(-8), 10),
        level=row["level"],
        recognised_by=table("initiatives")["bodies"][row["level"]],
        decision_number=row["number"],
        decision_date=row["date"],
    )


def _rows(chapter: Chapter) -> list[dict[str, Any]]:
    return [row for row in table("initiatives")["initiatives"] if row["period"] == chapter.code]
