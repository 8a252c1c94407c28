"""Papers on the screen: who opens which, under which name, and the form that issues one."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from awards.actions.papers import reserve
from awards.documents.compose import sheet_of
from awards.enums import PaperKind
from awards.models import Paper
from awards.models.paper import paper_storage
from campaigns.documents.payload import to_payload
from campaigns.enums import Role
from tests.awards.award_story import MINUTES_DAY, NOW, TODAY, Story, tell
from tests.factories import make_user


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def page(client: Client, story: Story) -> Client:
    client.force_login(story.office)
    return client


def test_an_issued_paper(page: Client, story: Story) -> None:
    paper = story.file_minutes()
    shown = page.get(reverse("paper", args=[paper.pk]))
    assert shown["Content-Type"] == "application/pdf"
    assert shown["Content-Disposition"] == 'inline; filename="Bien-ban_03-BB-HDTDKT.pdf"'
    assert "object-src 'self'" in shown["Content-Security-Policy"]
    assert shown["Cache-Control"] == "private, no-cache"
    assert shown["X-Content-Type-Options"] == "nosniff"
    known = page.get(reverse("paper", args=[paper.pk]), headers={"if-none-match": shown["ETag"]})
    assert known.status_code == 304
    saved = page.get(reverse("paper_download", args=[paper.pk]))
    assert saved["Content-Disposition"] == 'attachment; filename="Bien-ban_03-BB-HDTDKT.pdf"'
    assert saved.content == shown.content


def test_a_file_gone_from_the_disk(page: Client, story: Story) -> None:
    paper = story.file_minutes()
    Path(paper_storage().path(paper.file.name)).unlink()
    response = page.get(reverse("paper", args=[paper.pk]))
    assert response.status_code == 404
    assert "Hãy khôi phục từ bản sao lưu" in response.content.decode()
    assert "object-src 'none'" in response["Content-Security-Policy"]


def test_who_opens_what(client: Client, story: Story) -> None:
    minutes = story.file_minutes()
    proposal = story.file(story.dossier, 5, TODAY)
    of_unit = story.file(story.nominations[0], None, TODAY)
    of_person = story.file(story.nominations[1], None, TODAY)
    unit, person = (each.registration for each in story.nominations)
    member = make_user(Role.COUNCIL)
    story.meeting.council.seats.filter(role="chair").update(user=member)
    readers = {
        make_user(Role.CHAIRMAN): {minutes, proposal, of_unit, of_person},
        member: {minutes, of_unit, of_person},
        make_user(Role.COUNCIL): {of_unit, of_person},
        make_user(Role.UNIT, collective=unit.collective): {of_unit},
        make_user(Role.INDIVIDUAL, individual=person.individual): {of_person},
        make_user(Role.UNIT): set(),
        make_user(Role.CULTURE): set(),
    }
    for user, readable in readers.items():
        client.force_login(user)
        for paper in (minutes, proposal, of_unit, of_person):
            for name in ("paper", "paper_download"):
                status = client.get(reverse(name, args=[paper.pk])).status_code
                assert status == (200 if paper in readable else 404), (user.roles, paper)
    client.logout()
    assert client.get(reverse("paper", args=[minutes.pk])).status_code == 302


def test_the_authors_side_looks_at_its_draft(client: Client, story: Story) -> None:
    collective, person = story.nominations
    client.force_login(make_user(Role.INDIVIDUAL, individual=person.registration.individual))
    response = client.get(reverse("paper_draft", args=["bao-cao", person.pk]))
    assert response["Content-Type"] == "application/pdf"
    assert "Bao-cao-thanh-tich_" in response["Content-Disposition"]
    assert response["Cache-Control"] == "private, no-store"
    assert client.get(reverse("paper_draft", args=["bao-cao", collective.pk])).status_code == 404
    assert client.get(reverse("paper_draft", args=["to-trinh", story.dossier.pk])).status_code == 404
    assert client.get(reverse("paper_draft", args=["khac", 1])).status_code == 404
    assert client.post(reverse("paper_issue", args=["bao-cao", person.pk])).status_code == 403


def test_the_form_issues_and_keeps_what_was_typed(page: Client, story: Story) -> None:
    address = reverse("paper_issue", args=["bien-ban", story.meeting.pk])
    assert 'value="01"' in page.get(address).content.decode()
    for typed, words in (
        ({"number": "x", "day": "07/12/2024"}, "Hãy nhập số văn bản bằng chữ số"),
        ({"number": "3/TTr-UBND", "day": "07/12/2024"}, "phải là “BB-HĐTĐKT”"),
        ({"number": "3", "day": "05/12/2024"}, "trước ngày Hội đồng họp"),
        ({"number": "3", "day": "31/02/2024"}, "31/02/2024"),
    ):
        text = page.post(address, typed).content.decode()
        assert words in text
        assert typed["day"] in text
    done = page.post(address, {"number": "3/BB-HĐTĐKT", "day": "07/12/2024"})
    assert done.status_code == 302
    assert Paper.objects.get().reference == "03/BB-HĐTĐKT"
    assert "đã phát hành" in page.get(address).content.decode()
    again = page.post(address, {"number": "4", "day": "08/12/2024"})
    assert "hãy phát hành bản thay thế" in again.content.decode()


def test_a_replacement_through_the_form(page: Client, story: Story) -> None:
    old = story.file_minutes()
    address = reverse("paper_issue", args=["bien-ban", story.meeting.pk])
    assert "Thay thế văn bản đã phát hành" in page.get(f"{address}?thay-the={old.pk}").content.decode()
    typed = {"number": "4", "day": "08/12/2024", "replaces": old.pk}
    assert page.post(address, typed).status_code == 302
    assert Paper.objects.get(number=4).replaces == old
    assert "đã được thay thế" in page.post(address, typed | {"number": "5"}).content.decode()
    assert page.get(f"{address}?thay-the=999999").status_code == 404


def test_a_reserved_number_is_finished_by_a_button(page: Client, story: Story) -> None:
    sheet = sheet_of(PaperKind.MINUTES, story.meeting, today=TODAY, number=3, day=MINUTES_DAY)
    paper = reserve(
        kind=PaperKind.MINUTES,
        subject=story.meeting,
        number=3,
        day=MINUTES_DAY,
        payload=to_payload(sheet),
        by=story.office,
        now=NOW,
    )
    assert "Chưa tạo xong tệp" in page.get(reverse("dossier", args=[story.dossier.pk])).content.decode()
    assert page.get(reverse("paper", args=[paper.pk])).status_code == 404
    assert page.post(reverse("paper_finish", args=[paper.pk])).status_code == 302
    assert page.get(reverse("paper", args=[paper.pk])).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OFFICE,)])
def test_nobody_else_issues(client: Client, story: Story, role: Role) -> None:
    client.force_login(make_user(role))
    response = client.post(
        reverse("paper_issue", args=["to-trinh", story.dossier.pk]), {"number": "5", "day": "09/12/2024"}
    )
    assert response.status_code == (403 if role == Role.CHAIRMAN else 404)
    assert not Paper.objects.exists()


def test_the_meeting_and_the_nomination_lead_to_their_papers(client: Client, story: Story) -> None:
    meeting, nomination = story.meeting, story.nominations[1]
    member = make_user(Role.COUNCIL)
    meeting.council.seats.filter(role="chair").update(user=member)
    addresses = {
        reverse("meeting", args=[meeting.pk]): reverse("paper_draft", args=["bien-ban", meeting.pk]),
        reverse("nomination", args=[nomination.pk]): reverse("paper_draft", args=["bao-cao", nomination.pk]),
    }
    client.force_login(member)
    for address, draft in addresses.items():
        assert draft in client.get(address).content.decode()
    minutes, report = story.file_minutes(), story.file(nomination, None, TODAY)
    for address, paper in zip(addresses, (minutes, report), strict=True):
        text = client.get(address).content.decode()
        assert reverse("paper", args=[paper.pk]) in text
        assert addresses[address] not in text
