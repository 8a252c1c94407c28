"""The office measures a Giấy khen in the admin."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from awards.enums import CertificatePart
from awards.models import CertificateLayout
from awards.rules.certificate import DEFAULTS
from campaigns.enums import Role
from campaigns.models import AuditEntry
from tests import factories as make
from tests.page_checks import check_page
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = "/admin/awards/certificatelayout/"


@pytest.fixture
def w() -> World:
    return World()


@pytest.fixture
def office(client: Client, w: World) -> Client:
    client.force_login(w.office)
    return client


def page_of(layout: CertificateLayout) -> str:
    return f"{LIST}{layout.pk}/change/"


def form_of(layout: CertificateLayout, **changes: str) -> dict[str, str]:
    """The form as the page shows it, with a few cells typed anew: ``title_x`` is the x of the title."""
    rows = list(layout.fields.order_by("y", "x", "pk"))
    form = {
        "honorific": layout.honorific,
        "offset_x": "0,0",
        "offset_y": "0,0",
        "fields-TOTAL_FORMS": str(len(rows)),
        "fields-INITIAL_FORMS": str(len(rows)),
        "fields-MIN_NUM_FORMS": "0",
        "fields-MAX_NUM_FORMS": "0",
    }
    for index, row in enumerate(rows):
        form[f"fields-{index}-id"] = str(row.pk)
        form[f"fields-{index}-layout"] = str(layout.pk)
        for name in ("x", "y", "width", "size", "least_size"):
            value = changes.get(f"{row.part}_{name}", str(getattr(row, name)).replace(".", ","))
            form[f"fields-{index}-{name}"] = value
        form[f"fields-{index}-align"] = row.align
        form[f"fields-{index}-lines"] = str(row.lines)
    return form | {name: value for name, value in changes.items() if name in form}


def test_a_new_layout_begins_with_every_part_in_its_place(office: Client, w: World) -> None:
    form = {
        "organisation": w.organisation.pk,
        "honorific": "Ông (Bà)",
        "offset_x": "0",
        "offset_y": "0",
        "fields-TOTAL_FORMS": "0",
        "fields-INITIAL_FORMS": "0",
        "fields-MIN_NUM_FORMS": "0",
        "fields-MAX_NUM_FORMS": "0",
    }

    response = office.post(LIST + "add/", form)

    assert response.status_code == 302
    layout = CertificateLayout.objects.get()
    assert {field.part for field in layout.fields.all()} == {part.value for part in CertificatePart}
    assert layout.fields.get(part="title").y == DEFAULTS[CertificatePart.TITLE].y


def test_the_page_leads_to_the_papers_that_show_the_places(office: Client, w: World) -> None:
    html = office.get(page_of(w.certificate_layout)).content.decode()
    for slug in ("giay-khen-thu", "giay-khen-can-chinh"):
        assert reverse("printout", args=[slug, w.certificate_layout.pk]) in html
    assert "Quốc hiệu" in html
    check_page(html, "certificate layout")


def test_places_are_typed_in_millimetres_with_a_comma(office: Client, w: World) -> None:
    layout = w.certificate_layout
    response = office.post(page_of(layout), form_of(layout, title_x="31,5", offset_y="-2,5"))
    assert response.status_code == 302, response.context["errors"]
    layout.refresh_from_db()
    assert layout.offset_y == Decimal("-2.5")
    assert layout.fields.get(part="title").x == Decimal("31.5")
    assert AuditEntry.objects.get().action == "admin.change"


def test_a_part_outside_the_page_is_refused_and_kept_as_typed(office: Client, w: World) -> None:
    layout = w.certificate_layout
    response = office.post(page_of(layout), form_of(layout, title_x="250,5"))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Ô chữ phải nằm trọn trong trang giấy 297 × 210 mm." in html
    assert "250,5" in html
    assert layout.fields.get(part="title").x == DEFAULTS[CertificatePart.TITLE].x


@pytest.mark.parametrize("role", [Role.CHAIRMAN, Role.ADMINISTRATOR])
def test_only_the_office_measures(client: Client, w: World, role: Role) -> None:
    client.force_login(make.make_user(role))
    assert client.get(page_of(w.certificate_layout)).status_code == 403
