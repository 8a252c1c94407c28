"""Papers as Word files: to whom, under which name, and what is in them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from awards.actions.papers import reserve
from awards.actions.word_templates import add_template, use_template
from awards.documents.compose import sheet_of
from awards.documents.own_words import starter_of
from awards.documents.sheets import ProposalSheet
from awards.enums import PaperKind
from campaigns.documents.payload import to_payload
from campaigns.enums import Role
from tests.awards.award_story import MINUTES_DAY, NOW, TODAY, Story, tell
from tests.campaigns.documents.word.reading import WordReading
from tests.factories import make_user

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def page(client: Client, story: Story) -> Client:
    client.force_login(story.office)
    return client


@pytest.mark.parametrize("address", ["paper", "paper_download"])
def test_an_issued_paper(page: Client, story: Story, address: str) -> None:
    paper = story.file_minutes()
    answer = page.get(reverse(address, args=[paper.pk]), {"dang": "docx"})
    assert (answer.status_code, answer["Content-Type"]) == (200, WORD)
    assert answer["Content-Disposition"] == 'attachment; filename="Bien-ban_03-BB-HDTDKT.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "03/BB-HĐTĐKT" in WordReading(answer.content).text


def test_an_issued_paper_is_made_from_its_frozen_data(page: Client, story: Story) -> None:
    paper = story.file_minutes()
    address = reverse("paper_download", args=[paper.pk])
    before = page.get(address, {"dang": "docx"}).content
    story.campaign.organisation.__class__.objects.update(name="Ủy ban nhân dân xã khác")
    assert page.get(address, {"dang": "docx"}).content == before


def test_a_draft(page: Client, story: Story) -> None:
    story.file_minutes()
    answer = page.get(reverse("paper_draft", args=["to-trinh", story.dossier.pk]), {"dang": "docx"})
    assert answer["Content-Disposition"] == 'attachment; filename="To-trinh_du-thao.docx"'
    assert "Số:/TTr-UBND" in WordReading(answer.content).text


def test_strangers_learn_nothing(client: Client, story: Story) -> None:
    paper = story.file_minutes()
    client.force_login(make_user(Role.UNIT))
    assert client.get(reverse("paper", args=[paper.pk]), {"dang": "docx"}).status_code == 404


def test_a_paper_without_its_file_yet(page: Client, story: Story) -> None:
    meeting = story.meeting
    sheet = sheet_of(PaperKind.MINUTES, meeting, today=TODAY, number=3, day=MINUTES_DAY)
    paper = reserve(
        kind=PaperKind.MINUTES,
        subject=meeting,
        number=3,
        day=MINUTES_DAY,
        payload=to_payload(sheet),
        by=story.office,
        now=NOW,
    )
    answer = page.get(reverse("paper", args=[paper.pk]), {"dang": "docx"})
    assert answer.status_code == 404
    assert "Chưa tạo xong tệp" in answer.content.decode()


def test_the_offices_own_template_is_filled(page: Client, story: Story) -> None:
    story.file_minutes()
    starter = starter_of(ProposalSheet)
    assert starter is not None
    template = add_template(
        organisation=story.campaign.organisation,
        sheet="ProposalSheet",
        title="Tờ trình của xã",
        content=starter,
        by=story.office,
        now=NOW,
    )
    address = reverse("paper_draft", args=["to-trinh", story.dossier.pk])
    plain = page.get(address, {"dang": "docx"}).content
    use_template(template=template, by=story.office, now=NOW)
    own = page.get(address, {"dang": "docx"}).content
    assert own != plain
    text = WordReading(own).text
    assert "{" not in text
    assert "TỜTRÌNH" in text
    assert "Số:/TTr-UBND" in text


def test_a_template_gone_from_the_disk(page: Client, story: Story) -> None:
    story.file_minutes()
    template = add_template(
        organisation=story.campaign.organisation,
        sheet="ProposalSheet",
        title="Tờ trình của xã",
        content=b"x",
        by=story.office,
        now=NOW,
    )
    use_template(template=template, by=story.office, now=NOW)
    template.file.storage.delete(template.file.name)
    answer = page.get(reverse("paper_draft", args=["to-trinh", story.dossier.pk]), {"dang": "docx"})
    assert answer.status_code == 409
    assert "Hãy tải mẫu lên lại" in answer.content.decode()
