"""The screens of evidence, and who gets a file."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.actions import scorecards as actions
from campaigns.enums import Role
from campaigns.models import Evidence, Scorecard
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, make_scene, pdf, signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def attached(scene: Scene, card: Scorecard) -> Evidence:
    return actions.add_evidence(
        score=card.scores.order_by("pk")[0],
        by=scene.office,
        now=NOW,
        title="Kế hoạch",
        upload=pdf("Kế hoạch năm.pdf"),
    )


def test_a_refused_file_keeps_the_title(scene: Scene) -> None:
    card = scene.started()
    address = reverse("evidence", args=[card.pk, card.scores.order_by("pk")[0].pk])
    bad = pdf("a.exe")
    page = text_of(signed_in(scene.speaker).post(address, {"title": "Tên đã gõ", "upload": bad}))
    assert "Chỉ nhận tệp" in page
    assert "Tên đã gõ" in page


def test_a_file_goes_out_as_an_attachment_of_its_own_kind(scene: Scene) -> None:
    found = attached(scene, scene.started())
    answer = signed_in(scene.speaker).get(reverse("evidence_file", args=[found.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


def test_a_strangers_file_is_not_found(scene: Scene) -> None:
    found = attached(scene, scene.started())
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    for user in (stranger, make.make_user(Role.CULTURE), make.make_user(Role.ADMINISTRATOR)):
        assert signed_in(user).get(reverse("evidence_file", args=[found.pk])).status_code == 404
    assert Client().get(reverse("evidence_file", args=[found.pk])).status_code == 302


def test_a_file_gone_from_the_disk_gives_a_clear_page(scene: Scene) -> None:
    found = attached(scene, scene.started())
    found.file.storage.delete(found.file.name)
    answer = signed_in(scene.speaker).get(reverse("evidence_file", args=[found.pk]))
    assert answer.status_code == 404
    assert "tệp không còn trên máy chủ" in text_of(answer)


def test_removing_a_file(scene: Scene) -> None:
    found, client = attached(scene, scene.started()), signed_in(scene.speaker)
    assert client.get(reverse("evidence_remove", args=[found.pk])).status_code == 405
    assert client.post(reverse("evidence_remove", args=[found.pk])).status_code == 302
    assert not Evidence.objects.exists()
