"""From the plan to the honour board, each person at a browser of his own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.utils import timezone
from pypdf import PdfWriter

from tests.e2e.scene import Scene, set_scene
from tests.e2e.visitor import Visitor

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

FORM = "Giấy khen của Chủ tịch UBND huyện Đại Từ"
FIGURE = "Tỷ lệ hồ sơ giải quyết đúng hạn"
FIGURES = {
    "Tỷ lệ hoàn thành nhiệm vụ cải cách hành chính được giao": "97,5",
    "Tỷ lệ giải quyết hồ sơ thủ tục hành chính đúng hạn": "99,2",
    "Chỉ số hài lòng của tổ chức, cá nhân (SIPAS)": "96",
    "Chỉ số cải cách hành chính được cấp có thẩm quyền công bố": "88,4",
}
REPORT = {
    "measures_taken": "Niêm yết đầy đủ thủ tục; phân công người trực, hướng dẫn từng người dân.",
    "effect": "Người dân chờ ít hơn 20 phút mỗi lượt khám.",
    "lessons": "Lãnh đạo kiểm tra hằng tuần, việc chậm được xử lý ngay.",
}


@dataclass
class Cast:
    """Everybody in the story."""

    scene: Scene
    guest: Visitor
    office: Visitor
    unit: Visitor
    person: Visitor
    culture: Visitor
    chairman: Visitor


def test_from_the_plan_to_the_honour_board(arrive: Callable[[], Visitor], tmp_path: Path) -> None:
    cast = _cast(arrive)
    _guest_reads_the_plan(cast)
    _unit_and_person_register(cast)
    _office_accepts(cast)
    _unit_records_its_results(cast)
    _unit_scores_itself(cast, tmp_path)
    _office_records_figures_and_appraises(cast)
    _unit_agrees_with_the_appraisal(cast)
    _office_publishes_the_ranking(cast)
    _culture_records_propaganda(cast)
    _unit_nominates(cast)
    _office_confirms_and_unit_sends(cast)
    _office_examines(cast)
    _council_meets(cast)
    _chairman_approves(cast)
    _office_issues_the_papers(cast)
    _office_takes_the_zip(cast)
    _office_hands_over(cast)
    _office_records_the_decision(cast)
    _guest_sees_the_honour_board(cast)


def _cast(arrive: Callable[[], Visitor]) -> Cast:
    scene = set_scene()
    names = ("van-phong", "don-vi", "ca-nhan", "van-hoa", "chu-tich")
    return Cast(scene, arrive(), *(arrive().sign_in(name) for name in names))


def _guest_reads_the_plan(cast: Cast) -> None:
    guest = cast.guest
    guest.open("/")
    guest.sees("Tăng cường kỷ luật, kỷ cương hành chính")
    guest.open("/ke-hoach/")
    guest.sees("454/KH-UBND")
    guest.sees(FORM)
    guest.sees("Bảng điểm minh họa")


def _unit_and_person_register(cast: Cast) -> None:
    for visitor, level in ((cast.unit, "tốt"), (cast.person, "xuất sắc")):
        visitor.open(f"/dang-ky/{cast.scene.address}")
        visitor.follow("Lập đăng ký")
        page = visitor.page
        participant = page.locator("select[name=participant]")
        if participant.input_value() == "":
            participant.select_option(label=cast.scene.unit.name)
        page.locator("[name=figures-0-text]").fill(FIGURE)
        page.locator("[name=figures-0-unit]").fill("%")
        page.locator("[name=figures-0-planned]").fill("98,5")
        page.locator("[name=tasks-0-text]").fill("Trả kết quả khám bệnh tại nhà cho người cao tuổi")
        visitor.check(f"Hoàn thành {level} nhiệm vụ")
        visitor.select("Hình thức khen thưởng phấn đấu đạt được", FORM)
        visitor.press("Lưu và gửi")
        visitor.sees("đang chờ Văn phòng tiếp nhận")


def _office_accepts(cast: Cast) -> None:
    office = cast.office
    for participant in (cast.scene.unit, cast.scene.person):
        office.open(f"/dang-ky/{cast.scene.address}")
        office.follow(str(participant))
        office.press("Tiếp nhận")
        office.sees("Đã tiếp nhận")


def _unit_records_its_results(cast: Cast) -> None:
    unit = cast.unit
    unit.open(f"/dang-ky/{cast.scene.address}")
    unit.follow(cast.scene.unit.name)
    unit.follow("Ghi kết quả thực hiện")
    unit.fill(f"Số đạt được: {FIGURE}", "99,2")
    unit.page.locator("[name$=result]").last.fill("Đã trả kết quả tại nhà cho 12 người cao tuổi")
    unit.press("Lưu")
    unit.sees("99,2%")


def _unit_scores_itself(cast: Cast, folder: Path) -> None:
    unit, page = cast.unit, cast.unit.page
    unit.open(f"/cham-diem/{cast.scene.address}")
    unit.click(page.locator("tr", has_text=cast.scene.unit.name).first.locator("button"))
    for field in page.locator("[name^=points_]").all():
        worth = field.locator("xpath=ancestor::tr/td[1]").inner_text()
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(index=1)
        else:
            field.fill(worth)
    for field in page.locator("[name^=words_]").all():
        field.fill("Có văn bản lưu tại đơn vị.")
    unit.press("Lưu và thêm tài liệu")
    proof = folder / "ke-hoach.pdf"
    proof.write_bytes(_pdf())
    page.locator("input[type=file]").set_input_files(proof)
    unit.fill("Tên loại văn bản", "Kế hoạch")
    unit.fill("Số, ký hiệu", "05/KH-TYT")
    unit.fill("Trích yếu nội dung", "cải cách hành chính năm 2024")
    unit.press("Thêm tài liệu")
    unit.sees("Kế hoạch số 05/KH-TYT")
    unit.follow("Quay lại bảng điểm")
    unit.press("Lưu và gửi")
    unit.sees("đang chờ Văn phòng thẩm định")


def _office_records_figures_and_appraises(cast: Cast) -> None:
    office, page = cast.office, cast.office.page
    office.open(f"/chi-so/{cast.scene.address}&loai=tap-the")
    office.follow(cast.scene.unit.name)
    for name, value in FIGURES.items():
        office.fill(name, value)
        office.fill(f"Văn bản, nguồn số liệu của “{name}”", "Báo cáo số 210/BC-UBND")
    office.press("Lưu số liệu")
    office.open(f"/cham-diem/{cast.scene.address}")
    office.click(page.locator("tr", has_text=cast.scene.unit.name).first.get_by_role("link").last)
    office.press("Giữ nguyên điểm tự chấm ở các ô còn trống")
    office.press("Lưu và kết thúc thẩm định")
    office.sees("Xuất sắc")


def _unit_agrees_with_the_appraisal(cast: Cast) -> None:
    unit, page = cast.unit, cast.unit.page
    unit.open(f"/cham-diem/{cast.scene.address}")
    unit.click(page.locator("tr", has_text=cast.scene.unit.name).first.get_by_role("link").last)
    unit.press("Đồng ý với kết quả thẩm định")
    unit.sees("Đã đồng ý với kết quả thẩm định")


def _office_publishes_the_ranking(cast: Cast) -> None:
    cast.office.open(f"/xep-hang/{cast.scene.address}&loai=tap-the")
    cast.office.press("Công bố kết quả")
    cast.unit.open(f"/xep-hang/{cast.scene.address}&loai=tap-the")
    cast.unit.sees("Kết quả đã công bố")


def _culture_records_propaganda(cast: Cast) -> None:
    culture = cast.culture
    culture.open("/tuyen-truyen/hoat-dong/moi/")
    culture.fill("Ngày thực hiện", f"15/03/{cast.scene.period.year}")
    culture.select("Đơn vị thực hiện", cast.scene.unit.name)
    culture.page.locator("[name=form]").select_option(index=1)
    culture.fill("Nội dung", "Phát thanh về nộp hồ sơ trực tuyến")
    culture.press("Ghi hoạt động")
    culture.sees("Phát thanh về nộp hồ sơ trực tuyến")


def _unit_nominates(cast: Cast) -> None:
    unit = cast.unit
    unit.open(f"/de-nghi/{cast.scene.address}")
    unit.follow("Có thể đề nghị")
    unit.follow("Xem điều kiện, lập đề nghị")
    unit.press("Đề nghị hình thức này")
    for name, text in REPORT.items():
        unit.page.locator(f"#id_{name}[contenteditable]").fill(text)
    unit.press("Lưu báo cáo")
    unit.sees("Báo cáo đã đủ các mục")


def _office_confirms_and_unit_sends(cast: Cast) -> None:
    office, unit = cast.office, cast.unit
    office.open(unit.page.url)
    office.follow("Ghi xác nhận báo cáo")
    office.fill("Cơ quan xác nhận", "Ủy ban nhân dân xã Khôi Kỳ")
    office.fill("Chức vụ người xác nhận", "Chủ tịch")
    office.fill("Họ và tên người xác nhận", "Nguyễn Văn Đoàn")
    office.press("Ghi xác nhận, khóa báo cáo")
    unit.open(unit.page.url)
    unit.press("Gửi đề nghị")
    unit.sees("Văn phòng đang thẩm định")


def _office_examines(cast: Cast) -> None:
    office, page = cast.office, cast.office.page
    office.open(cast.unit.page.url)
    office.follow("Thẩm định, tiếp nhận")
    for choice in page.locator("input[type=radio][value=met]").all():
        choice.check()
        condition = (choice.get_attribute("name") or "").removeprefix("outcome_")
        page.locator(f"[name=note_{condition}]").fill("Đã kiểm tra văn bản lưu.")
    office.press("Lưu và tiếp nhận")
    office.sees("chờ Hội đồng họp xét")


def _council_meets(cast: Cast) -> None:
    office, page = cast.office, cast.office.page
    office.open(f"/hop-xet/{cast.scene.address}")
    office.follow("Lập cuộc họp")
    page.locator("[name=day]").fill(f"{timezone.localdate():%d/%m/%Y}")
    page.locator("[name=hour]").fill("00:00")
    page.locator("[name=place]").fill("Hội trường UBND xã")
    office.press("Lập cuộc họp")
    office.follow("Điểm danh")
    page.locator("input[type=checkbox]").last.uncheck()
    page.locator("input[name^=reason_]").last.fill("Đi công tác")
    office.press("Lưu điểm danh")
    office.follow("Khai mạc")
    chair, secretary = (page.locator(f"select[name={name}]") for name in ("chaired_by", "secretary"))
    chair.select_option(index=1)
    secretary.select_option(index=2)
    office.press("Khai mạc")
    office.follow("Ghi ý kiến")
    page.locator("textarea").fill("Các thành viên thống nhất đề nghị khen thưởng.")
    office.press("Lưu ý kiến")
    office.follow(cast.scene.unit.name)
    office.follow("Điền “Đồng ý”")
    office.press("Ghi biểu quyết")
    office.follow("Kết thúc cuộc họp")
    office.press("Kết thúc và chốt kết quả")
    office.sees("Thông qua")


def _chairman_approves(cast: Cast) -> None:
    chairman = cast.chairman
    chairman.open("/admin/awards/nomination/")
    chairman.page.locator(".desk-card", has_text=cast.scene.unit.name).locator("input[type=checkbox]").check()
    chairman.press("Xem lại và duyệt", within="#content")
    chairman.sees("Đủ điều kiện")
    chairman.press("Duyệt 1 đề nghị", within="#content")
    chairman.sees("Đã duyệt 1 đề nghị")


def _office_issues_the_papers(cast: Cast) -> None:
    office, page = cast.office, cast.office.page
    office.open(f"/ho-so/{cast.scene.address}")
    office.follow(FORM)
    dossier = page.url
    for title in ("Biên bản", "Tờ trình"):
        row = page.locator("tr", has_text=title)
        draft = row.get_by_role("link", name="Xem dự thảo").get_attribute("href") or ""
        assert page.request.get(draft).body().startswith(b"%PDF-")
        office.follow("Phát hành", within=f"tr:has-text('{title}')")
        office.press("Phát hành")
        office.open(dossier)
    office.press("Chốt các báo cáo thành tích")
    office.sees("Đã chốt 1 báo cáo thành tích.")
    office.follow("Về hồ sơ")
    office.sees("3/3")


def _office_takes_the_zip(cast: Cast) -> None:
    cast.office.press("Lập hồ sơ (ZIP)")
    with ZipFile(cast.office.download("Tải tệp về")) as archive:
        names = archive.namelist()
        assert archive.read("00_Muc-luc-ho-so.pdf").startswith(b"%PDF-")
        for start in ("01_To-trinh", "02_Bien-ban", "03_Bao-cao-thanh-tich"):
            word, name = sorted(each for each in names if each.startswith(start) and "ban-ky" not in each)
            assert (word.removesuffix(".docx"), name.isascii()) == (name.removesuffix(".pdf"), True)
            assert archive.read(name).startswith(b"%PDF-")
        sums = [line.split("  ") for line in archive.read("SHA256SUMS").decode().splitlines()]
        assert {name for _, name in sums} == {*names} - {"SHA256SUMS"}
        assert all(sha256(archive.read(name)).hexdigest() == digest for digest, name in sums)
    cast.office.follow("Về hồ sơ")


def _office_hands_over(cast: Cast) -> None:
    office = cast.office
    office.follow("Ghi nhận nộp hồ sơ")
    office.fill("Người nhận", "Nguyễn Thu Hương")
    office.fill("Số phiếu tiếp nhận", "118/PTN")
    office.press("Ghi nhận nộp hồ sơ")
    office.sees("phiếu tiếp nhận số 118/PTN")


def _office_records_the_decision(cast: Cast) -> None:
    office = cast.office
    office.follow("Ghi kết quả khen thưởng")
    office.fill("Số, ký hiệu quyết định", "512/QĐ-UBND")
    office.fill("Ngày quyết định", f"{timezone.localdate():%d/%m/%Y}")
    office.check("Được khen thưởng")
    office.press("Ghi kết quả khen thưởng")
    office.sees("Quyết định số 512/QĐ-UBND")
    cast.unit.open(f"/ket-qua/{cast.scene.address}")
    cast.unit.sees("Được khen thưởng")


def _guest_sees_the_honour_board(cast: Cast) -> None:
    cast.guest.open("/bang-vang/")
    cast.guest.sees(cast.scene.unit.name)
    cast.guest.sees("512/QĐ-UBND")


def _pdf() -> bytes:
    """A whole PDF file with one empty page."""
    writer, stream = PdfWriter(), BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(stream)
    return stream.getvalue()
