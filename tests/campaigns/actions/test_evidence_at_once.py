"""Several hands on one store: a file is kept once, and what is cited is not deleted under the citation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaigns.actions import scorecards
from campaigns.actions.evidence_papers import add_paper, edit_paper, remove_paper
from campaigns.models import Evidence, EvidencePaper, Score
from campaigns.rules.evidence import PaperDetails
from tests.at_once import race
from tests.campaigns.scoring_scene import NOW, Scene, make_scene, pdf

pytestmark = pytest.mark.django_db(transaction=True)

HANDS = 4


def stored(scene: Scene) -> tuple[Score, EvidencePaper]:
    """A criterion of an open sheet, and a paper that nothing cites yet."""
    card = scene.started()
    paper = add_paper(
        registration=card.registration, by=scene.speaker, now=NOW, upload=pdf(), details=PaperDetails()
    )
    return card.scores.order_by("pk")[0], paper


def test_the_same_file_sent_by_several_is_kept_once() -> None:
    scene = make_scene()
    registration = scene.started().registration

    def add() -> object:
        return add_paper(
            registration=registration, by=scene.speaker, now=NOW, upload=pdf(), details=PaperDetails()
        )

    assert _at_once([add] * HANDS) == ["done"] + ["paper_known"] * (HANDS - 1)
    paper = EvidencePaper.objects.get()
    assert paper.file.storage.exists(paper.file.name)


def test_citing_and_deleting_do_not_overtake_each_other() -> None:
    scene = make_scene()
    score, paper = stored(scene)

    def cite() -> object:
        return scorecards.cite(score=score, paper=paper, by=scene.speaker, now=NOW)

    def remove() -> object:
        return remove_paper(paper=EvidencePaper(pk=paper.pk, file=paper.file.name), by=scene.speaker, now=NOW)

    told = _at_once([cite, remove])
    assert told in (["done", "paper_used"], ["done", "paper_gone"])
    kept = EvidencePaper.objects.exists()
    assert kept == Evidence.objects.exists() == paper.file.storage.exists(paper.file.name)


def test_the_same_place_is_cited_once() -> None:
    scene = make_scene()
    score, paper = stored(scene)
    acts = [lambda: scorecards.cite(score=score, paper=paper, by=scene.speaker, now=NOW)] * HANDS
    assert _at_once(acts) == ["cited_twice"] * (HANDS - 1) + ["done"]


def test_of_several_editors_the_later_are_told() -> None:
    scene = make_scene()
    _, paper = stored(scene)

    def edit(number: int) -> Callable[[], object]:
        details = PaperDetails(number=f"{number}/BC", abstract="về kết quả")
        return lambda: edit_paper(paper=paper, by=scene.speaker, now=NOW, details=details, version=1)

    assert _at_once([edit(number) for number in range(HANDS)]) == ["done"] + ["stale"] * (HANDS - 1)


def _at_once(acts: list[Callable[[], object]]) -> list[str]:
    """What each act gave, sorted."""
    return sorted(race(*acts))
