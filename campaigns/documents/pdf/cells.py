"""The text of a table's cell, shaped once and broken into lines.

Pango gives the glyphs, their advances (with kerning) and the places where a line may break, as it would for
a paragraph; breaking lines is then adding up numbers. Names, posts and counts stand in many papers, so what
was shaped is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import bidirectional

from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, get_log_attrs

LANGUAGE = "vi"
RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")
SHAPED, BROKEN = 20_000, 20_000  # how many texts are remembered; a year of a commune has some thousands


class Unusual(Exception):
    """Something that the quick way of setting tables does not know; the table goes the ordinary way."""


@dataclass(eq=False)
class Face:
    """One style of letters at one size, with what is needed to shape text in it and to draw it."""

    layout: Layout
    font: Any = None  # PangoFont, alive as long as the layout
    size: float = 0
    natural: dict[int, int] = field(default_factory=dict)  # the advance of each glyph met, without kerning
    widths: dict[int, int] = field(default_factory=dict)  # the same in thousandths of the size

    @classmethod
    def of(cls, style: Any) -> Face:
        """The face that a computed style asks for."""
        return cls(Layout(style), size=style["font_size"])


class Shaped(NamedTuple):
    """A text glyph by glyph; ``advances`` in Pango's units."""

    glyphs: tuple[int, ...]
    advances: tuple[int, ...]


class Run(NamedTuple):
    """Text of one face; ``tied`` is never broken over two lines."""

    text: str
    face: Face
    tied: bool


class Stretch(NamedTuple):
    """A part of a line in one face: where it begins, and the operand of TJ."""

    face: Face
    x: float
    shown: str
    letters: tuple[tuple[int, str], ...]  # each glyph with its letter


class Line(NamedTuple):
    """One line of a cell; lengths in CSS pixels."""

    width: float
    stretches: tuple[Stretch, ...]


Letter = tuple[Face, int, int]  # face, glyph, advance in Pango's units


@lru_cache(SHAPED)
def shape(text: str, face: Face) -> Shaped:
    """The glyphs of ``text``. ``Unusual`` unless each letter is one glyph of one font, on the baseline."""
    if any(bidirectional(letter) in RIGHT_TO_LEFT for letter in text):
        raise Unusual(text)
    face.layout.set_text(text)
    line, _ = face.layout.get_first_line()
    glyphs: list[int] = []
    advances: list[int] = []
    for item in _items(line):
        font = item.item.analysis.font
        if face.font is None:
            face.font = font
        if font != face.font:
            raise Unusual(text)
        for glyph in item.glyphs.glyphs[0 : item.glyphs.num_glyphs]:
            if (
                glyph.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG
                or glyph.geometry.x_offset
                or glyph.geometry.y_offset
            ):
                raise Unusual(text)
            glyphs.append(glyph.glyph)
            advances.append(glyph.geometry.width)
    if len(glyphs) != len(text):
        raise Unusual(text)
    _measure(face, glyphs)
    return Shaped(tuple(glyphs), tuple(advances))


def _items(line: Any) -> Iterator[Any]:
    run = line.runs
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _measure(face: Face, glyphs: Sequence[int]) -> None:
    for glyph in glyphs:
        if glyph not in face.widths:
            logical = ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(face.font, glyph, ffi.NULL, logical)
            face.natural[glyph] = logical.width
            face.widths[glyph] = round(logical.width * 1000 * FROM_UNITS / face.size)


@lru_cache(BROKEN)
def lines(runs: tuple[Run, ...], width: float) -> tuple[Line, ...]:
    """The runs of one paragraph in lines of at most ``width`` pixels, each as full as it can be.

    ``Unusual`` for something tied that is longer than the line.
    """
    text = "".join(run.text for run in runs)
    if not text:
        return ()
    letters = [letter for run in runs for letter in _letters(run)]
    found: list[Line] = []
    start = 0
    for end in _ends(text, letters, _places(text, runs), int(width * TO_UNITS)):
        while start < end and text[start] == " ":
            start += 1
        stop = _before_spaces(text, start, end)
        found.append(_line(text[start:stop], _closed(letters[start:stop])))
        start = end
    return tuple(found)


def _before_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def _closed(letters: list[Letter]) -> list[Letter]:
    """Letters that end a line: the last is not drawn closer to what follows on the next."""
    if letters:
        face, glyph, _ = letters[-1]
        letters[-1] = (face, glyph, face.natural[glyph])
    return letters


def _letters(run: Run) -> Iterator[Letter]:
    shaped = shape(run.text, run.face)
    for glyph, advance in zip(shaped.glyphs, shaped.advances, strict=True):
        yield run.face, glyph, advance


def _places(text: str, runs: Sequence[Run]) -> dict[int, bool]:
    """Where a new line may begin, the end included; with whether the piece before it is tied."""
    attributes = get_log_attrs(text, LANGUAGE)
    inside: list[bool] = []  # whether a letter and the one before it are tied together
    for run in runs:
        inside += [False, *[run.tied] * (len(run.text) - 1)]
    places: dict[int, bool] = {}
    before = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or (attributes[place].is_line_break and not inside[place]):
            places[place] = any(inside[before:place])
            before = place
    return places


def _ends(text: str, letters: list[Letter], places: dict[int, bool], room: int) -> Iterator[int]:
    """Where each line ends: pieces between two places join the line as long as they fit."""
    start = before = 0
    for place, tied in places.items():
        if _length(text, letters, start, place) > room and before > start:
            yield before
            start = before
        while _length(text, letters, start, place) > room:  # one piece alone is too long: tear it
            if tied:
                raise Unusual(text)
            end = start + 1
            while _length(text, letters, start, end + 1) <= room:
                end += 1
            yield end
            start = end
        before = place
    yield len(text)


def _length(text: str, letters: list[Letter], start: int, end: int) -> int:
    return sum(advance for _, _, advance in _closed(letters[start : _before_spaces(text, start, end)]))


def _line(text: str, letters: Sequence[Letter]) -> Line:
    stretches: list[Stretch] = []
    x = 0
    begin = 0
    for end in range(1, len(letters) + 1):
        face = letters[begin][0]
        if end == len(letters) or letters[end][0] is not face:
            part = letters[begin:end]
            pairs = dict.fromkeys(zip((glyph for _, glyph, _ in part), text[begin:end], strict=True))
            stretches.append(Stretch(face, x * FROM_UNITS, _shown(face, part), tuple(pairs)))
            x += sum(advance for _, _, advance in part)
            begin = end
    return Line(x * FROM_UNITS, tuple(stretches))


def _shown(face: Face, letters: Sequence[Letter]) -> str:
    """Glyphs and kerning as WeasyPrint writes them, so that both ways of setting give the same marks."""
    parts = ["<"]
    for _, glyph, advance in letters:
        parts.append(f"{glyph:04x}")
        kerning = int(face.widths[glyph] - advance * 1000 * FROM_UNITS / face.size)
        if kerning:
            parts.append(f">{kerning}<")
    return "".join(parts).removesuffix("<") if parts[-1].endswith("<") else "".join(parts) + ">"


def draw(stream: Stream, stretch: Stretch, x: float, y: float) -> None:
    """Show a stretch with its baseline beginning at ``x``, ``y``; inside a text object."""
    font: Font
    font, size = stream.add_font(stretch.face.font)
    for glyph, letter in stretch.letters:
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = letter
        if glyph not in font.widths:
            font.widths[glyph] = stretch.face.widths[glyph]
    stream.set_font_size(font.hash, size)
    stream.set_text_matrix(1, 0, 0, -1, x, y)
    stream.show_text(stretch.shown)
