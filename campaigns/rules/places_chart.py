"""A ranking drawn: a bar for each place, a line at each grade's threshold.

Widths are shares of the drawing ("74.3%") and heights are pixels, so that letters keep their size on a
telephone and on a wide screen alike. All of them are texts, written as SVG wants them whatever the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from campaigns.rules.charts import Words, share
from campaigns.rules.publication import Scale, Threshold
from campaigns.rules.vietnamese import short_number

PLOT = Decimal(84)  # share of the width for the longest bar; the rest is for the value beside it
LINE = 18  # from one line of letters to the next
BAR = 14
GAP = 12
LABEL_LETTERS = 40  # of a label in one line: what fits on 360 px
LABEL_LINES = 2
PATTERNS = 5  # looks of bars: the best grade is solid, the last look is for whoever has no grade
NO_BREAK = "\N{NO-BREAK SPACE}"  # a grade is not parted from its dash
LONG = 20  # places: a longer drawing is folded away at first


@dataclass(frozen=True, slots=True)
class PlaceBar:
    """One place: its name above, its bar, its value at the end; ``look`` is the pattern of its grade."""

    label: tuple[Words, ...]
    value: str
    y: str
    value_y: str
    length: str
    look: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A threshold: a dashed line, and its words on a line of their own above all bars.

    The words end just before the line, or begin just behind it where there is more room.
    """

    words: str
    x: str
    y: str
    anchor: str
    shift: str


@dataclass(frozen=True, slots=True)
class Look:
    """An entry of the key: a pattern and the grade that it stands for."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class PlacesChart:
    """A drawing of a ranking, with its contents in words."""

    title: str
    description: str
    bars: tuple[PlaceBar, ...]
    marks: tuple[Mark, ...]
    looks: tuple[Look, ...]
    top: str
    height: str
    thickness: str = str(BAR)

    @property
    def is_long(self) -> bool:
        """Whether it is better folded away at first."""
        return len(self.bars) > LONG


@dataclass(frozen=True, slots=True)
class Place:
    """What is drawn of one place."""

    rank: int
    name: str
    total: Decimal
    grade: str


def places_chart(title: str, places: Iterable[Place], scale: Scale) -> PlacesChart:
    """A bar for each of ``places`` from 0 to the full total, and a line at each grade's threshold.

    Where a total is above the scale (a table that was made smaller since), the drawing grows with it. A
    negative total is a programmer's mistake and raises ``ValueError``.
    """
    given = list(places)
    if any(place.total < 0 for place in given):
        raise ValueError("a bar has no negative length")
    full = max([scale.full, *(place.total for place in given)])
    marks = _marks([each for each in scale.thresholds if 0 < each.at_least < full], full)
    grades = [each.name for each in scale.thresholds]
    top = len(marks) * LINE + (GAP if marks else 0)
    bars, y = [], top
    for place in given:
        bar, y = _bar(place, y, full, _look(place.grade, grades))
        bars.append(bar)
    used = {bar.look for bar in bars}
    named = [Look(_look(name, grades), name) for name in grades if name in {each.grade for each in given}]
    looks = [*named, Look(PATTERNS - 1, "Chưa xếp loại")] if any(not each.grade for each in given) else named
    description = "; ".join(_told(place) for place in given)
    return PlacesChart(
        title,
        description,
        tuple(bars),
        marks,
        tuple(look for look in looks if look.number in used),
        str(top),
        str(y),
    )


def _told(place: Place) -> str:
    grade = f", {place.grade}" if place.grade else ""
    return f"hạng {place.rank}, {place.name}: {short_number(place.total)} điểm{grade}"


def _bar(place: Place, y: int, full: Decimal, look: int) -> tuple[PlaceBar, int]:
    grade = f" –{NO_BREAK}{place.grade.replace(' ', NO_BREAK)}" if place.grade else ""
    text = f"{place.rank}. {place.name}{grade}"
    lines = wrap(text, LABEL_LETTERS, max_lines=LABEL_LINES, placeholder="…")
    at = y + len(lines) * LINE
    bar = PlaceBar(
        label=tuple(Words(line, str(y + place_ * LINE + 13)) for place_, line in enumerate(lines)),
        value=short_number(place.total),
        y=str(at),
        value_y=str(at + BAR - 2),
        length=share(place.total * PLOT / full if full else Decimal(0)),
        look=look,
    )
    return bar, at + BAR + GAP


def _look(grade: str, grades: Sequence[str]) -> int:
    return min(grades.index(grade), PATTERNS - 2) if grade in grades else PATTERNS - 1


def _marks(thresholds: Sequence[Threshold], full: Decimal) -> tuple[Mark, ...]:
    return tuple(_mark(each, place, full) for place, each in enumerate(thresholds))


def _mark(threshold: Threshold, place: int, full: Decimal) -> Mark:
    words = f"{threshold.name} từ {short_number(threshold.at_least)}"
    before = threshold.at_least * 2 >= full
    return Mark(
        words,
        share(threshold.at_least * PLOT / full),
        str((place + 1) * LINE - 4),
        "end" if before else "start",
        "-5" if before else "5",
    )
