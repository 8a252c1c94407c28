"""What proves a score: papers come in, are cited, and citations go again."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from campaigns.actions import scorecards
from campaigns.actions.evidence_papers import KnownPaper
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Evidence, EvidencePaper, Score, Scorecard
from campaigns.rules.evidence import PaperDetails
from tests import factories as make
from tests.campaigns.scoring_scene import (
    DOCX_PARTS,
    NOW,
    XLSX_PARTS,
    Scene,
    locked_pdf,
    make_scene,
    package,
    pdf,
    picture,
)

pytestmark = pytest.mark.django_db

REPORT = PaperDetails("báo cáo", " 12/BC-UBND ", date(2024, 10, 10), "UBND  xã", "về kết quả")


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def first_score(card: Scorecard) -> Score:
    return card.scores.order_by("pk")[0]


def add(scene: Scene, card: Scorecard, upload: SimpleUploadedFile, **fields: object) -> Evidence:
    return scorecards.add_evidence(
        score=first_score(card), by=scene.speaker, now=NOW, upload=upload, **fields
    )


@pytest.mark.parametrize(
    ("name", "content", "kind", "pages"),
    [
        ("ảnh.PNG", picture("PNG"), "image/png", 1),
        ("anh.jpg", picture("JPEG"), "image/jpeg", 1),
        ("anh.jpeg", picture("JPEG"), "image/jpeg", 1),
        ("a.pdf", pdf().read(), "application/pdf", 1),
        ("a.docx", package(*DOCX_PARTS), "wordprocessingml.document", None),
        ("a.xlsx", package(*XLSX_PARTS), "spreadsheetml.sheet", None),
    ],
)
def test_accepted_kinds(scene: Scene, name: str, content: bytes, kind: str, pages: int | None) -> None:
    paper = add(scene, scene.started(), SimpleUploadedFile(name, content)).paper
    assert paper.content_type.endswith(kind)
    assert (paper.size, paper.pages) == (len(content), pages)


def test_a_pdf_is_kept_under_a_name_that_says_nothing(scene: Scene) -> None:
    made = add(scene, scene.started(), pdf("Báo cáo/../Mật.pdf"), details=REPORT, page=1, passage=" mục  II ")
    paper = made.paper
    assert (made.title, made.place) == (
        "Báo cáo số 12/BC-UBND ngày 10/10/2024 của UBND xã về kết quả",
        "trang 1, mục II",
    )
    assert (paper.filename, paper.owner) == ("Mật.pdf", scene.unit)
    assert "Mật" not in paper.file.name
    assert paper.file.name.endswith(".pdf")
    assert paper.file.storage.exists(paper.file.name)


def test_without_an_abstract_the_file_names_the_paper(scene: Scene) -> None:
    assert add(scene, scene.started(), pdf("Ảnh một cửa.pdf")).title == "Ảnh một cửa"


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (SimpleUploadedFile("virus.exe", b"MZ"), "file_kind"),
        (SimpleUploadedFile("khong-duoi", b"x"), "file_kind"),
        (SimpleUploadedFile("rong.pdf", b""), "file_empty"),
        (SimpleUploadedFile("gia.pdf", b"<html><script>alert(1)</script>"), "file_unreadable"),
        (SimpleUploadedFile("hong.pdf", b"%PDF-1.7\n" + b"\0" * 500), "file_unreadable"),
        (SimpleUploadedFile("gia.png", picture("JPEG")), "file_unreadable"),
        (SimpleUploadedFile("cut.jpg", picture("JPEG")[:200]), "file_unreadable"),
        (SimpleUploadedFile("cut.png", picture("PNG")[:-40]), "file_unreadable"),
        (SimpleUploadedFile("gia.docx", package(*XLSX_PARTS)), "file_unreadable"),
        (SimpleUploadedFile("gia.xlsx", b"PK\x03\x04 nothing"), "file_unreadable"),
        (SimpleUploadedFile("macro.docx", package(*DOCX_PARTS, "word/vbaProject.bin")), "file_macros"),
        (locked_pdf(), "file_locked"),
    ],
)
def test_what_is_not_what_it_says_is_refused(scene: Scene, upload: SimpleUploadedFile, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add(scene, scene.started(), upload)
    assert refused.value.codes == (code,)
    assert not EvidencePaper.objects.exists()


def test_a_package_that_unpacks_to_too_much_is_refused(scene: Scene) -> None:
    bomb = package(*XLSX_PARTS, "xl/a.xml", "xl/b.xml", "xl/c.xml", filling=b"0" * 45_000_000)
    assert len(bomb) < 1_000_000
    with pytest.raises(Refused) as refused:
        add(scene, scene.started(), SimpleUploadedFile("bom.xlsx", bomb))
    assert refused.value.codes == ("file_too_large_inside",)


def test_the_size_limit_has_an_edge(scene: Scene, settings: object) -> None:
    card, upload = scene.started(), pdf()
    settings.UPLOAD_MAX_BYTES = upload.size - 1
    with pytest.raises(Refused) as refused:
        add(scene, card, upload)
    assert refused.value.codes == ("file_too_large",)
    settings.UPLOAD_MAX_BYTES = upload.size
    assert add(scene, card, upload)


def test_a_citation_counts_as_proof(scene: Scene) -> None:
    card = scene.filled()
    score = card.scores.get(criterion__code="danh-gia")
    Score.objects.filter(pk=score.pk).update(self_note="")
    with pytest.raises(Refused) as refused:
        scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("evidence_missing",)
    scorecards.add_evidence(score=score, by=scene.speaker, now=NOW, upload=pdf())
    assert scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)


def test_the_proofs_of_a_sent_sheet_stay(scene: Scene) -> None:
    card = scene.filled()
    made = add(scene, card, pdf())
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    for act in (
        lambda: add(scene, card, SimpleUploadedFile("moi.png", picture())),
        lambda: scorecards.cite(score=first_score(card), paper=made.paper, by=scene.speaker, now=NOW, page=1),
        lambda: scorecards.remove_evidence(evidence=made, by=scene.speaker, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.codes == ("wrong_state",)
    assert EvidencePaper.objects.count() == 1


def test_strangers_add_nothing(scene: Scene) -> None:
    card = scene.started()
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    with pytest.raises(Refused) as refused:
        scorecards.add_evidence(score=first_score(card), by=stranger, now=NOW, upload=pdf())
    assert refused.value.codes == ("not_yours",)


def test_a_removed_citation_leaves_the_paper_in_the_store(scene: Scene) -> None:
    made = add(scene, scene.started(), pdf())
    assert scorecards.remove_evidence(evidence=made, by=scene.speaker, now=NOW) == made.score
    assert EvidencePaper.objects.get() == made.paper
    assert made.paper.file.storage.exists(made.paper.file.name)
    with pytest.raises(Refused) as refused:
        scorecards.remove_evidence(evidence=made, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("evidence_gone",)


def test_adding_does_not_overtake_a_page_with_typed_points(scene: Scene) -> None:
    card = scene.started()
    seen = card.version
    add(scene, card, pdf())
    card.refresh_from_db()
    assert card.version == seen


# --- One paper, many criteria ----------------------------------------------------------------------


def test_the_same_bytes_are_recognised_and_no_second_copy_is_kept(scene: Scene) -> None:
    card = scene.started()
    first = add(scene, card, pdf("mot.pdf"), details=REPORT)
    folder = first.paper.file.name.rpartition("/")[0]
    kept = first.paper.file.storage.listdir(folder)
    with pytest.raises(KnownPaper) as refused:
        add(scene, card, pdf("hai.pdf"))
    assert refused.value.codes == ("paper_known",)
    assert refused.value.paper == first.paper
    assert first.paper.file.storage.listdir(folder) == kept


def test_another_owner_keeps_the_same_bytes_for_himself(scene: Scene) -> None:
    add(scene, scene.started(), pdf())
    person = make.make_individual(scene.unit)
    score = first_score(scene.started(person))
    made = scorecards.add_evidence(score=score, by=scene.speaker, now=NOW, upload=pdf())
    assert made.paper.owner == person
    assert EvidencePaper.objects.count() == 2


def test_one_paper_proves_several_criteria_and_several_places(scene: Scene) -> None:
    card = scene.started()
    paper = add(scene, card, pdf(), page=1).paper
    second = card.scores.order_by("pk")[2]
    for place in ({}, {"page": 1}, {"page": 1, "passage": "dòng 5–9"}, {"passage": "dòng 5–9"}):
        scorecards.cite(score=second, paper=paper, by=scene.speaker, now=NOW, **place)
        with pytest.raises(Refused) as refused:
            scorecards.cite(score=second, paper=paper, by=scene.speaker, now=NOW, **place)
        assert refused.value.codes == ("cited_twice",)
    assert paper.citations.count() == 5
    assert AuditEntry.objects.filter(action="evidence.add", object_id=str(card.pk)).count() == 5


@pytest.mark.parametrize(("page", "code"), [(1, ""), (2, "page_beyond"), (0, "page_beyond")])
def test_a_page_that_the_paper_does_not_have(scene: Scene, page: int, code: str) -> None:
    card = scene.started()
    paper = add(scene, card, pdf()).paper
    if not code:
        assert scorecards.cite(score=first_score(card), paper=paper, by=scene.speaker, now=NOW, page=page)
        return
    with pytest.raises(Refused) as refused:
        scorecards.cite(score=first_score(card), paper=paper, by=scene.speaker, now=NOW, page=page)
    assert refused.value.codes == (code,)


def test_an_upload_whose_citation_is_refused_keeps_nothing(scene: Scene) -> None:
    card = scene.started()
    with pytest.raises(Refused) as refused:
        add(scene, card, pdf(), page=9)
    assert refused.value.codes == ("page_beyond",)
    assert not EvidencePaper.objects.exists()


def test_only_papers_of_the_participant_prove(scene: Scene) -> None:
    """A unit proves with all that is kept there, a person with his own and the unit's; nobody with a
    neighbour's, not even the office."""
    unit_paper = add(scene, scene.started(), pdf()).paper
    neighbour = make.make_collective(scene.unit.organisation)
    one, two = make.make_individual(scene.unit), make.make_individual(scene.unit)
    cards = {who: scene.started(who) for who in (neighbour, one, two)}
    own = scorecards.add_evidence(
        score=first_score(cards[one]), by=scene.office, now=NOW, upload=SimpleUploadedFile("a.png", picture())
    ).paper

    unit_card = Scorecard.objects.get(registration__collective=scene.unit)
    for paper, card in (
        (unit_paper, unit_card),
        (unit_paper, cards[one]),
        (own, unit_card),
        (own, cards[one]),
    ):
        score = first_score(card)
        assert scorecards.cite(score=score, paper=paper, by=scene.office, now=NOW, passage="mục II")
    for paper, card in ((unit_paper, cards[neighbour]), (own, cards[two])):
        with pytest.raises(Refused) as refused:
            scorecards.cite(score=first_score(card), paper=paper, by=scene.office, now=NOW)
        assert refused.value.codes == ("paper_strange",)


def test_a_person_cites_no_paper_that_he_cannot_see(scene: Scene) -> None:
    """The unit's store is not open to each of its people."""
    unit_paper = add(scene, scene.started(), pdf()).paper
    person = make.make_individual(scene.unit)
    himself = make.make_user(Role.INDIVIDUAL, individual=person)
    score = first_score(scene.started(person))
    with pytest.raises(Refused) as refused:
        scorecards.cite(score=score, paper=unit_paper, by=himself, now=NOW)
    assert refused.value.codes == ("paper_strange",)
    scorecards.cite(score=score, paper=unit_paper, by=scene.speaker, now=NOW)
    assert scorecards.cite(score=score, paper=unit_paper, by=himself, now=NOW, page=1)
