"""Confirmation, examination and the moves between them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from awards.enums import Check, NominationState, Outcome
from awards.models import Condition, Finding
from campaigns.enums import Role
from campaigns.models import AwardForm, Registration
from tests.awards.views.nominations.scene import PERSON, made, office, page, signed_in
from tests.factories import (
    at,
    make_condition,
    make_measure,
    make_user,
)


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
