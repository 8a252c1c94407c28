"""The list of nominations, and who may be nominated."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.models import Condition
from campaigns.enums import Role
from campaigns.models import AwardForm, Collective, Period, Registration
from tests.awards.views.nominations.scene import PERSON, made, office, page, signed_in
from tests.factories import (
    make_collective,
    make_individual,
    make_quota,
    make_registration,
    make_user,
)


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
