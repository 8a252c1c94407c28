"""What the rows become on invitation, minutes of counting, reminder, report, plan and ballots."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from awards.actions.council import plan_meeting
from awards.actions.plan import load_plan
from awards.actions.summaries import save_summary_text
from awards.documents.compose import (
    ballot_sheet,
    invitation_sheet,
    launch_plan_sheet,
    reminder_sheet,
    summary_sheet,
    tally_sheet,
)
from awards.documents.issue import issue
from awards.documents.render import render
from awards.documents.sheets import FigureTable, read_sheet
from awards.enums import PaperKind, ReminderStage
from awards.models import Meeting, Paper
from awards.queries.council import members_of, present_at
from awards.rules.paper_kinds import FACTS
from campaigns.enums import SignatoryRole
from campaigns.models import Campaign, Signatory
from tests.awards.award_story import NOW, STARTS, TODAY, Story, accepted, tell
from tests.awards.documents.reading import Reading
from tests.awards.documents.test_issue import refused
from tests.factories import at

PLAN = Path(__file__).resolve().parents[3] / "campaigns/plans/kh454-khoi-ky.toml"
REGISTRATION = {"stage": ReminderStage.REGISTRATION.value}
LATER = at(2024, 12, 31)


@pytest.fixture
def story(db: None) -> Story:
    return tell()


def planned(story: Story, *, secret: bool = False) -> Meeting:
    """A second meeting, over one more person."""
    accepted(story.period, story.form, story.office, person=True, full_name="Lò Văn Sơn", honorific="mr")
    council = story.meeting.council
    council.secret = secret
    council.save()
    return plan_meeting(
        council=council,
        period=story.period,
        starts_at=at(2024, 12, 20, 14),
        place="Hội trường",
        by=story.office,
        now=at(2024, 12, 12),
    )


# --- Invitation ------------------------------------------------------------------------------------


def test_the_invitation_names_members_agenda_and_chair(story: Story) -> None:
    sheet = invitation_sheet(planned(story), today=TODAY, number=1, day=date(2024, 12, 13))
    assert len(sheet.invited) == 9
    assert "cho 01 cá nhân" in sheet.agenda[-1]
    assert (sheet.signature.capacity, sheet.signature.name) == (("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "Thành viên 1")
    assert sheet.signature.office_title == "Cán bộ"
    read = Reading(render(sheet))
    assert "Số: 01/GM-HĐTĐKT" in read
    assert "Nà Mường, ngày 13 tháng 12 năm 2024" in read


def test_a_deputy_invites_while_the_chair_is_empty(story: Story) -> None:
    meeting = planned(story)
    seats = members_of(meeting)
    seats[0].left_on = date(2024, 12, 1)
    seats[0].save()
    seats[2].role = "deputy"
    seats[2].save()
    sheet = invitation_sheet(meeting, today=TODAY)
    assert sheet.signature.capacity == ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert sheet.signature.name == seats[2].name


def issue_invitation(story: Story, meeting: Meeting, day: date, number: int = 1) -> Paper:
    return issue(
        kind=PaperKind.INVITATION, subject=meeting, by=story.office, now=LATER, number=number, day=day
    )


def test_an_invitation_is_issued_before_the_day_of_the_meeting(story: Story) -> None:
    meeting = planned(story)
    held = date(2024, 12, 20)
    assert refused(lambda: issue_invitation(story, meeting, held)) == ("not_before_meeting",)
    paper = issue_invitation(story, meeting, date(2024, 12, 19))
    assert (paper.reference, paper.series) == ("01/GM-HĐTĐKT", "GM-HĐTĐKT")
    assert refused(lambda: issue_invitation(story, meeting, date(2024, 12, 19), 2)) == ("already_issued",)


def test_no_invitation_to_a_meeting_that_is_over(story: Story) -> None:
    day = date(2024, 12, 5)
    assert refused(lambda: issue_invitation(story, story.meeting, day)) == ("meeting_not_planned",)


# --- Minutes of counting ---------------------------------------------------------------------------


def test_the_counting_agrees_with_the_minutes(story: Story) -> None:
    sheet = tally_sheet(story.meeting, today=TODAY, number=3, day=date(2024, 12, 6))
    rows = sheet.groups[0].rows
    assert [(row.issued, row.returned, row.in_favour, row.invalid) for row in rows] == [(8, 8, 8, 0)] * 2
    assert (sheet.present, sheet.total_members, sheet.head, sheet.member) == (8, 9, None, None)
    assert len(sheet.passed) == 2
    assert "Số: 03/BB-HĐTĐKT" in Reading(render(sheet))


def test_who_counted_is_chosen_among_those_present(story: Story) -> None:
    present = present_at(story.meeting)
    head, member, secretary = present[2], present[3], present[1]

    def counted(first: object, second: object) -> dict[str, str]:
        return {"head": str(first), "member": str(second)}

    sheet = tally_sheet(story.meeting, today=TODAY, options=counted(head.pk, member.pk))
    assert sheet.head is not None
    assert (sheet.head.person.name, sheet.head_signature.name) == (head.name, head.name)
    absent = members_of(story.meeting)[-1]
    for options, code in (
        (counted(absent.pk, member.pk), "not_present"),
        (counted("x", ""), "not_present"),
        (counted(head.pk, head.pk), "same_person"),
        (counted(secretary.pk, ""), "same_person"),
    ):
        act = lambda options=options: tally_sheet(story.meeting, today=TODAY, options=options)  # noqa: E731
        assert refused(act) == (code,)


def test_both_minutes_share_one_series_of_numbers(story: Story) -> None:
    story.issue_minutes(3)

    def count(number: int, day: date) -> Paper:
        return issue(
            kind=PaperKind.TALLY_MINUTES,
            subject=story.meeting,
            by=story.office,
            now=NOW,
            number=number,
            day=day,
        )

    assert "number_taken" in refused(lambda: count(3, date(2024, 12, 7)))
    assert refused(lambda: count(2, date(2024, 12, 5))) == ("before_meeting",)
    assert count(2, date(2024, 12, 6)).reference == "02/BB-HĐTĐKT"


def test_nothing_is_counted_before_the_end(story: Story) -> None:
    meeting = planned(story)
    assert refused(lambda: tally_sheet(meeting, today=TODAY)) == ("meeting_not_closed",)


# --- Ballots ---------------------------------------------------------------------------------------


def test_a_ballot_for_each_member(story: Story) -> None:
    meeting = planned(story, secret=True)
    sheet = ballot_sheet(meeting, TODAY)
    assert (sheet.copies, sheet.groups[0].names) == (9, ("Ông Lò Văn Sơn",))
    seats = members_of(meeting)
    for place, seat in enumerate(seats):
        meeting.attendances.create(seat=seat, present=place < 7, reason="" if place < 7 else "Ốm")
    assert ballot_sheet(meeting, TODAY).copies == 7


def test_people_of_one_name_are_told_apart_on_a_ballot(story: Story) -> None:
    accepted(story.period, story.form, story.office, person=True, full_name="Lò Văn Sơn", post="Giáo viên")
    meeting = planned(story, secret=True)
    names = ballot_sheet(meeting, TODAY).groups[0].names
    assert set(names) == {"Lò Văn Sơn, Giáo viên", "Ông Lò Văn Sơn, Công chức"}


def test_no_ballots_for_an_open_vote_or_after_it(story: Story) -> None:
    assert refused(lambda: ballot_sheet(planned(story), TODAY)) == ("not_secret",)
    story.meeting.secret = True
    assert refused(lambda: ballot_sheet(story.meeting, TODAY)) == ("wrong_state",)
    empty = planned(story, secret=True)
    empty.items.all().delete()
    assert refused(lambda: ballot_sheet(empty, TODAY)) == ("agenda_empty",)


# --- Reminder --------------------------------------------------------------------------------------


def remind(story: Story, day: date, number: int, **fields: object) -> Paper:
    return issue(
        kind=PaperKind.REMINDER,
        subject=story.period,
        by=story.office,
        now=LATER,
        number=number,
        day=day,
        options=REGISTRATION,
        **fields,  # type: ignore[arg-type]
    )


def test_the_reminder_sets_a_new_last_day(story: Story) -> None:
    before = reminder_sheet(story.period, today=date(2024, 3, 31), options=REGISTRATION)
    after = reminder_sheet(story.period, today=date(2024, 4, 1), options=REGISTRATION)
    assert "chậm nhất vào ngày 31 tháng 3 năm 2024" in before.requests[0]
    assert "đã quá thời hạn" not in before.opening
    assert "chậm nhất vào ngày 06 tháng 4 năm 2024" in after.requests[0]
    assert "đã quá thời hạn" in after.opening
    assert after.letterhead.about == "đôn đốc đăng ký thi đua năm 2024"
    assert after.signature.capacity == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


def test_the_office_may_sign_a_reminder_by_order(story: Story) -> None:
    clerk = Signatory.objects.create(
        organisation=story.campaign.organisation,
        role=SignatoryRole.BY_ORDER,
        name="Lê Văn Cường",
        title="Chánh Văn phòng",
    )
    sheet = reminder_sheet(story.period, today=date(2024, 4, 1), signatory=clerk, options=REGISTRATION)
    assert sheet.signature.capacity == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")


def test_several_reminders_and_their_stage_are_kept(story: Story) -> None:
    first = remind(story, date(2024, 4, 2), 7)
    second = remind(story, date(2024, 4, 2), 8)
    assert (first.reference, second.reference) == ("07/UBND-TĐKT", "08/UBND-TĐKT")
    assert read_sheet(second.payload).stage == "registration"  # type: ignore[union-attr]
    instead = remind(story, date(2024, 4, 3), 9, replaces=first)
    assert instead.replaces == first
    assert refused(lambda: remind(story, date(2024, 4, 3), 10, replaces=first)) == ("already_replaced",)


def test_nobody_is_reminded_in_vain(story: Story) -> None:
    def draft(today: date, stage: str = "registration") -> object:
        return reminder_sheet(story.period, today=today, options={"stage": stage})

    assert refused(lambda: draft(date(2024, 1, 14))) == ("window_not_open",)
    assert draft(date(2024, 1, 15))
    assert draft(date(2024, 11, 15))
    assert refused(lambda: draft(date(2024, 11, 16))) == ("stage_over",)
    assert refused(lambda: draft(date(2024, 12, 10), "report")) == ("nobody_late",)
    assert refused(lambda: draft(date(2024, 4, 1), "khac")) == ("stage_missing",)


# --- Summary report --------------------------------------------------------------------------------


def write_outlook(story: Story) -> None:
    save_summary_text(
        period=story.period,
        version=0,
        by=story.office,
        now=NOW,
        strengths="Phong trào có chuyển biến.",
        shortcomings="",
        directions="- Tiếp tục tuyên truyền\n- Nhân rộng sáng kiến",
    )


def text_of(story: Story) -> str:
    return Reading(render(summary_sheet(story.period, today=date(2025, 1, 6)))).text


def test_the_report_says_what_the_rows_say(story: Story) -> None:
    write_outlook(story)
    text = text_of(story)
    for sentence in (
        "Toàn xã có 02 tập thể, 01 cá nhân thuộc đối tượng thi đua",
        "01 tập thể, 01 cá nhân đã gửi đăng ký thi đua năm 2024",
        "Hội đồng Thi đua - Khen thưởng đã họp xét 01 lần (ngày 06/12/2024)",
        "Phong trào có chuyển biến.",
        "- Tiếp tục tuyên truyền; - Nhân rộng sáng kiến.",
        "Chưa ghi nhận hoạt động tuyên truyền nào.",
    ):
        assert "".join(sentence.split()) in text, sentence


def test_awards_stand_with_decision_and_money(story: Story) -> None:
    decision = story.period.decisions.create(
        award_form=story.form,
        number="215/QĐ-UBND",
        decided_on=date(2025, 1, 6),
        issuer="Chủ tịch Ủy ban nhân dân huyện Bản Lầu",
        recorded_by=story.office,
        recorded_at=LATER,
    )
    for nomination, money in zip(story.nominations, (1_410_000, 710_000), strict=True):
        decision.results.create(nomination=nomination, awarded=True, bonus=money)
    text = text_of(story)
    assert "tặngGiấykhencho01tậpthể,01cánhân,tiềnthưởng2.120.000đồng" in text
    assert "Tổngsốtiềnthưởng:2.120.000đồng(Haitriệumộttrămhaimươinghìnđồng)" in text


def report(story: Story, day: date) -> Paper:
    return issue(
        kind=PaperKind.SUMMARY_REPORT,
        subject=story.period,
        by=story.office,
        now=LATER,
        number=12,
        day=day,
    )


def test_a_report_is_issued_once_after_the_period_with_an_outlook(story: Story) -> None:
    closes = story.period.scoring_closes
    assert refused(lambda: report(story, closes)) == ("period_not_over", "directions_missing")
    write_outlook(story)
    assert refused(lambda: report(story, closes)) == ("period_not_over",)
    assert report(story, date(2024, 11, 16)).reference == "12/BC-UBND"
    assert "already_issued" in refused(lambda: report(story, date(2024, 12, 30)))


def test_the_term_is_summed_up_year_by_year(story: Story) -> None:
    term = story.campaign.periods.create(
        code="giai-doan",
        kind="term",
        name="Giai đoạn 2022 - 2025",
        registration_opens=date(2022, 8, 1),
        registration_closes=date(2022, 9, 30),
        scoring_closes=date(2025, 11, 15),
        dossier_before=date(2025, 12, 30),
    )
    sheet = summary_sheet(term, today=date(2025, 12, 31))
    assert sheet.subject.endswith("giai đoạn 2022 - 2025")
    years = sheet.chapters[1].parts[-1].blocks[0]
    assert isinstance(years, FigureTable)
    assert [row[:3] for row in years.rows] == [
        ("Năm 2024", "01", "01"),
        ("Giai đoạn 2022 - 2025", "00", "00"),
    ]
    assert "Phương hướng" not in sheet.chapters[-1].heading


# --- Plan ------------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.django_db
def test_the_plan_as_a_paper_has_the_plans_words() -> None:
    """Every word of the plan file, in its order; only the layout is the portal's."""
    load_plan(source=PLAN, now=STARTS)
    tables = tomllib.loads(PLAN.read_text(encoding="utf-8"))
    campaign = tables["campaign"]
    parts = [
        "Kế hoạch",
        campaign["title"],
        *(row["text"] for row in campaign["legal_bases"]),
        campaign["preamble"],
    ]
    for row in campaign["sections"]:
        parts += [row["number"], row["heading"], row["body"]]
    sheet = launch_plan_sheet(Campaign.objects.get(), TODAY)
    read = Reading(render(sheet))
    wanted = "".join(words_of(" ".join(parts))).lower()
    printed = "".join(words_of(_without_page_numbers(read))).lower()
    start = printed.index("kếhoạchphátđộng")
    assert printed[start : start + len(wanted)] == wanted
    assert printed[start + len(wanted) :].startswith("nơinhận")
    for text in ("Số: 454/KH-UBND", "ngày 29 tháng 7 năm 2022", "TM. ỦY BAN NHÂN DÂN", "- Lưu: VP UBND."):
        assert text in read


def _without_page_numbers(read: Reading) -> str:
    pages = []
    for number, page in enumerate(read.pages, start=1):
        margin = read.page_number(number)
        skip = {id(letter) for letter in margin.letters} if margin else set()
        pages.append("".join(letter["text"] for letter in page.chars if id(letter) not in skip))
    return "".join(pages)


def test_every_kind_about_a_period_has_a_place_to_be_found() -> None:
    assert {kind for kind, facts in FACTS.items() if facts.subject == "period"} == {
        PaperKind.REMINDER,
        PaperKind.SUMMARY_REPORT,
    }
