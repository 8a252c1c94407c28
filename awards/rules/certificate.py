"""The Giấy khen: an A4 sheet across, and where each part stands on it until the office moves it.

Lengths are millimetres from the upper left corner of the sheet, sizes points.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from awards.enums import Alignment, CertificatePart

PAGE_WIDTH, PAGE_HEIGHT = Decimal(297), Decimal(210)
SMALLEST, LARGEST = Decimal(8), Decimal(96)  # points
FARTHEST = Decimal(50)  # millimetres by which a whole sheet may be moved
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: ``y`` is the foot of its first line, as one reads it off a dotted line.

    A text that is too long is set smaller, down to ``least_size``, on at most ``lines`` lines.
    """

    x: Decimal
    y: Decimal
    width: Decimal
    size: Decimal
    least_size: Decimal
    align: Alignment = Alignment.CENTER
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Look:
    """How a part is set; the same on every sheet."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False


def _place(
    x: int, y: int, width: int, size: int, least: int, align: Alignment = Alignment.CENTER, lines: int = 1
) -> Place:
    return Place(Decimal(x), Decimal(y), Decimal(width), Decimal(size), Decimal(least), align, lines)


DEFAULTS: dict[CertificatePart, Place] = {
    CertificatePart.NATION: _place(48, 35, 201, 15, 12),
    CertificatePart.MOTTO: _place(48, 42, 201, 16, 12),
    CertificatePart.AUTHORITY: _place(30, 57, 237, 20, 12),
    CertificatePart.GIVES: _place(30, 67, 237, 16, 12),
    CertificatePart.TITLE: _place(30, 86, 237, 46, 30),
    CertificatePart.RECIPIENT: _place(30, 102, 237, 28, 16),
    CertificatePart.POST: _place(30, 111, 237, 16, 12, lines=2),
    CertificatePart.ACHIEVEMENT: _place(35, 127, 227, 18, 12, lines=3),
    CertificatePart.PLACE_DATE: _place(165, 152, 105, 15, 11),
    CertificatePart.CAPACITY: _place(165, 159, 105, 15, 11, lines=2),
    CertificatePart.SIGNER: _place(165, 184, 105, 16, 11),
    CertificatePart.DECISION: _place(28, 176, 110, 13, 9, Alignment.LEFT),
    CertificatePart.GOLD_BOOK: _place(28, 184, 110, 13, 9, Alignment.LEFT),
}

LOOKS: dict[CertificatePart, Look] = {
    CertificatePart.NATION: Look(bold=True, capitals=True),
    CertificatePart.MOTTO: Look(bold=True),
    CertificatePart.AUTHORITY: Look(bold=True, capitals=True),
    CertificatePart.GIVES: Look(bold=True, capitals=True),
    CertificatePart.TITLE: Look(bold=True, capitals=True),
    CertificatePart.RECIPIENT: Look(bold=True),
    CertificatePart.POST: Look(),
    CertificatePart.ACHIEVEMENT: Look(italic=True),
    CertificatePart.PLACE_DATE: Look(italic=True),
    CertificatePart.CAPACITY: Look(bold=True, capitals=True),
    CertificatePart.SIGNER: Look(bold=True),
    CertificatePart.DECISION: Look(italic=True),
    CertificatePart.GOLD_BOOK: Look(italic=True),
}
