"""One realistic sheet of each kind, with invented names, as an office would have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from awards.documents.sheets import (
    Attendee,
    AwardDecisionSheet,
    Awardee,
    IndexRow,
    IndexSheet,
    MinutesSheet,
    Nominees,
    ProposalSheet,
    Recusal,
    VoteGroup,
    VoteRow,
)
from campaigns.documents.sheets import Letterhead, Person, Recipients, Signature

COMMUNE = "Ủy ban nhân dân xã Nà Mường"
MOVEMENT = "phong trào thi đua “Thực hiện cải cách hành chính”"
DISTRICT_AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Bản Lầu"
COMMUNE_AWARD = "Giấy khen của Chủ tịch Ủy ban nhân dân xã Nà Mường"

LEGAL_BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số "
    "điều của Luật "
    "Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành "
    "một số điều "
    "của Luật Thi đua, khen thưởng",
    "Căn cứ Kế hoạch số 312/KH-UBND ngày 18 tháng 7 năm 2022 của Ủy ban nhân dân xã Nà Mường về phát động "
    "phong trào "
    "thi đua “Thực hiện cải cách hành chính” xã Nà Mường, giai đoạn 2022 - 2025.",
)

MAI = Person("Hoàng Thị Mai", "Bà", "Chủ tịch Hội Liên hiệp Phụ nữ xã Nà Mường")
SON = Person("Lò Văn Sơn", "Ông", "Công chức Văn phòng - Thống kê", "Ủy ban nhân dân xã Nà Mường")
PHUONG = Person("Nguyễn Thị Hoàng Phương", "Bà", "Công chức Tư pháp - Hộ tịch", "Ủy ban nhân dân xã Nà Mường")
DUC = Person("Đặng Minh Đức", "Ông", "Chủ tịch Ủy ban nhân dân xã")
HANH = Person("Vi Thị Hạnh", "Bà", "Phó Chủ tịch Ủy ban nhân dân xã")

CHAIRMAN = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Đặng Minh Đức")


def letterhead(symbol: str, *, number: int | None = 5, dated: date | None = date(2024, 12, 9)) -> Letterhead:
    return Letterhead(
        issuer=("Ủy ban nhân dân", "xã Nà Mường"),
        issuer_name=COMMUNE,
        place="Nà Mường",
        symbol=symbol,
        number=number,
        dated=dated,
        year=2024,
    )


def council_letterhead(symbol: str, *, number: int | None = 3) -> Letterhead:
    return Letterhead(
        superior="UBND xã Nà Mường",
        issuer=("Hội đồng", "Thi đua - Khen thưởng"),
        issuer_name="Hội đồng Thi đua - Khen thưởng xã Nà Mường",
        place="Nà Mường",
        symbol=symbol,
        number=number,
        year=2024,
        has_place_date=False,
    )


def proposal(
    head: Letterhead | None = None, groups: tuple[Nominees, ...] | None = None, addressees: int = 2
) -> ProposalSheet:
    return ProposalSheet(
        letterhead=head or letterhead("TTr-UBND"),
        subject="Về việc đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện cho tập thể, cá nhân có "
        "thành tích "
        "trong phong trào thi đua “Thực hiện cải cách hành chính” năm 2024",
        addressees=("Ủy ban nhân dân huyện Bản Lầu", "Phòng Nội vụ huyện Bản Lầu")[:addressees],
        legal_bases=(
            *LEGAL_BASES,
            "Căn cứ Biên bản số 03/BB-HĐTĐKT ngày 06 tháng 12 năm 2024 của Hội đồng Thi đua - Khen thưởng "
            "xã Nà Mường",
        ),
        opening="Ủy ban nhân dân xã Nà Mường kính đề nghị Chủ tịch Ủy ban nhân dân huyện Bản Lầu xét, tặng "
        "Giấy khen "
        "cho các tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua “Thực hiện cải cách hành "
        "chính” "
        "năm 2024",
        groups=groups
        or (
            Nominees(
                DISTRICT_AWARD,
                ("Hội Liên hiệp Phụ nữ xã Nà Mường", "Trạm Y tế xã Nà Mường"),
                (MAI, SON, PHUONG),
            ),
        ),
        enclosures=(
            "Biên bản họp xét của Hội đồng Thi đua - Khen thưởng xã (01 bản chính)",
            "Báo cáo thành tích của 02 tập thể, 03 cá nhân (05 bản chính)",
        ),
        closing="Ủy ban nhân dân xã Nà Mường kính đề nghị Chủ tịch Ủy ban nhân dân huyện, Phòng Nội vụ "
        "huyện xem xét, "
        "khen thưởng",
        recipients=Recipients(
            (
                "Như trên",
                "Thường trực Đảng ủy, HĐND xã",
                "Chủ tịch, các Phó Chủ tịch UBND xã",
                "Lưu: VT, TĐKT (02 bản)",
            )
        ),
        signature=CHAIRMAN,
    )


def long_proposal(rows: int) -> ProposalSheet:
    people = tuple(
        Person(
            f"Nguyễn Thị Thu Hương {place}",
            "Bà",
            "Công chức Địa chính - Xây dựng",
            f"Ủy ban nhân dân xã số {place}",
        )
        for place in range(1, rows + 1)
    )
    return proposal(groups=(Nominees(DISTRICT_AWARD, ("Trạm Y tế xã Nà Mường",), people),))


def long_titled_proposal() -> ProposalSheet:
    """A subject that runs over ten lines, to receivers with names of two."""
    award = "Về việc đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Bản Lầu"
    reason = "cho các tập thể, cá nhân có thành tích xuất sắc tiêu biểu trong phong trào thi đua"
    movement = "“Thực hiện cải cách hành chính” năm 2024"
    board = "Ban Chỉ đạo cải cách hành chính, chuyển đổi số và phát triển kinh tế tư nhân huyện Bản Lầu"
    return replace(
        proposal(),
        subject=" ".join([award, *[reason, movement] * 5]),
        addressees=(board, f"Phòng Nội vụ, cơ quan thường trực {board}"),
    )


def long_named_minutes() -> MinutesSheet:
    """Names and posts as long as life has them, in every place where one may stand."""
    name = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Phương Thảo Nguyên"
    signer = "Tôn Nữ Hoàng Thị Phương Thảo"  # the longest that fits beside another signature
    post = "Phó Trưởng Ban Tuyên giáo, Phó Giám đốc Trung tâm Chính trị, Ủy viên Ban Thường vụ Đảng ủy xã"
    unit = "Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Nậm Manh Thượng xã Nà Mường"
    person = Person(name, "Bà", post, unit)
    made = minutes()
    member = Attendee(person, "Ủy viên Thường trực kiêm Thư ký Hội đồng", "đi công tác theo Giấy triệu tập")
    rows = tuple(replace(row, name=f"{name}, {unit}") for row in made.groups[0].rows)
    return replace(
        made,
        present=(member,) * 9,
        absent=(member,) * 2,
        chair=member,
        recusals=(Recusal(person, f"{name}, {unit}", "là người đứng đầu tập thể được xét"),),
        groups=(replace(made.groups[0], rows=rows * 4),),
        chair_signature=replace(made.chair_signature, name=signer, office_title=post),
        secretary_signature=replace(made.secretary_signature, name=signer),
    )


def minutes() -> MinutesSheet:
    chair = Attendee(DUC, "Chủ tịch Hội đồng")
    secretary = Attendee(SON, "Ủy viên, Thư ký Hội đồng")
    return MinutesSheet(
        letterhead=council_letterhead("BB-HĐTĐKT"),
        meeting_name="Họp xét, đề nghị khen thưởng trong phong trào thi đua “Thực hiện cải cách hành "
        "chính” năm 2024",
        started=datetime(2024, 12, 6, 14, 0),
        ended=datetime(2024, 12, 6, 16, 30),
        place="Phòng họp Ủy ban nhân dân xã Nà Mường",
        total_members=9,
        present=(
            chair,
            Attendee(HANH, "Phó Chủ tịch Hội đồng"),
            Attendee(MAI, "Ủy viên"),
            Attendee(Person("Lường Văn Quyết", "Ông", "Chủ tịch Hội Nông dân xã"), "Ủy viên"),
            Attendee(Person("Tòng Thị Nhung", "Bà", "Bí thư Đoàn Thanh niên xã"), "Ủy viên"),
            Attendee(Person("Phạm Quốc Huy", "Ông", "Công chức Tài chính - Kế toán"), "Ủy viên"),
            secretary,
        ),
        absent=(
            Attendee(
                Person("Cầm Văn Thịnh", "Ông", "Chủ tịch Ủy ban MTTQ Việt Nam xã"),
                "Phó Chủ tịch Hội đồng",
                "đi công tác",
            ),
            Attendee(Person("Lê Thị Ngọc Ánh", "Bà", "Công chức Văn hóa - Xã hội"), "Ủy viên", "nghỉ ốm"),
        ),
        chair=chair,
        secretary=secretary,
        presented=(
            "Thư ký Hội đồng trình bày tiêu chuẩn khen thưởng theo mục IV.3 Kế hoạch số 312/KH-UBND ngày "
            "18 tháng 7 năm "
            "2022 của Ủy ban nhân dân xã Nà Mường",
            "Thư ký Hội đồng trình bày kết quả thẩm định và danh sách 02 tập thể, 03 cá nhân đủ điều kiện "
            "đề nghị "
            "tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        ),
        discussion=(
            "Bà Vi Thị Hạnh: Nhất trí với danh sách; đề nghị bổ sung số liệu về tỷ lệ hồ sơ đúng hạn đạt "
            "98,6 % vào báo "
            "cáo thành tích của Trạm Y tế",
        ),
        recusals=(
            Recusal(
                MAI,
                "Hội Liên hiệp Phụ nữ xã Nà Mường và bà Hoàng Thị Mai",
                "là người đứng đầu tập thể được xét",
            ),
        ),
        voting="Hội đồng biểu quyết bằng hình thức bỏ phiếu kín; tập thể, cá nhân được thông qua khi có "
        "trên 50 % tổng số "
        "thành viên Hội đồng đồng ý",
        groups=(
            VoteGroup(
                DISTRICT_AWARD,
                (
                    VoteRow("Hội Liên hiệp Phụ nữ xã Nà Mường", 6, 0, 0, 0, Decimal("66.67"), "Thông qua"),
                    VoteRow("Trạm Y tế xã Nà Mường", 7, 0, 0, 0, Decimal("77.78"), "Thông qua"),
                    VoteRow("Hoàng Thị Mai", 5, 1, 0, 0, Decimal("55.56"), "Thông qua"),
                    VoteRow("Lò Văn Sơn", 5, 0, 1, 0, Decimal("55.56"), "Thông qua"),
                    VoteRow("Nguyễn Thị Hoàng Phương", 4, 2, 0, 1, Decimal("44.44"), "Không thông qua"),
                ),
            ),
        ),
        share_base="Tỷ lệ đồng ý tính trên tổng số thành viên Hội đồng (09 thành viên)",
        conclusion=(
            "Hội đồng nhất trí đề nghị Chủ tịch Ủy ban nhân dân huyện Bản Lầu tặng Giấy khen cho 02 tập "
            "thể, 02 cá nhân",
            "Giao Thư ký Hội đồng hoàn thiện hồ sơ, trình Chủ tịch Ủy ban nhân dân xã trước ngày 12 tháng "
            "12 năm 2024",
        ),
        secretary_signature=Signature(("THƯ KÝ",), "Lò Văn Sơn"),
        chair_signature=Signature(("CHỦ TỌA",), "Đặng Minh Đức", office_title="Chủ tịch Ủy ban nhân dân xã"),
        recipients=Recipients(("Các thành viên Hội đồng", "Ủy ban nhân dân xã", "Lưu: VT, Hồ sơ")),
    )


def decision(awardees: int = 2) -> AwardDecisionSheet:
    people = (
        SON,
        PHUONG,
        *[Person(f"Lò Thị Hà {place}", "Bà", "Công chức", "xã Nà Mường") for place in range(3, awardees + 1)],
    )
    return AwardDecisionSheet(
        letterhead=letterhead("QĐ-UBND", number=412, dated=date(2025, 2, 5)),
        subject="Về việc tặng Giấy khen cho cá nhân có thành tích trong phong trào thi đua “Thực hiện cải "
        "cách hành "
        "chính” giai đoạn 2022 - 2025",
        authority="Chủ tịch Ủy ban nhân dân xã Nà Mường",
        legal_bases=LEGAL_BASES,
        proposed_by="Theo đề nghị của Hội đồng Thi đua - Khen thưởng xã tại Biên bản số 03/BB-HĐTĐKT ngày "
        "06 tháng 12 "
        "năm 2024",
        articles=(
            "Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 02 cá nhân đã có thành tích xuất sắc trong "
            "phong trào thi "
            "đua “Thực hiện cải cách hành chính” giai đoạn 2022 - 2025",
            "Kinh phí khen thưởng chi từ ngân sách xã, theo quy định của pháp luật về thi đua, khen thưởng",
            "Văn phòng Ủy ban nhân dân xã, công chức Tài chính - Kế toán và các cá nhân có tên tại Điều 1 "
            "chịu trách nhiệm "
            "thi hành Quyết định này",
        ),
        awardees=tuple(Awardee(person, Decimal(360_000)) for person in people[:awardees]),
        recipients=Recipients(("Như Điều 3", "Thường trực Đảng ủy, HĐND xã", "Lưu: VT, TĐKT")),
        signature=Signature(("CHỦ TỊCH",), "Đặng Minh Đức"),
    )


def index() -> IndexSheet:
    return IndexSheet(
        letterhead=Letterhead(
            issuer=("Ủy ban nhân dân", "xã Nà Mường"),
            issuer_name=COMMUNE,
            place="Nà Mường",
            dated=date(2024, 12, 10),
            has_number=False,
        ),
        subject="Đề nghị tặng Giấy khen của Chủ tịch Ủy ban nhân dân huyện Bản Lầu năm 2024",
        rows=(
            IndexRow("Tờ trình đề nghị khen thưởng", "05/TTr-UBND", date(2024, 12, 9), 3, 1, 0),
            IndexRow(
                "Biên bản họp xét của Hội đồng Thi đua - Khen thưởng xã",
                "03/BB-HĐTĐKT",
                date(2024, 12, 6),
                4,
                1,
                0,
            ),
            IndexRow("Báo cáo thành tích của Trạm Y tế xã Nà Mường", "", date(2024, 11, 28), 3, 1, 0),
        ),
        sets=1,
        giver=Signature(("NGƯỜI NỘP HỒ SƠ",), "Lò Văn Sơn", note="Ký, ghi rõ họ tên"),
        taker=Signature(("NGƯỜI NHẬN HỒ SƠ",), note="Ký, ghi rõ họ tên"),
    )
