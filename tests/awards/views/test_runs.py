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
