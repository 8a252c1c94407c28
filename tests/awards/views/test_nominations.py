"""The screens of ``/de-nghi/``: who sees what, nothing typed is lost, no dead ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.enums import Check, NominationState, Outcome
from awards.models import Condition, Finding, Nomination
from campaigns.enums import ParticipantKind, Role
from campaigns.models import AwardForm, Collective, Period, Registration, User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_individual,
    make_measure,
    make_nomination,
    make_period,
    make_quota,
    make_registration,
    make_user,
)

PERSON = ParticipantKind.INDIVIDUAL
TEXT = {
    "general": "Họ và tên: Lê Văn Cường",
    "results": "Hoàn thành các chỉ tiêu.",
    "measures_taken": "Rà soát thủ tục.",
    "effect": "Giảm thời gian.",
    "lessons": "Làm tốt tuyên truyền.",
}


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


@pytest.fixture
def form(period: Period) -> AwardForm:
    return make_award_form(period.campaign)


@pytest.fixture
def condition(form: AwardForm) -> Condition:
    return make_condition(form, PERSON, text="Tích cực học tập.")


@pytest.fixture
def unit(period: Period) -> Collective:
    return make_collective(period.campaign.organisation, name="Trường Mầm non Hoa Sen")


@pytest.fixture
def registration(period: Period, unit: Collective, form: AwardForm) -> Registration:
    person = make_individual(unit, full_name="Lê Văn Cường")
    return make_registration(period, person, "accepted", award_form=form)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def office() -> Client:
    return signed_in(make_user(Role.OFFICE))


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def made(registration: Registration, form: AwardForm, state: str = "draft", **fields: object) -> Nomination:
    return make_nomination(registration, form, state, **(TEXT | fields))


# --- The list ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.CULTURE, Role.ADMINISTRATOR])
def test_the_list_is_not_for_everybody(period: Period, role: Role) -> None:
    assert signed_in(make_user(role)).get(reverse("nominations")).status_code == 403


@pytest.mark.parametrize("role", [Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN, Role.UNIT, Role.INDIVIDUAL])
def test_an_empty_list_says_what_to_do(period: Period, role: Role) -> None:
    text = page(signed_in(make_user(role)), "nominations")
    assert "Chưa có đề nghị nào" in text


def test_who_may_be_nominated(registration: Registration, condition: Condition, unit: Collective) -> None:
    text = page(signed_in(make_user(Role.UNIT, collective=unit)), "nominations")
    assert "Lê Văn Cường" in text
    assert "0/1" in text
    assert reverse("nomination_new", args=[registration.pk]) in text


def test_the_council_reads_only(registration: Registration, condition: Condition) -> None:
    text = page(signed_in(make_user(Role.COUNCIL)), "nominations")
    assert "Lê Văn Cường" in text
    assert reverse("nomination_new", args=[registration.pk]) not in text


def test_a_unit_does_not_see_another(registration: Registration, form: AwardForm) -> None:
    other = make_collective(registration.unit.organisation)
    nomination = made(registration, form)
    client = signed_in(make_user(Role.UNIT, collective=other))
    assert "Lê Văn Cường" not in page(client, "nominations")
    for name in ("nomination", "nomination_report", "nomination_endorse", "nomination_examine"):
        assert client.get(reverse(name, args=[nomination.pk])).status_code == 404
    assert client.get(reverse("nomination_new", args=[registration.pk])).status_code == 404
    assert client.post(reverse("nomination_move", args=[nomination.pk, "gui"])).status_code == 404


def test_filters_and_quota(registration: Registration, form: AwardForm, condition: Condition) -> None:
    make_quota(form, 1, participant_kind=PERSON)
    made(registration, form, "submitted")
    other = make_registration(registration.period, make_individual(registration.unit), "accepted")
    made(other, form, "accepted")
    client = office()
    text = page(client, "nominations")
    assert "Vượt 1" in text
    assert "nhiều hơn số lượng" in text
    text = page(client, "nominations", query="?trang-thai=submitted&q=le+van+cuong&hinh-thuc=giay-khen-huyen")
    assert text.count("<tr>") == 1 + 1 + 2  # the quota line, its head, the list's head and one nomination
    assert "Không tìm thấy" in page(client, "nominations", query="?trang-thai=passed")
    assert "Vượt 1" not in page(signed_in(make_user(Role.UNIT, collective=registration.unit)), "nominations")


@pytest.mark.parametrize("tab", ["de-nghi", "co-the"])
def test_the_list_costs_the_same_for_30(
    registration: Registration, form: AwardForm, condition: Condition, tab: str
) -> None:
    def add() -> None:
        another = make_registration(
            registration.period, make_individual(make_collective(registration.unit.organisation)), "accepted"
        )
        another.award_form = form
        another.save()
        if tab == "de-nghi":
            made(another, form, "submitted")

    client = office()
    add()
    page(client, "nominations")
    with CaptureQueriesContext(connection) as few:
        page(client, "nominations", query=f"?muc={tab}")
    for _ in range(30):
        add()
    with CaptureQueriesContext(connection) as many:
        page(client, "nominations", query=f"?muc={tab}")
    assert len(many) <= len(few)


# --- Nominating ----------------------------------------------------------------------------------


def test_nominate_leads_to_the_report(
    registration: Registration, form: AwardForm, condition: Condition
) -> None:
    client = signed_in(make_user(Role.INDIVIDUAL, individual=registration.individual))
    assert "Tích cực học tập." in page(client, "nomination_new", registration.pk)
    response = client.post(
        reverse("nomination_new", args=[registration.pk]), {"hinh-thuc": form.code}, follow=True
    )
    assert "Họ và tên: Lê Văn Cường" in response.content.decode()


def test_why_not_is_said(registration: Registration, form: AwardForm) -> None:
    client = office()
    assert "không có tiêu chuẩn" in page(client, "nomination_new", registration.pk)
    response = client.post(
        reverse("nomination_new", args=[registration.pk]), {"hinh-thuc": form.code}, follow=True
    )
    assert "không có tiêu chuẩn" in response.content.decode()
    assert not Nomination.objects.exists()


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.CHAIRMAN])
def test_readers_do_not_nominate(registration: Registration, role: Role) -> None:
    url = reverse("nomination_new", args=[registration.pk])
    assert signed_in(make_user(role)).get(url).status_code == 403


# --- The report ----------------------------------------------------------------------------------


def test_save_and_stay(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    client = office()
    response = client.post(url, TEXT | {"version": 1, "soan-tiep": "1", "lessons": "Bài học mới"})
    assert response["Location"] == url
    response = client.post(url, TEXT | {"version": 2})
    assert response["Location"] == reverse("nomination", args=[nomination.pk])


def test_somebody_else_saved_meanwhile(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    first = signed_in(make_user(Role.OFFICE, full_name="Đỗ Thị Thu"))
    second = signed_in(make_user(Role.UNIT, collective=registration.unit))
    first.post(url, TEXT | {"version": 1, "lessons": "Bài học của chị Thu"})
    response = second.post(url, TEXT | {"version": 1, "lessons": "Bài học của tôi"})
    text = response.content.decode()
    assert "Bài học của chị Thu" in text
    assert "Bài học của tôi" in text
    assert "Đỗ Thị Thu đã lưu" in text
    assert 'name="version" value="2"' in text
    nomination.refresh_from_db()
    assert nomination.lessons == "Bài học của chị Thu"
    second.post(url, TEXT | {"version": 2, "lessons": "Bài học của tôi"})
    nomination.refresh_from_db()
    assert nomination.lessons == "Bài học của tôi"
    assert "Bài học của chị Thu" in page(second, "nomination", nomination.pk)  # the record keeps it


def test_what_was_typed_into_a_locked_report_is_shown(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, "submitted")
    url = reverse("nomination_report", args=[nomination.pk])
    text = office().post(url, TEXT | {"version": 1, "lessons": "Đã gõ rất lâu"}).content.decode()
    assert "Đã gõ rất lâu" in text
    assert "Báo cáo đã khóa" in text


def test_new_figures_go_into_empty_sections_only(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    typed = TEXT | {"version": 1, "so-lieu": "1", "general": "", "results": "Tôi tự viết."}
    text = office().post(url, typed).content.decode()
    assert "Đơn vị công tác: Trường Mầm non Hoa Sen" in text
    assert "Tôi tự viết." in text
    assert "Số liệu mới của mục này" in text
    nomination.refresh_from_db()
    assert nomination.results == TEXT["results"]


def test_a_huge_text_is_refused_and_kept(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    response = office().post(url, TEXT | {"version": 1, "lessons": "x" * 20_001, "effect": "Giữ lại"})
    text = response.content.decode()
    assert response.status_code == 200
    assert "x" * 20_001 in text
    assert "Giữ lại" in text


def test_readers_do_not_write(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    url = reverse("nomination_report", args=[nomination.pk])
    assert signed_in(make_user(Role.COUNCIL)).get(url).status_code == 403


# --- Confirming, sending, returning ----------------------------------------------------------------


def test_the_whole_way(registration: Registration, form: AwardForm, condition: Condition) -> None:
    nomination = made(registration, form)
    writer = signed_in(make_user(Role.UNIT, collective=registration.unit))
    clerk = office()
    show = reverse("nomination", args=[nomination.pk])
    assert "Ghi xác nhận báo cáo" in page(writer, "nomination", nomination.pk)
    endorsement = {"version": 1, "body": "Trường", "title": "Hiệu trưởng", "name": "Trần Văn Hiệu"}
    writer.post(reverse("nomination_endorse", args=[nomination.pk]), endorsement)
    assert "Gửi đề nghị" in page(writer, "nomination", nomination.pk)
    writer.post(reverse("nomination_move", args=[nomination.pk, "gui"]), {"version": 2})
    assert "Thẩm định, tiếp nhận" in page(clerk, "nomination", nomination.pk)
    assert "Thẩm định, tiếp nhận" not in page(writer, "nomination", nomination.pk)
    typed = {
        "version": 3,
        f"outcome_{condition.pk}": "met",
        f"note_{condition.pk}": "Chứng chỉ số 5",
        "tiep-nhan": "1",
    }
    response = clerk.post(reverse("nomination_examine", args=[nomination.pk]), typed)
    assert response["Location"] == show
    text = page(writer, "nomination", nomination.pk)
    assert "Đề nghị chờ Hội đồng họp xét." in text
    assert "Chứng chỉ số 5" in text
    assert "Trần Văn Hiệu, Hiệu trưởng" in text


def test_the_confirmation_keeps_what_was_typed(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, lessons="")
    typed = {"version": 1, "body": "Chi bộ Trường", "title": "Bí thư", "name": "Trần Văn Hiệu"}
    text = office().post(reverse("nomination_endorse", args=[nomination.pk]), typed).content.decode()
    assert "Chi bộ Trường" in text
    assert "“Bài học kinh nghiệm” chưa có nội dung" in text


def test_a_person_does_not_reach_his_own_confirmation(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form)
    client = signed_in(make_user(Role.INDIVIDUAL, individual=registration.individual))
    assert client.get(reverse("nomination_endorse", args=[nomination.pk])).status_code == 403
    assert "không ai tự xác nhận" in page(client, "nomination", nomination.pk)


def test_return_asks_for_a_reason(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, "submitted")
    url = reverse("nomination_move", args=[nomination.pk, "tra-lai"])
    client = office()
    assert "Lý do" in client.get(url).content.decode()
    assert client.post(url, {"version": 1, "reason": ""}).status_code == 200
    client.post(url, {"version": 1, "reason": "Thiếu số liệu quý IV"})
    nomination.refresh_from_db()
    assert nomination.state == NominationState.RETURNED
    writer = signed_in(make_user(Role.UNIT, collective=registration.unit))
    assert "Thiếu số liệu quý IV" in page(writer, "nomination", nomination.pk)


def test_moves_are_posted(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, "endorsed")
    client = office()
    assert client.get(reverse("nomination_move", args=[nomination.pk, "gui"])).status_code == 405
    assert client.get(reverse("nomination_move", args=[nomination.pk, "xoa"])).status_code == 404


@pytest.mark.parametrize("move", ["tiep-nhan", "tra-lai"])
def test_a_unit_does_not_examine(registration: Registration, form: AwardForm, move: str) -> None:
    nomination = made(registration, form, "submitted")
    client = signed_in(make_user(Role.UNIT, collective=registration.unit))
    assert client.post(reverse("nomination_move", args=[nomination.pk, move])).status_code == 403
    assert client.get(reverse("nomination_examine", args=[nomination.pk])).status_code == 403


def test_the_clerk_sees_why_he_does_not_examine_his_own(registration: Registration, form: AwardForm) -> None:
    nomination = made(registration, form, "submitted")
    client = signed_in(make_user(Role.OFFICE, individual=registration.individual))
    assert "người khác của Văn phòng thẩm định" in page(client, "nomination", nomination.pk)
    assert client.get(reverse("nomination_examine", args=[nomination.pk])).status_code == 403


# --- Examining -----------------------------------------------------------------------------------


def test_a_conclusion_needs_grounds_and_nothing_is_lost(
    registration: Registration, form: AwardForm, condition: Condition
) -> None:
    second = make_condition(form, PERSON)
    nomination = made(registration, form, "submitted")
    typed = {
        "version": 1,
        f"outcome_{condition.pk}": "met",
        f"note_{condition.pk}": "",
        f"outcome_{second.pk}": "",
        f"note_{second.pk}": "Gõ trước khi chọn",
    }
    text = office().post(reverse("nomination_examine", args=[nomination.pk]), typed).content.decode()
    assert "Hãy ghi căn cứ của kết luận." in text
    assert "Hãy chọn “Đạt” hoặc “Chưa đạt”." in text
    assert "Gõ trước khi chọn" in text
    assert not Finding.objects.exists()


def test_accept_tells_every_reason_and_keeps_the_conclusions(
    registration: Registration, form: AwardForm, condition: Condition
) -> None:
    measure = make_measure(form.campaign, name="Tỷ lệ đúng hạn")
    make_condition(form, PERSON, check_by=Check.MEASURE, measure=measure, at_least=Decimal(90))
    nomination = made(registration, form, "submitted")
    typed = {
        "version": 1,
        f"outcome_{condition.pk}": "not_met",
        f"note_{condition.pk}": "Chưa có chứng chỉ",
        "tiep-nhan": "1",
    }
    client = office()
    response = client.post(reverse("nomination_examine", args=[nomination.pk]), typed, follow=True)
    text = response.content.decode()
    assert "Chưa có số liệu “Tỷ lệ đúng hạn”" in text
    assert Finding.objects.get().outcome == Outcome.NOT_MET
    nomination.refresh_from_db()
    assert nomination.state == NominationState.SUBMITTED


def test_two_examiners(registration: Registration, form: AwardForm, condition: Condition) -> None:
    nomination = made(registration, form, "submitted")
    url = reverse("nomination_examine", args=[nomination.pk])
    name, note = f"outcome_{condition.pk}", f"note_{condition.pk}"
    office().post(url, {"version": 1, name: "met", note: "Có chứng chỉ"})
    text = office().post(url, {"version": 1, name: "not_met", note: "Không thấy"}).content.decode()
    assert "Có chứng chỉ" in text
    assert "Không thấy" in text
    assert Finding.objects.get().outcome == Outcome.MET


# --- Every state ---------------------------------------------------------------------------------


@pytest.mark.parametrize("state", list(NominationState))
def test_every_state_says_what_comes_next(
    registration: Registration, form: AwardForm, condition: Condition, state: NominationState
) -> None:
    nomination = made(registration, form, state.value, created_at=at(2024, 11, 1))
    for client in (
        office(),
        signed_in(make_user(Role.UNIT, collective=registration.unit)),
        signed_in(make_user(Role.CHAIRMAN)),
    ):
        text = page(client, "nomination", nomination.pk)
        assert state.label in text
        assert text.count("btn-primary") <= 1


@pytest.mark.parametrize(
    ("state", "name", "args"),
    [
        ("submitted", "nomination_report", ()),
        ("submitted", "nomination_endorse", ()),
        ("accepted", "nomination_examine", ()),
        ("passed", "nomination_move", ("rut",)),
        ("draft", "nomination_move", ("tra-lai",)),
    ],
)
def test_a_page_of_another_step_leads_back(
    registration: Registration, form: AwardForm, state: str, name: str, args: tuple[str, ...]
) -> None:
    nomination = made(registration, form, state)
    response = office().get(reverse(name, args=[nomination.pk, *args]), follow=True)
    assert response.redirect_chain == [(reverse("nomination", args=[nomination.pk]), 302)]
    assert "notice tone-wait" in response.content.decode()
