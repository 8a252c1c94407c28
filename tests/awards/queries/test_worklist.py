"""What waits for whom, with its last day, the nearest first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.enums import NominationState as N
from awards.models import AgendaItem, Attendance, Ballot, Dossier, Meeting, Paper
from awards.queries.worklist import Desk, tasks_for
from campaigns.actions import publicity
from campaigns.enums import Role
from campaigns.models import Announcement, Period, RegistrationTarget, Scorecard, User
from tests import factories
from tests.awards.signing_rows import signed_copy
from tests.world import World

pytestmark = pytest.mark.django_db
OPEN, CLOSING, SCORING, LATE = date(2024, 2, 1), date(2024, 3, 24), date(2024, 6, 1), date(2025, 2, 1)
SUMMER = factories.at(2024, 6, 1)


@pytest.fixture
def period() -> Period:
    return factories.make_period()


def titles(user: User, period: Period, today: date) -> list[str]:
    return [task.title for task in tasks_for(Desk(user, period.campaign, today))]


def unit_of(period: Period, **more):
    unit = factories.make_collective(period.campaign.organisation)
    return unit, factories.make_user(Role.UNIT, collective=unit, **more)


def sheet(registration, state="draft", **more) -> Scorecard:
    kind = registration.participant_kind
    table = registration.period.campaign.criteria_sets.filter(participant_kind=kind).first()
    by = factories.make_user(Role.OFFICE)
    values = {
        "registration": registration,
        "criteria_set": table or factories.make_criteria_set(registration.period.campaign, kind),
        "state": state,
    }
    if state != "draft":
        values |= {"submitted_by": by, "submitted_at": SUMMER}
    if state == "returned":
        values["return_reason"] = "Thiếu tài liệu."
    if state in ("appraised", "published"):
        values |= {"appraised_by": by, "appraised_at": SUMMER, "total": 88}
    if state == "published":
        values |= {"published_by": by, "published_at": SUMMER, "rank": 1}
    return Scorecard.objects.create(**(values | more))


@pytest.mark.parametrize(
    ("today", "asked"),
    [
        (date(2024, 1, 14), False),
        (date(2024, 1, 15), True),
        (date(2024, 3, 31), True),
        (date(2024, 4, 1), False),
    ],
)
def test_a_unit_is_asked_to_register_while_the_window_is_open(period, today, asked):
    _, user = unit_of(period)
    assert ("Lập đăng ký thi đua năm 2024" in titles(user, period, today)) is asked


def test_a_draft_then_a_return_then_the_sheet(period):
    unit, user = unit_of(period)
    registration = factories.make_registration(period, unit)
    assert titles(user, period, OPEN) == ["Hoàn thành, gửi đăng ký thi đua năm 2024"]
    assert titles(user, period, SCORING) == ["Đề nghị Văn phòng gửi thay đăng ký đã hết hạn năm 2024"]
    registration.delete()
    registration = factories.make_registration(period, unit, "returned")
    (task,) = tasks_for(Desk(user, period.campaign, SCORING))
    assert (task.title, task.last_day) == ("Sửa, gửi lại đăng ký bị trả lại năm 2024", date(2024, 11, 15))
    assert "Thiếu chỉ tiêu." in task.detail
    assert task.url == f"/dang-ky/{registration.pk}/"


def test_accepted_means_scoring_and_results(period):
    unit, user = unit_of(period)
    registration = factories.make_registration(period, unit, "accepted")
    target = RegistrationTarget.objects.create(
        registration=registration, kind="task", text="Niêm yết thủ tục"
    )
    assert titles(user, period, OPEN) == ["Tự chấm điểm năm 2024"]
    both = ["Ghi kết quả thực hiện chỉ tiêu, nhiệm vụ năm 2024", "Tự chấm điểm năm 2024"]
    assert titles(user, period, SCORING) == both
    target.result = "Đã niêm yết"
    target.save()
    card = sheet(registration, "returned")
    (task,) = tasks_for(Desk(user, period.campaign, SCORING))
    assert task.title == "Sửa, gửi lại phiếu chấm bị trả lại năm 2024"
    assert task.url == f"/cham-diem/{card.pk}/"
    assert "Thiếu tài liệu." in task.detail
    Scorecard.objects.filter(pk=card.pk).update(state="submitted", return_reason="")
    assert titles(user, period, SCORING) == []


def test_a_stranger_has_nothing_to_do(period):
    unit, _ = unit_of(period)
    factories.make_registration(period, unit, "returned")
    person = factories.make_individual(unit)
    factories.make_registration(period, person, "returned")
    outsider = factories.make_user(Role.UNIT)
    nobody = factories.make_user()
    himself = factories.make_user(Role.INDIVIDUAL, individual=person)
    assert titles(outsider, period, SCORING) == titles(nobody, period, SCORING) == []
    assert titles(himself, period, SCORING) == ["Sửa, gửi lại đăng ký bị trả lại năm 2024"]


@pytest.mark.parametrize(
    ("state", "text", "title"),
    [
        ("draft", "", "Viết báo cáo thành tích năm 2024"),
        ("draft", "Đủ", "Xác nhận báo cáo thành tích năm 2024"),
        ("returned", "Đủ", "Sửa đề nghị khen thưởng bị trả lại năm 2024"),
        ("endorsed", "Đủ", "Gửi đề nghị khen thưởng năm 2024"),
        ("submitted", "Đủ", None),
    ],
)
def test_a_unit_is_led_through_the_report_of_its_person(period, state, text, title):
    unit, user = unit_of(period)
    person = factories.make_individual(unit)
    registration = factories.make_registration(period, person, "accepted")
    sheet(registration, "published")
    form = factories.make_award_form(period.campaign)
    written = dict.fromkeys(("results", "measures_taken", "effect", "lessons"), text)
    factories.make_nomination(registration, form, state, general="Họ và tên: A", **written)
    assert titles(user, period, SCORING) == ([title] if title else [])


@pytest.mark.parametrize(("today", "asked"), [(date(2024, 12, 29), True), (date(2024, 12, 30), False)])
def test_a_published_sheet_leads_to_a_nomination(period, today, asked):
    unit, user = unit_of(period)
    form = factories.make_award_form(period.campaign)
    registration = factories.make_registration(period, unit, "accepted", award_form=form)
    sheet(registration, "published")
    title = "Xem điều kiện, đề nghị khen thưởng năm 2024"
    assert (title in titles(user, period, today)) is asked
    factories.make_nomination(registration, form, "submitted")
    assert title not in titles(user, period, today)


def test_the_office_takes_in_appraises_and_publishes(period):
    office = factories.make_user(Role.OFFICE)
    units = [factories.make_collective(period.campaign.organisation) for _ in range(3)]
    first, second, third = units
    factories.make_registration(period, first, "submitted")
    sheet(factories.make_registration(period, second, "accepted"), "submitted")
    appraised = factories.make_registration(period, third, "accepted")
    sheet(appraised, "appraised")
    found = titles(office, period, SCORING)
    assert "Tiếp nhận 1 đăng ký năm 2024" in found
    assert "Thẩm định 1 phiếu chấm điểm năm 2024" in found
    assert "Công bố xếp hạng tập thể năm 2024" not in found
    Scorecard.objects.filter(state="submitted").update(
        state="appraised", appraised_by=office, appraised_at=SUMMER, total=70
    )
    found = titles(office, period, SCORING)
    assert "Công bố xếp hạng tập thể năm 2024" in found
    assert "Công bố xếp hạng cá nhân năm 2024" not in found


def test_the_office_leaves_its_own_to_a_colleague(period):
    unit = factories.make_collective(period.campaign.organisation)
    factories.make_registration(period, unit, "submitted")
    biased = factories.make_user(Role.OFFICE, collective=unit)
    colleague = factories.make_user(Role.OFFICE)
    assert "Tiếp nhận 1 đăng ký năm 2024" not in titles(biased, period, SCORING)
    assert "Tiếp nhận 1 đăng ký năm 2024" in titles(colleague, period, SCORING)


@pytest.mark.parametrize(
    ("today", "chased"),
    [
        (date(2024, 3, 23), False),
        (date(2024, 3, 24), True),
        (date(2024, 11, 15), True),
        (date(2024, 11, 16), False),
    ],
)
def test_the_office_chases_a_week_before_registration_closes(period, today, chased):
    office = factories.make_user(Role.OFFICE)
    factories.make_collective(period.campaign.organisation)
    factories.make_registration(period, factories.make_collective(period.campaign.organisation))
    assert ("Đôn đốc 2 đăng ký chưa gửi năm 2024" in titles(office, period, today)) is chased


@pytest.mark.parametrize(("today", "chased"), [(date(2024, 11, 7), False), (date(2024, 11, 8), True)])
def test_the_office_chases_sheets_a_week_before_scoring_closes(period, today, chased):
    office = factories.make_user(Role.OFFICE)
    factories.make_registration(period, factories.make_collective(period.campaign.organisation), "accepted")
    assert ("Đôn đốc 1 phiếu tự chấm chưa gửi năm 2024" in titles(office, period, today)) is chased


def test_from_examination_to_result(period):
    office = factories.make_user(Role.OFFICE)
    form = factories.make_award_form(period.campaign)
    registrations = [
        factories.make_registration(
            period, factories.make_collective(period.campaign.organisation), "accepted"
        )
        for _ in range(2)
    ]
    for registration in registrations:
        sheet(registration, "published")
    examined = factories.make_nomination(registrations[0], form, N.SUBMITTED.value)
    waiting = factories.make_nomination(registrations[1], form, N.ACCEPTED.value)
    dossier = Dossier.objects.create(period=period, award_form=form, created_at=SUMMER)
    tasks = tasks_for(Desk(office, period.campaign, SCORING))
    assert [task.title for task in tasks] == [
        "Lập cuộc họp xét cho 1 đề nghị năm 2024",
        f"Lập, nộp hồ sơ {form} năm 2024",
        "Thẩm định 1 đề nghị khen thưởng năm 2024",
    ]
    assert {task.last_day for task in tasks} == {date(2024, 12, 29)}
    assert tasks[2].url == f"/de-nghi/{examined.pk}/"
    council = factories.make_council(period.campaign)
    meeting = Meeting.objects.create(
        council=council,
        period=period,
        starts_at=factories.at(2024, 6, 5),
        place="Hội trường",
        created_by=office,
    )
    AgendaItem.objects.create(meeting=meeting, nomination=waiting)
    Dossier.objects.filter(pk=dossier.pk).update(state="handed_over")
    tasks = tasks_for(Desk(office, period.campaign, SCORING))
    assert [(task.title, task.last_day) for task in tasks] == [
        ("Tổ chức họp xét năm 2024", date(2024, 6, 5)),
        ("Thẩm định 1 đề nghị khen thưởng năm 2024", date(2024, 12, 29)),
        (f"Ghi kết quả hồ sơ {form} năm 2024", None),
    ]


def test_the_office_answers_what_the_receiving_office_remarked():
    w = World()
    dossier = w.dossier()
    w.remark(hand_over=w.hand_over(dossier=dossier))
    (task,) = tasks_for(Desk(w.office, w.campaign, CLOSING))
    assert task.title == f"Trả lời 1 ý kiến về hồ sơ {w.form} năm 2024"
    assert task.url == f"/ho-so/{dossier.pk}/#y-kien"


def test_the_office_is_told_which_papers_of_a_dossier_have_no_signed_copy():
    w = World()
    dossier = w.dossier()
    paper = w.paper(dossier=dossier)
    reserved = tasks_for(Desk(w.office, w.campaign, CLOSING))
    assert "bản ký" not in reserved[0].detail, "there is nothing to sign before the file is made"
    assert Paper.objects.fill(paper, file="a.pdf", sha256="0" * 64, size=1, pages=1)
    assert "Còn 1 văn bản chưa có bản ký." in tasks_for(Desk(w.office, w.campaign, CLOSING))[0].detail
    signed_copy(w, paper=paper)
    assert "bản ký" not in tasks_for(Desk(w.office, w.campaign, CLOSING))[0].detail


def test_the_office_decides_the_communes_own_award(period):
    office = factories.make_user(Role.OFFICE)
    own = factories.make_award_form(period.campaign, "giay-khen-xa", level="commune", name="Giấy khen xã")
    unit = factories.make_collective(period.campaign.organisation)
    registration = factories.make_registration(period, unit, "accepted")
    sheet(registration, "published")
    factories.make_nomination(registration, own, N.APPROVED.value)
    (task,) = tasks_for(Desk(office, period.campaign, SCORING))
    assert task.title == "Ban hành quyết định khen thưởng cho 1 đề nghị năm 2024"
    assert task.url == reverse("own_award", args=["2024", "giay-khen-xa"])


def test_a_member_votes_where_present_and_without_interest(period):
    member = factories.make_user(Role.COUNCIL)
    council = factories.make_council(period.campaign)
    seat = council.seats.get(position=3)
    seat.user = member
    seat.save()
    unit = factories.make_collective(period.campaign.organisation)
    registration = factories.make_registration(period, unit, "accepted")
    nomination = factories.make_nomination(
        registration, factories.make_award_form(period.campaign), "accepted"
    )
    meeting = Meeting.objects.create(
        council=council,
        period=period,
        starts_at=factories.at(2024, 6, 5),
        place="Hội trường",
        created_by=member,
        chaired_by=council.seats.get(position=1),
        secretary=council.seats.get(position=2),
    )
    item = AgendaItem.objects.create(meeting=meeting, nomination=nomination)
    assert titles(member, period, SCORING) == ["Dự họp xét khen thưởng năm 2024"]
    Meeting.objects.filter(pk=meeting.pk).update(state="open")
    assert titles(member, period, SCORING) == []
    Attendance.objects.create(meeting=meeting, seat=seat)
    assert titles(member, period, SCORING) == ["Biểu quyết 1 nội dung họp xét năm 2024"]
    member.collective = unit
    member.save()
    assert titles(User.objects.get(pk=member.pk), period, SCORING) == []
    member.collective = None
    member.save()
    Ballot.objects.create(item=item, seat=seat, choice="for", cast_by=member, cast_at=SUMMER)
    assert titles(User.objects.get(pk=member.pk), period, SCORING) == []


def test_the_chairman_is_asked_for_what_passed_but_not_his_own(period):
    unit = factories.make_collective(period.campaign.organisation)
    person = factories.make_individual(unit)
    chairman = factories.make_user(Role.CHAIRMAN, individual=person)
    form = factories.make_award_form(period.campaign)
    for participant in (unit, person):
        registration = factories.make_registration(period, participant, "accepted")
        factories.make_nomination(registration, form, N.PASSED.value)
    (task,) = tasks_for(Desk(chairman, period.campaign, SCORING))
    desk = f"/admin/awards/nomination/?registration__period__id__exact={period.pk}"
    assert (task.title, task.url) == ("Duyệt 1 đề nghị khen thưởng năm 2024", desk)
    assert task.detail == unit.name


def test_culture_has_drafts_and_a_month_to_fill(period):
    culture = factories.make_user(Role.CULTURE)
    (task,) = tasks_for(Desk(culture, period.campaign, date(2024, 2, 10)))
    assert (task.title, task.last_day) == ("Ghi hoạt động tuyên truyền tháng 2", date(2024, 2, 29))
    given = {"by": culture, "now": SUMMER}
    publicity.record_activity(
        campaign=period.campaign,
        collective=factories.make_collective(period.campaign.organisation),
        held_on=SCORING,
        form="meeting",
        title="Họp xóm",
        reach=0,
        **given,
    )
    draft = publicity.save_article(
        article=Announcement(campaign=period.campaign), title="Tin", summary="", body="Nội dung", **given
    )
    (task,) = tasks_for(Desk(culture, period.campaign, SCORING))
    assert (task.title, task.url) == ("Đăng 1 tin còn là bản nháp", f"/tuyen-truyen/tin/{draft.pk}/")
    assert titles(culture, period, SCORING + timedelta(days=30))[0] == "Ghi hoạt động tuyên truyền tháng 7"


def test_what_is_over_asks_for_nothing_new_once_the_next_year_has_opened(period):
    unit, user = unit_of(period)
    factories.make_registration(period, unit, "accepted")
    assert titles(user, period, LATE) == ["Tự chấm điểm năm 2024"]
    factories.make_period(period.campaign, 2025)
    assert titles(user, period, LATE) == ["Lập đăng ký thi đua năm 2025"]


def test_the_number_of_queries_does_not_grow_with_the_rows(period):
    office = factories.make_user(Role.OFFICE, Role.CULTURE, Role.CHAIRMAN)
    form = factories.make_award_form(period.campaign)

    def fill(count: int) -> None:
        for _ in range(count):
            unit = factories.make_collective(period.campaign.organisation)
            registration = factories.make_registration(period, unit, "accepted")
            sheet(registration, "submitted")
            factories.make_nomination(registration, form, "submitted")
            factories.make_registration(period, factories.make_individual(unit), "draft")

    def cost() -> int:
        user = User.objects.get(pk=office.pk)
        with CaptureQueriesContext(connection) as made:
            tasks_for(Desk(user, period.campaign, CLOSING))
        return len(made)

    fill(1)
    few = cost()
    fill(12)
    assert cost() == few
