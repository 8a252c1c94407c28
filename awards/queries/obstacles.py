"""What stands in the way of a nomination besides the standard: flags that exclude, awards given before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from awards.models import Nomination
from awards.queries.eligibility import Case
from awards.queries.exclusions import exclusion_reasons_for, reasons_of_exclusion
from awards.queries.repeats import reasons_against_repeat, repeats_for
from awards.rules.repeats import reasons_of
from campaigns.errors import Reason


def reasons_of_obstacles(nomination: Nomination, today: date | None = None) -> list[Reason]:
    """``excluded`` (see ``exclusions``), ``awarded_before`` and ``namesake`` (see ``repeats``)."""
    return reasons_of_exclusion(nomination.registration, today) + reasons_against_repeat(nomination)


def obstacles_for(cases: Sequence[Case], today: date | None = None) -> list[list[Reason]]:
    """The same for many cases, nominated or not; as many queries for sixty as for one."""
    excluded = exclusion_reasons_for([case.registration for case in cases], today)
    repeats = repeats_for(cases)
    return [first + reasons_of(then) for first, then in zip(excluded, repeats, strict=True)]


def reasons_before_council(nominations: Iterable[Nomination], today: date) -> list[Reason]:
    """The same for all that a meeting is to decide on, each sentence with the name of its participant."""
    return [
        Reason(reason.code, f"{nomination.registration.participant}: {reason.sentence}")
        for nomination in nominations
        for reason in reasons_of_obstacles(nomination, today)
    ]
