"""A cover, a Giấy khen, its calibration sheet and the table of answers as data, with invented names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from awards.documents.sheets import (
    CalibrationMark,
    CalibrationSheet,
    Certificate,
    CertificateSheet,
    CoverSheet,
    ExplainedRemark,
    ExplanationSheet,
    PlacedText,
    RemarkGroup,
)
from awards.enums import CertificatePart
from awards.rules.certificate import DEFAULTS
from campaigns.documents.sheets import Recipients
from tests.awards.documents import certificate_samples
from tests.awards.documents.samples import CHAIRMAN, letterhead

AWARD = "Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Bản Lầu năm 2024"
DISTRICT = "Ủy ban nhân dân huyện Bản Lầu"
LINE = Decimal("0.46")  # millimetres of a line for each point of its letters
WORDS = {
    CertificatePart.NATION: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    CertificatePart.MOTTO: "Độc lập - Tự do - Hạnh phúc",
    CertificatePart.AUTHORITY: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NÀ MƯỜNG",
    CertificatePart.GIVES: "TẶNG",
    CertificatePart.TITLE: "GIẤY KHEN",
    CertificatePart.RECIPIENT: "Bà Vi Thị Hạnh",
    CertificatePart.POST: "Công chức Văn phòng - Thống kê, Ủy ban nhân dân xã Nà Mường",
    CertificatePart.ACHIEVEMENT: "Đã có thành tích xuất sắc trong phong trào thi đua năm 2024",
    CertificatePart.PLACE_DATE: "Nà Mường, ngày 09 tháng 12 năm 2024",
    CertificatePart.CAPACITY: "CHỦ TỊCH",
    CertificatePart.SIGNER: CHAIRMAN.name,
    CertificatePart.DECISION: "Quyết định số 412/QĐ-UBND ngày 09 tháng 12 năm 2024",
    CertificatePart.GOLD_BOOK: "Số sổ vàng: ………………",
}


def certificate() -> CertificateSheet:
    """One Giấy khen with every part in its default place."""
    texts = tuple(
        PlacedText(
            part.value,
            place.x,
            place.y - place.size * LINE * Decimal("0.8"),
            place.width,
            place.size,
            place.size * LINE,
            place.align.value,
            (WORDS[part],),
        )
        for part, place in DEFAULTS.items()
    )
    return replace(certificate_samples.certificates(), certificates=(Certificate(texts),))


def calibration() -> CalibrationSheet:
    """A cross in the default place of every part."""
    marks = tuple(
        CalibrationMark(part.label, place.x, place.y, place.width) for part, place in DEFAULTS.items()
    )
    return replace(certificate_samples.calibration(), marks=marks, offset_x=Decimal(0), offset_y=Decimal(0))


def cover() -> CoverSheet:
    """The cover of the first of two sets."""
    head = replace(letterhead("", number=None, dated=None), has_number=False, has_place_date=False)
    return CoverSheet(
        letterhead=head,
        award=AWARD,
        occasion="Phong trào thi đua “Thực hiện cải cách hành chính”",
        place=1,
        sets=2,
        is_original=True,
        receiver=DISTRICT,
        papers=7,
        proofs=12,
        pages=64,
        year=2024,
    )


def explanation() -> ExplanationSheet:
    """Two remarks on the first hand-over, one accepted and one explained."""
    return ExplanationSheet(
        letterhead=replace(letterhead("", number=None, dated=date(2024, 12, 20)), has_number=False),
        subject=AWARD,
        addressees=(DISTRICT,),
        opening="Ủy ban nhân dân xã Nà Mường báo cáo việc tiếp thu, giải trình ý kiến của "
        f"{DISTRICT} đối với hồ sơ đề nghị tặng Giấy khen như sau:",
        receiver=DISTRICT,
        groups=(
            RemarkGroup(
                1,
                date(2024, 12, 12),
                "31/PTN",
                (
                    ExplainedRemark(
                        "Tờ trình ghi thiếu chức vụ của bà Vi Thị Hạnh",
                        "Tờ trình số 05/TTr-UBND ngày 09/12/2024",
                        "Tiếp thu",
                        "Đã ghi bổ sung chức vụ",
                        "Tờ trình số 08/TTr-UBND ngày 19/12/2024",
                    ),
                    ExplainedRemark(
                        "Đề nghị làm rõ tỷ lệ hồ sơ đúng hạn",
                        "Trạm Y tế xã Nà Mường",
                        "Giải trình",
                        "Tỷ lệ tính trên toàn bộ hồ sơ tiếp nhận trong năm, có báo cáo kèm theo",
                    ),
                ),
            ),
        ),
        closing=f"Ủy ban nhân dân xã Nà Mường kính đề nghị {DISTRICT} xem xét, tiếp nhận hồ sơ",
        recipients=Recipients(("Như trên", "Lưu: VT, hồ sơ")),
        signature=CHAIRMAN,
    )
