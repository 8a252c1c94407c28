"""One registration: who may look and act, its moves, its return and its results."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaigns.enums import Role
from campaigns.models import AwardForm, Collective, Individual, Period, Registration, User
from tests.factories import (
    make_award_form,
    make_campaign,
    make_collective,
    make_individual,
    make_period,
    make_registration,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def period() -> Period:
    """A period whose window is open today."""
    today = timezone.localdate()
    return make_period(
        make_campaign(),
        registration_opens=today - timedelta(days=5),
        registration_closes=today + timedelta(days=5),
        scoring_closes=today + timedelta(days=60),
        dossier_before=today + timedelta(days=90),
    )


@pytest.fixture
def unit(period: Period) -> Collective:
    return make_collective(period.campaign.organisation, name="Hội Nông dân xã")


@pytest.fixture
def person(unit: Collective) -> Individual:
    return make_individual(unit, full_name="Nguyễn Văn Đoàn")


@pytest.fixture
def award_form(period: Period) -> AwardForm:
    return make_award_form(period.campaign)


def _sign_in(client: Client, *roles: Role, **fields: Any) -> User:
    user = make_user(*roles, **fields)
    client.force_login(user)
    return user


@pytest.mark.parametrize("name", ["registration", "registration_edit", "registration_results"])
def test_a_stranger_finds_nothing_and_a_reader_only_reads(
    client: Client, period: Period, unit: Collective, name: str
) -> None:
    made = make_registration(period, unit, "accepted")
    _sign_in(client, Role.UNIT, collective=make_collective(period.campaign.organisation))
    assert client.get(reverse(name, args=[made.pk])).status_code == 404
    _sign_in(client, Role.COUNCIL)
    assert client.get(reverse(name, args=[made.pk])).status_code == (200 if name == "registration" else 403)


def test_moves_are_posted_and_told(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    address = reverse("registration_move", args=[made.pk, "recall"])
    _sign_in(client, Role.UNIT, collective=unit)
    assert client.get(address).status_code == 405
    assert client.post(reverse("registration_move", args=[made.pk, "accept"])).status_code == 403
    assert client.post(reverse("registration_move", args=[made.pk, "delete"])).status_code == 404
    stale = client.post(address, {"version": "7"}, follow=True)
    assert "vừa được người khác thay đổi" in stale.content.decode()
    done = client.post(address, {"version": "1"}, follow=True)
    assert "Đã rút đăng ký" in done.content.decode()
    again = client.post(address, {"version": "1"}, follow=True)
    assert "Không thể" in again.content.decode()


def test_accepting_and_its_history_in_words(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE, full_name="Lê Thị Văn Phòng")
    client.post(reverse("registration_move", args=[made.pk, "accept"]), {"version": "1"})
    text = client.get(reverse("registration", args=[made.pk])).content.decode()
    assert "Đã tiếp nhận đăng ký." in text
    assert "Lê Thị Văn Phòng" in text
    assert "registration.accept" not in text


def test_returning_asks_for_a_reason(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE)
    address = reverse("registration_return", args=[made.pk])
    assert "Hãy ghi rõ lý do." in client.post(address, {"reason": "  "}).content.decode()
    kept = client.post(address, {"reason": "Thiếu chỉ tiêu số hóa.", "version": "9"})
    assert "Thiếu chỉ tiêu số hóa." in kept.content.decode()
    client.post(address, {"reason": "Thiếu chỉ tiêu số hóa.", "version": "1"})
    made.refresh_from_db()
    assert (made.state, made.return_reason) == ("returned", "Thiếu chỉ tiêu số hóa.")
    _sign_in(client, Role.UNIT, collective=unit)
    assert "Thiếu chỉ tiêu số hóa." in client.get(reverse("registration", args=[made.pk])).content.decode()
    assert client.get(address).status_code == 403


def test_the_clerk_is_told_why_he_cannot_accept_his_own(
    client: Client, period: Period, person: Individual
) -> None:
    made = make_registration(period, person, "submitted")
    _sign_in(client, Role.OFFICE, individual=person)
    text = client.get(reverse("registration", args=[made.pk])).content.decode()
    assert "người khác của Văn phòng" in text
    assert ">Tiếp nhận<" not in text


def test_results_are_typed_beside_what_was_registered(
    client: Client, period: Period, unit: Collective
) -> None:
    made = make_registration(period, unit, "accepted")
    figure = made.targets.create(kind="figure", text="Tỷ lệ đúng hạn", unit="%", planned=98, position=1)
    task = made.targets.create(kind="task", text="Niêm yết", position=2)
    _sign_in(client, Role.UNIT, collective=unit)
    address = reverse("registration_results", args=[made.pk])
    typed = {
        f"target-{figure.pk}-reached": "99,25",
        f"target-{figure.pk}-result": "",
        f"target-{task.pk}-result": "Đã xong.",
        "version": "1",
    }
    wrong = client.post(address, typed | {f"target-{figure.pk}-reached": "nhiều"}).content.decode()
    assert "Hãy nhập một con số" in wrong
    assert "Đã xong." in wrong
    assert client.post(address, typed).status_code == 302
    text = client.get(reverse("registration", args=[made.pk])).content.decode()
    assert "99,25%" in text
    assert "Đã xong." in text
    both = client.post(address, typed | {f"target-{task.pk}-result": "Của tôi."}).content.decode()
    assert "lưu bản khác" in both
    assert "Của tôi." in both
    assert "Đã xong." in both


def test_results_wait_for_acceptance(client: Client, period: Period, unit: Collective) -> None:
    made = make_registration(period, unit, "submitted")
    _sign_in(client, Role.UNIT, collective=unit)
    answer = client.get(reverse("registration_results", args=[made.pk]), follow=True)
    assert "chỉ ghi được sau khi Văn phòng tiếp nhận" in answer.content.decode()


def test_no_raw_codes_on_any_page(
    client: Client, period: Period, unit: Collective, person: Individual
) -> None:
    for participant, state in ((unit, "returned"), (person, "accepted")):
        make_registration(period, participant, state)
    _sign_in(client, Role.OFFICE)
    for made in Registration.objects.all():
        text = client.get(reverse("registration", args=[made.pk])).content.decode()
        assert ">returned<" not in text
        assert ">accepted<" not in text


def test_an_accepted_registration_leads_straight_to_its_sheet(
    client: Client, period: Period, unit: Collective
) -> None:
    made = make_registration(period, unit, "accepted")
    start = f'action="{reverse("scorecard_start", args=[made.pk])}"'
    _sign_in(client, Role.UNIT, collective=unit)
    assert start in client.get(reverse("registration", args=[made.pk])).content.decode()
    Period.objects.update(
        scoring_closes=timezone.localdate() - timedelta(days=1),
        registration_closes=timezone.localdate() - timedelta(days=2),
    )
    text = client.get(reverse("registration", args=[made.pk])).content.decode()
    assert start not in text
    assert "Đã hết hạn tự chấm điểm" in text
    _sign_in(client, Role.OFFICE)
    assert start in client.get(reverse("registration", args=[made.pk])).content.decode()


def test_a_page_that_answers_a_sending_counts_as_unsaved(
    client: Client, period: Period, unit: Collective
) -> None:
    made = make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE)
    address = reverse("registration_return", args=[made.pk])
    assert "data-unsaved" not in client.get(address).content.decode()
    assert "data-unsaved" in client.post(address, {"reason": " "}).content.decode()


def test_measures_and_initiatives_stand_in_the_navigation(client: Client, unit: Collective) -> None:
    _sign_in(client, Role.UNIT, collective=unit)
    text = client.get(reverse("registrations")).content.decode()
    assert f'href="{reverse("measures")}"' in text
    assert f'href="{reverse("initiatives")}"' in text
