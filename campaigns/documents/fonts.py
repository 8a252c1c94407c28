"""The papers' typeface: Tinos, the metric twin of Times New Roman, shipped with the project.

Debian's own Times twin lacks most Vietnamese letters, so no font of the machine is ever used.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont, TTLibError

from campaigns.errors import Reason, Refused

FOLDER = Path(settings.BASE_DIR) / "static" / "fonts"
FAMILY = "Portal Tinos"  # the name that paper.css gives the four files, unlike any font of the machine
REGULAR, BOLD = "Tinos-Regular.ttf", "Tinos-Bold.ttf"
ITALIC, BOLD_ITALIC = "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"
FILES = (REGULAR, ITALIC, BOLD, BOLD_ITALIC)
MM_PER_POINT = Decimal("25.4") / 72


@cache
def _widths(file: str) -> tuple[int, dict[int, int]]:
    """The units per em of a font file, and the width in units of each letter it has.

    Refused with ``font_missing`` when the file is gone or damaged.
    """
    try:
        with TTFont(FOLDER / file, lazy=True) as font:
            advances = font["hmtx"].metrics
            widths = {code: advances[name][0] for code, name in font.getBestCmap().items()}
            return font["head"].unitsPerEm, widths
    except (OSError, TTLibError) as error:
        sentence = f"Không đọc được tệp phông chữ {file} của văn bản. Hãy cài đặt lại cổng."
        raise Refused(Reason("font_missing", sentence)) from error


@cache
def letters() -> frozenset[str]:
    """Every letter that all four styles have."""
    styles = [set(_widths(file)[1]) for file in FILES]
    return frozenset(chr(code) for code in set.intersection(*styles))


def width_mm(text: str, *, size: int | Decimal, bold: bool = True, italic: bool = False) -> Decimal:
    """The length of ``text`` on one line, in millimetres, at ``size`` points; kerning is left out."""
    upright = BOLD if bold else REGULAR
    slanted = BOLD_ITALIC if bold else ITALIC
    units, widths = _widths(slanted if italic else upright)
    total = sum(widths.get(ord(letter), units) for letter in text)
    return Decimal(total) / units * size * MM_PER_POINT


def baseline_mm(*, size: int | Decimal, leading: Decimal) -> Decimal:
    """How far below the upper edge of a line box of ``leading`` millimetres the letters stand."""
    units, ascent, descent = _heights(REGULAR)
    em = size * MM_PER_POINT
    return (leading + em * Decimal(ascent + descent) / units) / 2


@cache
def _heights(file: str) -> tuple[int, int, int]:
    """The units per em, the ascent and the (negative) descent of a font file."""
    with TTFont(FOLDER / file, lazy=True) as font:
        return font["head"].unitsPerEm, font["hhea"].ascent, font["hhea"].descent
