"""Earlier years drawn: a line with its own marker for each participant, and the small line of a table's row.

Widths are shares and heights are pixels, all of them texts, as in ``places_chart``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from textwrap import wrap

from campaigns.rules.charts import Words, share
from campaigns.rules.vietnamese import short_number

YEARS_FROM, YEARS_TO = Decimal(7), Decimal(54)  # share of the width between the first and the last year
NAMES_AT = Decimal(60)
HEIGHT, TOP, BOTTOM = 250, 22, 218
LINE = 15  # from one line of a name to the next
NAME_LETTERS, NAME_LINES = 16, 2
MARKERS = ("circle", "square", "triangle", "diamond", "cross")
MOST_LINES = len(MARKERS)

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 72, 22, 4


@dataclass(frozen=True, slots=True)
class Series:
    """The totals of one participant by year, the years in their order."""

    name: str
    points: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One year of one participant."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Segment:
    """The line from one year to the next."""

    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """One participant: dots of one shape, lines between them, the name at the end."""

    marker: str
    dots: tuple[Dot, ...]
    segments: tuple[Segment, ...]
    leader: Segment
    label: tuple[Words, ...]

    @property
    def sign_y(self) -> str:
        """Where the marker stands beside the name."""
        return str(int(self.label[0].y) - 4)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year under the drawing, or a number of points beside it."""

    words: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class YearsChart:
    """A drawing of the years, with its contents in words."""

    title: str
    description: str
    lines: tuple[YearLine, ...]
    years: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    names_x: str = share(NAMES_AT)
    right: str = share(YEARS_TO + 2)
    height: str = str(HEIGHT)


def years_chart(title: str, series: Iterable[Series]) -> YearsChart | None:
    """A line for each of the first ``MOST_LINES`` participants with two years or more; None without any.

    The scale of the points begins just below the lowest total, and says so at its ends.
    """
    given = [each for each in series if len(each.points) > 1][:MOST_LINES]
    if not given:
        return None
    found = [year for each in given for year, _ in each.points]
    years = range(min(found), max(found) + 1)
    totals = [total for each in given for _, total in each.points]
    low, high = int(min(totals)), int(max(totals)) + 1
    lines = [_line(each, marker, years, low, high) for each, marker in zip(given, MARKERS, strict=False)]
    told = (
        f"{each.name}: " + ", ".join(f"{year} {short_number(total)} điểm" for year, total in each.points)
        for each in given
    )
    return YearsChart(
        title,
        "; ".join(told),
        tuple(_spread(lines)),
        tuple(Tick(str(year), _year_x(year, years), str(HEIGHT - 10)) for year in years),
        tuple(Tick(str(level), "0", str(_height(Decimal(level), low, high))) for level in _levels(low, high)),
    )


def _levels(low: int, high: int) -> list[int]:
    middle = (low + high) // 2
    return sorted({low, middle, high})


def _line(series: Series, marker: str, years: Sequence[int], low: int, high: int) -> YearLine:
    dots = tuple(Dot(_year_x(year, years), str(_height(total, low, high))) for year, total in series.points)
    segments = tuple(Segment(one.x, one.y, other.x, other.y) for one, other in pairwise(dots))
    last = series.points[-1][1]
    text = wrap(series.name, NAME_LETTERS, max_lines=NAME_LINES, placeholder="…")
    words = tuple(Words(line, "0") for line in (*text, f"{short_number(last)} điểm"))
    end = dots[-1]
    return YearLine(marker, dots, segments, Segment(end.x, end.y, share(NAMES_AT - 2), end.y), words)


def _spread(lines: Sequence[YearLine]) -> list[YearLine]:
    """The names beside the ends of their lines, moved apart so that none covers another."""
    order = sorted(range(len(lines)), key=lambda at: int(lines[at].dots[-1].y))
    heights = {at: len(lines[at].label) * LINE + 4 for at in order}
    tops: dict[int, int] = {}
    y = 0
    for at in order:
        y = max(y, int(lines[at].dots[-1].y) - heights[at] // 2)
        tops[at] = y
        y += heights[at]
    bottom = HEIGHT
    for at in reversed(order):
        tops[at] = max(0, min(tops[at], bottom - heights[at]))
        bottom = tops[at]
    return [_placed(line, tops[at], heights[at]) for at, line in enumerate(lines)]


def _placed(line: YearLine, top: int, height: int) -> YearLine:
    label = tuple(Words(words.text, str(top + 12 + place * LINE)) for place, words in enumerate(line.label))
    return replace(line, label=label, leader=replace(line.leader, y2=str(top + 8)))


def _year_x(year: int, years: Sequence[int]) -> str:
    """Where a year stands between the first and the last of ``years``, which are two at least."""
    return share(YEARS_FROM + (YEARS_TO - YEARS_FROM) * (year - years[0]) / (years[-1] - years[0]))


def _height(total: Decimal, low: int, high: int) -> int:
    return BOTTOM - int((total - low) * (BOTTOM - TOP) / (high - low))


@dataclass(frozen=True, slots=True)
class Spark:
    """A line through the totals of the years, without words: they stand beside it."""

    points: str
    end_x: str
    end_y: str
    width: str = str(SPARK_WIDTH)
    height: str = str(SPARK_HEIGHT)


def spark(totals: Sequence[Decimal]) -> Spark | None:
    """The small line of two totals or more; None for fewer."""
    if len(totals) < 2:
        return None
    low, high = min(totals), max(totals)
    room = SPARK_HEIGHT - 2 * SPARK_EDGE
    step = (SPARK_WIDTH - 2 * SPARK_EDGE) // (len(totals) - 1)
    dots = [
        (
            SPARK_EDGE + place * step,
            SPARK_HEIGHT // 2
            if low == high
            else SPARK_HEIGHT - SPARK_EDGE - int((total - low) * room / (high - low)),
        )
        for place, total in enumerate(totals)
    ]
    x, y = dots[-1]
    return Spark(" ".join(f"{each_x},{each_y}" for each_x, each_y in dots), str(x), str(y))
