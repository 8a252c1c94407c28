"""The store of evidence: who corrects what a paper says of itself, until when, and what may go."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from campaigns.actions import evidence_papers as actions
from campaigns.actions import scorecards
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Evidence, EvidencePaper, User
from campaigns.rules.evidence import PaperDetails
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, make_scene, pdf

pytestmark = pytest.mark.django_db

BETTER = PaperDetails("Báo cáo", "15/BC-UBND", date(2024, 11, 1), "UBND xã", "về kết quả")


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def proof(scene: Scene) -> Evidence:
    """Of the criterion that asks for one, on a sheet that could be sent."""
    score = scene.filled().scores.get(criterion__code="danh-gia")
    return scorecards.add_evidence(score=score, by=scene.speaker, now=NOW, upload=pdf())


def send(scene: Scene, proof: Evidence) -> None:
    scorecards.submit(scorecard=proof.score.scorecard, by=scene.speaker, now=NOW)


def edit(paper: EvidencePaper, by: User, **fields: object) -> EvidencePaper:
    return actions.edit_paper(paper=paper, by=by, now=NOW, **({"details": BETTER} | fields))


def refused(paper: EvidencePaper, by: User, **fields: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        edit(paper, by, **fields)
    return refusal.value.codes


def test_before_sending_its_keeper_corrects_it(scene: Scene, proof: Evidence) -> None:
    made = edit(proof.paper, scene.speaker)
    assert made.title == "Báo cáo số 15/BC-UBND ngày 01/11/2024 của UBND xã về kết quả"
    assert "15/bc-ubnd" in made.text_search
    told = AuditEntry.objects.get(action="evidence_paper.edit")
    assert told.changes["dated"] == ["", "01/11/2024"]
    assert set(told.changes) == {"kind", "number", "dated", "issuer", "abstract"}


def test_what_stays_the_same_is_not_told(scene: Scene, proof: Evidence) -> None:
    made = edit(proof.paper, scene.speaker)
    edit(made, scene.speaker)
    assert AuditEntry.objects.filter(action="evidence_paper.edit").count() == 1


def test_strangers_correct_nothing(scene: Scene, proof: Evidence) -> None:
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    assert refused(proof.paper, stranger) == ("not_yours",)
    assert refused(proof.paper, make.make_user(Role.CHAIRMAN)) == ("not_yours",)


def test_after_sending_only_the_appraiser_with_a_reason_on_both_records(
    scene: Scene, proof: Evidence
) -> None:
    send(scene, proof)
    paper = proof.paper
    assert refused(paper, scene.speaker, reason="Gõ nhầm số") == ("paper_sealed",)
    assert refused(paper, scene.office) == ("reason_missing",)
    assert refused(paper, scene.office, reason="  ") == ("reason_missing",)
    assert edit(paper, scene.office, reason="Gõ nhầm số").number == "15/BC-UBND"
    told = AuditEntry.objects.get(action="evidence.paper_edit", object_id=str(proof.score.scorecard_id))
    assert (told.reason, told.changes["number"]) == ("Gõ nhầm số", ["", "15/BC-UBND"])


def test_nobody_corrects_what_proves_his_own_sent_sheet(scene: Scene, proof: Evidence) -> None:
    send(scene, proof)
    clerk = make.make_user(Role.OFFICE, collective=scene.unit)
    assert refused(proof.paper, clerk, reason="Gõ nhầm số") == ("paper_sealed",)


def test_an_empty_abstract_and_a_second_editor(scene: Scene, proof: Evidence) -> None:
    paper = proof.paper
    assert refused(paper, scene.speaker, details=PaperDetails(kind="Ảnh", abstract=" ")) == (
        "abstract_missing",
    )
    edit(paper, scene.speaker, version=paper.version)
    other = PaperDetails(abstract="khác")
    assert refused(paper, scene.speaker, version=paper.version, details=other) == ("stale",)


def test_what_proves_something_stays_and_what_does_not_leaves_the_disk(
    scene: Scene, proof: Evidence, django_capture_on_commit_callbacks: object
) -> None:
    paper = proof.paper
    storage, name = paper.file.storage, paper.file.name

    def remove(by: User) -> tuple[str, ...]:
        with pytest.raises(Refused) as refusal:
            actions.remove_paper(paper=paper, by=by, now=NOW)
        return refusal.value.codes

    assert remove(scene.speaker) == ("paper_used",)
    scorecards.remove_evidence(evidence=proof, by=scene.speaker, now=NOW)
    assert remove(make.make_user(Role.COUNCIL)) == ("not_yours",)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        actions.remove_paper(paper=paper, by=scene.speaker, now=NOW)
        assert storage.exists(name)
    assert not storage.exists(name)
    paper.pk = proof.paper_id
    assert remove(scene.speaker) == ("paper_gone",)
    with pytest.raises(Refused) as refusal:
        scorecards.cite(score=proof.score, paper=paper, by=scene.speaker, now=NOW)
    assert refusal.value.codes == ("paper_gone",)
