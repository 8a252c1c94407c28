"""What every role's list starts from: the person, the day, the periods in which work still makes sense."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.http import urlencode

from campaigns.models import Campaign, Period, User
from campaigns.rules.windows import days_left

SOON = 7  # days before a last day from which the office is told to chase
NAMES_SHOWN = 3


@dataclass(frozen=True)
class Task:
    """One thing that waits. ``last_day`` is inclusive; None when no rule sets one."""

    title: str
    url: str
    icon: str
    last_day: date | None = None
    detail: str = ""

    @property
    def urgency(self) -> tuple[date, str]:
        """Sorts the nearest last day first and what has none to the end."""
        return (self.last_day or date.max, self.title)


@dataclass(frozen=True)
class Desk:
    """A person's desk on one day."""

    user: User
    campaign: Campaign
    today: date
    periods: dict[int, Period] = field(init=False)
    live: list[Period] = field(init=False)

    def __post_init__(self) -> None:
        rows = self.campaign.periods.order_by("kind", "dossier_before", "pk")
        object.__setattr__(self, "periods", {period.pk: period for period in rows})
        object.__setattr__(self, "live", [each for each in self.periods.values() if self._is_live(each)])

    def _is_live(self, period: Period) -> bool:
        """Whether something not yet begun may still be asked for in ``period``.

        It has opened, and its dossiers are not yet due, or no later period of its kind has opened since.
        """
        if period.registration_opens > self.today:
            return False
        later = (
            each
            for each in self.periods.values()
            if each.kind == period.kind and period.registration_opens < each.registration_opens <= self.today
        )
        return period.dossier_last_day >= self.today or not any(later)

    def near(self, last_day: date) -> bool:
        """Whether ``last_day`` is at most a week ahead, today, or over."""
        return days_left(last_day, self.today) <= SOON

    def count_overdue(self, tasks: Sequence[Task]) -> int:
        """How many of ``tasks`` are past their last day."""
        return sum(task.last_day is not None and task.last_day < self.today for task in tasks)

    def count_soon(self, tasks: Sequence[Task]) -> int:
        """How many of ``tasks`` end within a week, today included."""
        edge = self.today + timedelta(days=SOON)
        return sum(task.last_day is not None and self.today <= task.last_day <= edge for task in tasks)


def address(name: str, *args: int | str, **query: str) -> str:
    """The address of a page, with its filters."""
    path = reverse(name, args=args)
    return f"{path}?{urlencode(query)}" if query else path


def some_names(things: Iterable[object]) -> str:
    """The first names of a list and how many more there are: "A, B, C và 4 đối tượng khác"."""
    names = [str(thing) for thing in things]
    shown = ", ".join(names[:NAMES_SHOWN])
    left = len(names) - NAMES_SHOWN
    return f"{shown} và {left} đối tượng khác" if left > 0 else shown
