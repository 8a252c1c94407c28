"""The store of evidence: the list, one paper in the browser, its details, its file, and who gets them."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from campaigns.actions import scorecards as actions
from campaigns.documents import office
from campaigns.enums import Role
from campaigns.models import Evidence, EvidencePaper
from campaigns.rules.evidence import PaperDetails
from tests import factories as make
from tests.campaigns.scoring_scene import (
    DOCX_PARTS,
    NOW,
    Scene,
    make_scene,
    package,
    pdf,
    picture,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db

STORE = "/tai-lieu/"


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def cited(scene: Scene, upload: SimpleUploadedFile | None = None, **place: object) -> Evidence:
    """On the unit's sheet, for the criterion that asks for evidence."""
    return actions.add_evidence(
        score=scene.filled().scores.get(criterion__code="danh-gia"),
        by=scene.speaker,
        now=NOW,
        upload=upload or pdf("Kế hoạch năm.pdf"),
        details=PaperDetails("Kế hoạch", "05/KH-UBND", abstract="cải cách hành chính"),
        **place,
    )


def at(name: str, paper: EvidencePaper) -> str:
    return reverse(name, args=[paper.pk])


# --- Who sees what ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["evidence_paper", "evidence_paper_content", "evidence_paper_file", "evidence_paper_edit"]
)
def test_a_strangers_paper_is_not_found(scene: Scene, name: str) -> None:
    paper = cited(scene).paper
    neighbour = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    unitless = make.make_user(Role.UNIT)
    for user in (neighbour, unitless, make.make_user(Role.CULTURE), make.make_user(Role.ADMINISTRATOR)):
        assert signed_in(user).get(at(name, paper)).status_code == 404
    assert Client().get(at(name, paper)).status_code == 302
    assert signed_in(scene.speaker).get(at(name, paper)).status_code == 200


def test_readers_of_a_sheet_look_at_what_it_cites_and_at_nothing_else(scene: Scene) -> None:
    found = cited(scene)
    chairman = signed_in(make.make_user(Role.CHAIRMAN))
    assert chairman.get(at("evidence_paper_content", found.paper)).status_code == 200
    assert chairman.get(STORE).status_code == 403
    actions.remove_evidence(evidence=found, by=scene.speaker, now=NOW)
    assert chairman.get(at("evidence_paper_content", found.paper)).status_code == 404
    assert signed_in(scene.speaker).get(at("evidence_paper_content", found.paper)).status_code == 200


def test_a_person_sees_the_units_paper_that_proves_his_sheet_but_not_the_units_other_sheets(
    scene: Scene,
) -> None:
    paper = cited(scene).paper
    person = make.make_individual(scene.unit)
    client = signed_in(make.make_user(Role.INDIVIDUAL, individual=person))
    assert client.get(at("evidence_paper", paper)).status_code == 404
    score = scene.started(person).scores.order_by("pk")[0]
    actions.cite(score=score, paper=paper, by=scene.speaker, now=NOW, passage="mục IV")
    page = text_of(client.get(at("evidence_paper", paper)))
    assert "mục IV" in page
    assert page.count("trich-dan=") == 1
    assert client.get(at("evidence_paper_edit", paper)).status_code == 403


# --- In the browser --------------------------------------------------------------------------------


def test_a_pdf_opens_at_the_cited_page_with_the_passage_beside_it(scene: Scene) -> None:
    found = cited(scene, page=1, passage="mục II.2")
    page = text_of(signed_in(scene.office).get(at("evidence_paper", found.paper), {"trich-dan": found.pk}))
    content = at("evidence_paper_content", found.paper)
    assert f'<iframe class="evidence-frame" src="{content}#page=1&amp;navpanes=0' in page
    assert "Tiêu chí 1.1: trang 1, mục II.2" in page
    plain = text_of(signed_in(scene.office).get(at("evidence_paper", found.paper), {"trich-dan": "x"}))
    assert "#page=" not in plain


def test_the_content_may_stand_in_our_own_frame_only(scene: Scene) -> None:
    paper = cited(scene).paper
    answer = signed_in(scene.speaker).get(at("evidence_paper_content", paper))
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    policy = answer["Content-Security-Policy"]
    assert "object-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy
    assert answer["Cache-Control"] == "private, no-cache"


def test_what_the_browser_has_is_not_sent_again_but_who_may_is_asked_again(scene: Scene) -> None:
    paper = cited(scene).paper
    client = signed_in(scene.speaker)
    tag = client.get(at("evidence_paper_content", paper))["ETag"]
    assert client.get(at("evidence_paper_content", paper), HTTP_IF_NONE_MATCH=tag).status_code == 304
    stranger = signed_in(make.make_user(Role.CULTURE))
    assert stranger.get(at("evidence_paper_content", paper), HTTP_IF_NONE_MATCH=tag).status_code == 404


def test_a_picture_is_shown_as_one(scene: Scene) -> None:
    paper = cited(scene, SimpleUploadedFile("anh.png", picture())).paper
    client = signed_in(scene.speaker)
    assert f'<img class="evidence-picture" src="{at("evidence_paper_content", paper)}"' in text_of(
        client.get(at("evidence_paper", paper))
    )
    assert client.get(at("evidence_paper_content", paper))["Content-Type"] == "image/png"


def test_a_word_file_without_libreoffice_is_told_and_offered_to_keep(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    paper = cited(scene, SimpleUploadedFile("a.docx", package(*DOCX_PARTS))).paper
    client = signed_in(scene.speaker)
    assert "chưa cài LibreOffice" in text_of(client.get(at("evidence_paper", paper)))
    answer = client.get(at("evidence_paper_content", paper))
    assert answer.status_code == 404
    assert at("evidence_paper_file", paper) in text_of(answer)
    assert "Không chuyển được tệp này thành trang" in text_of(answer)


@pytest.mark.skipif(not office.is_installed(), reason="needs LibreOffice")
def test_a_word_file_becomes_pages(scene: Scene) -> None:
    from docx import Document

    stream = ContentFile(b"", "a.docx")
    made = Document()
    made.add_paragraph("Báo cáo quý")
    made.save(stream)
    paper = cited(scene, SimpleUploadedFile("a.docx", stream.file.getvalue())).paper
    answer = signed_in(scene.speaker).get(at("evidence_paper_content", paper))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_file_goes_out_as_an_attachment_of_its_own_kind(scene: Scene) -> None:
    answer = signed_in(scene.speaker).get(at("evidence_paper_file", cited(scene).paper))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.4 khac"])
@pytest.mark.parametrize("name", ["evidence_paper_file", "evidence_paper_content"])
def test_a_lost_or_changed_file_gives_a_clear_page(scene: Scene, name: str, damage: bytes) -> None:
    paper = cited(scene).paper
    paper.file.storage.delete(paper.file.name)
    if damage:
        paper.file.storage.save(paper.file.name, ContentFile(damage))
    answer = signed_in(scene.speaker).get(at(name, paper))
    assert answer.status_code == 404
    assert "Không tìm thấy tệp nguyên vẹn trên máy chủ" in text_of(answer)
    assert signed_in(scene.speaker).get(at("evidence_paper", paper)).status_code == 200


# --- The list, the details, the removal ------------------------------------------------------------


def test_the_store_tells_where_each_paper_is_used_and_what_may_go(scene: Scene) -> None:
    found, client = cited(scene, page=1), signed_in(scene.speaker)
    page = text_of(client.get(STORE))
    assert "Năm 2024, tiêu chí 1.1" in page
    assert at("evidence_paper_remove", found.paper) not in page
    assert found.title not in text_of(client.get(STORE, {"dung": "chua"}))
    assert found.title in text_of(client.get(STORE, {"q": "kế hoạch", "nam": "2024"}))
    actions.remove_evidence(evidence=found, by=scene.speaker, now=NOW)
    page = text_of(client.get(STORE, {"dung": "chua"}))
    assert "Chưa viện dẫn ở đâu" in page
    assert at("evidence_paper_remove", found.paper) in page
    assert "Đã xóa" in text_of(client.post(at("evidence_paper_remove", found.paper), follow=True))
    assert not EvidencePaper.objects.exists()
    assert client.post(at("evidence_paper_remove", found.paper)).status_code == 404


def test_a_used_paper_is_not_removed_by_its_address(scene: Scene) -> None:
    paper = cited(scene).paper
    answer = signed_in(scene.speaker).post(at("evidence_paper_remove", paper), follow=True)
    assert "Hãy bỏ viện dẫn trước" in text_of(answer)
    assert (
        signed_in(make.make_user(Role.CHAIRMAN)).post(at("evidence_paper_remove", paper)).status_code == 403
    )


def test_the_details_are_corrected_and_a_second_editor_is_told(scene: Scene) -> None:
    paper, client = cited(scene).paper, signed_in(scene.speaker)
    typed = {"kind": "Kế hoạch", "number": "06/KH-UBND", "abstract": "cải cách", "version": "1"}
    answer = client.post(at("evidence_paper_edit", paper), typed, follow=True)
    assert "Kế hoạch số 06/KH-UBND: cải cách" in text_of(answer)
    page = text_of(client.post(at("evidence_paper_edit", paper), typed | {"number": "07/KH-UBND"}))
    assert "vừa được người khác thay đổi" in page
    assert "07/KH-UBND" in page
    assert "Kế hoạch số 06/KH-UBND: cải cách" in page
    assert 'name="version" value="2"' in page


def test_after_sending_the_office_gives_a_reason_and_the_unit_is_refused(scene: Scene) -> None:
    found = cited(scene)
    actions.submit(scorecard=found.score.scorecard, by=scene.speaker, now=NOW)
    where = at("evidence_paper_edit", found.paper)
    assert signed_in(scene.speaker).get(where).status_code == 403
    office_client = signed_in(scene.office)
    typed = {"kind": "Kế hoạch", "number": "06/KH-UBND", "abstract": "cải cách", "version": "1"}
    page = text_of(office_client.post(where, typed))
    assert "is-invalid" in page
    assert "Tài liệu đã nằm trong phiếu đã gửi" in page
    done = office_client.post(where, typed | {"reason": "Gõ nhầm số"}, follow=True)
    assert "Gõ nhầm số" in text_of(done)
