"""What stands on the lines of a paragraph: letters in their kinds, breaks, and how long the lines are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from campaigns.documents.fonts import width_mm
from campaigns.documents.word.cascade import Cascade, Place
from campaigns.documents.word.lengths import millimetres
from campaigns.documents.word.looks import Look
from campaigns.documents.word.paragraphs import Letters, text_xml

BREAK = "\n"
TICK_BOX, DOTS = "☐", "…"  # what the stylesheet draws: a box to tick, a line to write on
SPACES = re.compile(r"[ \t\r\n\f]+")
QUOTED = re.compile(r"""(["'])(.*)\1""", re.DOTALL)
KEPT = ("pre", "pre-wrap", "break-spaces")


@dataclass(slots=True)
class Piece:
    """Some letters of one kind; ``BREAK`` alone is a line break."""

    text: str
    letters: Letters
    tied: bool = False
    kept: bool = False  # its spaces stand as they are


def letters_of(look: Look) -> Letters:
    """The letters of an element."""
    return Letters(look.size, look.bold, look.italic, look.under, color=look.color)


def pieces_of(element: etree._Element, place: Place, cascade: Cascade) -> list[Piece]:
    """The letters inside ``element``, its spaces gathered as a browser gathers them."""
    return trimmed(_walk(element, place, cascade, place.look.size, "baseline"))


def lines_of(element: etree._Element, parent: Place, cascade: Cascade) -> list[Piece]:
    """The letters of ``element`` that stands on a line of ``parent``, its spaces not gathered yet."""
    return list(_child(element, cascade.place(element, parent), cascade, parent.look.size, "baseline"))


def lines_of_text(text: str, look: Look) -> list[Piece]:
    """A bare text in an element of this ``look``, its spaces not gathered yet."""
    return list(_said(text, look, look.size, "baseline", tied=False))


def _walk(element: etree._Element, place: Place, cascade: Cascade, size: float, rise: str) -> Iterator[Piece]:
    tied = place.look.space == "nowrap" and place.look.display == "inline"
    yield from _generated(place.before, size, rise)
    yield from _said(element.text or "", place.look, size, rise, tied=tied)
    for child in element:
        if isinstance(child.tag, str):
            yield from _child(child, cascade.place(child, place), cascade, size, rise)
        yield from _said(child.tail or "", place.look, size, rise, tied=tied)
    yield from _generated(place.after, size, rise)


def _child(child: etree._Element, place: Place, cascade: Cascade, size: float, rise: str) -> Iterator[Piece]:
    if place.look.display == "none":
        return
    if place.tag == "br":
        yield Piece(BREAK, Letters(size))
    elif place.look.display == "inline-block" and place.look.border_bottom and not _has_content(child):
        yield _dotted(place.look)
    elif place.look.rise in ("super", "sub"):
        yield from _walk(child, place, cascade, size, place.look.rise)
    else:
        yield from _walk(child, place, cascade, size if rise != "baseline" else place.look.size, rise)


def _generated(look: Look, size: float, rise: str) -> Iterator[Piece]:
    """Text that the stylesheet itself sets: content: "…"."""
    found = QUOTED.fullmatch(look.content)
    if found and found[2]:
        yield from _said(found[2], look, size, rise, tied=False)
    elif found and look.display == "inline-block" and look.border_top:
        yield Piece(TICK_BOX, Letters(size))


def _has_content(element: etree._Element) -> bool:
    return len(element) > 0 or bool((element.text or "").strip())


def _dotted(look: Look) -> Piece:
    """Dots as long as the blank that a box with nothing but a line below it draws."""
    dot = float(width_mm(DOTS, size=1, bold=look.bold)) * look.size
    length = millimetres(look.width, size=look.size) or dot
    return Piece(DOTS * max(round(length / dot), 1), letters_of(look))


def _said(text: str, look: Look, size: float, rise: str, *, tied: bool) -> Iterator[Piece]:
    if not text:
        return
    kept = look.space in KEPT
    shown = text if kept else SPACES.sub(" ", text)
    letters = Letters(size, look.bold, look.italic, look.under, rise, look.color)
    yield Piece(shown.upper() if look.upper else shown, letters, tied, kept)


def trimmed(pieces: Iterable[Piece]) -> list[Piece]:
    """Without the spaces at the ends of lines, and never two in a row, unless they are to be kept."""
    found: list[Piece] = []
    at_gap = True
    for piece in pieces:
        if piece.text == BREAK:
            _drop_last_space(found)
            found.append(piece)
            at_gap = True
            continue
        text = piece.text
        if not piece.kept:
            text = text.lstrip(" ") if at_gap else text
            if not text:
                continue
            at_gap = text.endswith(" ")
        else:
            at_gap = False
        last = found[-1] if found else None
        same = (
            last
            and last.text != BREAK
            and (last.letters, last.tied, last.kept)
            == (
                piece.letters,
                piece.tied,
                piece.kept,
            )
        )
        if last and same:
            last.text += text
        else:
            found.append(Piece(text, piece.letters, piece.tied, piece.kept))
    _drop_last_space(found)
    while found and found[-1].text == BREAK:
        found.pop()
    return found


def _drop_last_space(found: list[Piece]) -> None:
    if found and not found[-1].kept and found[-1].text != BREAK:
        found[-1].text = found[-1].text.rstrip(" ")
        if not found[-1].text:
            found.pop()


def runs_of(pieces: list[Piece]) -> list[tuple[Letters, str]]:
    """The pieces as the runs of a paragraph; a break belongs to the letters before it."""
    runs: list[tuple[Letters, str]] = []
    for piece in pieces:
        is_break = piece.text == BREAK
        content = "<w:br/>" if is_break else text_xml(piece.text, tied=piece.tied)
        if runs and (is_break or runs[-1][0] == piece.letters):
            runs[-1] = (runs[-1][0], runs[-1][1] + content)
        else:
            runs.append((piece.letters, content))
    return runs


def longest_line(pieces: list[Piece]) -> float:
    """The length of the longest line in millimetres, when only the set breaks break it."""
    lengths = [Decimal(0)]
    for piece in pieces:
        if piece.text == BREAK:
            lengths.append(Decimal(0))
        else:
            one_point = width_mm(piece.text, size=1, bold=piece.letters.bold)
            lengths[-1] += one_point * Decimal(str(piece.letters.size))
    return float(max(lengths))
