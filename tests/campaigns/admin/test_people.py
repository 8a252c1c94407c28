"""People in the admin: entered, moved and taken off by the actions that keep their history."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from django.test import Client

from campaigns.enums import Role
from campaigns.models import AuditEntry, Collective, Individual, Organisation
from tests import factories as make
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = "/admin/campaigns/individual/"


@pytest.fixture
def w() -> World:
    return World()


@pytest.fixture
def office(client: Client, w: World) -> Client:
    client.force_login(w.office)
    return client


def test_a_new_person_starts_with_a_posting(office: Client, w: World) -> None:
    form = {
        "organisation": w.organisation.pk,
        "full_name": "Nguyễn Văn Đoàn",
        "date_of_birth": "02/09/1980",
        "kind": "official",
        "unit": w.unit.pk,
        "post": unicodedata.normalize("NFD", "Công chức Tư pháp"),
        "entered_on": "05/01/2022",
        **nothing_inline(),
    }

    response = office.post(LIST + "add/", form)

    assert response.status_code == 302
    person = Individual.objects.get(full_name="Nguyễn Văn Đoàn")
    assert (person.date_of_birth, person.entered_on) == (date(1980, 9, 2), date(2022, 1, 5))
    posting = person.postings.get()
    assert (posting.unit, posting.post, posting.to_date) == (w.unit, "Công chức Tư pháp", None)
    assert AuditEntry.objects.count() == 1


def nothing_inline() -> dict[str, str]:
    return {
        "postings-TOTAL_FORMS": "0",
        "postings-INITIAL_FORMS": "0",
        "postings-MIN_NUM_FORMS": "0",
        "postings-MAX_NUM_FORMS": "0",
    }


def test_a_move_closes_one_posting_and_opens_the_next(office: Client, w: World) -> None:
    other = make.make_collective(w.organisation)
    form = {"unit": other.pk, "post": "Kế toán", "on": "01/07/2024"}

    assert office.get(f"{LIST}{w.person.pk}/chuyen/").status_code == 200
    response = office.post(f"{LIST}{w.person.pk}/chuyen/", form, follow=True)

    assert "Đã lưu: chuyển công tác." in response.content.decode()
    w.person.refresh_from_db()
    assert (w.person.unit, w.person.post) == (other, "Kế toán")
    assert [posting.to_date is None for posting in w.person.postings.order_by("from_date")] == [False, True]


def test_an_impossible_day_is_refused_and_what_was_typed_stays(office: Client, w: World) -> None:
    form = {"unit": w.unit.pk, "post": "Kế toán trưởng", "on": "01/07/1999"}

    response = office.post(f"{LIST}{w.person.pk}/chuyen/", form)

    assert response.status_code == 200
    assert "Kế toán trưởng" in response.content.decode()
    w.person.refresh_from_db()
    assert w.person.post == "Công chức"


def test_leaving_gives_a_date_and_keeps_the_person(office: Client, w: World) -> None:
    office.post(f"{LIST}{w.person.pk}/thoi/", {"on": "01/07/2024"})

    w.person.refresh_from_db()
    assert w.person.left_on == date(2024, 7, 1)
    assert not w.person.postings.filter(to_date__isnull=True).exists()


def test_leaving_needs_a_day(office: Client, w: World) -> None:
    response = office.post(f"{LIST}{w.person.pk}/thoi/", {"on": "hôm qua"})

    assert response.status_code == 200
    assert "hôm qua" in response.content.decode()


def test_unit_and_post_do_not_change_on_the_page_itself(office: Client, w: World) -> None:
    other = make.make_collective(w.organisation)
    form = {
        "full_name": "Trần Thị Bình",
        "kind": "cadre",
        "unit": other.pk,
        "post": "Chủ tịch",
        "left_on": "01/01/2024",
        **nothing_inline(),
    }

    assert office.post(f"{LIST}{w.person.pk}/change/", form).status_code == 302

    stored = Individual.objects.get(pk=w.person.pk)
    assert (stored.full_name, stored.kind) == ("Trần Thị Bình", "cadre")
    assert (stored.unit, stored.post, stored.left_on) == (w.unit, "Công chức", None)


@pytest.mark.parametrize("words", ["nguyen van doan", "NGUYỄN VĂN ĐOÀN", "đoàn"])
def test_search_with_and_without_accents(office: Client, w: World, words: str) -> None:
    make.make_individual(w.unit, full_name="Nguyễn Văn Đoàn")
    make.make_individual(w.unit, full_name="Lê Thị Hoa")

    text = office.get(LIST, {"q": words}).content.decode()

    assert "Nguyễn Văn Đoàn" in text
    assert "Lê Thị Hoa" not in text


def test_people_and_collectives_are_never_deleted(office: Client, w: World) -> None:
    for page, row in (("individual", w.person), ("collective", w.unit)):
        answer = office.post(f"/admin/campaigns/{page}/{row.pk}/delete/", {"post": "yes"})
        assert answer.status_code == 403

    assert Individual.objects.filter(pk=w.person.pk).exists()
    assert Collective.objects.filter(pk=w.unit.pk).exists()


@pytest.mark.parametrize("role", [Role.CHAIRMAN, Role.ADMINISTRATOR, Role.UNIT], ids=str)
def test_only_the_office_moves_people(client: Client, w: World, role: Role) -> None:
    client.force_login(make.make_user(role))

    for page in ("chuyen", "thoi"):
        assert client.get(f"{LIST}{w.person.pk}/{page}/", follow=True).status_code == 403
        client.post(f"{LIST}{w.person.pk}/{page}/", {"on": "01/07/2024"})
    w.person.refresh_from_db()
    assert w.person.left_on is None


def test_somebody_who_is_not_there(office: Client) -> None:
    assert office.get(f"{LIST}0/chuyen/").status_code == 404


def test_a_change_of_the_plan_stands_in_the_record(office: Client, w: World) -> None:
    page = f"/admin/campaigns/gradeband/{w.bands['tot'].pk}/change/"
    form = {"campaign": w.campaign.pk, "code": "khac", "name": "Tốt", "at_least": "82,5"}

    assert office.post(page, form).status_code == 302

    w.bands["tot"].refresh_from_db()
    assert (w.bands["tot"].code, str(w.bands["tot"].at_least)) == ("tot", "82.50")
    assert AuditEntry.objects.get().summary == "Sửa trong trang quản trị."
    assert Organisation.objects.count() == 1
