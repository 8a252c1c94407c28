"""The page that follows work in the background."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from awards.models import Run
from campaigns.enums import Role
from tests.factories import make_user
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make_user(Role.OFFICE))
    return client


def test_the_bar_stands_where_the_work_stands(office: Client) -> None:
    note = "Báo cáo thành tích: Trạm Y tế"
    run = World().run("working", done=3, total=14, note=note, beat_at=timezone.now())
    page = office.get(reverse("run", args=[run.pk])).content.decode()
    assert '<progress class="run-bar" data-run-bar value="3" max="14"' in page
    assert note in page
    assert "http-equiv" in page, "the page looks again by itself without JavaScript too"
    told = office.get(reverse("run_progress", args=[run.pk])).json()
    assert told == {"done": 3, "total": 14, "note": note, "over": False}


def test_a_worker_that_died_is_told(office: Client) -> None:
    run = World().run("working", done=3, total=14)
    page = office.get(reverse("run", args=[run.pk])).content.decode()
    assert "Máy chủ đã dừng giữa chừng" in page
    assert office.get(reverse("run_progress", args=[run.pk])).json()["over"] is True


def test_a_failed_run_says_why_and_can_be_asked_for_again(office: Client) -> None:
    w = World()
    w.dossier()
    run = w.run("failed", outcome=["Tờ trình: chưa phát hành."])
    page = office.get(reverse("run", args=[run.pk])).content.decode()
    assert "Tờ trình: chưa phát hành." in page
    assert "http-equiv" not in page
    answer = office.post(reverse("run_again", args=[run.pk]))
    newest = Run.objects.latest("pk")
    assert newest.pk != run.pk
    assert answer["Location"] == reverse("run", args=[newest.pk])


def test_a_file_that_was_cleared_is_not_found(office: Client) -> None:
    run = World().run("done")
    assert office.get(reverse("run_file", args=[run.pk])).status_code == 404


def test_the_page_of_the_folder_leads_back_to_work_whose_page_was_closed(office: Client) -> None:
    w = World()
    page = reverse("dossier", args=[w.dossier().pk])
    assert "/viec-nen/" not in office.get(page).content.decode()
    run = w.run("working", done=3, total=14, beat_at=timezone.now())
    told = office.get(page).content.decode()
    assert reverse("run", args=[run.pk]) in told
    assert "Máy chủ đang làm, xong 3 trên 14." in told


def test_the_page_of_the_folder_tells_of_a_worker_that_died(office: Client) -> None:
    w = World()
    page = reverse("dossier", args=[w.dossier().pk])
    w.run("working", done=3, total=14)
    told = office.get(page).content.decode()
    assert "Đã dừng giữa chừng" in told
    assert "làm lại" in told


def test_reports_that_could_not_be_frozen_are_told_apart(office: Client) -> None:
    w = World()
    w.dossier()
    outcome = ["Đã chốt 1 báo cáo thành tích.", "Trạm Y tế: còn chỗ trong ngoặc vuông."]
    page = office.get(reverse("run", args=[w.run("done", outcome=outcome).pk])).content.decode()
    assert "Chưa làm được 1 việc:" in page
    assert page.count("btn-primary") == 1


def test_the_same_work_is_asked_for_again_when_its_file_was_cleared(office: Client) -> None:
    w = World()
    w.dossier()
    page = office.get(reverse("run", args=[w.run("done").pk])).content.decode()
    assert "Tệp đã được dọn" in page
    assert "Làm lại" in page
