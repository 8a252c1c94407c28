"""Realistic achievement reports, with invented names: a collective’s, confirmed, and a person’s draft."""

from __future__ import annotations

from datetime import date

from awards.documents.blocks import Target, TargetTable
from awards.documents.sheets import AchievementReportSheet, Fact, ReportPart
from campaigns.documents.sheets import Letterhead, Signature
from campaigns.rules.richtext import Item, Listing, Paragraph, read, words
from tests.awards.documents.samples import COMMUNE_AWARD, DISTRICT_AWARD

NOTES = (
    "Ghi rõ hình thức đề nghị khen thưởng",
    "Nêu thành tích xuất sắc trong phong trào thi đua; đơn vị sản xuất, kinh doanh lập bảng thống kê các "
    "chỉ tiêu",
    "Đối với cá nhân: ký, ghi rõ họ, tên và có xác nhận của thủ trưởng đơn vị",
)
TARGETS = TargetTable(
    (
        Target("Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "trên 98 %", "98,6 %"),
        Target("Mức độ hài lòng của tổ chức, cá nhân", "từ 85 % trở lên", "91,2 %", "khảo sát 120 phiếu"),
        Target("Xây dựng mô hình “Ngày thứ Sáu không hẹn”", "01 mô hình", "01 mô hình, duy trì 46 buổi"),
    )
)
PARTS = (
    ReportPart(
        "Kết quả thực hiện các chỉ tiêu, nhiệm vụ đã đăng ký",
        (Paragraph(words("Các chỉ tiêu đăng ký thi đua năm 2024 đều đạt và vượt, cụ thể:")), TARGETS),
    ),
    ReportPart(
        "Biện pháp, giải pháp đã thực hiện",
        (
            *read(
                "Tiếp nhận, trả kết quả 1.284 hồ sơ, trong đó 1.266 hồ sơ đúng hạn và trước hạn; công khai "
                "100 % thủ tục "
                "hành chính tại Bộ phận Tiếp nhận và Trả kết quả; hướng dẫn người dân nộp hồ sơ trực tuyến "
                "tại 12 xóm"
            ),
            Listing(
                (
                    Item(
                        words(
                            "Phân công cán bộ trực hướng dẫn nộp hồ sơ trực tuyến vào sáng thứ Sáu hằng tuần"
                        )
                    ),
                    Item(words("Rà soát, kiến nghị cắt giảm thời gian giải quyết của 07 thủ tục")),
                )
            ),
        ),
    ),
    ReportPart(
        "Hiệu quả, bài học kinh nghiệm",
        read("Người dân giảm số lần đi lại từ 03 lần xuống còn 01 lần."),
    ),
)


def unit_letterhead(dated: date | None = date(2024, 11, 28)) -> Letterhead:
    return Letterhead(
        superior="UBND xã Nà Mường",
        issuer=("Trạm Y tế xã Nà Mường",),
        issuer_name="Trạm Y tế xã Nà Mường",
        place="Nà Mường",
        dated=dated,
        year=2024,
        has_number=False,
    )


def collective_report() -> AchievementReportSheet:
    return AchievementReportSheet(
        letterhead=unit_letterhead(),
        award_form=DISTRICT_AWARD,
        subject="Trạm Y tế xã Nà Mường",
        facts=(
            Fact("Năm thành lập", "1994"),
            Fact("Cơ cấu tổ chức", "01 Trạm trưởng, 01 Phó Trạm trưởng, 03 viên chức chuyên môn"),
            Fact("Tổng số cán bộ, viên chức", "05 người, trong đó có 03 nữ"),
            Fact("Chức năng, nhiệm vụ được giao", "Chăm sóc sức khỏe ban đầu cho Nhân dân trên địa bàn xã"),
        ),
        parts=PARTS,
        author=Signature(("THỦ TRƯỞNG ĐƠN VỊ",), "Quàng Thị Bích Liên", note="Ký, đóng dấu"),
        endorsements=(
            Signature(
                ("XÁC NHẬN CỦA CẤP TRÊN", "TRỰC TIẾP"),
                "Đặng Minh Đức",
                note="Ký, đóng dấu",
                statement="Ủy ban nhân dân xã Nà Mường xác nhận nội dung báo cáo trên là đúng",
            ),
        ),
        report_form="Mẫu số 07",
        notes=NOTES,
    )


def individual_report() -> AchievementReportSheet:
    return AchievementReportSheet(
        letterhead=unit_letterhead(dated=None),
        award_form=COMMUNE_AWARD,
        subject="Ông Lò Văn Sơn, công chức Văn phòng - Thống kê,\nỦy ban nhân dân xã Nà Mường",
        facts=(
            Fact("Họ và tên (bí danh)", "Lò Văn Sơn"),
            Fact("Ngày, tháng, năm sinh", "12/5/1987"),
            Fact("Quê quán", "xã Nà Mường, huyện Bản Lầu"),
            Fact("Nơi thường trú", "xóm Nà Pản, xã Nà Mường, huyện Bản Lầu"),
            Fact("Nghề nghiệp", "Công chức"),
            Fact("Chức vụ, đơn vị công tác", "Công chức Văn phòng - Thống kê, Ủy ban nhân dân xã Nà Mường"),
        ),
        parts=PARTS,
        author=Signature(("NGƯỜI BÁO CÁO",), "Lò Văn Sơn", note="Ký, ghi rõ họ tên"),
        endorsements=(
            Signature(("THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN"), note="Ký, đóng dấu"),
            Signature(("XÁC NHẬN CỦA CẤP TRÊN", "TRỰC TIẾP"), note="Ký, đóng dấu"),
        ),
        report_form="Mẫu số 07",
    )
