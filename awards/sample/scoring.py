"""Figures, score sheets and the published ranking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils.html import escape

from awards.sample.chapter import Chapter
from awards.sample.figures import Given, points, rating_code
from awards.sample.initiatives import earned_option
from awards.sample.registering import tell_results
from awards.sample.tables import moment, table
from campaigns.actions.measures import record_measure
from campaigns.actions.scorecards import (
    AppraisalEntry,
    SelfEntry,
    add_evidence,
    finish,
    publish,
    reopen,
    save_appraisal,
    save_self,
    send_back,
    start,
    submit,
)
from campaigns.documents.pdf import render_pdf
from campaigns.enums import MeasureUnit, ParticipantKind
from campaigns.models import Criterion, Rating, Registration, Scorecard, User
from campaigns.queries.measures import measures_for

WITHOUT_SHEET = ("draft", "submitted", "returned", "sheet_none")
UNFINISHED = ("sheet_draft", "sheet_submitted", "sheet_returned")
WITH_FILES = 1  # how many sheets of a period carry a real file besides the written notes


def tell_scores(chapter: Chapter) -> None:
    """From the figures to the published ranking; some sheets stop on the way."""
    scored = [who for who in chapter.participants if not chapter.names(who, WITHOUT_SHEET)]
    cards = {who: _score(chapter, who, place) for place, who in enumerate(scored)}
    ready = [who for who in scored if not chapter.names(who, UNFINISHED)]
    late, supplement = chapter.among("sheet_appraised"), chapter.among("supplement")
    for place, who in enumerate(who for who in ready if who not in (*late, *supplement)):
        _appraise(chapter, who, cards[who], moment(chapter.scoring_day(1), 8, 5 * place))
    for kind in ParticipantKind:
        now = moment(chapter.scoring_day(3), 10)
        publish(period=chapter.period, participant_kind=kind, by=chapter.world.clerk, now=now)
    _supplement(chapter, {who: cards[who] for who in supplement})
    for who in late:
        _appraise(chapter, who, cards[who], moment(chapter.scoring_day(3), 15))


def _supplement(chapter: Chapter, cards: Mapping[str, Scorecard]) -> None:
    """Sheets that come after the publication: appraised, and published in a supplement on the same day."""
    for place, (who, card) in enumerate(cards.items()):
        _appraise(chapter, who, card, moment(chapter.scoring_day(3), 14, 5 * place))
    for kind in ParticipantKind:
        if any(card.registration.participant_kind == kind for card in cards.values()):
            now = moment(chapter.scoring_day(3), 16)
            publish(period=chapter.period, participant_kind=kind, by=chapter.world.clerk, now=now)


def _score(chapter: Chapter, who: str, place: int) -> Scorecard:
    """Figures, results and own points of one participant, as far as the story goes."""
    world = chapter.world
    registration = world.registration(chapter.code, who)
    tell_results(chapter, who, moment(chapter.scoring_day(-7), 8, place))
    by, now = world.writer(registration), moment(chapter.scoring_day(-4 + place % 4), 8, 4 * place)
    if who in chapter.among("sheet_draft"):
        return start(registration=registration, by=by, now=now)
    _measures(chapter, who, registration)
    card = start(registration=registration, by=by, now=now)
    given = _points(chapter, who, card)
    note = table("words")["scoring"]["note"].format(year=chapter.label)
    asked = {criterion: SelfEntry(each.asked, note) for criterion, each in given.items()}
    save_self(scorecard=card, by=by, now=now + timedelta(minutes=30), entries=asked)
    if place < WITH_FILES:
        _prove(chapter, card, by, now + timedelta(minutes=40))
    submit(scorecard=card, by=by, now=now + timedelta(minutes=60))
    if who in chapter.among("sheet_returned"):
        office, reason = world.office_for(registration), table("words")["scoring"]["returned"]
        send_back(scorecard=card, by=office, now=moment(chapter.scoring_day(1), 16), reason=reason)
    return card


def _appraise(chapter: Chapter, who: str, card: Scorecard, now: datetime) -> None:
    office = chapter.world.office_for(card.registration)
    save_appraisal(scorecard=card, by=office, now=now, entries=_appraisal(chapter, who, card))
    finish(scorecard=card, by=office, now=now + timedelta(minutes=3))
    if who in chapter.among("reopened"):
        reason = table("words")["scoring"]["reopened"]
        reopen(scorecard=card, by=office, now=moment(chapter.scoring_day(2), 9), reason=reason)
        finish(scorecard=card, by=office, now=moment(chapter.scoring_day(2), 10))


def _appraisal(chapter: Chapter, who: str, card: Scorecard) -> Mapping[int, AppraisalEntry]:
    cuts = table("words")["scoring"]["cuts"]
    return {
        criterion: AppraisalEntry(each.left, "" if each.left == each.asked else cuts[place % len(cuts)])
        for place, (criterion, each) in enumerate(_points(chapter, who, card).items())
    }


def _points(chapter: Chapter, who: str, card: Scorecard) -> Mapping[int, Given]:
    criteria = Criterion.objects.filter(section__criteria_set=card.criteria_set_id)
    ordered = list(criteria.order_by("section__position", "position"))
    return points(chapter.form(who), ordered, earned_option(chapter, who))


def _measures(chapter: Chapter, who: str, registration: Registration) -> None:
    campaign, sources = chapter.world.campaign, table("words")["sources"]
    for place, measure in enumerate(measures_for(campaign.pk, registration.participant_kind)):
        is_rating = measure.unit == MeasureUnit.RATING
        code = rating_code(chapter.form(who))
        record_measure(
            registration=registration,
            measure=measure,
            by=chapter.world.office_for(registration),
            now=moment(chapter.scoring_day(-6), 14, place),
            source=sources[measure.code].format(year=chapter.label),
            value=None if is_rating else chapter.figure(who, measure.code),
            rating=Rating.objects.get(campaign=campaign, code=code) if is_rating else None,
        )


def _prove(chapter: Chapter, card: Scorecard, by: User, now: datetime) -> None:
    """One real file: a short page of the participant's own report."""
    title = f"{table('words')['scoring']['summary']} {chapter.label}"
    page = (
        f"<html lang='vi'><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(card)}</p></html>"
    )
    upload = ContentFile(render_pdf(page), name="bao-cao.pdf")
    score = card.scores.filter(criterion__evidence_required=True).order_by(
        "criterion__section__position", "pk"
    )[0]
    add_evidence(score=score, by=by, now=now, title=title, upload=upload)
