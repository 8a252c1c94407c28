"""Four years in the order of the calendar."""

from __future__ import annotations

from datetime import date

from awards.sample.chapter import Chapter, chapters
from awards.sample.initiatives import tell_initiatives
from awards.sample.meeting import tell_meetings
from awards.sample.nominating import tell_nominations
from awards.sample.publicity import tell_articles, tell_propaganda
from awards.sample.registering import tell_registrations
from awards.sample.results import tell_approvals, tell_decisions, tell_dossiers, tell_summary
from awards.sample.scoring import tell_scores
from awards.sample.world import World, tell_changes


def tell_story(world: World) -> None:
    """The term opens with the first year; each year is worked through; the term closes with the last."""
    term = [chapter for chapter in chapters(world) if chapter.is_term]
    for chapter in term:
        tell_registrations(chapter)
    for chapter in (each for each in chapters(world) if not each.is_term):
        _tell_year(world, chapter)
    for chapter in term:
        _tell_work(chapter)


def _tell_year(world: World, chapter: Chapter) -> None:
    year = chapter.period.year
    assert year is not None, "held by period_year_iff_annual"
    tell_changes(world, date(year, 1, 1), chapter.period.registration_opens)
    tell_registrations(chapter)
    tell_changes(world, chapter.period.registration_opens, date(year, 12, 31))
    tell_propaganda(world, year)
    tell_articles(world, year)
    _tell_work(chapter)


def _tell_work(chapter: Chapter) -> None:
    tell_initiatives(chapter)
    tell_scores(chapter)
    tell_nominations(chapter)
    tell_meetings(chapter)
    tell_approvals(chapter)
    tell_dossiers(chapter)
    tell_decisions(chapter)
    tell_summary(chapter)
