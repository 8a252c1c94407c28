"""Files that prove a score."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from campaigns.actions import scorecards
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import Evidence, Score, Scorecard
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


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def first_score(card: Scorecard) -> Score:
    return card.scores.order_by("pk")[0]


def add(scene: Scene, card: Scorecard, upload: SimpleUploadedFile, title: str = "") -> Evidence:
    return scorecards.add_evidence(
        score=first_score(card), by=scene.speaker, now=NOW, title=title, upload=upload
    )


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("ảnh.PNG", picture("PNG"), "image/png"),
        ("anh.jpg", picture("JPEG"), "image/jpeg"),
        ("anh.jpeg", picture("JPEG"), "image/jpeg"),
        ("a.docx", package(*DOCX_PARTS), "wordprocessingml.document"),
        ("a.xlsx", package(*XLSX_PARTS), "spreadsheetml.sheet"),
    ],
)
def test_accepted_kinds(scene: Scene, name: str, content: bytes, kind: str) -> None:
    made = add(scene, scene.started(), SimpleUploadedFile(name, content))
    assert made.content_type.endswith(kind)
    assert made.size == len(content)


def test_a_pdf_is_kept_under_a_name_that_says_nothing(scene: Scene) -> None:
    made = add(scene, scene.started(), pdf("Báo cáo/../Mật.pdf"), "Báo cáo năm")
    assert (made.title, made.filename) == ("Báo cáo năm", "Mật.pdf")
    assert "Mật" not in made.file.name
    assert made.file.name.endswith(".pdf")
    assert made.file.storage.exists(made.file.name)


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
    assert not Evidence.objects.exists()


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


def test_a_file_counts_as_proof(scene: Scene) -> None:
    card = scene.filled()
    score = card.scores.get(criterion__code="danh-gia")
    Score.objects.filter(pk=score.pk).update(self_note="")
    with pytest.raises(Refused) as refused:
        scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("evidence_missing",)
    scorecards.add_evidence(score=score, by=scene.speaker, now=NOW, title="", upload=pdf())
    assert scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)


def test_the_files_of_a_sent_sheet_stay(scene: Scene) -> None:
    card = scene.filled()
    made = add(scene, card, pdf())
    scorecards.submit(scorecard=card, by=scene.speaker, now=NOW)
    for act in (
        lambda: add(scene, card, pdf()),
        lambda: scorecards.remove_evidence(evidence=made, by=scene.speaker, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.codes == ("wrong_state",)


def test_strangers_add_nothing(scene: Scene) -> None:
    card = scene.started()
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    with pytest.raises(Refused) as refused:
        scorecards.add_evidence(score=first_score(card), by=stranger, now=NOW, title="", upload=pdf())
    assert refused.value.codes == ("not_yours",)


def test_a_removed_file_leaves_the_disk_when_the_act_is_saved(
    scene: Scene, django_capture_on_commit_callbacks: object
) -> None:
    made = add(scene, scene.started(), pdf())
    storage, name = made.file.storage, made.file.name
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        scorecards.remove_evidence(evidence=made, by=scene.speaker, now=NOW)
        assert storage.exists(name)
    assert not storage.exists(name)
    with pytest.raises(Refused) as refused:
        scorecards.remove_evidence(evidence=made, by=scene.speaker, now=NOW)
    assert refused.value.codes == ("evidence_gone",)


def test_adding_does_not_overtake_a_page_with_typed_points(scene: Scene) -> None:
    card = scene.started()
    seen = card.version
    add(scene, card, pdf())
    card.refresh_from_db()
    assert card.version == seen
