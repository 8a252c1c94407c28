"""Papers without a number: what stands on each, and the blanks that are filled in by hand."""

from __future__ import annotations

import pytest

from awards.documents.render import render
from tests.awards.documents import printout_samples as samples
from tests.awards.documents.conftest import read_paper
from tests.awards.documents.reading import MM, Reading
from tests.awards.documents.samples import MOVEMENT

DOTS = "…" * 12


def table_of(name: str, page: int = 0, place: int = 0) -> list[list[str]]:
    found = read_paper(name).pages[page].extract_tables()[place]
    return [[" ".join((cell or "").split()) for cell in row] for row in found]


@pytest.mark.parametrize(
    ("name", "kind", "last_line"),
    [
        ("registration form", "PHIẾU ĐĂNG KÝ THI ĐUA", "hành chính” năm 2024"),
        ("score form", "PHIẾU CHẤM ĐIỂM", f"Kết quả thực hiện {MOVEMENT} năm 2024"),
        ("ranking", "BẢNG XẾP HẠNG", "hành chính” năm 2024"),
        ("hand-over", "PHIẾU GIAO NHẬN HỒ SƠ", "giai đoạn 2022 - 2025"),
    ],
)
def test_name_and_subject_bold_and_centred_on_the_page(name: str, kind: str, last_line: str) -> None:
    paper = read_paper(name)
    title, subject = paper.find(kind), paper.find(last_line)
    assert title.style == subject.style == {("Bold", 14)}
    middle = 30 + (paper.pages[0].width / MM - 46) / 2
    assert title.middle == pytest.approx(middle, abs=0.5)
    assert paper.rule_under(subject).middle == pytest.approx(middle, abs=0.5)


# --- Phiếu đăng ký -------------------------------------------------------------------------------


def test_a_registration_tells_targets_then_tasks() -> None:
    assert table_of("registration form") == [
        ["STT", "Nội dung", "Đơn vị tính", "Mức đăng ký"],
        ["I", "Chỉ tiêu thi đua", "", ""],
        ["1", "Tỷ lệ hồ sơ thủ tục hành chính giải quyết đúng hạn", "%", "98,5"],
        ["2", "Số lượt người dân được hướng dẫn nộp hồ sơ trực tuyến", "lượt", "120"],
        ["II", "Nhiệm vụ công tác trọng tâm", "", ""],
        ["1", "Xây dựng mô hình “Trạm Y tế thân thiện, không giấy tờ thừa”", "", "Thực hiện"],
    ]
    paper = read_paper("registration form")
    assert "Kính gửi: Ủy ban nhân dân xã Nà Mường." in paper
    assert "3. Mức độ hoàn thành nhiệm vụ: Hoàn thành xuất sắc nhiệm vụ." in paper
    assert paper.find("THỦ TRƯỞNG ĐƠN VỊ").right < paper.find("NGƯỜI ĐĂNG KÝ").left
    assert len(paper.pages) == 1


def test_what_is_not_registered_yet_is_a_dotted_line() -> None:
    paper = read_paper("registration form to fill in")
    for label in ("trọng tâm", "3. Mức độ hoàn thành nhiệm vụ:", "phấn đấu đạt được:"):
        assert f"{label}{DOTS}" in paper, label
    assert "Nà Mường, ngày tháng năm 2024" in " ".join(paper.page_text(1).split())


# --- Phiếu chấm điểm -----------------------------------------------------------------------------


def test_a_score_form_shows_own_beside_appraised_points() -> None:
    rows = table_of("score form")
    assert rows[0][:5] == ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định"]
    assert rows[1] == ["I", "Cải cách thủ tục hành chính", "30", "28,5", "27,75", "", ""]
    assert rows[2][0] == "1.1"
    assert rows[2][2:5] == ["10", "9,5", "9,25"]
    assert rows[2][5:] == [
        "Đã niêm yết 120 thủ tục. Lý do điều chỉnh: Thiếu 02 thủ tục mới ban hành.",
        "02",
    ]
    paper = read_paper("score form")
    assert "Bảng điểm minh họa, chưa được cơ quan thay hoặc xác nhận." in paper
    assert "Tổng điểm thẩm định: 166,5 điểm; xếp loại: Xuất sắc; thứ hạng: 2./." in paper


def test_before_the_appraisal_its_column_is_empty() -> None:
    rows = table_of("score form before the appraisal")
    assert {row[4] for row in rows[1:]} == {""}
    assert "Tổng điểm thẩm định: …" in read_paper("score form before the appraisal")


def test_a_heading_never_ends_a_page() -> None:
    """A group of criteria begins where its first criterion stands."""
    for parts in range(1, 7):
        paper = Reading(render(samples.score_form(parts)))
        for page in paper.pages:
            rows = [row for table in page.extract_tables() for row in table]
            assert not rows or rows[-1][0] not in ("I", "II", "III", "IV", "V", "VI")


def test_the_head_of_a_table_stands_again_on_each_page() -> None:
    paper = read_paper("score form")
    assert len(paper.pages) > 1
    tables = [page.extract_tables() for page in paper.pages]
    assert {(table[0][0] or "") for found in tables for table in found} == {"STT"}


# --- Bảng xếp hạng -------------------------------------------------------------------------------


def test_a_ranking_has_two_parts_and_ties_share_a_rank() -> None:
    people = table_of("ranking", place=1)
    assert people[0] == [
        "Hạng",
        "Họ và tên",
        "Chức vụ, đơn vị công tác",
        "Hạng trong nhóm",
        "Tổng điểm",
        "Xếp loại",
    ]
    assert [row[0] for row in people[1:]] == ["1", "2", "2"]
    assert people[2][1:5] == [
        "Hoàng Thị Mai Đồng hạng",
        "Chủ tịch Hội Liên hiệp Phụ nữ xã Nà Mường",
        "1 Cán bộ",
        "88,25",
    ]
    paper = read_paper("ranking")
    assert paper.find("I. Tập thể").top < paper.find("II. Cá nhân").top
    assert "II. Cá nhân (công bố bổ sung, lần 2)" in paper
    assert "tập thể có điểm cao hơn ở nhóm “Cải cách thủ tục hành chính” xếp trên" in paper
    assert "TM. ỦY BAN NHÂN DÂN" in paper


# --- Danh sách đề nghị ---------------------------------------------------------------------------


def test_a_list_of_nominees_is_the_annex_of_its_proposal() -> None:
    paper = read_paper("nominee list")
    assert paper.find("Phụ lục").style == {("Bold", 14)}
    assert "(Kèm theo Tờ trình số 05/TTr-UBND ngày 09 tháng 12 năm 2024" in paper
    assert "Danh sách có 01 tập thể, 09 cá nhân./." in paper
    assert "CỘNG HÒA" not in paper
    rows = table_of("nominee list")
    assert rows[1][:2] == ["I", "Tập thể (01)"]
    assert rows[2][1:6] == [
        "Trạm Y tế xã Nà Mường",
        "",
        "Tổng điểm 95,5, xếp loại Xuất sắc, hạng 1; Tỷ lệ giải quyết hồ sơ đúng hạn: 99,4%; Kết quả đánh "
        "giá, xếp loại: Hoàn thành xuất sắc nhiệm vụ.",
        "Giấy khen của Chủ tịch UBND huyện Bản Lầu (Quyết định số 96/QĐ-UBND ngày 12/01/2024).",
        "08/09 (88,89%)",
    ]


def test_before_the_proposal_is_issued_the_list_leaves_its_number_blank() -> None:
    first = " ".join(read_paper("nominee list before the proposal").page_text(1).split())
    assert "(Kèm theo Tờ trình số /TTr-UBND ngày tháng năm 2024" in first


# --- Bảng tiền thưởng ----------------------------------------------------------------------------


def test_a_bonus_table_adds_up_in_figures_and_words() -> None:
    rows = table_of("bonus table")
    assert rows[1] == ["1", "Trạm Y tế xã Nà Mường", "0,3 × 2", "1.800.000", "1.080.000", ""]
    assert rows[2][1] == "Ông Lò Văn Sơn Công chức Văn phòng - Thống kê, Ủy ban nhân dân xã Nà Mường"
    assert rows[3][2:5] == ["", "", "500.000"]
    assert rows[4][4] == "2.120.000"
    paper = read_paper("bonus table")
    assert "Số tiền bằng chữ: Hai triệu một trăm hai mươi nghìn đồng./." in paper
    assert len(paper.pages) == 1
    assert paper.find("(Kèm theo Quyết định số 96/QĐ-UBND ngày 12 tháng 01 năm 2024").lines == 1
    capacities = [paper.find(text) for text in ("NGƯỜI LẬP BẢNG", "KẾ TOÁN", "CHỦ TỊCH")]
    assert [each.baseline for each in capacities] == [capacities[0].baseline] * 3
    lefts = [each.middle for each in capacities]
    assert lefts[1] - lefts[0] == pytest.approx(lefts[2] - lefts[1], abs=1)


def test_there_is_room_to_sign_for_the_money() -> None:
    paper = read_paper("bonus table")
    rows = paper.pages[0].find_tables()[0].rows
    heights = [(row.bbox[3] - row.bbox[1]) / MM for row in rows[1:-1]]
    assert min(heights) >= 10


# --- Phiếu giao nhận -----------------------------------------------------------------------------


def test_a_hand_over_names_both_sides_and_the_receipt() -> None:
    paper = read_paper("hand-over")
    for text in (
        "Thời gian giao nhận: ngày 27 tháng 12 năm 2024.",
        "Bên giao: Ủy ban nhân dân xã Nà Mường.",
        "Người giao: Lò Văn Sơn.",
        "Bên nhận: Phòng Nội vụ huyện Bản Lầu.",
        "Người nhận: Vi Thị Hạnh.",
        "Số phiếu tiếp nhận: 118/TNHS.",
        "Số lượng: 02 bộ hồ sơ, trong đó có 01 bộ gốc và 01 bộ sao.",
        "Phiếu này lập thành 02 bản, mỗi bên giữ 01 bản./.",
    ):
        assert text in paper, text
    assert paper.find("BÊN NHẬN").right < paper.find("BÊN GIAO").left
    rows = table_of("hand-over")
    assert rows[1] == ["1", "Tờ trình đề nghị khen thưởng", "05/TTr-UBND", "09/12/2024", "03", "01", "01"]


def test_a_hand_over_to_come_leaves_its_blanks() -> None:
    paper = read_paper("hand-over to come")
    for label in ("Người giao:", "Người nhận:", "Số phiếu tiếp nhận:"):
        assert f"{label}{DOTS}" in paper, label
    assert "Thời gian giao nhận: ngày tháng năm 2024." in " ".join(paper.page_text(1).split())
    assert "Ghi chú" not in paper
