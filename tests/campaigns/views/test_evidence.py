"""The screens of a criterion's evidence: uploading, citing from the store, taking back."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from campaigns.actions import scorecards as actions
from campaigns.models import Evidence, EvidencePaper, Scorecard
from campaigns.rules.evidence import PaperDetails
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, make_scene, pdf, signed_in, text_of

pytestmark = pytest.mark.django_db

TYPED = {
    "kind": "báo cáo",
    "number": "12/BC-UBND",
    "dated": "10/10/2024",
    "issuer": "UBND xã",
    "abstract": "về kết quả năm",
    "page": "1",
    "passage": "dòng 5–9",
}


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def address(card: Scorecard, name: str = "evidence", place: int = 0) -> str:
    return reverse(name, args=[card.pk, card.scores.order_by("pk")[place].pk])


def attached(scene: Scene, card: Scorecard, place: int = 0) -> Evidence:
    return actions.add_evidence(
        score=card.scores.order_by("pk")[place],
        by=scene.office,
        now=NOW,
        upload=pdf("Kế hoạch năm.pdf"),
        details=PaperDetails("Kế hoạch", "05/KH-UBND", abstract="cải cách hành chính"),
    )


def test_an_upload_is_cited_with_its_place(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    answer = client.post(address(card), TYPED | {"upload": pdf()}, follow=True)
    page = text_of(answer)
    assert "Báo cáo số 12/BC-UBND ngày 10/10/2024 của UBND xã về kết quả năm" in page
    assert "trang 1, dòng 5–9" in page


@pytest.mark.parametrize(
    ("change", "told", "field"),
    [
        ({"upload": pdf("a.exe")}, "Chỉ nhận tệp", "id_upload"),
        ({"dated": "31/02/2024"}, "ngày", "id_dated"),
        ({"page": "2"}, "Tài liệu này có 1 trang, không có trang 2.", "id_page"),
        ({"page": "ba"}, "số nguyên", "id_page"),
        ({"page": "0"}, "lớn hơn hoặc bằng 1", "id_page"),
    ],
)
def test_a_refused_upload_keeps_all_that_was_typed(
    scene: Scene, change: dict[str, object], told: str, field: str
) -> None:
    card = scene.started()
    typed = TYPED | {"upload": pdf()} | change
    page = text_of(signed_in(scene.speaker).post(address(card), typed))
    assert told in page
    assert re.search(rf'<[^>]*(is-invalid[^>]*id="{field}"|id="{field}"[^>]*is-invalid)', page)
    for name in ("number", "issuer", "abstract", "passage"):
        assert TYPED[name] in page
    assert not EvidencePaper.objects.exists()


def test_a_known_file_is_offered_with_the_place_that_was_typed(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    known = attached(scene, card, place=1).paper
    page = text_of(client.post(address(card), TYPED | {"upload": pdf("khac.pdf")}))
    assert "Tệp này đã có trong kho" in page
    assert known.title in page
    assert f'action="{address(card, "evidence_cite")}"' in page
    offered = dict(re.findall(r'type="hidden" name="(paper|page|passage)" value="([^"]*)"', page))
    assert offered == {"paper": str(known.pk), "page": "1", "passage": "dòng 5–9"}
    assert client.post(address(card, "evidence_cite"), offered).status_code == 302
    assert known.citations.get(score=card.scores.order_by("pk")[0]).place == "trang 1, dòng 5–9"


def test_a_paper_of_the_store_is_found_without_accents_and_cited(scene: Scene) -> None:
    card, client = scene.started(), signed_in(scene.speaker)
    known = attached(scene, card).paper
    where = address(card, "evidence_cite", 1)
    assert known.title in text_of(client.get(where, {"q": "ke hoach so 05"}))
    for query in ({"q": "khong co"}, {"nam": "1999"}):
        page = text_of(client.get(where, query))
        assert known.title not in page
        assert "Không có tài liệu nào khớp" in page
    answer = client.post(where, {"paper": known.pk, "page": "", "passage": "cả tài liệu"}, follow=True)
    assert known.title in text_of(answer)
    assert known.citations.count() == 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Hãy chọn một tài liệu."),
        ({"paper": "x"}, "Hãy chọn một tài liệu."),
        ({"paper": "known", "page": "7"}, "không có trang 7"),
        ({"paper": "known"}, "đã viện dẫn đúng chỗ đó"),
    ],
)
def test_a_refused_citation_says_why_and_keeps_the_choice(
    scene: Scene, typed: dict[str, str], told: str
) -> None:
    card = scene.started()
    known = attached(scene, card).paper
    choice = typed | ({"paper": str(known.pk)} if typed.get("paper") == "known" else {})
    page = text_of(signed_in(scene.speaker).post(address(card, "evidence_cite"), choice))
    assert told in page
    assert ("checked" in page) == (typed.get("paper") == "known")


def test_a_strangers_paper_cannot_be_cited_by_its_number(scene: Scene) -> None:
    neighbour = make.make_collective(scene.unit.organisation)
    foreign = attached(scene, scene.started(neighbour)).paper
    card = scene.started()
    answer = signed_in(scene.speaker).post(address(card, "evidence_cite"), {"paper": foreign.pk})
    assert answer.status_code == 404


def test_taking_a_citation_back_leaves_the_paper(scene: Scene) -> None:
    found, client = attached(scene, scene.started()), signed_in(scene.speaker)
    where = reverse("evidence_remove", args=[found.pk])
    assert client.get(where).status_code == 405
    assert "Tài liệu vẫn còn trong kho" in text_of(client.post(where, follow=True))
    assert not Evidence.objects.exists()
    assert EvidencePaper.objects.exists()
