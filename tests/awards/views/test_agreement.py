"""Đối chiếu hồ sơ on the screen: what differs, with both places; the reason asked for stays on record."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from awards.enums import PaperKind
from awards.models import Nomination, Paper
from awards.views.differences import address_of
from tests.awards.award_story import Story, tell

WHY = "Đã đính chính tên, biên bản giữ nguyên."
QUESTION = "Lý do phát hành khi còn điểm chưa khớp"


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def page(client: Client, story: Story) -> Client:
    client.force_login(story.office)
    return client


def text_of(page: Client, name: str, *args: object) -> str:
    return page.get(reverse(name, args=args)).content.decode()


def misspell(story: Story) -> Nomination:
    """The person writes his own name otherwise in his report."""
    nomination = story.nominations[1]
    Nomination.objects.filter(pk=nomination.pk).update(general="Họ và tên: Người Khác Hẳn")
    return nomination


def test_nothing_differs(page: Client, story: Story) -> None:
    text = text_of(page, "dossier_agreement", story.dossier.pk)
    assert "Các văn bản thống nhất với nhau" in text
    assert "trên 4 văn bản" in text
    assert reverse("dossier_agreement", args=[story.dossier.pk]) in text_of(page, "dossier", story.dossier.pk)


def test_both_places_with_their_links(page: Client, story: Story) -> None:
    nomination = misspell(story)
    minutes = story.file_minutes()
    text = text_of(page, "dossier_agreement", story.dossier.pk)
    assert "Phải xử lý" in text
    assert "Người Khác Hẳn" in text
    assert reverse("paper", args=[minutes.pk]) in text
    assert reverse("paper_draft", args=["bao-cao", nomination.pk]) in text


def test_a_report_that_differs_asks_for_a_reason(page: Client, story: Story) -> None:
    nomination = misspell(story)
    address = reverse("paper_issue", args=["bao-cao", nomination.pk])
    asked = page.post(address)
    assert asked.status_code == 200
    assert QUESTION in asked.content.decode()
    assert not Paper.objects.exists()
    assert QUESTION in page.get(address).content.decode()
    blank = page.post(address, {"override_reason": "  "}).content.decode()
    assert "Hãy ghi lý do" in blank
    assert page.post(address, {"override_reason": WHY}).status_code == 302
    assert Paper.objects.get().override_reason == WHY
    assert escape(WHY) in text_of(page, "dossier", story.dossier.pk)
    accepted = text_of(page, "dossier_agreement", story.dossier.pk)
    assert "Điểm chưa khớp đã ghi lý do" in accepted
    assert escape(WHY) in accepted


def test_a_report_that_agrees_is_frozen_at_once(page: Client, story: Story) -> None:
    address = reverse("paper_issue", args=["bao-cao", story.nominations[1].pk])
    assert page.get(address).status_code == 302
    assert page.post(address).status_code == 302
    assert Paper.objects.get().kind == PaperKind.ACHIEVEMENT_REPORT


def test_the_form_keeps_what_was_typed_beside_the_reason(page: Client, story: Story) -> None:
    story.file_minutes()
    person = story.nominations[1].registration.individual
    assert person is not None
    person.full_name = "Vàng Thị Mới Đổi"
    person.save()
    address = reverse("paper_issue", args=["to-trinh", story.dossier.pk])
    shown = page.get(address).content.decode()
    assert "Điểm chưa khớp" not in shown, "the letter itself is right; the minutes are not"
    found = text_of(page, "dossier_agreement", story.dossier.pk)
    assert "Vàng Thị Mới Đổi" in found

    signatory = story.campaign.organisation.signatories.get().pk
    typed = {
        "number": "5",
        "day": "09/12/2024",
        "signatory": signatory,
        "override_reason": "Lý do đã gõ",
    }
    kept = page.post(address, typed | {"number": "0"}).content.decode()
    assert "Lý do đã gõ" in kept
    assert page.post(address, typed).status_code == 302
    assert Paper.objects.get(kind=PaperKind.PROPOSAL).override_reason == "", "nothing had to be explained"


def test_who_mends_what_differed_has_nothing_to_explain(page: Client, story: Story) -> None:
    story.file_minutes()
    address = reverse("paper_issue", args=["to-trinh", story.dossier.pk])
    typed = {
        "number": "5",
        "day": "01/12/2024",
        "signatory": story.campaign.organisation.signatories.get().pk,
    }
    asked = page.post(address, typed).content.decode()
    assert QUESTION in asked, "the letter would be older than the minutes"
    field = asked[asked.index('name="override_reason"') :].partition(">")[0]
    assert "required" not in field, "the browser would hold back the day that was mended"
    assert page.post(address, typed | {"day": "09/12/2024", "override_reason": ""}).status_code == 302
    assert Paper.objects.get(kind=PaperKind.PROPOSAL).override_reason == ""


def test_the_own_award_has_its_check_too(client: Client, db: None) -> None:
    story = tell(people=2, collectives=0, own=True)
    story.file_minutes()
    client.force_login(story.office)
    text = text_of(client, "own_agreement", "2024", "giay-khen-xa")
    assert "Các văn bản thống nhất với nhau" in text
    assert "Văn bản chưa đối chiếu được" in text
    assert reverse("own_agreement", args=["2024", "giay-khen-xa"]) in text_of(
        client, "own_award", "2024", "giay-khen-xa"
    )


@pytest.mark.parametrize(
    ("key", "name", "args"),
    [
        ("paper-12", "paper", [12]),
        ("nomination-7", "nomination", [7]),
        ("draft-to-trinh-3", "paper_draft", ["to-trinh", 3]),
        ("rows", "", []),
        ("new", "", []),
    ],
)
def test_addresses(key: str, name: str, args: list[object]) -> None:
    assert address_of(key) == (reverse(name, args=args) if name else "")
