"""The check over real rows: before a paper is issued, before a dossier goes out, and over drafts."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from awards.actions.dossiers import hand_over
from awards.documents.agreement import compare, differences_of_new
from awards.documents.issue import freeze_report, issue, issue_own_decision
from awards.enums import Matter, PaperKind, Severity
from awards.models import AgendaItem, DecisionResult, Dossier, Nomination, Paper, guards
from awards.queries.agreement import folders_about, reasons_of_disagreement, unexplained
from awards.queries.dossiers import folder_of, own_folder, reasons_incomplete
from campaigns.models import AuditEntry, Individual
from tests.awards.award_story import MINUTES_DAY, NOW, PROPOSAL_DAY, TODAY, Story, tell
from tests.awards.documents.test_issue import refused

WHY = "Tên đã đính chính trong hồ sơ cán bộ, biên bản họp xét giữ nguyên."


@pytest.fixture
def story(db: None) -> Story:
    return tell()


def rename(story: Story, name: str = "Ngô Thị Hạnh Phúc Mới") -> Individual:
    """The nominee's name changes after the council has met."""
    person = story.nominations[1].registration.individual
    assert person is not None
    person.full_name = name
    person.save()
    return person


def propose(story: Story, **changes: Any) -> Paper:
    values = {
        "kind": PaperKind.PROPOSAL,
        "subject": Dossier.objects.get(pk=story.dossier.pk),
        "by": story.office,
        "now": NOW,
        "number": 5,
        "day": PROPOSAL_DAY,
    } | changes
    return issue(**values)


def give(story: Story) -> object:
    return hand_over(
        dossier=story.dossier,
        by=story.office,
        now=NOW,
        handed_on=TODAY,
        handed_by="Lò Văn Sơn",
        received_by="Cầm Thị Mai",
        receipt_number="15/PTN",
    )


def test_a_story_that_agrees(story: Story) -> None:
    drafts = compare(folder_of(story.dossier), today=TODAY)
    assert (drafts.open, drafts.skipped, drafts.result.papers) == ((), (), 4)
    story.issue_all()
    done = compare(folder_of(story.dossier), today=TODAY)
    assert (done.open, done.result.papers) == ((), 4)
    assert done.result.statements == drafts.result.statements + 1, "the letter now cites the minutes' number"
    assert reasons_incomplete(folder_of(story.dossier)) == []


def test_a_draft_that_cannot_be_made_yet_is_skipped_with_its_reason(story: Story) -> None:
    with guards.lifted(connection):
        story.meeting.items.all().delete()
    found = compare(folder_of(story.dossier), today=TODAY)
    assert [each.reason for each in found.skipped] == ["chưa có cuộc họp xét đã kết thúc"]


def test_a_paper_that_differs_needs_a_reason(story: Story) -> None:
    """The record of the vote no longer says what the draft of the minutes says of the nominee's report."""
    nomination = story.nominations[1]
    Nomination.objects.filter(pk=nomination.pk).update(general="Họ và tên: Người Khác Hẳn")
    nomination.refresh_from_db()
    assert refused(lambda: freeze_report(nomination=nomination, by=story.office, now=NOW)) == (
        "disagreement",
        "disagreement",
    )
    blank = refused(
        lambda: freeze_report(nomination=nomination, by=story.office, now=NOW, override_reason=" \u200b ")
    )
    assert blank == ("disagreement",) * 2
    assert not Paper.objects.exists()
    paper = freeze_report(nomination=nomination, by=story.office, now=NOW, override_reason=f" {WHY}  ")
    assert paper.override_reason == WHY
    assert len(paper.overridden) == 1
    entry = AuditEntry.objects.get(action="paper.issue")
    assert entry.reason == WHY
    assert entry.changes["overridden"] == [[], paper.overridden]


def test_a_replacement_is_explained_again(story: Story) -> None:
    nomination = story.nominations[1]
    Nomination.objects.filter(pk=nomination.pk).update(general="Họ và tên: Người Khác Hẳn")
    nomination.refresh_from_db()
    old = freeze_report(nomination=nomination, by=story.office, now=NOW, override_reason=WHY)

    def again(reason: str) -> Paper:
        return freeze_report(
            nomination=nomination, by=story.office, now=NOW, replaces=old, override_reason=reason
        )

    assert refused(lambda: again("")) == ("disagreement",) * 2
    new = again("Vẫn như trên")
    assert (new.override_reason, new.overridden) == ("Vẫn như trên", old.overridden)


def test_a_reason_that_nothing_asks_for_is_not_kept(story: Story) -> None:
    story.file_minutes()
    paper = propose(story, override_reason="Không cần")
    assert (paper.override_reason, paper.overridden) == ("", [])


def miscount(nomination: Nomination, votes_against: int) -> None:
    """Change a frozen count behind the back of the triggers."""
    with guards.lifted(connection):
        AgendaItem.objects.filter(nomination=nomination).update(votes_against=votes_against)


def test_an_accepted_difference_does_not_stop_the_dossier_and_a_new_one_does(story: Story) -> None:
    nomination = story.nominations[1]
    Nomination.objects.filter(pk=nomination.pk).update(general="Họ và tên: Người Khác Hẳn")
    nomination.refresh_from_db()
    freeze_report(nomination=nomination, by=story.office, now=NOW, override_reason=WHY)
    freeze_report(nomination=story.nominations[0], by=story.office, now=NOW)
    story.issue_minutes()
    propose(story)
    assert unexplained(folder_of(story.dossier)) == []
    found = compare(folder_of(story.dossier), today=TODAY)
    assert [each.reason for each in found.accepted] == [WHY]
    assert found.open == ()

    miscount(nomination, 1)
    (difference,) = unexplained(folder_of(story.dossier))
    assert difference.matter == Matter.VOTES
    assert refused(lambda: give(story)) == ("disagreement",)
    miscount(nomination, 0)
    assert give(story)


def test_a_name_changed_after_the_minutes(story: Story) -> None:
    story.issue_all()
    rename(story)
    folder = folder_of(Dossier.objects.get(pk=story.dossier.pk))
    assert reasons_of_disagreement(folder)
    assert {each.matter for each in unexplained(folder)} <= {Matter.NAME, Matter.LISTED}
    assert any(reason.code == "paper_outdated" for reason in reasons_incomplete(folder))


def test_new_minutes_do_not_have_to_explain_the_letter_that_cites_the_old_ones(story: Story) -> None:
    story.file_all()
    old = Paper.objects.get(kind=PaperKind.MINUTES)
    new = story.file(story.meeting, 4, MINUTES_DAY, replaces=old)
    assert new.overridden == []
    (difference,) = unexplained(folder_of(story.dossier))
    assert difference.matter == Matter.CITATION
    assert "đã được thay thế" in difference.sentence
    proposal = Paper.objects.get(kind=PaperKind.PROPOSAL)
    propose(story, number=6, replaces=proposal)
    assert unexplained(folder_of(story.dossier)) == []


def test_late_needs_a_look_only(story: Story) -> None:
    story.file_minutes()
    late = PROPOSAL_DAY.replace(day=30)
    now = NOW.replace(day=31)
    propose(story, day=late, now=now, accept_late=True)
    found = compare(folder_of(story.dossier), today=late)
    assert [(each.matter, each.severity) for each in found.open] == [(Matter.DATES, Severity.LOOK)]


def test_the_chairmans_decision_and_what_it_was_recorded_with(db: None) -> None:
    story = tell(people=2, collectives=0, own=True)
    story.file_minutes()
    decision = issue_own_decision(
        period=story.period,
        award_form=story.form,
        nominations=story.nominations,
        by=story.chairman,
        now=NOW,
        number=412,
        decided_on=PROPOSAL_DAY,
    )
    folder = own_folder(story.period, story.form)
    assert compare(folder, today=TODAY).open == ()
    assert [each.award_form for each in folders_about(decision)] == [story.form]
    DecisionResult.objects.filter(nomination=story.nominations[0]).update(bonus=1)
    (difference,) = unexplained(own_folder(story.period, story.form))
    assert (difference.matter, difference.second.value) == (Matter.BONUS, "710.000 đồng")


def test_what_a_paper_would_have_to_explain_changes_nothing(story: Story) -> None:
    Nomination.objects.filter(pk=story.nominations[1].pk).update(general="Họ và tên: Người Khác Hẳn")
    subject = Nomination.objects.get(pk=story.nominations[1].pk)
    found = differences_of_new(PaperKind.ACHIEVEMENT_REPORT, subject, today=TODAY, number=None, day=TODAY)
    assert [each.matter for each in found] == [Matter.NAME]
    assert not Paper.objects.exists()
    subject.registration.period.campaign.regimes.all().delete()
    assert differences_of_new(PaperKind.MINUTES, story.meeting, today=TODAY, number=3, day=MINUTES_DAY) == []
