"""Papers say what the rows say."""

from __future__ import annotations

from datetime import date

import pytest

from awards.documents.compose import minutes_sheet, proposal_sheet, report_sheet
from awards.documents.issue import draft_sheet, issue
from awards.documents.render import render
from awards.documents.stored import read_file
from awards.enums import PaperKind
from awards.models import Meeting, Paper
from campaigns.enums import SignatoryRole
from campaigns.errors import Refused
from campaigns.models import Signatory
from tests.awards.award_story import MINUTES_DAY, NOW, PROPOSAL_DAY, TODAY, Story, tell
from tests.awards.documents.reading import Reading


@pytest.fixture
def story(db: None) -> Story:
    return tell()


def refused(act: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        act()  # type: ignore[operator]
    return refusal.value.codes


def test_the_proposal_says_what_the_rows_say(story: Story) -> None:
    story.file_minutes()
    paper = issue(
        kind=PaperKind.PROPOSAL, subject=story.dossier, by=story.office, now=NOW, number=5, day=PROPOSAL_DAY
    )
    read = Reading(read_file(paper))
    for text in (
        "ỦY BAN NHÂN DÂN",
        "XÃ NÀ MƯỜNG",
        "Số: 05/TTr-UBND",
        "Nà Mường, ngày 09 tháng 12 năm 2024",
        "- Chủ tịch Ủy ban nhân dân huyện Bản Lầu;",
        "- Phòng Nội vụ huyện Bản Lầu.",
        "Căn cứ Nghị định số 98/2023/NĐ-CP;",
        "Căn cứ Kế hoạch số 312/KH-UBND ngày 18 tháng 7 năm 2022",
        "Căn cứ Biên bản số 03/BB-HĐTĐKT ngày 06 tháng 12 năm 2024",
        "01 tập thể, 01 cá nhân",
        "Biên bản họp xét của Hội đồng Thi đua - Khen thưởng (01 bản chính)",
        "Báo cáo thành tích của 01 tập thể, 01 cá nhân (02 bản chính)",
        "Hồ sơ gửi kèm theo Tờ trình (01 bộ) gồm:",
        "TM. ỦY BAN NHÂN DÂN",
        "Nguyễn Văn An",
    ):
        assert text in read, text
    for nomination in story.nominations:
        assert str(nomination.registration.participant) in read
    assert "91/2017" not in read


def test_a_draft_has_blanks_and_the_law_of_today(story: Story) -> None:
    read = Reading(render(draft_sheet(PaperKind.PROPOSAL, story.dossier, today=TODAY)))
    assert "/TTr-UBND" in read
    assert "05/TTr-UBND" not in read
    assert "Biên bản họp xét ngày 06 tháng 12 năm 2024" in read
    assert "91/2017" in Reading(
        render(draft_sheet(PaperKind.PROPOSAL, story.dossier, today=date(2023, 12, 31)))
    )
    assert Paper.objects.count() == 0


def test_an_award_of_the_province_goes_through_the_district(story: Story) -> None:
    story.form.level, story.form.sets, story.form.originals = "province", 2, 1
    story.form.name = "Bằng khen của Chủ tịch UBND tỉnh"
    story.form.authority = "Chủ tịch Ủy ban nhân dân tỉnh Mẫu"
    story.form.save()
    sheet = proposal_sheet(story.dossier, today=TODAY)
    assert sheet.addressees == ("Ủy ban nhân dân huyện Bản Lầu", "Phòng Nội vụ huyện Bản Lầu")
    assert "huyện Bản Lầu xem xét, đề nghị Chủ tịch Ủy ban nhân dân tỉnh Mẫu tặng Bằng khen" in sheet.opening
    assert sheet.sets == "02 bộ, trong đó có 01 bộ gốc"
    assert sheet.enclosures[1].endswith("(02 bản chính, 02 bản sao)")


def test_a_deputy_signs_for_the_chairman(story: Story) -> None:
    deputy = Signatory.objects.create(
        organisation=story.campaign.organisation,
        role=SignatoryRole.VICE_CHAIRMAN,
        name="Vi Thị Hạnh",
        title="Phó Chủ tịch",
    )
    sheet = proposal_sheet(story.dossier, today=TODAY, signatory=deputy)
    assert sheet.signature.capacity == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert sheet.signature.name == "Vi Thị Hạnh"


def test_the_minutes_show_who_was_there_and_the_frozen_counts(story: Story) -> None:
    sheet = minutes_sheet(story.meeting, today=TODAY, number=3, day=MINUTES_DAY)
    assert (len(sheet.present), len(sheet.absent), sheet.total_members) == (8, 1, 9)
    assert sheet.absent[0].reason == "Đi công tác"
    row = sheet.groups[0].rows[0]
    assert (row.in_favour, row.against, str(row.share), row.result) == (8, 0, "88.89", "Thông qua")
    assert "trên 50% tổng số thành viên" in sheet.voting
    read = Reading(render(sheet))
    for text in ("UBND XÃ NÀ MƯỜNG", "HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG", "03/BB-HĐTĐKT", "THƯ KÝ"):
        assert text in read
    assert "Nà Mường, ngày" not in read


def test_the_report_lays_targets_beside_results(story: Story) -> None:
    person = story.nominations[1]
    sheet = report_sheet(person, today=TODAY, day=date(2024, 12, 1))
    assert sheet.report_form == "Mẫu số 08"
    assert report_sheet(person, today=date(2023, 12, 1)).report_form == "Mẫu số 07"
    assert [each.capacity[0] for each in sheet.endorsements] == ["THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN CỦA CẤP TRÊN"]
    assert sheet.endorsements[1].name == "Nguyễn Văn An"
    read = Reading(render(sheet))
    for text in ("Tỷ lệ hồ sơ giải quyết đúng hạn", "98%", "99,5%", "NGƯỜI BÁO CÁO", "UBND XÃ NÀ MƯỜNG"):
        assert text in read


def test_the_head_of_a_unit_does_not_confirm_himself(story: Story) -> None:
    nomination = story.nominations[1]
    assert nomination.registration.individual is not None
    nomination.registration.individual.is_head = True
    (above,) = report_sheet(nomination, today=TODAY).endorsements
    assert above.capacity[0] == "XÁC NHẬN CỦA CẤP TRÊN"


def test_minutes_cannot_be_drafted_before_the_meeting() -> None:
    assert refused(lambda: minutes_sheet(Meeting(), today=TODAY)) == ("meeting_not_opened",)


# --- Frozen ----------------------------------------------------------------------------------------
