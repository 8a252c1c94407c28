"""Registration: written, sent, taken in or returned; some late, some forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from awards.documents.compose.reminder import STAGE
from awards.documents.issue import issue
from awards.enums import PaperKind, ReminderStage
from awards.sample.chapter import Chapter
from awards.sample.figures import completion_level, reached
from awards.sample.tables import moment, table
from campaigns.actions.registrations import (
    TargetInput,
    TargetResult,
    accept,
    record_results,
    register,
    send_back,
    submit,
)
from campaigns.enums import CollectiveKind, TargetKind
from campaigns.models import AwardForm, Registration

SETS = {
    CollectiveKind.HAMLET: "hamlet",
    CollectiveKind.MASS_ORGANISATION: "mass",
    CollectiveKind.FRONT: "mass",
}


def tell_registrations(chapter: Chapter) -> None:
    """Everybody named for the period registers, in the window or, reminded and by the office, after it."""
    late = chapter.among("late")
    for place, who in enumerate(chapter.participants):
        if who not in late:
            _register(chapter, who, moment(chapter.registering_day(place), 8, 3 * place))
    if "reminder_number" in chapter.row:
        _remind(chapter)
    for place, who in enumerate(chapter.participants):
        if who in late:
            _register(chapter, who, moment(chapter.late_day, 9, place))


def _remind(chapter: Chapter) -> None:
    day = chapter.reminding_day
    issue(
        kind=PaperKind.REMINDER,
        subject=chapter.period,
        by=chapter.world.clerk,
        now=moment(day, 9),
        day=day,
        number=chapter.row["reminder_number"],
        options={STAGE: ReminderStage.REGISTRATION.value},
    )


def tell_results(chapter: Chapter, who: str, now: datetime) -> None:
    """What became of the figures and tasks that ``who`` registered."""
    registration = chapter.world.registration(chapter.code, who)
    lines = _lines(chapter, who)
    rows = {_filled(chapter, row["text"]): row for row in (*lines["figures"], *lines["tasks"])}
    results = {
        target.pk: _result(chapter, who, target.planned, rows[target.text])
        for target in registration.targets.order_by("position")
    }
    by = chapter.world.writer(registration)
    record_results(registration=registration, by=by, now=now, results=results)


def _result(chapter: Chapter, who: str, planned: Decimal | None, row: dict[str, str]) -> TargetResult:
    if planned is None:
        return TargetResult(result=row["result"])
    if "measure" in row:
        return TargetResult(reached=chapter.figure(who, row["measure"]))
    return TargetResult(reached=reached(chapter.form(who), planned, row["unit"], row["text"]))


def _register(chapter: Chapter, who: str, now: datetime) -> None:
    world, late = chapter.world, who in chapter.among("late")
    by = world.clerk if late else world.author(who)
    made = register(
        period=chapter.period,
        by=by,
        now=now,
        collective=world.units.get(who),
        individual=world.people.get(who),
        completion_level=completion_level(chapter.form(who)),
        award_form=_aim(chapter, who),
        targets=_targets(chapter, who),
    )
    if who in chapter.among("draft"):
        return
    submit(registration=made, by=by, now=now + timedelta(minutes=20))
    if who not in chapter.among("submitted"):
        _examine(chapter, who, made, now + timedelta(hours=4))


def _examine(chapter: Chapter, who: str, made: Registration, now: datetime) -> None:
    office = chapter.world.office_for(made)
    if who in chapter.among("returned"):
        reason = table("words")["registering"]["returned"]
        send_back(registration=made, by=office, now=now, reason=reason)
    else:
        accept(registration=made, by=office, now=now)


def _aim(chapter: Chapter, who: str) -> AwardForm:
    """The form that the story will propose them for, otherwise the usual one."""
    forms = chapter.world.forms
    groups = chapter.rows("nominations")
    named = [group["form"] for group in groups if who in group.get("passed", [])]
    return forms[named[0] if named else groups[-1]["form"]]


def _targets(chapter: Chapter, who: str) -> list[TargetInput]:
    lines = _lines(chapter, who)
    figures = [
        TargetInput(TargetKind.FIGURE, row["text"], row["unit"], Decimal(row["planned"]))
        for row in lines["figures"]
    ]
    return figures + [TargetInput(TargetKind.TASK, _filled(chapter, row["text"])) for row in lines["tasks"]]


def _lines(chapter: Chapter, who: str) -> dict[str, list[dict[str, str]]]:
    unit = chapter.world.units.get(who)
    name = "individual" if unit is None else SETS.get(CollectiveKind(unit.kind), "office")
    lines: dict[str, list[dict[str, str]]] = table("words")["targets"][name]
    return lines


def _filled(chapter: Chapter, text: str) -> str:
    return text.format(year=chapter.label)
