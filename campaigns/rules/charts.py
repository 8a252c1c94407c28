"""The geometry of a chart of horizontal bars: figures in, whole SVG units out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

WIDTH = 720
LABEL_WIDTH = 270
VALUE_WIDTH = 70
ROW = 46
BAR = 22
LINE = 17  # from one line of a label to the next
LABEL_LETTERS = 28  # letters of a label in one line; the table under the chart has the whole name
LABEL_LINES = 2


@dataclass(frozen=True, slots=True)
class LabelLine:
    """One line of a label and its base line."""

    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands and what is written beside it. ``words`` is its value for people."""

    label: tuple[LabelLine, ...]
    words: str
    y: int
    length: int

    @property
    def text_y(self) -> int:
        """The base line of the value."""
        return self.y + BAR - 6

    @property
    def value_x(self) -> int:
        """Where the value is written: just after the bar."""
        return LABEL_WIDTH + self.length + 8


@dataclass(frozen=True, slots=True)
class BarChart:
    """A drawing with its title and its contents in words, for those who do not see it."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH
    start: int = LABEL_WIDTH
    label_x: int = LABEL_WIDTH - 10
    thickness: int = BAR


@dataclass(frozen=True, slots=True)
class Words:
    """A line of letters in a drawing and its base line."""

    text: str
    y: str


def share(value: Decimal) -> str:
    """A share of a drawing's width as SVG writes it, whatever the language: "74.25%"."""
    return f"{value.quantize(Decimal('0.01'))}%"


def bar_chart(title: str, rows: Iterable[tuple[str, int, str]]) -> BarChart:
    """Bars for (label, value, value in words); the largest fills the width, 0 has no length.

    Negative values are a programmer's mistake and raise ``ValueError``.
    """
    given = list(rows)
    if any(value < 0 for _, value, _ in given):
        raise ValueError("a bar has no negative length")
    largest = max((value for _, value, _ in given), default=0)
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH
    bars = tuple(
        Bar(_label(label, at), words, at * ROW + (ROW - BAR) // 2, value * room // largest if largest else 0)
        for at, (label, value, words) in enumerate(given)
    )
    description = "; ".join(f"{label}: {words}" for label, _, words in given)
    return BarChart(title, description, bars, len(given) * ROW)


def _label(label: str, row: int) -> tuple[LabelLine, ...]:
    lines = wrap(label, LABEL_LETTERS, max_lines=LABEL_LINES, placeholder="…")
    first = row * ROW + ROW // 2 + 5 - (len(lines) - 1) * LINE // 2
    return tuple(LabelLine(text, first + at * LINE) for at, text in enumerate(lines))
