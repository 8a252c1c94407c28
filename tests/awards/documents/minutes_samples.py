"""Minutes of a council that votes case by case, with all that can come up in a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from awards.documents.sheets import (
    CaseRecord,
    MinutesSheet,
    PutOff,
    Recusal,
    VoteGroup,
    VoteRow,
    WrittenOpinion,
)
from tests.awards.documents.samples import DISTRICT_AWARD, MAI, SON, minutes

UNION, STATION, SCHOOL = (
    "Hội Liên hiệp Phụ nữ xã Nà Mường",
    "Trạm Y tế xã Nà Mường",
    "Trường Mầm non xã Nà Mường",
)
WAY = "Kết quả bỏ phiếu kín"
OF_VOTERS = "50% tổng số thành viên được biểu quyết"


def minutes_by_cases() -> MinutesSheet:
    """Nine members, two absent of whom one wrote; two step aside for their own cases, one case is put off."""
    made = minutes()
    present = (
        replace(made.present[0]),
        replace(made.present[1], hours="đến lúc 14 giờ 10"),
        *made.present[2:],
    )
    return replace(
        made,
        present=present,
        quorum="Số thành viên có mặt 07/09, bảo đảm điều kiện tiến hành cuộc họp "
        "(cần có mặt ít nhất 06 thành viên)",
        agenda=(
            "Thông qua tiêu chuẩn khen thưởng và kết quả thẩm định hồ sơ",
            f"xét, biểu quyết đề nghị tặng {DISTRICT_AWARD} cho 03 tập thể, 01 cá nhân",
        ),
        presented=(
            made.presented[0],
            "Thư ký Hội đồng trình bày kết quả thẩm định và danh sách 03 tập thể, 01 cá nhân đủ điều kiện "
            f"đề nghị tặng {DISTRICT_AWARD}",
        ),
        discussion=("Các thành viên cho ý kiến đối với từng nội dung, được ghi tại mục 3 Biên bản này",),
        recusals=(
            Recusal(MAI, UNION, "là người đứng đầu tập thể được xét"),
            Recusal(SON, "ông Lò Văn Sơn", "là người được xét"),
        ),
        cases=_cases(),
        groups=(VoteGroup(DISTRICT_AWARD, _rows()),),
        share_base="Tỷ lệ đồng ý tính trên tổng số thành viên Hội đồng (09 thành viên), "
        "trừ người có liên quan",
        written=(
            WrittenOpinion(made.absent[0].person, date(2024, 12, 5), STATION, "Nhất trí đề nghị khen thưởng"),
        ),
        put_off=(PutOff(DISTRICT_AWARD, SCHOOL, "chờ kết quả đo lường sự hài lòng"),),
        conclusion=(
            "Hội đồng nhất trí đề nghị Chủ tịch Ủy ban nhân dân huyện Bản Lầu tặng Giấy khen cho 01 tập "
            "thể, 01 cá nhân",
        ),
        closing_note="Kết quả được Thư ký Hội đồng ghi theo kết luận của chủ tọa cuộc họp",
    )


def _cases() -> tuple[CaseRecord, ...]:
    return (
        CaseRecord(
            UNION,
            DISTRICT_AWARD,
            ("Bà Vi Thị Hạnh: Hội có mô hình “Tổ hỗ trợ nộp hồ sơ trực tuyến” ở 09/09 bản",),
            (Recusal(MAI, UNION, "là người đứng đầu tập thể được xét"),),
            f"{WAY}: đồng ý 06 (sáu), không đồng ý 00 (không), không có ý kiến 00 (không), không hợp lệ 00 "
            f"(không); tỷ lệ đồng ý 6/8 = 75,00%, trên {OF_VOTERS}. Kết luận: Thông qua",
        ),
        CaseRecord(
            STATION,
            DISTRICT_AWARD,
            (),
            (),
            f"{WAY}: đồng ý 04 (bốn), không đồng ý 02 (hai), không có ý kiến 00 (không), không hợp lệ 01 "
            f"(một); tỷ lệ đồng ý 4/9 = 44,44%, không vượt {OF_VOTERS}. Kết luận: Không thông qua",
        ),
        CaseRecord(
            "ông Lò Văn Sơn",
            DISTRICT_AWARD,
            (),
            (Recusal(SON, "ông Lò Văn Sơn", "là người được xét"),),
            f"{WAY}: đồng ý 05 (năm), không đồng ý 00 (không), không có ý kiến 01 (một), không hợp lệ 00 "
            f"(không); tỷ lệ đồng ý 5/8 = 62,50%, trên {OF_VOTERS}. Kết luận: Thông qua",
        ),
        CaseRecord(
            SCHOOL,
            DISTRICT_AWARD,
            (),
            (),
            "Hội đồng hoãn nội dung này, chuyển phiên sau xét (lý do: chờ kết quả đo lường sự hài lòng)",
        ),
    )


def _rows() -> tuple[VoteRow, ...]:
    return (
        VoteRow(UNION, 6, 0, 0, 0, Decimal("75.00"), "Thông qua", base=8),
        VoteRow(STATION, 4, 2, 0, 1, Decimal("44.44"), "Không thông qua", base=9),
        VoteRow("Lò Văn Sơn", 5, 0, 1, 0, Decimal("62.50"), "Thông qua", base=8),
    )
