"""Where a period of the campaign stands among the eight stages, from what has been done in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from awards.enums import DossierState, NominationState
from campaigns.enums import ScorecardState

FINISHED = "finished"
N = NominationState

_STAGE_OF = {
    N.DRAFT: "nomination",
    N.ENDORSED: "nomination",
    N.SUBMITTED: "nomination",
    N.RETURNED: "nomination",
    N.ACCEPTED: "council",
    N.SENT_BACK: "council",
    N.PASSED: "chairman",
}
_OPEN_IN_ORDER = ("nomination", "council", "chairman")


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """What the rows of a period say. Days are inclusive; ``undecided_own`` counts approved nominations of the
    commune's own award, for which no dossier goes up."""

    registration_closes: date
    dossier_last_day: date
    scorecards: frozenset[ScorecardState]
    accepted_unscored: int
    nominations: frozenset[NominationState]
    dossiers: frozenset[DossierState]
    undecided_own: int


def stage_of(facts: PeriodFacts, today: date) -> str:
    """The code of the stage that the period is in, or "finished".

    The least advanced nomination decides while one is on its way; then the dossiers; before the first
    nomination the score sheets and the last day of registration.
    """
    on_their_way = {_STAGE_OF[state] for state in facts.nominations if state in _STAGE_OF}
    for stage in _OPEN_IN_ORDER:
        if stage in on_their_way:
            return stage
    if N.APPROVED in facts.nominations:
        if DossierState.PREPARING in facts.dossiers:
            return "dossier"
        if DossierState.HANDED_OVER in facts.dossiers or facts.undecided_own:
            return "result"
        return "dossier"
    if facts.nominations - {N.WITHDRAWN} or today > facts.dossier_last_day:
        return FINISHED
    return _before_nominations(facts, today)


def _before_nominations(facts: PeriodFacts, today: date) -> str:
    if not facts.scorecards:
        return "registration" if today <= facts.registration_closes else "scoring"
    open_ = facts.scorecards - {ScorecardState.APPRAISED, ScorecardState.PUBLISHED}
    if open_ or facts.accepted_unscored:
        return "registration" if today <= facts.registration_closes else "scoring"
    return "ranking" if ScorecardState.APPRAISED in facts.scorecards else "nomination"
