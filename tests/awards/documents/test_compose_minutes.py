"""The minutes as drafted from a meeting's record: who, what was said, how it was voted, what waits."""

from __future__ import annotations

from datetime import time, timedelta
from decimal import Decimal

import pytest

from awards.actions.council import (
    cast,
    close_meeting,
    open_meeting,
    plan_meeting,
    put_off,
    recuse,
    save_opinion,
    set_attendance,
)
from awards.documents.compose import minutes_sheet, tally_sheet
from awards.documents.render import render
from awards.documents.sheets import MinutesSheet
from awards.enums import Choice, PaperKind
from awards.models import Council, Meeting
from awards.queries.council import interested_in, items_of, members_of, present_at
from awards.rules.agreement.reading import read
from awards.rules.agreement.statements import PaperFacts
from campaigns.documents.payload import from_payload, to_payload
from campaigns.enums import Role
from campaigns.models import User
from tests.awards.award_story import ABSENT, STARTS, TODAY, accepted, award_form, office_campaign
from tests.awards.documents.reading import Reading
from tests.factories import make_council, make_period, make_user

ENDS = STARTS + timedelta(hours=2)


def meeting_over(cases: int, *, close: bool = True) -> tuple[Meeting, User]:
    """A meeting with one absent who wrote, one late, one recused, an opinion, one put off, one not passed."""
    campaign = office_campaign()
    period, office = make_period(campaign, 2024), make_user(Role.OFFICE)
    form = award_form(campaign)
    for place in range(cases):
        accepted(period, form, office, person=place % 2 == 0)
    council = make_council(campaign)
    meeting = plan_meeting(
        council=council, period=period, starts_at=STARTS, place="Phòng họp UBND xã", by=office, now=STARTS
    )
    seats = members_of(meeting)
    roll = {seat.pk: (seat != seats[8], "" if seat != seats[8] else ABSENT) for seat in seats}
    late = {seats[7].pk: (time(14, 30), None)}
    set_attendance(meeting=meeting, present=roll, times=late, by=office, now=STARTS)
    open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=office, now=STARTS)
    items = list(items_of(meeting))
    save_opinion(
        item=items[0],
        seat=seats[8],
        text="Đồng ý đề nghị khen thưởng.",
        received_on=STARTS.date(),
        by=office,
        now=STARTS,
    )
    save_opinion(item=items[0], seat=seats[2], text="Nhất trí với\nđề nghị.", by=office, now=STARTS)
    recuse(item=items[0], seat=seats[3], reason="là em ruột của người được xét", by=office, now=STARTS)
    for place, item in enumerate(items_of(meeting)):
        out = interested_in(item, seats)
        for seat in [seat for seat in present_at(meeting) if seat not in out][: 6 if place == 0 else 8]:
            choice = Choice.AGAINST if place == 2 else Choice.FOR
            cast(item=item, seat=seat, choice=choice, by=office, now=STARTS)
    put_off(item=items[1], reason="Chờ xác minh đơn phản ánh.", by=office, now=STARTS)
    if close:
        meeting.refresh_from_db()
        close_meeting(meeting=meeting, ends_at=ENDS, by=office, now=STARTS)
    return meeting, office


@pytest.fixture
def meeting(db: None) -> Meeting:
    return meeting_over(4)[0]


def sheet_of(meeting: Meeting) -> MinutesSheet:
    return minutes_sheet(Meeting.objects.get(pk=meeting.pk), today=TODAY, number=3, day=TODAY)


def test_who_was_there_and_when(meeting: Meeting) -> None:
    sheet = sheet_of(meeting)
    assert [each.hours for each in sheet.present] == [""] * 7 + ["đến lúc 14 giờ 30"]
    assert [each.reason for each in sheet.absent] == [ABSENT]
    assert sheet.quorum == (
        "Số thành viên có mặt 08/09, bảo đảm điều kiện tiến hành cuộc họp (cần có mặt ít nhất 06 thành viên)"
    )
    read_back = Reading(render(sheet))
    assert "Cán bộ, Ủy viên (đến lúc 14 giờ 30)." in read_back
    assert "Chương trình họp:" in read_back


def test_each_case_tells_opinions_interest_and_the_working_of_its_share(meeting: Meeting) -> None:
    first, second, third, fourth = sheet_of(meeting).cases
    seats = members_of(meeting)
    assert first.opinions == (f"{seats[2].name}: Nhất trí với đề nghị",)
    assert [(each.member.name, each.reason) for each in first.recusals] == [
        (seats[3].name, "là em ruột của người được xét")
    ]
    assert first.vote == (
        "Kết quả biểu quyết công khai (giơ tay): đồng ý 06 (sáu), không đồng ý 00 (không), "
        "không có ý kiến 00 (không); tỷ lệ đồng ý 6/8 = 75,00%, trên 50% tổng số thành viên được biểu quyết. "
        "Kết luận: Thông qua"
    )
    assert second.vote == (
        "Hội đồng hoãn nội dung này, chuyển phiên sau xét (lý do: chờ xác minh đơn phản ánh); "
        "08 phiếu đã biểu quyết không còn giá trị"
    )
    assert "tỷ lệ đồng ý 0/9 = 0,00%, không vượt 50%" in third.vote
    assert "tỷ lệ đồng ý 8/9 = 88,89%" in fourth.vote


def test_what_the_absent_wrote_stands_apart_and_is_no_vote(meeting: Meeting) -> None:
    sheet = sheet_of(meeting)
    (written,) = sheet.written
    assert (written.member.name, written.text) == (members_of(meeting)[8].name, "Đồng ý đề nghị khen thưởng")
    assert sheet.groups[0].rows[0].in_favour == 6
    read_back = Reading(render(sheet))
    assert "4. Ý kiến bằng văn bản của thành viên vắng mặt" in read_back
    assert "các ý kiến này không tính vào kết quả biểu quyết:" in read_back
    assert "5. Kết luận" in read_back


def test_what_is_put_off_is_in_no_count_and_in_the_conclusion(meeting: Meeting) -> None:
    sheet = sheet_of(meeting)
    (waiting,) = sheet.put_off
    assert waiting.reason == "Chờ xác minh đơn phản ánh."
    assert waiting.name not in [row.name for row in sheet.groups[0].rows]
    assert any(line.startswith("Hội đồng hoãn, chuyển phiên sau xét") for line in sheet.conclusion)
    assert sheet.conclusion[-1].startswith("Giao Thư ký Hội đồng")
    assert sheet.closing_note == "Kết quả được Thư ký Hội đồng ghi theo kết luận của chủ tọa cuộc họp"


def test_the_readers_of_agreement_find_the_counts_together(meeting: Meeting) -> None:
    facts = PaperFacts(
        "paper", "Biên bản", PaperKind.MINUTES, meeting.pk, to_payload(sheet_of(meeting)), TODAY
    )
    counts = read(facts).counts
    assert counts
    assert [counted.value for counted, _ in counts] == [there.value for _, there in counts]


def test_later_settings_do_not_reach_the_minutes(meeting: Meeting) -> None:
    before, counted = sheet_of(meeting), tally_sheet(meeting, today=TODAY)
    Council.objects.update(quorum=1, pass_above=Decimal("0.75"), base="present")
    again = Meeting.objects.get(pk=meeting.pk)
    assert sheet_of(again) == before
    assert (tally_sheet(again, today=TODAY).voting, counted.voting) == (before.voting, before.voting)


def test_minutes_issued_before_the_record_had_cases_are_read_and_set(meeting: Meeting) -> None:
    payload = to_payload(sheet_of(meeting))
    for name in ("quorum", "agenda", "cases", "written", "put_off", "closing_note"):
        del payload[name]
    for each in (*payload["present"], *payload["absent"]):
        del each["hours"]
    for row in payload["groups"][0]["rows"]:
        del row["base"]
    old = from_payload(MinutesSheet, payload)
    read_back = Reading(render(old))
    assert "3. Biểu quyết" in read_back
    assert "Thành viên không tham gia biểu quyết do có liên quan:" in read_back
    assert "4. Kết luận" in read_back


@pytest.mark.django_db
def test_the_draft_of_an_open_meeting_concludes_nothing() -> None:
    meeting, _ = meeting_over(2, close=False)
    sheet = sheet_of(meeting)
    assert sheet.cases[0].vote == "Chưa kết luận"
    assert sheet.ended is None


@pytest.mark.django_db
def test_a_member_who_wrote_and_then_came_is_not_called_absent() -> None:
    meeting, office = meeting_over(2, close=False)
    seats = members_of(meeting)
    roll = {seat.pk: (True, "") for seat in seats}
    set_attendance(meeting=meeting, present=roll, by=office, now=STARTS)
    sheet = sheet_of(meeting)
    assert sheet.written == ()
    assert f"{seats[8].name} (gửi bằng văn bản): Đồng ý đề nghị khen thưởng" in sheet.cases[0].opinions
