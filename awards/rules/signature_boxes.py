"""Where the pictures of signatures stand on a page, in points from its lower left corner.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7d (signature) and II.8a (seal).
"""

from __future__ import annotations

from dataclasses import dataclass

POINTS_A_MM = 72 / 25.4
CLEAR = 0.5 * POINTS_A_MM  # between the signature's picture and the lines above and below it


@dataclass(frozen=True)
class Box:
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From foot to head."""
        return self.top - self.bottom


@dataclass(frozen=True)
class Place:
    """The room for a signature on ``page`` (from 0): between ``top`` and ``bottom``, about the line
    ``middle``."""

    page: int
    middle: float
    top: float
    bottom: float


def signature_box(place: Place, width_mm: float, ratio: float) -> Box:
    """The signature's picture, centred between the post above and the name below (mục II.7d).

    ``width_mm`` is its size on paper and ``ratio`` its width over its height; a picture that is too high for
    the room is made smaller.
    """
    room = place.top - place.bottom - 2 * CLEAR
    height = min(width_mm * POINTS_A_MM / ratio, room)
    return _centred(place.middle, (place.top + place.bottom) / 2, height * ratio, height)


def seal_box(signature: Box, width_mm: float, ratio: float) -> Box:
    """The seal in its real size over the left third of the signature's picture, at its middle height (mục
    II.8a)."""
    width = width_mm * POINTS_A_MM
    right = signature.left + signature.width / 3
    return _centred(right - width / 2, (signature.top + signature.bottom) / 2, width, width / ratio)


def is_in(place: Place, box: Box) -> bool:
    """Whether the middle of ``box`` lies in the room of ``place`` and not in that of a neighbour."""
    middle, height = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return abs(middle - place.middle) <= 40 * POINTS_A_MM and place.bottom <= height <= place.top


def _centred(middle: float, height: float, wide: float, high: float) -> Box:
    return Box(middle - wide / 2, height - high / 2, middle + wide / 2, height + high / 2)
