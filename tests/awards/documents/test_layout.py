"""What Nghị định 30/2020/NĐ-CP, Phụ lục I, asks of every paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awards.documents.render import render
from awards.documents.sheets import ProposalSheet
from tests.awards.documents import samples
from tests.awards.documents.conftest import ACROSS, PAPERS, read_paper
from tests.awards.documents.reading import MM, Reading

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize("name", PAPERS)
def test_pages_are_a4_upright_or_across(name: str) -> None:
    size = (297, 210) if name.startswith(ACROSS) else (210, 297)
    pages = read_paper(name).pages
    assert {(round(page.width / MM), round(page.height / MM)) for page in pages} == {size}


def test_margins_keep_to_the_decree(paper: Reading) -> None:
    for page in paper.pages:
        body = [char for char in page.chars if char["bottom"] / MM > 20 and not char["text"].isspace()]
        assert min(char["x0"] for char in body) / MM >= 29.9
        assert max(char["x1"] for char in body) / MM <= page.width / MM - 15
        assert min(char["top"] for char in body) / MM >= 20
        assert max(char["bottom"] for char in body) / MM <= page.height / MM - 20
        right = page.width / MM - 15
        assert all(rect["x0"] / MM >= 29.8 and rect["x1"] / MM <= right for rect in page.rects)


def test_only_the_projects_font_is_embedded(paper: Reading) -> None:
    assert paper.fonts <= {f"Portal-Tinos{style}" for style in ("", "-Bold", "-Italic", "-Bold-Italic")}


def test_every_letter_is_black(paper: Reading) -> None:
    assert {char["non_stroking_color"] for page in paper.pages for char in page.chars} <= {
        (0,),
        (0.0, 0.0, 0.0),
        (0, 0, 0),
    }


def test_national_name_and_motto(headed_paper: Reading) -> None:
    paper = headed_paper
    nation, motto = paper.find(NATION), paper.find(MOTTO)
    assert nation.page == 1
    assert (nation.style, nation.lines) == ({("Bold", 13)}, 1)
    assert (motto.style, motto.lines) == ({("Bold", 14)}, 1)
    assert motto.middle == pytest.approx(nation.middle, abs=0.3)
    rule = paper.rule_under(motto)
    assert rule.length == pytest.approx(motto.length, abs=0.5)
    assert rule.middle == pytest.approx(motto.middle, abs=0.3)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("proposal", ("ỦY BAN NHÂN DÂN", "XÃ NÀ MƯỜNG")),
        ("minutes", ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG")),
        ("collective report", ("TRẠM Y TẾ XÃ NÀ MƯỜNG",)),
    ],
)
def test_issuer_in_bold_capitals_over_its_rule(name: str, lines: tuple[str, ...]) -> None:
    paper = read_paper(name)
    pieces = [paper.find(line) for line in lines]
    for piece in pieces:
        assert (piece.style, piece.lines) == ({("Bold", 13)}, 1)
        assert piece.middle == pytest.approx(pieces[0].middle, abs=0.4)
    longest = max(piece.length for piece in pieces)
    rule = paper.rule_under(pieces[-1])
    assert longest / 3 <= rule.length <= longest / 2
    assert rule.middle == pytest.approx(pieces[-1].middle, abs=0.4)


def test_superior_in_capitals_without_bold() -> None:
    assert read_paper("minutes").find("UBND XÃ NÀ MƯỜNG").style == {("Regular", 13)}


def test_number_under_ten_has_a_leading_zero() -> None:
    number = read_paper("proposal").find("Số: 05/TTr-UBND")
    assert (number.style, number.lines) == ({("Regular", 13)}, 1)


def test_number_above_a_thousand_has_no_separator() -> None:
    paper = Reading(render(samples.proposal(samples.letterhead("TTr-UBND", number=1204))))
    assert "Số: 1204/TTr-UBND" in paper


def test_place_and_date_on_the_line_of_the_number_under_the_national_name() -> None:
    paper = read_paper("decision")
    number, place = paper.find("Số: 412/QĐ-UBND"), paper.find("Nà Mường, ngày 05 tháng 02 năm 2025")
    assert (place.style, place.lines) == ({("Italic", 14)}, 1)
    assert place.baseline == pytest.approx(number.baseline, abs=0.1)
    assert place.middle == pytest.approx(paper.find(NATION).middle, abs=0.5)
    assert number.middle == pytest.approx(paper.find("XÃ NÀ MƯỜNG").middle, abs=0.5)


def test_draft_leaves_number_and_date_blank() -> None:
    paper = read_paper("proposal draft")
    first = paper.page_text(1)
    assert "Số: /TTr-UBND" in " ".join(first.split())
    assert "Nà Mường, ngày tháng năm 2024" in " ".join(first.split())
    assert paper.find("/TTr-UBND").left - paper.find("Số:").right > 6
    assert "NHÁP" not in paper.text.upper()


def test_draft_and_issued_paper_differ_in_the_blanks_alone() -> None:
    draft = Reading(render(samples.proposal(samples.letterhead("TTr-UBND", number=None, dated=None))))
    issued = read_paper("proposal")
    assert (
        draft.text.replace("Số:/TTr-UBND", "Số:05/TTr-UBND").replace(
            "NàMường,ngàythángnăm2024", "NàMường,ngày09tháng12năm2024"
        )
        == issued.text
    )


@pytest.mark.parametrize(
    ("name", "kind", "last_line"),
    [
        ("proposal", "TỜ TRÌNH", "thi đua “Thực hiện cải cách hành chính” năm 2024"),
        ("minutes", "BIÊN BẢN", "“Thực hiện cải cách hành chính” năm 2024"),
        ("decision", "QUYẾT ĐỊNH", "thi đua “Thực hiện cải cách hành chính” giai đoạn 2022 - 2025"),
        ("collective report", "BÁO CÁO THÀNH TÍCH", "Trạm Y tế xã Nà Mường"),
        ("index", "MỤC LỤC HỒ SƠ", "Ủy ban nhân dân huyện Bản Lầu năm 2024"),
    ],
)
def test_name_and_subject_bold_and_centred_over_a_rule(name: str, kind: str, last_line: str) -> None:
    paper = read_paper(name)
    title, subject = paper.find(kind), paper.find(last_line)
    assert title.style == {("Bold", 14)}
    assert (subject.style, subject.lines) == ({("Bold", 14)}, 1)
    assert title.middle == pytest.approx(subject.middle, abs=0.5)
    rule = paper.rule_under(subject)
    assert 0.33 <= rule.length / subject.length <= 0.5
    assert rule.middle == pytest.approx(subject.middle, abs=0.5)


def test_page_numbers_from_the_second_page_on(paper: Reading) -> None:
    expected = 0
    for page in range(1, len(paper.pages) + 1):
        expected = 1 if "Phụ lục" in paper.page_text(page) else expected + 1
        number = paper.page_number(page)
        if expected == 1:
            assert number is None
        else:
            assert number is not None
            assert "".join(letter["text"] for letter in number.letters) == str(expected)
            assert number.style == {("Regular", 14)}
            middle = 30 + (paper.pages[page - 1].width / MM - 46) / 2
            assert number.middle == pytest.approx(middle, abs=0.5)


def test_signature_is_never_torn_from_the_text() -> None:
    for lines in range(1, 26, 3):
        sheet = _proposal_with_enclosures(lines)
        paper = Reading(render(sheet))
        signer, ending = paper.find("Đặng Minh Đức"), paper.find("khen thưởng./.")
        assert signer.page == ending.page
        assert paper.find("CHỦ TỊCH", _last_occurrence(paper, "CHỦ TỊCH")).page == signer.page
        assert paper.find("Nơi nhận:").page == signer.page


def _last_occurrence(paper: Reading, text: str) -> int:
    return paper.text.count("".join(text.split())) - 1


def _proposal_with_enclosures(count: int) -> ProposalSheet:
    sheet = samples.proposal()
    return replace(sheet, enclosures=tuple(f"Báo cáo thành tích số {place}" for place in range(count)))


def test_receivers_level_with_the_signers_capacity() -> None:
    paper = read_paper("proposal")
    to, capacity = paper.find("Nơi nhận:"), paper.find("TM. ỦY BAN NHÂN DÂN")
    assert to.style == {("Bold-Italic", 12)}
    assert to.left == pytest.approx(30, abs=0.3)
    assert to.baseline == pytest.approx(capacity.baseline, abs=0.1)
    assert paper.find("- Như trên;").style == {("Regular", 11)}
    assert paper.find("- Lưu: VT, TĐKT (02 bản).").style == {("Regular", 11)}
    name = paper.find("Đặng Minh Đức")
    assert name.style == capacity.style == {("Bold", 14)}
    assert name.middle == pytest.approx(capacity.middle, abs=0.5)


def test_text_is_justified_with_an_indented_first_line() -> None:
    first = read_paper("proposal").find("Ủy ban nhân dân xã Nà Mường kính đề nghị Chủ tịch")
    assert first.left == pytest.approx(42.7, abs=0.3)
    assert first.style == {("Regular", 14)}


@pytest.mark.parametrize("name", PAPERS)
def test_equal_sheets_give_equal_bytes_without_a_warning(name: str, caplog: pytest.LogCaptureFixture) -> None:
    assert render(PAPERS[name]()) == read_paper(name).pdf
    assert caplog.records == []


def test_text_is_escaped() -> None:
    sheet = samples.proposal()
    hostile = replace(sheet, closing="A & B <img src='http://x/y.png'> “đề nghị”")
    assert "A & B <img src='http://x/y.png'> “đề nghị”./." in Reading(render(hostile))


def test_metadata_names_the_paper() -> None:
    metadata = read_paper("proposal").document.metadata
    assert metadata["Author"] == "Ủy ban nhân dân xã Nà Mường"
    assert metadata["Title"].startswith("Tờ trình về việc đề nghị tặng Giấy khen")
    assert metadata["CreationDate"] == "D:20241209"
    assert "CreationDate" not in read_paper("proposal draft").document.metadata


def test_extreme_names_stay_inside_the_margins() -> None:
    sheet = samples.proposal()
    head = replace(
        sheet.letterhead,
        place="Thị trấn Nông trường Việt Lâm Thượng",
        issuer=("Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Nà Mường Thượng Hạ",),
        number=1204,
        symbol="TTr-HĐTĐKT-UBMTTQ",
    )
    person = replace(samples.SON, name="Nguyễn Phúc Tôn Nữ Hoàng Thị Phương Thảo Nguyên", post="x" * 150)
    extreme = replace(
        sheet,
        letterhead=head,
        addressees=(
            "Ban Chỉ đạo cải cách hành chính và chuyển đổi số, phong trào thi đua huyện Bản Lầu " * 2,
        )
        * 2,
        groups=(replace(sheet.groups[0], individuals=(person,)),),
        signature=replace(sheet.signature, name=person.name),
    )
    for rows in (1, 11):
        groups = (replace(extreme.groups[0], individuals=(person,) * rows),)
        paper = Reading(render(replace(extreme, groups=groups)))
        letters = [char for page in paper.pages for char in page.chars if not char["text"].isspace()]
        assert max(char["x1"] for char in letters) / MM <= 195
        assert min(char["x0"] for char in letters) / MM >= 29.9
