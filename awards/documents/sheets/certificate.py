"""Giấy khen, and the sheet by which it is laid over a pre-printed one. Lengths in mm, sizes in points."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from campaigns.documents.sheets import Letterhead


@dataclass(frozen=True)
class PlacedText:
    """The lines of one part, broken and sized already.

    ``part`` is the code of the part; ``top`` is the upper edge of the first line's box, ``leading`` the
    height of each line: the template sets them as they are.
    """

    part: str
    left: Decimal
    top: Decimal
    width: Decimal
    size: Decimal
    leading: Decimal
    align: str  # "left", "center", "right"
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Certificate:
    """One page: the Giấy khen of one participant."""

    texts: tuple[PlacedText, ...]


@dataclass(frozen=True)
class CertificateSheet:
    """The Giấy khen of a decision, a page each, on A4 landscape.

    ``letterhead`` is not printed: it names the issuer and the day. ``framed`` is False for sheets that bear
    their frame already, which get the words alone.
    """

    letterhead: Letterhead
    subject: str
    framed: bool
    certificates: tuple[Certificate, ...]

    @property
    def title(self) -> str:
        return self.subject


@dataclass(frozen=True)
class CalibrationMark:
    """Where a part begins: its left edge and the foot of its first line."""

    label: str
    left: Decimal
    baseline: Decimal
    width: Decimal


@dataclass(frozen=True)
class CalibrationSheet:
    """A page with a grid in millimetres and a cross where each part begins, to be laid over a pre-printed
    sheet."""

    letterhead: Letterhead
    subject: str
    marks: tuple[CalibrationMark, ...]
    offset_x: Decimal
    offset_y: Decimal

    @property
    def title(self) -> str:
        return self.subject

    @property
    def columns(self) -> tuple[int, ...]:
        """The figures along the upper edge, one each centimetre."""
        return tuple(range(10, 290, 10))

    @property
    def rows(self) -> tuple[int, ...]:
        """The figures along the left edge."""
        return tuple(range(10, 210, 10))
