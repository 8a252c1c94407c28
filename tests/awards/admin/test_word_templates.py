"""The pages of the office's own Word templates."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from awards.documents.own_words import starter_of
from awards.documents.sheets import SHEETS, ProposalSheet
from awards.models import PaperTemplate
from campaigns.enums import Role
from campaigns.models import Campaign
from tests.awards.own_templates import make_template
from tests.campaigns.documents.word.reading import WordReading
from tests.factories import make_user
from tests.world import World

pytestmark = pytest.mark.django_db
ADD = "/admin/awards/papertemplate/add/"


@pytest.fixture
def w() -> World:
    world = World()
    Campaign.objects.filter(pk=world.campaign.pk).update(is_active=True)
    return world


@pytest.fixture(params=[Role.OFFICE, Role.ADMINISTRATOR])
def page(request: pytest.FixtureRequest, client: Client, w: World) -> Client:
    client.force_login(make_user(request.param))
    return client


def upload(page: Client, content: bytes, name: str = "To trinh.docx") -> str:
    """Upload a template for the proposal; the page that follows."""
    data = {"sheet": "ProposalSheet", "title": "", "upload": SimpleUploadedFile(name, content)}
    return page.post(ADD, data, follow=True).content.decode()


def starter() -> bytes:
    content = starter_of(ProposalSheet)
    assert content is not None
    return content


def word(text: str) -> bytes:
    document = Document()
    document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def address(row: PaperTemplate) -> str:
    return reverse("admin:awards_papertemplate_change", args=[row.pk])


def test_from_the_starter_to_use_and_back(page: Client) -> None:
    given = page.get(reverse("admin:word_starter", args=["ProposalSheet"]))
    assert given["Content-Disposition"] == 'attachment; filename="Mau_To-trinh.docx"'
    text = upload(page, given.content)
    row = PaperTemplate.objects.get()
    assert (row.title, row.is_active) == ("To trinh", False)
    assert "list_title" in text  # what it misses
    assert "Dùng mẫu này" in text
    assert page.get(reverse("admin:word_file", args=[row.pk])).content == given.content
    tried = page.get(reverse("admin:word_try", args=[row.pk]))
    assert "BàHoàngThịMai" in WordReading(tried.content).text
    assert "Từ nay" in page.post(address(row), {"viec": "dung"}, follow=True).content.decode()
    row.refresh_from_db()
    assert row.is_active
    assert "Ngừng dùng" in page.get(address(row)).content.decode()
    page.post(address(row), {"viec": "ngung"})
    assert "Đã xóa mẫu" in page.post(address(row), {"viec": "xoa"}, follow=True).content.decode()
    assert not PaperTemplate.objects.exists()


def test_a_template_with_a_fault_is_kept_but_not_used(page: Client) -> None:
    text = upload(page, word("{{ trich_yeu }}"))
    row = PaperTemplate.objects.get()
    assert "Không có trường “trich_yeu” ở đoạn 1" in text
    assert "Dùng mẫu này" not in text
    assert "Mẫu còn lỗi" in page.post(address(row), {"viec": "dung"}, follow=True).content.decode()
    row.refresh_from_db()
    assert not row.is_active


def test_a_file_that_is_none_says_so_and_keeps_what_was_chosen(page: Client) -> None:
    text = upload(page, b"%PDF-1.4", "to-trinh.pdf")
    assert "Chỉ nhận tệp Word dạng .docx" in text
    assert '<option value="ProposalSheet" selected>' in text
    assert not PaperTemplate.objects.exists()


def test_a_template_gone_from_the_disk_can_still_be_removed(page: Client) -> None:
    upload(page, starter())
    row = PaperTemplate.objects.get()
    row.file.storage.delete(row.file.name)
    assert "Hãy tải mẫu lên lại" in page.get(address(row)).content.decode()
    page.post(address(row), {"viec": "xoa"})
    assert not PaperTemplate.objects.exists()


@pytest.mark.parametrize("name", SHEETS)
def test_the_fields_of_every_paper(page: Client, name: str) -> None:
    answer = page.get(reverse("admin:word_fields"), {"loai": name})
    assert answer.status_code == 200
    assert "{{ " in answer.content.decode()


def test_unknown_kinds_and_acts(page: Client) -> None:
    upload(page, starter())
    row = PaperTemplate.objects.get()
    assert page.get(reverse("admin:word_fields"), {"loai": "Khong"}).status_code == 404
    assert page.get(reverse("admin:word_starter", args=["MinutesSheet"])).status_code == 404
    assert page.post(address(row), {"viec": "gi"}).status_code == 404


def test_the_list_names_kind_and_use(page: Client, w: World) -> None:
    make_template(w, is_active=True)
    text = page.get(reverse("admin:awards_papertemplate_changelist")).content.decode()
    assert "Tờ trình của xã" in text
    assert reverse("admin:word_fields") in text
    assert ADD in text


def test_the_chairman_has_no_business_here(client: Client, w: World) -> None:
    row = make_template(w)
    client.force_login(make_user(Role.CHAIRMAN))
    for url in (ADD, address(row), reverse("admin:word_fields"), reverse("admin:word_file", args=[row.pk])):
        assert client.get(url).status_code == 403, url
