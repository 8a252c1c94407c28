"""One realistic letter, report, plan and ballot of each kind, with invented names."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from awards.documents.blocks import paragraph, points
from awards.documents.sheets import (
    Attendee,
    BallotGroup,
    BallotSheet,
    FigureTable,
    InvitationSheet,
    LateRow,
    LaunchPlanSheet,
    PlanBlock,
    PlanChapter,
    Recusal,
    ReminderSheet,
    SummaryChapter,
    SummaryPart,
    SummaryReportSheet,
    TallyGroup,
    TallyMinutesSheet,
    TallyRow,
)
from campaigns.documents.sheets import Letterhead, Person, Recipients, Signature
from tests.awards.documents.samples import (
    CHAIRMAN,
    COMMUNE,
    DISTRICT_AWARD,
    DUC,
    HANH,
    LEGAL_BASES,
    MAI,
    MOVEMENT,
    PHUONG,
    SON,
    council_letterhead,
    letterhead,
)

COUNCIL = "Hội đồng Thi đua - Khen thưởng xã Nà Mường"
UNITS = (
    "Trường Trung học cơ sở xã Nà Mường",
    "Trạm Y tế xã Nà Mường",
    "Hội Cựu chiến binh xã Nà Mường",
    "Xóm Nà Lại",
)


def invitation() -> InvitationSheet:
    return InvitationSheet(
        letterhead=Letterhead(
            superior="UBND xã Nà Mường",
            issuer=("Hội đồng", "Thi đua - Khen thưởng"),
            issuer_name=COUNCIL,
            place="Nà Mường",
            symbol="GM-HĐTĐKT",
            number=7,
            dated=date(2024, 12, 3),
        ),
        subject=f"Họp xét, đề nghị khen thưởng trong {MOVEMENT} năm 2024",
        inviter=COUNCIL,
        invited=(
            Attendee(DUC, "Chủ tịch Hội đồng"),
            Attendee(HANH, "Phó Chủ tịch Hội đồng"),
            Attendee(MAI, "Ủy viên"),
            Attendee(Person("Lường Văn Quyết", "Ông", "Chủ tịch Hội Nông dân xã"), "Ủy viên"),
            Attendee(SON, "Ủy viên, Thư ký Hội đồng"),
        ),
        starts=datetime(2024, 12, 6, 14, 0),
        place="Phòng họp tầng 2, trụ sở Ủy ban nhân dân xã Nà Mường",
        chair="Ông Đặng Minh Đức, Chủ tịch Hội đồng",
        agenda=(
            "Thông qua tiêu chuẩn khen thưởng và kết quả thẩm định hồ sơ",
            f"xét, biểu quyết đề nghị tặng {DISTRICT_AWARD} cho 02 tập thể, 03 cá nhân",
        ),
        asks=("Đề nghị các thành viên Hội đồng nghiên cứu trước hồ sơ và dự họp đầy đủ, đúng giờ",),
        recipients=Recipients(("Như thành phần mời", "UBND xã Nà Mường", "Lưu: VT, TĐKT")),
        signature=Signature(
            ("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Đặng Minh Đức", office_title="Chủ tịch Ủy ban nhân dân xã"
        ),
    )


def tally(*, known: bool = True) -> TallyMinutesSheet:
    head = Attendee(HANH, "Phó Chủ tịch Hội đồng") if known else None
    member = Attendee(MAI, "Ủy viên") if known else None
    return TallyMinutesSheet(
        letterhead=council_letterhead("BB-HĐTĐKT", number=4),
        subject=f"Kiểm phiếu xét, đề nghị khen thưởng trong {MOVEMENT} năm 2024",
        held=datetime(2024, 12, 6, 14, 0),
        place="Phòng họp Ủy ban nhân dân xã Nà Mường",
        head=head,
        member=member,
        secretary=Attendee(SON, "Ủy viên, Thư ký Hội đồng"),
        total_members=9,
        present=7,
        secret=True,
        voting="Hội đồng bỏ phiếu kín; tập thể, cá nhân được thông qua khi có trên 50% tổng số thành viên "
        "Hội đồng đồng ý",
        recusals=(Recusal(MAI, "Hội Liên hiệp Phụ nữ xã Nà Mường", "đại diện cho tập thể được xét"),),
        groups=(
            TallyGroup(
                DISTRICT_AWARD,
                (
                    TallyRow("Hội Liên hiệp Phụ nữ xã Nà Mường", 6, 6, 0, 0, 0, Decimal("75.00")),
                    TallyRow("Trạm Y tế xã Nà Mường", 7, 7, 0, 0, 0, Decimal("77.78")),
                    TallyRow("Nguyễn Thị Hoàng Phương", 7, 4, 2, 0, 1, Decimal("44.44")),
                ),
            ),
        ),
        share_base="Tỷ lệ đồng ý tính trên tổng số thành viên Hội đồng (09 thành viên)",
        passed=("Hội Liên hiệp Phụ nữ xã Nà Mường", "Trạm Y tế xã Nà Mường"),
        failed=("Nguyễn Thị Hoàng Phương",),
        secretary_signature=Signature(("THƯ KÝ",), "Lò Văn Sơn"),
        head_signature=Signature(("TM. TỔ KIỂM PHIẾU", "TỔ TRƯỞNG"), "Vi Thị Hạnh" if known else ""),
        recipients=Recipients(("Chủ tịch Hội đồng", "Lưu: VT, Hồ sơ")),
    )


def reminder(units: int = 4) -> ReminderSheet:
    names = (*UNITS, *(f"Xóm Bản Mới {place}" for place in range(5, units + 1)))[:units]
    late = tuple(LateRow(name, "tập thể; 02 cá nhân (Lò Văn An, Tòng Thị Nhung)") for name in names)
    many = units > 10
    return ReminderSheet(
        letterhead=Letterhead(
            issuer=("Ủy ban nhân dân", "xã Nà Mường"),
            issuer_name=COMMUNE,
            place="Nà Mường",
            symbol="UBND-TĐKT",
            number=18,
            dated=date(2024, 3, 4),
            about="đôn đốc đăng ký thi đua năm 2024",
        ),
        stage="registration",
        addressees=("Các cơ quan, đơn vị, xóm có tên trong danh sách kèm theo",) if many else names,
        opening="Thực hiện Kế hoạch số 312/KH-UBND ngày 18 tháng 7 năm 2022 của Ủy ban nhân dân xã Nà Mường; "
        "thời hạn đăng ký thi đua năm 2024 là ngày 29 tháng 02 năm 2024. Đến nay đã quá thời hạn trên, còn "
        f"{units:02} cơ quan, đơn vị chưa hoàn thành",
        late=late,
        requests=(
            "Ủy ban nhân dân xã Nà Mường đề nghị người đứng đầu các cơ quan, đơn vị, xóm nêu trên khẩn "
            "trương chỉ đạo đăng ký thi đua; hoàn thành chậm nhất vào ngày 09 tháng 3 năm 2024",
            "Giao công chức Văn phòng phụ trách thi đua - khen thưởng theo dõi, tổng hợp kết quả",
        ),
        closing="Ủy ban nhân dân xã Nà Mường đề nghị các cơ quan, đơn vị, xóm nghiêm túc thực hiện",
        recipients=Recipients(("Như trên", "Chủ tịch, các Phó Chủ tịch UBND xã Nà Mường", "Lưu: VT, TĐKT")),
        signature=CHAIRMAN,
        list_title="Danh sách cơ quan, đơn vị chưa hoàn thành việc đăng ký thi đua năm 2024",
    )


def summary_report() -> SummaryReportSheet:
    table = FigureTable(
        ("Mức xếp loại", "Tập thể", "Cá nhân", "Cộng"),
        (("Xuất sắc", "04", "06", "10"), ("Tốt", "08", "11", "19"), ("Khá", "02", "01", "03")),
    )
    return SummaryReportSheet(
        letterhead=letterhead("BC-UBND", number=96, dated=date(2024, 12, 27)),
        subject=f"Tổng kết {MOVEMENT} năm 2024",
        addressees=("Ủy ban nhân dân huyện Bản Lầu",),
        opening="Thực hiện Kế hoạch số 312/KH-UBND ngày 18 tháng 7 năm 2022, Ủy ban nhân dân xã Nà Mường "
        "báo cáo kết quả thực hiện năm 2024 như sau:",
        chapters=(
            SummaryChapter(
                "Công tác chỉ đạo, phát động",
                (
                    SummaryPart(
                        "", (paragraph("Ngày 18 tháng 7 năm 2022, Ủy ban nhân dân xã ban hành Kế hoạch"),)
                    ),
                ),
            ),
            SummaryChapter(
                "Kết quả thực hiện",
                (
                    SummaryPart("Đăng ký thi đua", (paragraph("Có 16 tập thể, 18 cá nhân đăng ký"),)),
                    SummaryPart("Chấm điểm, xếp hạng", (paragraph("Kết quả xếp loại như sau:"), table)),
                    SummaryPart(
                        "Khen thưởng",
                        (
                            paragraph("Các quyết định:"),
                            points(("Quyết định số 12/QĐ-UBND", "Quyết định số 15/QĐ-UBND")),
                        ),
                    ),
                ),
            ),
            SummaryChapter(
                "Phương hướng, nhiệm vụ thời gian tới",
                (SummaryPart("", (paragraph("Tiếp tục thực hiện Kế hoạch số 312/KH-UBND"),)),),
            ),
        ),
        closing=f"Trên đây là báo cáo tổng kết {MOVEMENT} năm 2024 của Ủy ban nhân dân xã Nà Mường",
        recipients=Recipients(("Như trên", "Các thành viên Hội đồng Thi đua - Khen thưởng", "Lưu: VT, TĐKT")),
        signature=CHAIRMAN,
    )


def launch_plan() -> LaunchPlanSheet:
    return LaunchPlanSheet(
        letterhead=letterhead("KH-UBND", number=312, dated=date(2022, 7, 18)),
        subject=f"Phát động {MOVEMENT} xã Nà Mường, giai đoạn 2022 - 2025",
        legal_bases=LEGAL_BASES[:3],
        preamble=(PlanBlock("paragraph", "Ủy ban nhân dân xã Nà Mường ban hành Kế hoạch, cụ thể như sau:"),),
        chapters=(
            PlanChapter(
                "I",
                "MỤC ĐÍCH, YÊU CẦU",
                (
                    PlanBlock("heading", "Mục đích", "1."),
                    PlanBlock("paragraph", "Phát huy truyền thống yêu nước, tinh thần chủ động, sáng tạo."),
                    PlanBlock("items", items=("Kịp thời nhân rộng các mô hình;", "Nâng cao ý thức.")),
                ),
            ),
            PlanChapter(
                "II",
                "TỔ CHỨC THỰC HIỆN",
                (
                    PlanBlock("subheading", "Tiêu chuẩn tặng Giấy khen:", "3.2."),
                    PlanBlock("point", "Đối với tập thể:", "a)"),
                    PlanBlock("numbered", "Công chức Văn hóa - Xã hội tổ chức tuyên truyền.", "3."),
                    PlanBlock(
                        "paragraph", "Trên đây là Kế hoạch, đề nghị nghiêm túc triển khai thực hiện./."
                    ),
                ),
            ),
        ),
        recipients=Recipients(("UBND huyện", "Cán bộ, công chức xã", "Lưu: VT")),
        signature=CHAIRMAN,
    )


def ballot(nominees: int = 9, copies: int = 3) -> BallotSheet:
    people = (MAI, SON, PHUONG, HANH)
    names = tuple(f"{people[place % 4].honorific} {people[place % 4].name}" for place in range(nominees))
    return BallotSheet(
        letterhead=Letterhead(
            superior="UBND xã Nà Mường",
            issuer=("Hội đồng", "Thi đua - Khen thưởng"),
            issuer_name=COUNCIL,
            place="Nà Mường",
            dated=date(2024, 12, 6),
            has_number=False,
            has_place_date=False,
        ),
        subject=f"Xét, đề nghị khen thưởng trong {MOVEMENT} năm 2024",
        held="ngày 06 tháng 12 năm 2024",
        groups=(BallotGroup(DISTRICT_AWARD, names),),
        copies=copies,
    )
