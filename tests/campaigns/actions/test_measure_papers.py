"""A figure is shown by a paper of the store: whose, what becomes of its source, and who may then look."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.actions import scorecards
from campaigns.actions.evidence_papers import remove_paper
from campaigns.actions.measures import record_measure, remove_measure
from campaigns.enums import CollectiveKind, Role
from campaigns.errors import Refused
from campaigns.models import EvidencePaper, MeasureValue, Registration
from campaigns.rules.evidence import PaperDetails
from tests import factories as make
from tests.campaigns.scoring_scene import NOW, Scene, make_scene, pdf, signed_in, text_of

pytestmark = pytest.mark.django_db

DETAILS = PaperDetails("Báo cáo", "15/BC-UBND", abstract="khảo sát mức độ hài lòng")


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def paper_of(scene: Scene, kind: CollectiveKind = CollectiveKind.AGENCY) -> EvidencePaper:
    """A paper in the store of a unit of that kind, cited on that unit's sheet and taken back again."""
    unit = make.make_collective(scene.unit.organisation, kind=kind)
    score = scene.started(unit).scores.order_by("pk")[0]
    made = scorecards.add_evidence(score=score, by=scene.office, now=NOW, upload=pdf(), details=DETAILS)
    scorecards.remove_evidence(evidence=made, by=scene.office, now=NOW)
    return made.paper


def record(scene: Scene, registration: Registration, paper: EvidencePaper, source: str = "") -> MeasureValue:
    return record_measure(
        registration=registration,
        measure=scene.measure,
        by=scene.office,
        now=NOW,
        source=source,
        value=Decimal(90),
        paper=paper,
    )


def test_the_committees_paper_shows_the_figure_of_any_unit(scene: Scene) -> None:
    paper = paper_of(scene, CollectiveKind.COMMITTEE)
    made = record(scene, scene.register(), paper)
    assert (made.paper, made.source) == (paper, "Báo cáo số 15/BC-UBND: khảo sát mức độ hài lòng")
    assert record(scene, made.registration, paper, "Bảng 3").source == "Bảng 3"


def test_another_units_paper_does_not(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        record(scene, scene.register(), paper_of(scene))
    assert refused.value.codes == ("paper_strange",)


def test_who_reads_the_figure_looks_at_its_paper_and_the_paper_stays(scene: Scene) -> None:
    paper = paper_of(scene, CollectiveKind.COMMITTEE)
    address = reverse("evidence_paper", args=[paper.pk])
    registration = scene.register()
    assert signed_in(scene.speaker).get(address).status_code == 404
    record(scene, registration, paper)
    page = text_of(signed_in(scene.speaker).get(address))
    assert f"số liệu “{scene.measure}”" in page
    stranger = make.make_user(Role.UNIT, collective=make.make_collective(scene.unit.organisation))
    assert signed_in(stranger).get(address).status_code == 404
    with pytest.raises(Refused) as refused:
        remove_paper(paper=paper, by=scene.office, now=NOW)
    assert refused.value.codes == ("paper_used",)
    remove_measure(registration=registration, measure=scene.measure, by=scene.office, now=NOW)
    assert remove_paper(paper=paper, by=scene.office, now=NOW)


def test_the_form_of_figures_offers_the_papers(scene: Scene) -> None:
    """An empty source is filled from the paper; clearing figure and source takes the paper along."""
    paper = paper_of(scene, CollectiveKind.COMMITTEE)
    registration, client, key = scene.register(), signed_in(scene.office), scene.measure.pk
    address = reverse("measure_values", args=[registration.pk])
    assert paper.title in text_of(client.get(address))
    typed = {f"value_{key}": "90", f"paper_{key}": str(paper.pk), f"seen_{key}": ""}
    alone = {f"paper_{key}": str(paper.pk), f"seen_{key}": ""}
    assert "Hãy nhập số liệu" in text_of(client.post(address, alone))
    assert client.post(address, typed).status_code == 302
    value = MeasureValue.objects.get()
    assert (value.source, value.paper) == (paper.title, paper)
    shown = text_of(client.get(address))
    assert reverse("evidence_paper", args=[paper.pk]) in shown
    seen = shown.partition(f'name="seen_{key}" value="')[2].partition('"')[0]
    cleared = {f"value_{key}": "", f"source_{key}": "", f"paper_{key}": str(paper.pk), f"seen_{key}": seen}
    assert client.post(address, cleared).status_code == 302
    assert not MeasureValue.objects.exists()
