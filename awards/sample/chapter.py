"""One period of the story: who takes part, how far each gets, and on which days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from awards.sample.figures import Form, form_of, measure_value
from awards.sample.tables import table, working
from awards.sample.world import World
from campaigns.enums import PeriodKind
from campaigns.models import Period

TERM_PROGRESS = 2  # the whole term counts as its middle


@dataclass
class Chapter:
    """The rows of ``story.toml`` for one period, beside the world that they happen in."""

    world: World
    row: dict[str, Any]

    @property
    def code(self) -> str:
        return str(self.row["code"])

    @property
    def period(self) -> Period:
        return self.world.periods[self.code]

    @property
    def label(self) -> str:
        """The period inside a sentence: "năm 2024"."""
        name = self.period.name
        return name[:1].lower() + name[1:]

    @property
    def participants(self) -> list[str]:
        """Collectives, then people, in the order in which they register."""
        return [*self.row["collectives"], *self.row["people"]]

    def among(self, name: str) -> list[str]:
        """The participants that the list ``name`` names."""
        return list(self.row.get(name, []))

    def names(self, who: str, lists: Iterable[str]) -> bool:
        """Whether one of ``lists`` names ``who``."""
        return any(who in self.among(name) for name in lists)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The tables of that name: nominations, meetings, dossiers."""
        return list(self.row.get(name, []))

    def form(self, who: str) -> Form:
        """How well ``who`` does in this period; twins do equally well."""
        first = next((pair[0] for pair in self.row.get("twins", []) if who in pair), who)
        period = self.period
        progress = period.year - self.world.campaign.starts_on.year if period.year else TERM_PROGRESS
        return form_of(self.world.strengths[first], progress, f"{self.code}:{first}")

    def figure(self, who: str, measure: str) -> Decimal:
        """What ``who`` reaches in a measure: the story's own figure, or one that fits his form."""
        fixed = self.row.get("figures", {}).get(who, {})
        return Decimal(fixed[measure]) if measure in fixed else measure_value(self.form(who), measure)

    @property
    def is_term(self) -> bool:
        return self.period.kind == PeriodKind.TERM

    # The days of the story, all inside or just after the plan's own windows.

    def registering_day(self, place: int) -> date:
        return working(self.period.registration_opens + timedelta(days=1 + place % 12))

    @property
    def reminding_day(self) -> date:
        """The day of the letter to those who let the window pass."""
        return working(self.period.registration_closes + timedelta(days=4))

    @property
    def late_day(self) -> date:
        return working(self.period.registration_closes + timedelta(days=9))

    def scoring_day(self, offset: int) -> date:
        """``offset`` days from the last day for scores; minus is before it."""
        return self.period.scoring_closes + timedelta(days=offset)

    @property
    def nominating_day(self) -> date:
        return working(self.scoring_day(4))

    @property
    def examining_day(self) -> date:
        return working(self.nominating_day + timedelta(days=1))

    @property
    def meeting_day(self) -> date:
        return working(self.scoring_day(9))

    @property
    def approving_day(self) -> date:
        return working(self.meeting_day + timedelta(days=1))

    @property
    def handing_day(self) -> date:
        """The day on which papers are issued and dossiers leave: before the plan's last day."""
        return working(self.approving_day + timedelta(days=1))

    @property
    def reporting_day(self) -> date:
        """The summary report: two weeks after the last decision or, while none has come, the dossiers."""
        decided = [row["decided_on"] for row in self.rows("dossiers") if "decided_on" in row]
        return working(max([self.handing_day, *decided]) + timedelta(days=14))


def chapters(world: World) -> Iterable[Chapter]:
    """The periods in the order of the story's file."""
    return [Chapter(world, row) for row in table("story")["periods"]]
