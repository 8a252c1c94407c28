"""Which papers of evidence go along with a dossier, chosen on its page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from awards.actions.dossiers import choose_sets
from awards.actions.enclosures import choose_evidence
from awards.models import LeftOutEvidence
from awards.queries.dossiers import folder_of
from awards.queries.enclosures import proofs_of
from campaigns.errors import Refused
from campaigns.models import AuditEntry
from tests.awards.award_story import NOW, Story, tell
from tests.factories import make_criteria_set
from tests.world import World


@pytest.fixture
def story(db: None) -> Story:
    return tell()


@pytest.fixture
def page(story: Story, client: Client) -> Client:
    client.force_login(story.office)
    return client


def prove(story: Story) -> list[str]:
    """One paper for both criteria and one for the second, of the first nominee; their codes on the page."""
    nomination, world = story.nominations[0], World()
    registration = nomination.registration
    table = make_criteria_set(story.campaign, registration.participant_kind)
    card = world.scorecard(registration=registration, criteria_set=table)
    criteria = [each for section in table.sections.all() for each in section.criteria.all()]
    first, second = (world.score(scorecard=card, criterion=each, self_points=10) for each in criteria[:2])
    shared = world.evidence(score=first, page=2).paper
    world.evidence(score=second, paper=shared)
    other = world.evidence(score=second, number="15/BC-UBND").paper
    return [f"{nomination.pk}-{paper.pk}" for paper in (shared, other)]


def enclosed(story: Story) -> list[str]:
    return [proof.code for proof in proofs_of(folder_of(story.dossier))]


def test_each_paper_is_offered_once_and_left_out_when_unticked(page: Client, story: Story) -> None:
    shared, other = prove(story)
    address = reverse("dossier_evidence", args=[story.dossier.pk])
    text = page.get(address).content.decode()
    assert text.count('name="enclosed"') == text.count(" checked>") == 2
    assert "Tiêu chí 1.1 (trang 2), 1.2;" in text
    posted = {"shown": [shared, other], "enclosed": [other], "version": story.dossier.version}
    assert page.post(address, posted).status_code == 302
    assert enclosed(story) == [other]
    assert page.get(address).content.decode().count(" checked>") == 1
    told = AuditEntry.objects.get(action="dossier.evidence")
    assert told.summary == "Chọn 01 trên 02 tài liệu kiểm chứng gửi kèm hồ sơ."
    assert len(told.changes["left_out"]) == 1


def test_what_the_page_did_not_show_goes_along(page: Client, story: Story) -> None:
    shared, other = prove(story)
    address = reverse("dossier_evidence", args=[story.dossier.pk])
    page.post(address, {"shown": [shared], "version": story.dossier.version})
    assert enclosed(story) == [other]
    story.dossier.refresh_from_db()
    page.post(address, {"shown": [shared, "x"], "enclosed": [shared], "version": story.dossier.version})
    assert enclosed(story) == [shared, other]


def test_a_page_that_was_overtaken_keeps_its_ticks(page: Client, story: Story) -> None:
    shared, other = prove(story)
    seen = story.dossier.version
    choose_sets(dossier=story.dossier, by=story.office, now=NOW, sets=1, originals=1, with_evidence=True)
    address = reverse("dossier_evidence", args=[story.dossier.pk])
    text = page.post(
        address, {"shown": [shared, other], "enclosed": [other], "version": seen}
    ).content.decode()
    assert "vừa được người khác thay đổi" in text
    assert text.count(" checked>") == 1
    assert not LeftOutEvidence.objects.exists()


def test_refusals(story: Story) -> None:
    prove(story)
    for by, left_out, code in (
        (story.chairman, [], "not_yours"),
        (story.office, [(0, 0)], "proof_unknown"),
    ):
        with pytest.raises(Refused) as refused:
            choose_evidence(dossier=story.dossier, by=by, now=NOW, left_out=left_out)
        assert refused.value.codes == (code,)
