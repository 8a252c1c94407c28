"""Figures, score sheets and the published ranking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils.html import escape

from awards.sample.answers import tell_answers, tell_open_answers
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
    cite,
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
from campaigns.enums import CollectiveKind, MeasureUnit, ParticipantKind
from campaigns.models import Criterion, Rating, Registration, Scorecard, User
from campaigns.queries.evidence import papers_for
from campaigns.queries.measures import measures_for
from campaigns.rules.evidence import PaperDetails, title_of

WITHOUT_SHEET = ("draft", "submitted", "returned", "sheet_none")
UNFINISHED = ("sheet_draft", "sheet_submitted", "sheet_returned")
WITH_FILES = 1  # how many sheets of a period carry a real file besides the written notes


def tell_scores(chapter: Chapter) -> None:
    """From the figures to the published ranking; some sheets stop on the way."""
    scored = [who for who in chapter.participants if not chapter.names(who, WITHOUT_SHEET)]
    cards = {who: _score(chapter, who, place) for place, who in enumerate(scored)}
    ready = [who for who in scored if not chapter.names(who, UNFINISHED)]
    late, supplement = chapter.among("sheet_appraised"), chapter.among("supplement")
    in_time = [who for who in ready if who not in (*late, *supplement)]
    for place, who in enumerate(in_time):
        _appraise(chapter, who, cards[who], moment(chapter.scoring_day(-1), 13, 5 * place))
    tell_answers(chapter, {who: cards[who] for who in in_time})
    for place, who in enumerate(supplement):
        _appraise(chapter, who, cards[who], moment(chapter.scoring_day(0), 8, 5 * place))
    for kind in ParticipantKind:
        now = moment(chapter.scoring_day(3), 10)
        publish(period=chapter.period, participant_kind=kind, by=chapter.world.clerk, now=now)
    _supplement(chapter, {who: cards[who] for who in supplement})
    for who in late:
        _appraise(chapter, who, cards[who], moment(chapter.scoring_day(3), 15))
    tell_open_answers(chapter, cards)


def _supplement(chapter: Chapter, cards: Mapping[str, Scorecard]) -> None:
    """Sheets whose round of explanation was still open when the others were published."""
    for kind in ParticipantKind:
        if any(card.registration.participant_kind == kind for card in cards.values()):
            now = moment(chapter.scoring_day(4), 7, 30)
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
        reopen(scorecard=card, by=office, now=moment(chapter.scoring_day(-1), 17), reason=reason)
        finish(scorecard=card, by=office, now=moment(chapter.scoring_day(-1), 17, 30))


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
    """One real file, two pages of the participant's own report: it proves two criteria, and the next year
    shows with it what had been planned."""
    words, day = table("words")["scoring"]["paper"], now.date() - timedelta(days=2)
    unit = card.registration.unit
    details = PaperDetails(
        kind=words["kind"],
        number=words["number"].format(place=day.day, body=unit.organisation.abbreviation),
        dated=day,
        issuer=unit.organisation.name if unit.kind == CollectiveKind.COMMITTEE else unit.name,
        abstract=words["abstract"].format(year=chapter.label),
    )
    title = title_of(details)
    page = (
        f"<html lang='vi'><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(card)}</p>"
        f"<p style='break-before: page'>{escape(words['passage'])}</p></html>"
    )
    upload = ContentFile(render_pdf(page), name="bao-cao.pdf")
    scores = card.scores.filter(criterion__evidence_required=True).order_by(
        "criterion__section__position", "pk"
    )
    first, second = scores[:2]
    earlier = papers_for(by, first).first()
    made = add_evidence(score=first, by=by, now=now, upload=upload, details=details, page=1)
    cite(score=second, paper=made.paper, by=by, now=now, page=2, passage=words["passage"])
    if earlier is not None:
        cite(score=second, paper=earlier, by=by, now=now, passage=words["earlier"])
