"""Giấy khen: every part stands where the office measured it, to half a millimetre."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pikepdf
import pytest

from awards.actions.certificates import begin_layout
from awards.documents.compose import calibration_sheet, certificate_sheet, sample_certificate_sheet
from awards.documents.compose.certificate import LEADING
from awards.documents.issue import issue_own_decision
from awards.documents.render import render
from awards.documents.sheets import CertificateSheet, PlacedText, read_sheet
from awards.enums import Alignment, CertificatePart
from awards.models import CertificateLayout, Decision
from awards.rules.certificate import DEFAULTS, LOOKS, PAGE_HEIGHT, PAGE_WIDTH
from campaigns.documents.fonts import MM_PER_POINT
from campaigns.documents.payload import to_payload
from campaigns.enums import SignatoryRole
from campaigns.errors import Refused
from campaigns.models import Signatory
from tests.awards.award_story import NOW, TODAY, Story, tell
from tests.awards.documents import certificate_samples as samples
from tests.awards.documents.reading import MM, Piece, Reading

CLOSE = 0.5  # millimetres
PART = CertificatePart


@pytest.fixture
def story(db: None) -> Story:
    return tell(people=2, collectives=0, own=True)


@pytest.fixture
def layout(story: Story) -> CertificateLayout:
    begin_layout(organisation=story.campaign.organisation)
    return CertificateLayout.objects.get()


def decide(story: Story, signatory: Signatory | None = None) -> Decision:
    story.file_minutes()
    issue_own_decision(
        period=story.period,
        award_form=story.form,
        nominations=story.nominations,
        by=story.office,
        now=NOW,
        number=412,
        decided_on=date(2024, 12, 10),
        signatory=signatory,
    )
    return Decision.objects.get()


def move(layout: CertificateLayout, part: CertificatePart, **values: object) -> None:
    assert layout.fields.filter(part=part.value).update(**values) == 1


def text_of(sheet: CertificateSheet, part: CertificatePart, page: int = 0) -> PlacedText:
    return next(text for text in sheet.certificates[page].texts if text.part == part.value)


def foot(piece: Piece) -> float:
    """How far the foot of a line stands below the upper edge of the page."""
    return float(PAGE_HEIGHT) - piece.baseline


# --- Data and defaults -----------------------------------------------------------------------------


@pytest.mark.parametrize("make", [samples.certificates, samples.calibration])
def test_round_trip_through_json_gives_the_same_page_without_a_warning(
    make: Callable[[], CertificateSheet], caplog: pytest.LogCaptureFixture
) -> None:
    sheet = make()
    stored = read_sheet(json.loads(json.dumps(to_payload(sheet), ensure_ascii=False)))
    assert stored == sheet
    assert render(stored) == render(sheet)
    assert caplog.records == []


@pytest.mark.parametrize("make", [samples.certificates, samples.calibration])
def test_a_listener_is_told_what_is_drawn(make: Callable[[], CertificateSheet]) -> None:
    sheet = make()
    with pikepdf.open(io.BytesIO(render(sheet))) as pdf:
        figures = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        assert figures
        assert all(str(each.get("/Alt", "")) for each in figures)
        assert str(pdf.docinfo["/Title"]) == sheet.title


def test_every_part_has_a_lawful_place_and_a_look() -> None:
    assert set(DEFAULTS) == set(LOOKS) == set(PART)
    for place in DEFAULTS.values():
        assert 0 <= place.x <= place.x + place.width <= PAGE_WIDTH
        assert 0 < place.y < PAGE_HEIGHT
        assert place.least_size <= place.size


def test_parts_leave_each_other_room_with_all_their_lines() -> None:
    """By default nothing runs into what stands below it, however long the texts are."""
    ascent, descent = Decimal("0.891"), Decimal("0.216")  # of an em, as in Times New Roman
    em = {part: place.size * MM_PER_POINT for part, place in DEFAULTS.items()}
    for part, place in DEFAULTS.items():
        foot_of_last = place.y + (place.lines - 1) * LEADING * em[part] + descent * em[part]
        for other, below in DEFAULTS.items():
            beside = below.x >= place.x + place.width or place.x >= below.x + below.width
            if below.y > place.y and not beside:
                assert foot_of_last <= below.y - ascent * em[other], (part, other)


# --- Where things stand ----------------------------------------------------------------------------


def test_each_awarded_person_has_a_page_across_with_a_frame(story: Story) -> None:
    paper = Reading(render(certificate_sheet(decide(story), today=TODAY)))
    assert [(round(page.width / MM), round(page.height / MM)) for page in paper.pages] == [(297, 210)] * 2
    names = [each.registration.individual.full_name for each in story.nominations]
    pages = sorted(paper.find(name).page for name in set(names))
    assert pages[0] == 1
    assert all(page.curves or page.rects for page in paper.pages)
    assert paper.page_number(2) is None


@pytest.mark.parametrize("part", PART)
def test_parts_stand_at_the_default_places(story: Story, part: CertificatePart) -> None:
    sheet = certificate_sheet(decide(story), today=TODAY)
    placed, place = text_of(sheet, part), DEFAULTS[part]
    before = 1 if part is PART.CAPACITY else 0  # "CHỦ TỊCH" stands in the authority's name too
    piece = Reading(render(sheet)).find(placed.lines[0], before)
    assert foot(piece) == pytest.approx(float(place.y), abs=CLOSE)
    if place.align is Alignment.LEFT:
        assert piece.left == pytest.approx(float(place.x), abs=CLOSE)
    else:
        assert piece.middle == pytest.approx(float(place.x + place.width / 2), abs=CLOSE)
    assert piece.letters[0]["size"] == pytest.approx(float(placed.size), abs=0.1)


def test_a_part_goes_where_the_office_moves_it(story: Story, layout: CertificateLayout) -> None:
    move(layout, PART.GOLD_BOOK, x=Decimal("61.5"), y=Decimal("171.3"), width=Decimal(60), align="left")
    move(layout, PART.DECISION, x=Decimal(150), y=Decimal("177.7"), width=Decimal("130.5"), align="right")
    layout.offset_x, layout.offset_y = Decimal("-2.4"), Decimal("3.1")
    layout.save()
    paper = Reading(render(certificate_sheet(decide(story), today=TODAY)))
    book, decision = (
        paper.find("Số sổ vàng:"),
        paper.find("Quyết định số 412/QĐ-UBND ngày 10 tháng 12 năm 2024"),
    )
    assert book.left == pytest.approx(61.5 - 2.4, abs=CLOSE)
    assert foot(book) == pytest.approx(171.3 + 3.1, abs=CLOSE)
    assert decision.right == pytest.approx(150 + 130.5 - 2.4, abs=CLOSE)
    assert foot(decision) == pytest.approx(177.7 + 3.1, abs=CLOSE)


def test_a_text_set_smaller_keeps_its_foot(story: Story, layout: CertificateLayout) -> None:
    move(layout, PART.RECIPIENT, width=Decimal(75))
    sheet = certificate_sheet(decide(story), today=TODAY)
    placed = text_of(sheet, PART.RECIPIENT)
    assert placed.size < DEFAULTS[PART.RECIPIENT].size
    piece = Reading(render(sheet)).find(placed.lines[0])
    assert piece.length <= 75 + CLOSE
    assert foot(piece) == pytest.approx(float(DEFAULTS[PART.RECIPIENT].y), abs=CLOSE)


# --- What it says ----------------------------------------------------------------------------------


def test_it_says_what_the_decision_says(story: Story) -> None:
    paper = Reading(render(certificate_sheet(decide(story), today=TODAY)))
    person = story.nominations[0].registration
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NÀ MƯỜNG",
        "TẶNG",
        "GIẤY KHEN",
        f"Ông (Bà) {person.individual}",
        f"{person.post}, {person.unit}",
        "Đã có thành tích xuất sắc trong phong trào thi đua “Thực hiện cải cách hành chính” năm 2024",
        "Nà Mường, ngày 10 tháng 12 năm 2024",
        "CHỦ TỊCH",
        "Nguyễn Văn An",
        "Quyết định số 412/QĐ-UBND ngày 10 tháng 12 năm 2024",
        "Số sổ vàng: …",
    ):
        assert text in paper, text
    assert paper.document.metadata["CreationDate"] == "D:20241210"


def test_who_signed_the_decision_signs(story: Story) -> None:
    deputy = Signatory.objects.create(
        organisation=story.campaign.organisation,
        role=SignatoryRole.VICE_CHAIRMAN,
        name="Vi Thị Hạnh",
        title="Phó Chủ tịch",
        position=2,
    )
    sheet = certificate_sheet(decide(story, deputy), today=TODAY)
    assert text_of(sheet, PART.CAPACITY).lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert text_of(sheet, PART.SIGNER).lines == ("Vi Thị Hạnh",)


def test_a_collective_has_neither_honorific_nor_post(db: None) -> None:
    sheet = certificate_sheet(decide(tell(people=0, collectives=1, own=True)), today=TODAY)
    assert text_of(sheet, PART.RECIPIENT).lines[0].startswith("Trường Tiểu học số")
    assert PART.POST.value not in [text.part for text in sheet.certificates[0].texts]


def test_the_office_may_leave_out_the_honorific(story: Story, layout: CertificateLayout) -> None:
    layout.honorific = ""
    layout.save()
    sheet = certificate_sheet(decide(story), today=TODAY)
    names = {each.registration.individual.full_name for each in story.nominations}
    assert {text_of(sheet, PART.RECIPIENT, page).lines[0] for page in (0, 1)} == names


# --- Pre-printed sheets ----------------------------------------------------------------------------


def test_pre_printed_sheets_get_the_words_alone(story: Story, layout: CertificateLayout) -> None:
    for part in (PART.NATION, PART.MOTTO, PART.TITLE):
        move(layout, part, preprinted=True)
    decision = decide(story)
    whole, words = (
        Reading(render(certificate_sheet(decision, today=TODAY, framed=framed))) for framed in (True, False)
    )
    assert "GIẤY KHEN" in whole
    assert "GIẤY KHEN" not in words
    assert "CỘNG HÒA" not in words
    assert not words.pages[0].curves
    name = str(story.nominations[0].registration.individual)
    assert foot(words.find(name)) == pytest.approx(foot(whole.find(name)), abs=0.01)


# --- Too long --------------------------------------------------------------------------------------


def test_what_does_not_fit_is_refused_and_never_cut(story: Story, layout: CertificateLayout) -> None:
    person = story.nominations[0].registration.individual
    person.full_name = "Nguyễn Phúc Tôn Nữ Hoàng Thị Phương Thảo Nguyên Thượng Hạ"
    person.save()
    move(layout, PART.RECIPIENT, width=Decimal(90), least_size=Decimal(20))
    decision = decide(story)
    with pytest.raises(Refused) as refusal:
        certificate_sheet(decision, today=TODAY)
    assert refusal.value.codes == ("certificate_too_long",)
    assert person.full_name in str(refusal.value)
    assert "rộng 90 mm, 1 dòng" in str(refusal.value)
    move(layout, PART.RECIPIENT, lines=3)
    assert " ".join(
        text_of(certificate_sheet(decision, today=TODAY), PART.RECIPIENT, page).lines[0] for page in (0, 1)
    )


def test_long_posts_break_into_the_lines_they_may_have(story: Story) -> None:
    registration = story.nominations[0].registration
    registration.post = (
        "Công chức Văn phòng - Thống kê, phụ trách kiểm soát thủ tục hành chính, văn thư, lưu trữ"
    )
    registration.save()
    registration.unit.name = "Ủy ban nhân dân xã Nà Mường Thượng, huyện Bản Lầu, tỉnh Sơn Lâm"
    registration.unit.save()
    sheet = certificate_sheet(decide(story), today=TODAY)
    posts = [text_of(sheet, PART.POST, page) for page in (0, 1)]
    assert max(len(each.lines) for each in posts) == 2
    paper = Reading(render(sheet))
    letters = [char for page in paper.pages for char in page.chars if not char["text"].isspace()]
    assert min(char["x0"] for char in letters) / MM >= 20
    assert max(char["x1"] for char in letters) / MM <= 277


def test_nobody_awarded_is_told(story: Story) -> None:
    decision = decide(story)
    decision.results.update(awarded=False, bonus=None)
    with pytest.raises(Refused) as refusal:
        certificate_sheet(decision, today=TODAY)
    assert refusal.value.codes == ("nobody_awarded",)


# --- The sheets to measure by ----------------------------------------------------------------------


def test_the_calibration_sheet_marks_where_each_part_begins(layout: CertificateLayout) -> None:
    layout.offset_x = Decimal("1.5")
    layout.save()
    sheet = calibration_sheet(layout, today=TODAY)
    assert len(sheet.marks) == len(PART)
    page = Reading(render(sheet)).pages[0]
    # Lines are told apart by their colour: the crosses are the red ones.
    corners = {
        (round(min(x for x, _ in curve["pts"]) / MM, 1), round(min(y for _, y in curve["pts"]) / MM, 1))
        for curve in [*page.curves, *page.lines]
        if curve["stroking_color"] and max(curve["stroking_color"]) > min(curve["stroking_color"]) + 0.2
    }
    for mark in sheet.marks:
        begin = (float(mark.left), float(mark.baseline))
        assert any(abs(x - begin[0]) <= CLOSE and abs(y - begin[1]) <= CLOSE for x, y in corners), (
            f"no cross at {begin}"
        )


def test_the_ruler_tells_millimetres(layout: CertificateLayout) -> None:
    paper = Reading(render(calibration_sheet(layout, today=TODAY)))
    assert "In tờ này đúng tỷ lệ 100%" in paper
    assert "280" in paper.text
    assert paper.fonts == {"Portal-Tinos"}


def test_the_sample_needs_no_decision(layout: CertificateLayout) -> None:
    sheet = sample_certificate_sheet(layout, today=TODAY)
    assert {text.part for text in sheet.certificates[0].texts} == {part.value for part in PART}
    assert replace(sheet, framed=False) != sheet


def test_a_layout_is_begun_once_and_keeps_what_is_measured(layout: CertificateLayout) -> None:
    move(layout, PART.TITLE, y=Decimal(99))
    layout.fields.filter(part=PART.GIVES.value).delete()
    assert begin_layout(organisation=layout.organisation) == 0
    assert layout.fields.get(part=PART.TITLE.value).y == 99
