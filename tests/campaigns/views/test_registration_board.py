"""The board as the office, the units and the others use it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.enums import Role
from campaigns.models import AwardForm, Collective, Individual, Period, User
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


def test_the_board_counts_and_finds_without_accents(
    client: Client, period: Period, unit: Collective, person: Individual
) -> None:
    make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE)
    page = client.get(reverse("registrations"), {"q": "nguyen van doan"})
    assert [row.participant for row in page.context["page_obj"]] == [person]
    assert page.context["total"] == 2
    text = page.content.decode()
    assert "Nguyễn Văn Đoàn" in text
    assert "Chưa lập" in text


@pytest.mark.parametrize("query", [{"trang_thai": "x"}, {"don_vi": "abc"}, {"page": "99"}, {"q": "a" * 500}])
def test_odd_filters_do_no_harm(
    client: Client, period: Period, unit: Collective, query: dict[str, str]
) -> None:
    _sign_in(client, Role.OFFICE)
    assert client.get(reverse("registrations"), query).status_code == 200


def test_a_long_board_has_pages_and_few_queries(client: Client, period: Period, unit: Collective) -> None:
    _sign_in(client, Role.OFFICE)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("registrations")).status_code == 200
        return len(queries)

    make_registration(period, make_individual(unit), "submitted")
    one = count()
    for _ in range(60):
        make_registration(period, make_individual(unit), "submitted")
    assert count() == one
    assert "Trang sau" in client.get(reverse("registrations")).content.decode()


@pytest.mark.parametrize("role", [Role.CULTURE, Role.ADMINISTRATOR])
def test_the_board_is_not_for_everybody(client: Client, period: Period, role: Role) -> None:
    _sign_in(client, role)
    assert client.get(reverse("registrations")).status_code == 403
    assert client.get(reverse("registration_new")).status_code == 403


def test_an_account_without_a_unit_is_told_so(client: Client, period: Period) -> None:
    _sign_in(client, Role.UNIT)
    assert "chưa được gắn với đơn vị" in client.get(reverse("registrations")).content.decode()


def test_a_guest_signs_in_first(client: Client, period: Period) -> None:
    answer = client.get(reverse("registrations"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))


def test_accepting_several_comes_back_to_the_filtered_board(
    client: Client, period: Period, unit: Collective, person: Individual
) -> None:
    first, second = (
        make_registration(period, unit, "submitted"),
        make_registration(period, person, "submitted"),
    )
    _sign_in(client, Role.OFFICE)
    here = f"{reverse('registrations')}?trang_thai=submitted"
    answer = client.post(
        reverse("registrations_accept"),
        {"chosen": [f"{first.pk}:{first.version}", f"{second.pk}:99", "x:y"], "next": here},
        follow=True,
    )
    assert answer.redirect_chain == [(here, 302)]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("accepted", "submitted")
    text = answer.content.decode()
    assert "Đã tiếp nhận 1 đăng ký." in text
    assert "Chưa tiếp nhận được đăng ký của Nguyễn Văn Đoàn" in text


def test_accepting_nothing_and_strange_addresses(client: Client, period: Period) -> None:
    _sign_in(client, Role.OFFICE)
    for strange in ("https://vi-du.test/", "//vi-du.test/", "١٢", "home", ""):
        answer = client.post(reverse("registrations_accept"), {"next": strange})
        assert answer["Location"] == reverse("registrations")
    _sign_in(client, Role.UNIT)
    assert client.post(reverse("registrations_accept")).status_code == 403


def test_all_boxes_are_ticked_without_a_program(client: Client, period: Period, unit: Collective) -> None:
    make_registration(period, unit, "submitted")
    _sign_in(client, Role.OFFICE)
    assert "checked" not in client.get(reverse("registrations")).content.decode()
    assert "checked" in client.get(reverse("registrations"), {"chon": "tat-ca"}).content.decode()
