"""A realistic decision's Giấy khen as data, with invented names."""

from __future__ import annotations

from decimal import Decimal

from awards.documents.sheets import (
    CalibrationMark,
    CalibrationSheet,
    Certificate,
    CertificateSheet,
    PlacedText,
)
from tests.awards.documents.printout_samples import plain_letterhead


def text(part: str, left: str, top: str, size: str, *lines: str) -> PlacedText:
    return PlacedText(
        part, Decimal(left), Decimal(top), Decimal(200), Decimal(size), Decimal(8), "center", lines
    )


def certificates(*, framed: bool = True) -> CertificateSheet:
    page = Certificate(
        (
            text("title", "48.5", "70", "46", "GIẤY KHEN"),
            text("recipient", "48.5", "100", "28", "Bà Vi Thị Hạnh"),
        )
    )
    return CertificateSheet(
        letterhead=plain_letterhead(),
        subject="Giấy khen theo Quyết định số 412/QĐ-UBND ngày 09 tháng 12 năm 2024",
        framed=framed,
        certificates=(page, page),
    )


def calibration() -> CalibrationSheet:
    return CalibrationSheet(
        letterhead=plain_letterhead(),
        subject="Tờ căn chỉnh giấy khen",
        marks=(CalibrationMark("Quốc hiệu (48; 37)", Decimal("49.5"), Decimal("36.5"), Decimal(201)),),
        offset_x=Decimal("1.5"),
        offset_y=Decimal("-0.5"),
    )
