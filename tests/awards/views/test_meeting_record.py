"""The pages of a meeting's record: what is next, opinions, interests, putting off, and who ends it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from awards.actions.council import cast, open_meeting, plan_meeting, set_attendance
from awards.enums import Choice, MeetingState
from awards.models import AgendaItem, Meeting, Opinion, Recusal, Seat
from awards.queries.council import items_of, members_of, present_at
from campaigns.enums import Role
from campaigns.models import User
from tests.factories import make_nomination, make_user
from tests.world import World


@pytest.fixture
def w(db: None) -> World:
    return World()


def planned(w: World, cases: int = 2) -> Meeting:
    for _ in range(cases):
        make_nomination(w.registration("accepted"), w.form, "accepted")
    now = timezone.now()
    return plan_meeting(
        council=w.council, period=w.period, starts_at=now, place="Phòng họp", by=w.office, now=now
    )


def opened(w: World, cases: int = 2) -> Meeting:
    meeting, now = planned(w, cases), timezone.now()
    seats = members_of(meeting)
    roll = {seat.pk: (place != 8, "" if place != 8 else "Đi công tác") for place, seat in enumerate(seats)}
    set_attendance(meeting=meeting, present=roll, by=w.office, now=now)
    return open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=w.office, now=now)


def vote_all(w: World, meeting: Meeting) -> None:
    for item in items_of(meeting):
        for seat in present_at(meeting):
            cast(item=item, seat=seat, choice=Choice.FOR, by=w.office, now=timezone.now())


def account(seat: Seat, role: Role = Role.COUNCIL) -> User:
    user = make_user(role)
    seat.user = user
    seat.save()
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def address(name: str, item: AgendaItem, *more: object) -> str:
    return reverse(name, args=[item.meeting_id, item.pk, *more])


def test_the_page_says_what_is_next(w: World) -> None:
    meeting, office = planned(w), signed_in(w.office)
    page = reverse("meeting", args=[meeting.pk])
    assert 'aria-current="step"' in text_of(office, page)
    assert "Chưa điểm danh – cần ít nhất 6/9 thành viên" in text_of(office, page)
    seats = members_of(meeting)
    roll = {seat.pk: (True, "") for seat in seats}
    set_attendance(meeting=meeting, present=roll, by=w.office, now=timezone.now())
    open_meeting(meeting=meeting, chaired_by=seats[0], secretary=seats[1], by=w.office, now=timezone.now())
    text = text_of(office, page)
    assert "Xét từng nội dung (0/2)" in text
    assert "Xét nội dung tiếp theo" in text
    assert "Đủ số thành viên" in text
    assert "Xem dự thảo Biên bản họp xét" in text
    assert "Phát hành Biên bản họp xét" not in text
    vote_all(w, meeting)
    text = text_of(office, page)
    assert "Xét từng nội dung (2/2)" in text
    assert "Xét nội dung tiếp theo" not in text


def test_the_agenda_is_put_in_order_by_numbers(w: World) -> None:
    meeting, office = planned(w, 3), signed_in(w.office)
    first, second, third = (item.nomination for item in items_of(meeting))
    page = reverse("meeting_agenda", args=[meeting.pk])
    text_of(office, page)
    answer = office.post(
        page,
        {
            "nominations": [first.pk, second.pk, third.pk],
            f"place_{first.pk}": "2",
            f"place_{second.pk}": "3",
            f"place_{third.pk}": "1",
        },
    )
    assert answer.status_code == 302
    assert [item.nomination for item in items_of(meeting)] == [third, first, second]
    answer = office.post(page, {"nominations": [first.pk], f"place_{first.pk}": "x"})
    assert answer.status_code == 200
    assert 'value="x"' in answer.content.decode()
    assert items_of(meeting).count() == 3


def test_what_cannot_come_before_the_council_is_told_with_the_reason(w: World) -> None:
    waiting = make_nomination(w.registration("accepted"), w.form, "submitted")
    meeting = planned(w, 1)
    text = text_of(signed_in(w.office), reverse("meeting_agenda", args=[meeting.pk]))
    assert "Chưa đưa ra họp được" in text
    assert str(waiting.registration.participant) in text
    assert "Văn phòng chưa thẩm định, tiếp nhận." in text
    text = text_of(signed_in(w.office), reverse("meeting_new") + f"?dot={w.period.code}")
    assert "Đã có trong chương trình cuộc họp ngày" in text


def test_a_member_records_his_opinion_on_his_phone(w: World) -> None:
    item = items_of(opened(w, 1)).get()
    member = signed_in(account(w.seats[3]))
    page = address("meeting_opinion", item)
    assert w.seats[4].name not in text_of(member, page)
    answer = member.post(page, {"seat": w.seats[3].pk, "text": "Nhất trí."}, follow=True)
    assert "Nhất trí." in answer.content.decode()
    opinion = Opinion.objects.get()
    assert 'name="text"' in text_of(member, page)
    assert "Nhất trí." in text_of(member, page)
    other = signed_in(account(w.seats[4]))
    assert other.post(address("meeting_opinion_remove", item, opinion.pk)).status_code == 403
    member.post(address("meeting_opinion_remove", item, opinion.pk))
    assert not Opinion.objects.exists()


def test_a_refused_opinion_keeps_what_was_typed(w: World) -> None:
    item = items_of(opened(w, 1)).get()
    office = signed_in(w.office)
    answer = office.post(
        address("meeting_opinion", item), {"seat": w.seats[8].pk, "text": "Tôi đồng ý với đề nghị."}
    )
    text = answer.content.decode()
    assert "chỉ ghi được ý kiến bằng văn bản" in text
    assert "Tôi đồng ý với đề nghị." in text
    day = timezone.localdate().strftime("%d/%m/%Y")
    values = {"seat": w.seats[8].pk, "text": "Tôi đồng ý.", "received_on": day}
    text = office.post(address("meeting_opinion", item), values, follow=True).content.decode()
    assert "Ý kiến bằng văn bản – không tính là phiếu biểu quyết" in text


def test_a_member_leaves_the_case_and_comes_back(w: World) -> None:
    item = items_of(opened(w, 1)).get()
    member = signed_in(account(w.seats[3]))
    page = address("meeting_recusal", item)
    answer = member.post(page, {"seat": w.seats[3].pk, "reason": "là vợ của người được xét"}, follow=True)
    text = answer.content.decode()
    assert "là vợ của người được xét" in text
    assert "Gửi ý kiến" not in text
    member.post(address("meeting_recusal_withdraw", item, Recusal.objects.get().pk))
    assert not Recusal.objects.exists()
    assert "Gửi ý kiến" in text_of(member, address("meeting_item", item))


def test_a_case_is_put_off_and_taken_up(w: World) -> None:
    meeting = opened(w, 1)
    item, office = items_of(meeting).get(), signed_in(w.office)
    vote_all(w, meeting)
    answer = office.post(address("meeting_put_off", item), {"reason": "Thiếu minh chứng."}, follow=True)
    text = answer.content.decode()
    assert "các phiếu đã biểu quyết không còn giá trị" in text
    assert "Thiếu minh chứng." in text
    assert "Ghi biểu quyết" not in text
    answer = office.post(address("meeting_put_off", item), {"reason": "Lần nữa."})
    assert "đã hoãn sang phiên sau" in answer.content.decode()
    text = office.post(address("meeting_take_up", item), follow=True).content.decode()
    assert "biểu quyết lại từ đầu" in text
    assert "Ghi biểu quyết" in text


def test_the_office_proposes_and_the_chair_ends_the_meeting(w: World) -> None:
    chair = account(w.seats[0])
    meeting = opened(w, 1)
    vote_all(w, meeting)
    office, ended = signed_in(w.office), reverse("meeting_close", args=[meeting.pk])
    proposing = reverse("meeting_propose_end", args=[meeting.pk])
    page = reverse("meeting", args=[meeting.pk])
    assert office.get(ended).headers["Location"] == proposing
    assert "8/9 = 88,89 %" in text_of(office, proposing)
    at = timezone.localtime(meeting.starts_at) + timedelta(hours=2)
    when = {"day": at.strftime("%d/%m/%Y"), "hour": at.strftime("%H:%M")}
    assert "bằng tài khoản của mình" in office.post(ended, when).content.decode()
    assert "chủ tọa xem lại" in office.post(proposing, when, follow=True).content.decode()
    assert signed_in(account(w.seats[2])).get(ended).status_code == 403
    chairs = signed_in(chair)
    assert f'href="{ended}"' in text_of(chairs, reverse("worklist"))
    assert "Văn phòng đề nghị kết thúc cuộc họp" in text_of(chairs, page)
    chairs.post(ended, when)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.closed_by) == (MeetingState.CLOSED, chair)


def test_what_hinders_the_end_is_listed_before_anybody_clicks(w: World) -> None:
    meeting = opened(w, 2)
    text = text_of(signed_in(w.office), reverse("meeting_close", args=[meeting.pk]))
    assert "Chưa kết thúc được vì:" in text
    assert text.count("chưa có ý kiến biểu quyết của") == 2
    assert "Ghi theo kết luận của chủ tọa" in text


def test_late_comers_are_on_the_roll(w: World) -> None:
    meeting, office = planned(w, 1), signed_in(w.office)
    seats = members_of(meeting)
    here = {f"present_{seat.pk}": "on" for seat in seats}
    page = reverse("meeting_attendance", args=[meeting.pk])
    office.post(page, here | {f"arrived_{seats[2].pk}": "08:30"})
    assert "đến lúc 08:30" in text_of(office, reverse("meeting", args=[meeting.pk]))
    answer = office.post(page, here | {f"arrived_{seats[2].pk}": "muộn", f"reason_{seats[3].pk}": "Ốm"})
    assert answer.status_code == 200
    assert 'value="muộn"' in answer.content.decode()
