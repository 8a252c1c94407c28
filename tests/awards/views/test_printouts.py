"""Who prints what, and what a printout answers when it cannot be made yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from awards.documents.printouts import ALL, PRINTOUTS
from awards.enums import PrintKind
from campaigns.http import WORD_TYPE
from tests.test_access import GUEST, ROLES, House, answer, only_reading


def _own(w: House) -> Any:
    nomination = w.proposed("awarded", award_form=w.own_form)
    decision = w.decision(award_form=w.own_form)
    w.result(decision=decision, nomination=nomination)
    return decision


def _proved(w: House) -> Any:
    card = w.sheet()
    w.evidence(score=card.scores.get())
    return card


def _ranking(w: House) -> Any:
    w.scorecard("published", registration=w.mine())
    return w.period


# What a GET answers to each of ROLES in their order (see test_access):
# P: the PDF, 9: not yet, 4: not found, L: sign in.
TABLE: dict[str, tuple[str, Callable[[House], Any]]] = {
    "ke-hoach": ("LPPPPPPPP", lambda w: w.campaign),
    "phieu-bau": ("L94444444", House.meeting),
    "giai-trinh": ("LPP444444", lambda w: w.remark().hand_over.dossier),
    "phieu-dang-ky": ("LPPPP4444", House.mine),
    "phieu-cham-diem": ("LPPPP4444", House.sheet),
    "danh-muc-tai-lieu": ("LPPPP4444", _proved),
    "bang-xep-hang": ("LPPPPPPPP", _ranking),
    "danh-sach-de-nghi": ("L99444444", House.dossier),
    "bang-tien-thuong": ("LPP444444", lambda w: w.result().decision),
    "phieu-giao-nhan": ("L99444444", House.dossier),
    "muc-luc-ho-so": ("L99444444", House.dossier),
    "giay-khen": ("LPP444444", _own),
    "giay-khen-phoi": ("LPP444444", _own),
    "giay-khen-thu": ("LP4444444", lambda w: w.certificate_layout),
    "giay-khen-can-chinh": ("LP4444444", lambda w: w.certificate_layout),
}


def test_every_printout_stands_in_the_table_once() -> None:
    assert len(PRINTOUTS) == len(ALL)
    assert sorted(PRINTOUTS) == sorted(TABLE)
    assert {printout.kind for printout in ALL} <= set(PrintKind)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", TABLE)
def test_who_prints(slug: str) -> None:
    expected, build = TABLE[slug]
    w = House()
    w.period, w.term, w.table, w.bands, w.council, w.own_form  # noqa: B018 - a campaign as it stands after its plan is loaded
    url = reverse("printout", args=[slug, build(w).pk])
    answers = ""
    for role in ROLES:
        client = Client()
        if role != GUEST:
            client.force_login(w.user(role))
        with only_reading() as written:
            response = client.get(url)
        assert written == [], f"GET {slug} by {role} writes"
        if response.status_code == 200:
            assert response["Content-Type"] == "application/pdf"
            assert response.content.startswith(b"%PDF-")
            assert "no-store" in response["Cache-Control"]
            answers += "P"
        elif response.status_code == 409:
            assert "Chưa in được" in response.content.decode()
            answers += "9"
        else:
            answers += answer(response)
    assert answers == expected, f"{slug} by {', '.join(ROLES)}"


@pytest.mark.django_db
def test_giay_khen_of_another_authority_are_not_ours_to_print() -> None:
    w = House()
    decision = w.result().decision
    client = Client()
    client.force_login(w.office)
    assert client.get(reverse("printout", args=["giay-khen", decision.pk])).status_code == 404


@pytest.mark.django_db
def test_a_printout_is_kept_as_a_file_on_request() -> None:
    w = House()
    client = Client()
    client.force_login(w.office)
    response = client.get(reverse("printout", args=["phieu-dang-ky", w.mine().pk]) + "?tai-ve")
    assert response["Content-Disposition"] == 'attachment; filename="Phieu-dang-ky-thi-dua.pdf"'


@pytest.mark.django_db
def test_pages_offer_their_printouts() -> None:
    w = House()
    client = Client()
    client.force_login(w.office)
    decision = _own(w)
    pages = {
        reverse("results"): (
            ("giay-khen", decision.pk),
            ("giay-khen-phoi", decision.pk),
            ("bang-tien-thuong", decision.pk),
        ),
        reverse("own_award", args=[decision.period.code, w.own_form.code]): (("giay-khen", decision.pk),),
    }
    dossier = w.dossier()
    pages[reverse("dossier", args=[dossier.pk])] = tuple(
        (slug, dossier.pk) for slug in ("danh-sach-de-nghi", "muc-luc-ho-so", "phieu-giao-nhan")
    )
    card = w.scorecard("published")
    w.evidence(score=w.score(scorecard=card))
    of_card = tuple((slug, card.pk) for slug in ("phieu-cham-diem", "danh-muc-tai-lieu"))
    pages[reverse("scorecard", args=[card.pk])] = of_card
    pages[reverse("registration", args=[card.registration_id])] = (("phieu-dang-ky", card.registration_id),)
    pages[f"{reverse('ranking')}?loai=tap-the"] = (("bang-xep-hang", w.period.pk),)
    for page, links in pages.items():
        html = client.get(page).content.decode()
        for slug, pk in links:
            assert reverse("printout", args=[slug, pk]) in html, f"{slug} on {page}"


@pytest.mark.django_db
def test_who_may_not_print_is_offered_nothing() -> None:
    w = House()
    decision = _own(w)
    client = Client()
    client.force_login(w.user("culture"))
    html = client.get(reverse("results")).content.decode()
    assert decision.number in html
    assert "/in/" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("slug", [slug for slug, (letters, _) in TABLE.items() if letters[1] == "P"])
def test_each_printout_is_a_word_file_too(client: Client, slug: str) -> None:
    w = House()
    w.period, w.term, w.table, w.bands, w.council, w.own_form  # noqa: B018 - as above
    url = reverse("printout", args=[slug, TABLE[slug][1](w).pk])
    client.force_login(w.office)
    answer = client.get(url, {"dang": "docx"})
    assert answer["Content-Type"] == WORD_TYPE
    assert answer.content.startswith(b"PK")
