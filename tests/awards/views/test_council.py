"""The council's pages, from planning to the frozen result, for the office, a member and strangers."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from awards.enums import Choice, MeetingState
from awards.models import Council, Meeting, Nomination
from awards.queries.council import items_of, members_of
from campaigns.enums import ParticipantKind, Role
from campaigns.models import Period, User
from tests.factories import (
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_council,
    make_individual,
    make_nomination,
    make_period,
    make_registration,
    make_user,
)


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


@pytest.fixture
def council(period: Period) -> Council:
    return make_council(period.campaign, 9)


@pytest.fixture
def office(db: None) -> User:
    return make_user(Role.OFFICE)


@pytest.fixture
def page(client: Client, office: User) -> Client:
    client.force_login(office)
    return client


def accepted(period: Period, count: int) -> list[Nomination]:
    form = make_award_form(period.campaign)
    make_condition(form, ParticipantKind.INDIVIDUAL)
    unit = make_collective(period.campaign.organisation)
    return [
        make_nomination(make_registration(period, make_individual(unit), "accepted"), form, "accepted")
        for _ in range(count)
    ]


def plan(page: Client, period: Period) -> Meeting:
    answer = page.post(
        reverse("meeting_new") + f"?dot={period.code}",
        {"dot": period.code, "day": "10/12/2024", "hour": "08:00", "place": "Phòng họp số 1"},
    )
    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == reverse("meeting", args=[meeting.pk])
    return meeting


def open_it(page: Client, meeting: Meeting, absent: int = 1) -> Meeting:
    seats = members_of(meeting)
    here = {f"present_{seat.pk}": "on" for seat in seats[: len(seats) - absent]}
    why = {f"reason_{seat.pk}": "Đi công tác" for seat in seats[len(seats) - absent :]}
    page.post(reverse("meeting_attendance", args=[meeting.pk]), here | why)
    page.post(
        reverse("meeting_open", args=[meeting.pk]), {"chaired_by": seats[0].pk, "secretary": seats[1].pk}
    )
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.OPEN
    return meeting


def test_the_whole_meeting(page: Client, period: Period, council: Council) -> None:
    first, second = accepted(period, 2)
    meeting = open_it(page, plan(page, period))
    for item in items_of(meeting):
        votes = {f"seat_{seat.pk}": Choice.FOR.value for seat in members_of(meeting)[:8]}
        page.post(reverse("meeting_item", args=[meeting.pk, item.pk]), votes)
    page.post(reverse("meeting_opinions", args=[meeting.pk]), {"opinions": "Nhất trí."})
    answer = page.post(
        reverse("meeting_close", args=[meeting.pk]), {"day": "10/12/2024", "hour": "10:30"}, follow=True
    )
    assert "88,89 %" in answer.content.decode()
    assert "Bước tiếp theo: phát hành biên bản, trình Chủ tịch duyệt." in answer.content.decode()
    for nomination in (first, second):
        nomination.refresh_from_db()
        assert nomination.state == "passed"
    meeting.refresh_from_db()
    assert timezone.localtime(meeting.ends_at).strftime("%H:%M") == "10:30"


def test_a_roll_without_reasons_keeps_what_was_ticked(page: Client, period: Period, council: Council) -> None:
    accepted(period, 1)
    meeting = plan(page, period)
    seats = members_of(meeting)
    answer = page.post(
        reverse("meeting_attendance", args=[meeting.pk]),
        {f"present_{seats[0].pk}": "on", f"reason_{seats[1].pk}": "Ốm"},
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f"Hãy ghi lý do vắng mặt của {seats[2].name}." in text
    assert 'value="Ốm"' in text
    assert not meeting.attendances.exists()


def test_an_unfinished_vote_keeps_the_meeting_open(page: Client, period: Period, council: Council) -> None:
    accepted(period, 1)
    meeting = open_it(page, plan(page, period))
    answer = page.post(reverse("meeting_close", args=[meeting.pk]), {"day": "10/12/2024", "hour": "10:30"})
    assert "chưa có ý kiến biểu quyết" in answer.content.decode()
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.OPEN


def test_a_member_votes_for_himself_only(
    client: Client, page: Client, period: Period, council: Council
) -> None:
    accepted(period, 1)
    member = make_user(Role.COUNCIL)
    seat = council.seats.order_by("position")[3]
    seat.user = member
    seat.save()
    meeting = open_it(page, plan(page, period))
    item = items_of(meeting).get()
    client.force_login(member)
    address = reverse("meeting_item", args=[meeting.pk, item.pk])
    assert "Gửi ý kiến" in client.get(address).content.decode()
    client.post(address, {"choice": "against"})
    assert item.ballots.get().choice == Choice.AGAINST
    client.post(address, {"choice": "for"})
    assert item.ballots.get().choice == Choice.FOR


@pytest.mark.parametrize("role", [Role.UNIT, Role.INDIVIDUAL, Role.CULTURE, Role.ADMINISTRATOR])
def test_others_stay_outside(
    client: Client, page: Client, period: Period, council: Council, role: Role
) -> None:
    accepted(period, 1)
    meeting = plan(page, period)
    client.force_login(make_user(role))
    assert client.get(reverse("council")).status_code == 403
    assert client.get(reverse("meeting", args=[meeting.pk])).status_code == 404


def test_the_chairman_reads_and_does_not_run(
    client: Client, page: Client, period: Period, council: Council
) -> None:
    accepted(period, 1)
    meeting = plan(page, period)
    client.force_login(make_user(Role.CHAIRMAN))
    assert client.get(reverse("meeting", args=[meeting.pk])).status_code == 200
    for name in ("meeting_attendance", "meeting_open", "meeting_close", "meeting_cancel", "meeting_agenda"):
        assert client.post(reverse(name, args=[meeting.pk])).status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow(
    page: Client, period: Period, council: Council, count: int, django_assert_max_num_queries: object
) -> None:
    accepted(period, count)
    meeting = open_it(page, plan(page, period))
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        page.get(reverse("meeting", args=[meeting.pk]))
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        page.get(reverse("council"), {"dot": period.code})


def test_a_bad_day_keeps_the_form(page: Client, period: Period, council: Council) -> None:
    accepted(period, 1)
    answer = page.post(
        reverse("meeting_new"),
        {"dot": period.code, "day": "31/02/2024", "hour": "25:00", "place": "Hội trường"},
    )
    assert answer.status_code == 200
    assert 'value="Hội trường"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_planned_meeting_is_cut_moved_and_called_off(
    page: Client, period: Period, council: Council
) -> None:
    _, second = accepted(period, 2)
    meeting = plan(page, period)
    page.post(reverse("meeting_agenda", args=[meeting.pk]), {"nominations": [second.pk]})
    assert [item.nomination for item in items_of(meeting)] == [second]
    moved = {"day": "12/12/2024", "hour": "14:00", "place": "Hội trường"}
    page.post(reverse("meeting_reschedule", args=[meeting.pk]), moved)
    meeting.refresh_from_db()
    assert (timezone.localtime(meeting.starts_at).strftime("%d/%m %H:%M"), meeting.place) == (
        "12/12 14:00",
        "Hội trường",
    )
    page.post(reverse("meeting_cancel", args=[meeting.pk]), {"reason": "Bão lũ"})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.reason) == (MeetingState.CANCELLED, "Bão lũ")
