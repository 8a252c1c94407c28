"""One realistic sheet of each printout, with invented names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from awards.documents.sheets import (
    BonusRow,
    BonusTableSheet,
    EvidenceListSheet,
    EvidenceRow,
    Fact,
    HandOverSheet,
    IndexRow,
    NomineeListSheet,
    NomineeRow,
    Promise,
    RankedRow,
    RankingPart,
    RankingSheet,
    RegistrationFormSheet,
    ScoreFormSheet,
    ScorePart,
    ScoreRow,
)
from campaigns.documents.sheets import Letterhead, Person, Signature
from campaigns.enums import ParticipantKind
from campaigns.rules.ranking import tie_rule
from tests.awards.documents.samples import (
    CHAIRMAN,
    COMMUNE,
    DISTRICT_AWARD,
    MAI,
    MOVEMENT,
    PHUONG,
    SON,
    letterhead,
)

SIGNED, SEALED = "Ký, ghi rõ họ tên", "Ký, đóng dấu"
HEALTH_STATION = Person("Trạm Y tế xã Nà Mường")


def plain_letterhead(dated: date | None = date(2024, 12, 9)) -> Letterhead:
    return Letterhead(
        issuer=("Ủy ban nhân dân", "xã Nà Mường"),
        issuer_name=COMMUNE,
        place="Nà Mường",
        dated=dated,
        year=2024,
        has_number=False,
    )


def unit_letterhead(dated: date | None = date(2024, 2, 5)) -> Letterhead:
    return Letterhead(
        superior="UBND xã Nà Mường",
        issuer=("Trạm Y tế xã Nà Mường",),
        issuer_name="Trạm Y tế xã Nà Mường",
        place="Nà Mường",
        dated=dated,
        year=2024,
        has_number=False,
    )


def registration_form(*, filled: bool = True) -> RegistrationFormSheet:
    figures = (
        Promise("Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "%", "98,5"),
        Promise("Số lượt người dân được hướng dẫn nộp hồ sơ trực tuyến", "lượt", "120"),
    )
    tasks = (Promise("Xây dựng mô hình “Trạm Y tế thân thiện, không giấy tờ thừa”", "", "Thực hiện"),)
    return RegistrationFormSheet(
        letterhead=unit_letterhead(date(2024, 2, 5) if filled else None),
        subject=f"Trong {MOVEMENT} năm 2024",
        addressees=(COMMUNE,),
        facts=(
            Fact("Họ và tên", "Tòng Thị Nhung"),
            Fact("Chức vụ, vị trí công tác", "Điều dưỡng"),
            Fact("Đơn vị công tác", "Trạm Y tế xã Nà Mường"),
        ),
        figures=figures if filled else (),
        tasks=tasks if filled else (),
        completion_level="Hoàn thành xuất sắc nhiệm vụ" if filled else "",
        award_form=DISTRICT_AWARD if filled else "",
        closing="Tôi đăng ký thi đua và cam kết thực hiện tốt các nội dung nêu trên",
        signatures=(
            Signature(("THỦ TRƯỞNG ĐƠN VỊ",), "Lường Văn Quyết", note=SEALED),
            Signature(("NGƯỜI ĐĂNG KÝ",), "Tòng Thị Nhung", note=SIGNED),
        ),
    )


def score_form(parts: int = 3, *, appraised: bool = True) -> ScoreFormSheet:
    def row(part: int, place: int) -> ScoreRow:
        return ScoreRow(
            number=f"{part}.{place}",
            text="Niêm yết, công khai đầy đủ thủ tục hành chính bằng bản giấy và mã QR tại bộ phận một cửa",
            maximum=Decimal("10.00"),
            self_points=Decimal("9.50"),
            points=Decimal("9.25") if appraised else None,
            notes=(
                "Đã niêm yết 120 thủ tục.",
                "Lý do điều chỉnh: Thiếu 02 thủ tục mới ban hành.",
            ),
            evidence=2,
        )

    return ScoreFormSheet(
        letterhead=unit_letterhead(date(2024, 11, 12)),
        subject=f"Kết quả thực hiện {MOVEMENT} năm 2024",
        facts=(Fact("Tên tập thể", "Trạm Y tế xã Nà Mường"),),
        is_sample=True,
        parts=tuple(
            ScorePart(
                number=roman,
                name="Cải cách thủ tục hành chính",
                maximum=Decimal(30),
                self_total=Decimal("28.50"),
                total=Decimal("27.75") if appraised else None,
                rows=tuple(row(part, place) for place in range(1, 4)),
            )
            for part, roman in enumerate(("I", "II", "III", "IV", "V", "VI")[:parts], start=1)
        ),
        maximum=Decimal(30 * parts),
        self_total=Decimal("28.50") * parts,
        total=Decimal("27.75") * parts if appraised else None,
        grade="Xuất sắc" if appraised else "",
        rank=2 if appraised else None,
        signatures=(
            Signature(("THỦ TRƯỞNG ĐƠN VỊ",), "Lường Văn Quyết", note=SEALED),
            Signature(("NGƯỜI THẨM ĐỊNH",), "Lò Văn Sơn" if appraised else "", note=SIGNED),
        ),
    )


def ranking() -> RankingSheet:
    units = tuple(
        RankedRow(place, Person(f"Trường Tiểu học Nà Mường số {place}"), Decimal(98 - place), "Xuất sắc")
        for place in range(1, 11)
    )
    people = tuple(
        RankedRow(rank, person, points, "Tốt", group, group_rank, note)
        for rank, person, points, group, group_rank, note in (
            (1, SON, Decimal("89.50"), "Công chức", 1, ""),
            (2, MAI, Decimal("88.25"), "Cán bộ", 1, "Đồng hạng"),
            (2, PHUONG, Decimal("88.25"), "Công chức", 2, "Đồng hạng"),
        )
    )
    return RankingSheet(
        letterhead=plain_letterhead(),
        subject=f"Kết quả thực hiện {MOVEMENT} năm 2024",
        parts=(
            RankingPart(False, units, tie_rule(ParticipantKind.COLLECTIVE, ["Cải cách thủ tục hành chính"])),
            RankingPart(True, people, tie_rule(ParticipantKind.INDIVIDUAL, []), number=2),
        ),
        signatures=(Signature(("NGƯỜI LẬP BẢNG",), note=SIGNED), CHAIRMAN),
    )


def evidence_list(papers: int = 14, *, sent: bool = True) -> EvidenceListSheet:
    def row(place: int) -> EvidenceRow:
        return EvidenceRow(
            criterion=f"1.{place}",
            criterion_text="Ban hành kế hoạch cải cách hành chính hằng năm đúng thời hạn",
            reference=f"{place:02}/BC-UBND" if place % 5 else "",
            dated=date(2024, 2, place) if place % 5 else None,
            issued_by="Ủy ban nhân dân xã Nà Mường",
            abstract="Báo cáo về kết quả thực hiện công tác cải cách hành chính quý I năm 2024",
            where="Trang 3, mục II.2" if place % 3 else "",
        )

    return EvidenceListSheet(
        letterhead=unit_letterhead(date(2024, 11, 12) if sent else None),
        list_title=f"Danh mục tài liệu kiểm chứng kết quả thực hiện {MOVEMENT} năm 2024",
        of_whom="Trạm Y tế xã Nà Mường",
        rows=tuple(row(place) for place in range(1, papers + 1)),
        papers=papers,
        criteria=papers,
    )


def nominee_list(people: int = 3, *, issued: bool = True) -> NomineeListSheet:
    def row(person: Person) -> NomineeRow:
        return NomineeRow(
            person=person,
            merits=(
                "Tổng điểm 95,5, xếp loại Xuất sắc, hạng 1",
                "Tỷ lệ giải quyết hồ sơ đúng hạn: 99,4%",
                "Kết quả đánh giá, xếp loại: Hoàn thành xuất sắc nhiệm vụ",
            ),
            earlier=("Giấy khen của Chủ tịch UBND huyện Bản Lầu (Quyết định số 96/QĐ-UBND ngày 12/01/2024)",),
            vote="08/09 (88,89%)",
            note="01 thành viên không biểu quyết do có liên quan",
        )

    head = letterhead("TTr-UBND") if issued else letterhead("TTr-UBND", number=None, dated=None)
    return NomineeListSheet(
        letterhead=head,
        list_title=f"Danh sách tập thể, cá nhân đề nghị tặng {DISTRICT_AWARD} năm 2024",
        collectives=(row(HEALTH_STATION),),
        individuals=tuple(row((SON, MAI, PHUONG)[place % 3]) for place in range(people)),
    )


def bonus_table(rows: int = 3) -> BonusTableSheet:
    listed = (
        BonusRow(HEALTH_STATION, Decimal(1_080_000), "0,3 × 2", Decimal(1_800_000)),
        BonusRow(SON, Decimal(540_000), "0,3", Decimal(1_800_000)),
        BonusRow(PHUONG, Decimal(500_000)),
    )
    return BonusTableSheet(
        letterhead=plain_letterhead(None),
        subject=f"Khen thưởng trong {MOVEMENT} năm 2023",
        pointer="Kèm theo Quyết định số 96/QĐ-UBND ngày 12 tháng 01 năm 2024\n"
        "của Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        rows=tuple(listed[place % 3] for place in range(rows)),
        rounding="Mức thưởng bằng hệ số nhân với mức lương cơ sở tại ngày quyết định, làm tròn lên "
        "10.000 đồng",
        total_words="Hai triệu một trăm hai mươi nghìn đồng",
        signatures=(
            Signature(("NGƯỜI LẬP BẢNG",), note=SIGNED),
            Signature(("KẾ TOÁN",), note=SIGNED),
            Signature(("CHỦ TỊCH",), "Đặng Minh Đức"),
        ),
    )


def hand_over(*, done: bool = True) -> HandOverSheet:
    return HandOverSheet(
        letterhead=plain_letterhead(date(2024, 12, 27) if done else None),
        subject="Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Sơn Lâm giai đoạn 2022 - 2025",
        handed_on=date(2024, 12, 27) if done else None,
        receipt_number="118/TNHS" if done else "",
        giving_body=COMMUNE,
        taking_body="Phòng Nội vụ huyện Bản Lầu",
        rows=(
            IndexRow("Tờ trình đề nghị khen thưởng", "05/TTr-UBND", date(2024, 12, 9), 3, 1, 1),
            IndexRow("Biên bản họp xét ngày 06/12/2024", "03/BB-HĐTĐKT", date(2024, 12, 7), 4, 1, 1),
            IndexRow("Báo cáo thành tích: Trạm Y tế xã Nà Mường", "", date(2024, 11, 28), 3, 1, 1),
        ),
        sets=2,
        originals=1,
        note="Bổ sung báo cáo thành tích có xác nhận" if done else "",
        giver=Signature(("BÊN GIAO",), "Lò Văn Sơn" if done else "", note=SIGNED),
        taker=Signature(("BÊN NHẬN",), "Vi Thị Hạnh" if done else "", note=SIGNED),
    )
