"""Where a paper has room for a signature, read from the marks that its template sets."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from awards.rules.signature_boxes import Box, Place, is_in
from campaigns.errors import Reason, Refused

NO_PLACE = Reason(
    "no_place",
    "Tệp của văn bản không ghi vị trí ký nên cổng không đặt được hình chữ ký. "
    "Hãy ký bằng phần mềm ký số khác rồi tải bản đã ký lên.",
)


def place_of(pdf: bytes, name: str) -> Place:
    """The room for the signature called ``name`` ("phai", "trai", …). Refused with ``no_place``.

    The templates frame it by two marks of no size, "ky-…-tren" under the signer's post and "ky-…-duoi" above
    the name, which stand in the PDF as named destinations.
    """
    reader = PdfReader(BytesIO(pdf))
    marks = reader.named_destinations
    top, bottom = marks.get(f"ky-{name}-tren"), marks.get(f"ky-{name}-duoi")
    if top is None or bottom is None:
        raise Refused(NO_PLACE)
    page = reader.get_destination_page_number(top)
    if page is None or page != reader.get_destination_page_number(bottom):
        raise Refused(NO_PLACE)
    return Place(page, float(top.left or 0), float(top.top or 0), float(bottom.top or 0))


def signature_in(pdf: bytes, place: Place) -> Box | None:
    """The visible digital signature that stands in ``place``, the first one; None when there is none."""
    page = PdfReader(BytesIO(pdf)).pages[place.page]
    return next((box for box in _signature_boxes(page) if is_in(place, box)), None)


def _signature_boxes(page: Any) -> Iterator[Box]:
    for entry in page.get("/Annots") or ():
        widget = entry.get_object()
        field = widget if "/FT" in widget else widget.get("/Parent", widget).get_object()
        if field.get("/FT") == "/Sig" and "/V" in field:
            x1, y1, x2, y2 = (float(value) for value in widget["/Rect"])
            box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
            if box.width and box.height:
                yield box
