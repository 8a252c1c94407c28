"""Nominations: begun, confirmed, sent, returned, withdrawn, examined, taken in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from awards.actions.nominations import (
    Attested,
    accept,
    attest_all,
    endorse,
    nominate,
    send_back,
    submit,
    withdraw,
)
from awards.actions.reports import save_report
from awards.enums import Check, Outcome
from awards.models import Nomination
from awards.permissions import may_endorse
from awards.queries.eligibility import conditions_of
from awards.queries.report import suggested_endorser
from awards.sample.chapter import Chapter
from awards.sample.tables import moment, table
from campaigns.enums import ParticipantKind
from campaigns.models import AwardForm, User
from campaigns.rules.richtext import read, to_html

BEGUN = ("draft", "withdrawn")
CONFIRMED = (*BEGUN, "endorsed")
SENT = (*CONFIRMED, "submitted", "returned")
EXAMINED = (*SENT, "examined")
STAGES = (
    "passed",
    "failed",
    "accepted",
    "examined",
    "submitted",
    "endorsed",
    "draft",
    "returned",
    "withdrawn",
)


def tell_nominations(chapter: Chapter) -> None:
    """Every nomination of the period as far as the story goes; accepted ones wait for the council."""
    for group in chapter.rows("nominations"):
        form = chapter.world.forms[group["form"]]
        for stage in STAGES:
            for place, entry in enumerate(group.get(stage, [])):
                who = entry if isinstance(entry, str) else entry["who"]
                made = _nominate(chapter, who, form, stage, place)
                _turn(chapter, made, stage, entry)


def _nominate(chapter: Chapter, who: str, form: AwardForm, stage: str, place: int) -> Nomination:
    world, day = chapter.world, chapter.nominating_day
    registration = world.registration(chapter.code, who)
    by = world.writer(registration)
    made = nominate(registration=registration, award_form=form, by=by, now=moment(day, 8, 6 * place))
    _write(made, by, moment(day, 9, 6 * place))
    if stage in BEGUN:
        return made
    _confirm(chapter, made, moment(day, 14, 5 * place))
    if stage in CONFIRMED:
        return made
    return submit(nomination=made, by=by, now=moment(day, 15, 5 * place))


def _write(made: Nomination, by: User, now: datetime) -> None:
    """The report: what the portal knew already, and what people add to it."""
    kind = made.registration.participant_kind
    words = table("words")["report"][ParticipantKind(kind).value]
    save_report(
        nomination=made,
        by=by,
        now=now,
        general=made.general,
        results=made.results,
        measures_taken=_joined(made.measures_taken, words["measures_taken"]),
        effect=_joined(made.effect, words["effect"]),
        lessons=words["lessons"].strip(),
    )


def _confirm(chapter: Chapter, made: Nomination, now: datetime) -> None:
    world = chapter.world
    suggested = suggested_endorser(made.registration)
    named = suggested if suggested["name"] else suggested | table("words")["above"]
    speaker = next(
        (
            user
            for user in world.users.values()
            if user.collective_id == made.registration.unit_id and may_endorse(user, made)
        ),
        world.office_for(made.registration),
    )
    endorse(
        nomination=made, by=speaker, now=now, body=named["body"], title=named["title"], name=named["name"]
    )


def _turn(chapter: Chapter, made: Nomination, stage: str, entry: str | dict[str, Any]) -> None:
    """What becomes of a nomination that was begun or sent."""
    office, day = chapter.world.office_for(made.registration), chapter.examining_day
    if stage == "withdrawn" and isinstance(entry, dict):
        by = chapter.world.writer(made.registration)
        withdraw(nomination=made, by=by, now=moment(day, 8), reason=entry["reason"])
    elif stage == "returned" and isinstance(entry, dict):
        send_back(nomination=made, by=office, now=moment(day, 9), reason=entry["reason"])
    elif stage not in SENT:
        _attest(chapter, made, office, moment(day, 10))
        if stage not in EXAMINED:
            accept(nomination=made, by=office, now=moment(day, 11))


def _attest(chapter: Chapter, made: Nomination, office: User, now: datetime) -> None:
    notes = table("words")["attested"]
    attested = [
        Attested(condition, Outcome.MET, notes[condition.code].format(year=chapter.label))
        for condition in conditions_of(made)
        if condition.check_by == Check.ATTESTED
    ]
    attest_all(nomination=made, attested=attested, by=office, now=now)


def _joined(first: str, second: str) -> str:
    """The portal's own text, which is HTML, and the lines that people add."""
    return first + to_html(read(second))
