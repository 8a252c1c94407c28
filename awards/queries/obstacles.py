"""What stands in the way of a nomination besides the standard: flags that exclude, awards given before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from awards.models import Nomination
from awards.queries.exclusions import reasons_of_exclusion
from awards.queries.repeats import reasons_against_repeat
from campaigns.errors import Reason


def reasons_of_obstacles(nomination: Nomination, today: date | None = None) -> list[Reason]:
    """``excluded`` (see ``exclusions``), ``awarded_before`` and ``namesake`` (see ``repeats``)."""
    return reasons_of_exclusion(nomination.registration, today) + reasons_against_repeat(nomination)


def reasons_before_council(nominations: Iterable[Nomination], today: date) -> list[Reason]:
    """The same for all that a meeting is to decide on, each sentence with the name of its participant."""
    return [
        Reason(reason.code, f"{nomination.registration.participant}: {reason.sentence}")
        for nomination in nominations
        for reason in reasons_of_obstacles(nomination, today)
    ]
