"""What the page of a ranking shows, row by row."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from campaigns.models import Period
from campaigns.queries.ranking import Standing
from campaigns.rules.places_chart import Place, PlacesChart, places_chart
from campaigns.rules.publication import PublishedRow, Scale
from campaigns.rules.ranking import Group
from campaigns.rules.trends import Past, Trend, latest, rank_trend, total_trend
from campaigns.rules.years_chart import MOST_LINES, Series, Spark, YearsChart, spark, years_chart

History = Mapping[str, tuple[Past, ...]]


@dataclass(frozen=True)
class SectionPoints:
    """The points of one section beside its full points."""

    name: str
    points: Decimal
    full: Decimal


@dataclass(frozen=True)
class Shown:
    """A published place with what a reader may see of it; trends are None where no earlier year is known."""

    row: PublishedRow
    is_readable: bool
    sections: tuple[SectionPoints, ...]
    past: tuple[Past, ...]
    before: Past | None
    rank_trend: Trend | None
    total_trend: Trend | None
    spark: Spark | None


@dataclass(frozen=True)
class Coming:
    """A place of the preview: the rank it has now is None for who comes in."""

    standing: Standing
    before: int | None

    @property
    def is_new(self) -> bool:
        """Whether the participant is not in the last publication."""
        return self.before is None

    @property
    def has_moved(self) -> bool:
        """Whether a published place would change."""
        return self.before is not None and self.before != self.standing.rank


def shown(
    rows: Iterable[PublishedRow], scale: Scale, readable: Container[int], history: History
) -> list[Shown]:
    """The rows for the table; ``readable`` are the keys of the sheets that the reader may open.

    Without any earlier year for anybody there is nothing to compare, so nobody is called new.
    """
    return [_shown(row, scale, row.card in readable, history) for row in rows]


def _shown(row: PublishedRow, scale: Scale, is_readable: bool, history: History) -> Shown:
    past = history.get(row.who, ())
    before = latest(past)
    sections = scale.sections if is_readable else ()
    return Shown(
        row=row,
        is_readable=is_readable,
        sections=tuple(
            SectionPoints(each.name, row.sections.get(each.code, Decimal(0)), each.full) for each in sections
        ),
        past=past,
        before=before,
        rank_trend=rank_trend(row.rank, before) if history else None,
        total_trend=total_trend(row.total, before) if history and before else None,
        spark=spark([*(each.total for each in past), row.total]),
    )


def groups_in(rows: Iterable[PublishedRow], order: Sequence[Group]) -> list[Group]:
    """The groups that have somebody among ``rows``, in the order of lists."""
    found = {row.group.code for row in rows}
    return [group for group in order if group.code in found]


def places_drawn(title: str, rows: Iterable[PublishedRow], scale: Scale) -> PlacesChart:
    """The rows as bars."""
    return places_chart(title, [Place(row.rank, row.name, row.total, row.grade) for row in rows], scale)


def years_drawn(
    title: str, rows: Sequence[PublishedRow], period: Period, history: History, own: Container[int]
) -> YearsChart | None:
    """The years of the reader's own first, then of the best, as far as there are lines to draw.

    The term is no year, so its own total is not on the line.
    """
    known = [row for row in rows if history.get(row.who)]
    chosen = sorted(known, key=lambda row: row.card not in own)[:MOST_LINES]
    chosen.sort(key=lambda row: row.rank)
    return years_chart(title, [_series(row, period, history[row.who]) for row in chosen])


def _series(row: PublishedRow, period: Period, past: Sequence[Past]) -> Series:
    points = [(each.year, each.total) for each in past]
    if period.year is not None:
        points.append((period.year, row.total))
    return Series(row.name, tuple(points))


def coming(standings: Iterable[Standing], published: Iterable[PublishedRow]) -> list[Coming]:
    """The preview against what is published now."""
    ranks = {row.who: row.rank for row in published}
    return [Coming(each, ranks.get(each.row.who)) for each in standings]
