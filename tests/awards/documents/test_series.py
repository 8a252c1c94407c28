"""Numbers in the office's register: one series for each kind, or one for all; never one number twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from awards.documents.issue import issue, issue_own_decision
from awards.enums import PaperKind
from awards.models import Dossier, Paper
from awards.queries.papers import next_number, series_for
from awards.rules.paper_kinds import series_of
from campaigns.enums import NumberSeries
from campaigns.errors import Refused
from campaigns.models import Organisation
from tests.awards.award_story import NOW, PROPOSAL_DAY, TODAY, Story, tell
from tests.awards.documents.test_issue import refused


@pytest.fixture
def story(db: None) -> Story:
    return tell()


def set_series(story: Story, series: NumberSeries) -> Organisation:
    organisation = story.campaign.organisation
    organisation.number_series = series.value
    organisation.save()
    return organisation


def propose(story: Story, number: int, day: date = PROPOSAL_DAY, replaces: Paper | None = None) -> Paper:
    return issue(
        kind=PaperKind.PROPOSAL,
        subject=Dossier.objects.get(pk=story.dossier.pk),
        by=story.office,
        now=NOW,
        number=number,
        day=day,
        replaces=replaces,
    )


@pytest.mark.parametrize(
    ("kind", "shared", "series"),
    [
        (PaperKind.PROPOSAL, False, "TTr-UBND"),
        (PaperKind.PROPOSAL, True, "UBND"),
        (PaperKind.AWARD_DECISION, True, "UBND"),
        (PaperKind.MINUTES, False, "BB-HĐTĐKT"),
        (PaperKind.MINUTES, True, "BB-HĐTĐKT"),
        (PaperKind.ACHIEVEMENT_REPORT, True, "achievement_report"),
    ],
)
def test_which_series(kind: PaperKind, shared: bool, series: str) -> None:
    assert series_of(kind, shared=shared, body="UBND", council="HĐTĐKT") == series


def test_one_series_for_all_papers_of_the_committee(story: Story) -> None:
    organisation = set_series(story, NumberSeries.SHARED)
    story.issue_minutes(number=11)
    assert next_number(PaperKind.PROPOSAL, organisation, 2024) == 1, "the council counts by itself"
    paper = propose(story, 5)
    assert paper.series == "UBND"
    assert next_number(PaperKind.AWARD_DECISION, organisation, 2024) == 6
    assert next_number(PaperKind.MINUTES, organisation, 2024) == 12
    assert next_number(PaperKind.AWARD_DECISION, organisation, 2025) == 1


def test_a_number_of_another_kind_is_taken_in_a_shared_series(db: None) -> None:
    story = tell(people=2, collectives=0, own=True)
    story.file_minutes()
    first, second = story.nominations

    def decide(number: int, nomination: object) -> object:
        return issue_own_decision(
            period=story.period,
            award_form=story.form,
            nominations=[nomination],  # type: ignore[list-item]
            by=story.chairman,
            now=NOW,
            number=number,
            decided_on=PROPOSAL_DAY,
        )

    decide(412, first)
    organisation = set_series(story, NumberSeries.SHARED)
    assert next_number(PaperKind.PROPOSAL, organisation, 2024) == 413
    assert refused(lambda: decide(412, second)) == ("number_taken",)


def test_switching_within_the_year_gives_no_number_twice(story: Story) -> None:
    """By kind, then shared, then by kind again: what was given under either setting counts."""
    story.file_minutes()
    first = propose(story, 5)
    organisation = set_series(story, NumberSeries.SHARED)
    assert next_number(PaperKind.PROPOSAL, organisation, 2024) == 6
    assert refused(lambda: propose(story, 5, replaces=first)) == ("number_taken",)
    second = propose(story, 9, replaces=first)
    organisation = set_series(story, NumberSeries.PER_KIND)
    assert series_for(PaperKind.PROPOSAL, organisation) == "TTr-UBND"
    assert next_number(PaperKind.PROPOSAL, organisation, 2024) == 10
    assert refused(lambda: propose(story, 9, day=TODAY, replaces=second)) == ("number_taken",)
    third = propose(story, 10, day=TODAY, replaces=second)
    assert [paper.series for paper in (first, second, third)] == ["TTr-UBND", "UBND", "TTr-UBND"]


@pytest.mark.django_db(transaction=True)
def test_the_setting_changes_while_a_number_is_given() -> None:
    """Who comes second reads the setting afresh, so both papers stand in one register."""
    story = tell(collectives=0)
    story.file_minutes()
    start = Barrier(2)

    def switch() -> str:
        start.wait(timeout=20)
        Organisation.objects.filter(pk=story.campaign.organisation.pk).update(
            number_series=NumberSeries.SHARED.value
        )
        connection.close()
        return ""

    def give() -> str:
        subject = Dossier.objects.select_related("period__campaign__organisation").get(pk=story.dossier.pk)
        start.wait(timeout=20)
        try:
            paper = issue(
                kind=PaperKind.PROPOSAL, subject=subject, by=story.office, now=NOW, number=5, day=PROPOSAL_DAY
            )
        finally:
            connection.close()
        return paper.series

    with ThreadPoolExecutor(2) as pool:
        switched, given = pool.submit(switch), pool.submit(give)
        switched.result()
        assert given.result() in ("TTr-UBND", "UBND")
    organisation = Organisation.objects.get()
    assert next_number(PaperKind.AWARD_DECISION, organisation, 2024) == 6


@pytest.mark.django_db(transaction=True)
def test_two_clicks_that_take_one_number_of_a_shared_series() -> None:
    story = tell(collectives=0)
    set_series(story, NumberSeries.SHARED)
    story.file_minutes()
    start = Barrier(2)

    def click(_: int) -> tuple[str, ...]:
        try:
            subject = Dossier.objects.get(pk=story.dossier.pk)
            start.wait(timeout=20)
            issue(
                kind=PaperKind.PROPOSAL, subject=subject, by=story.office, now=NOW, number=5, day=PROPOSAL_DAY
            )
        except Refused as refusal:
            return refusal.codes
        finally:
            connection.close()
        return ()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(click, range(2)))
    assert answers == [(), ("number_taken", "already_issued")]
    assert Paper.objects.filter(kind=PaperKind.PROPOSAL).count() == 1
