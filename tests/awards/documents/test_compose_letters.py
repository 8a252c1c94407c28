"""What the rows become on invitation, minutes of counting, ballots and reminder."""

from __future__ import annotations

from datetime import date

import pytest

from awards.actions.council import plan_meeting
from awards.documents.compose import (
    ballot_sheet,
    invitation_sheet,
    reminder_sheet,
    tally_sheet,
)
from awards.documents.issue import issue
from awards.documents.render import render
from awards.documents.sheets import read_sheet
from awards.enums import PaperKind, ReminderStage
from awards.models import Meeting, Paper
from awards.queries.council import members_of, present_at
from campaigns.enums import SignatoryRole
from campaigns.models import Signatory
from tests.awards.award_story import NOW, TODAY, Story, accepted, tell
from tests.awards.documents.reading import Reading
from tests.awards.documents.test_issue import refused
from tests.factories import at, make_collective

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


def test_the_committee_writes_to_its_own_people_not_to_itself(story: Story) -> None:
    make_collective(story.campaign.organisation, name="Ủy ban nhân dân xã Nà Mường", kind="committee")
    sheet = reminder_sheet(story.period, today=date(2024, 4, 1), options=REGISTRATION)
    assert "Cán bộ, công chức Ủy ban nhân dân xã Nà Mường" in sheet.addressees
    assert "Ủy ban nhân dân xã Nà Mường" in {row.unit for row in sheet.late}


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
