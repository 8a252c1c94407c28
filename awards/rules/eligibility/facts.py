"""What a standard asks and what is known of a participant: plain values, filled from rows by the queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from awards.enums import Check, Outcome
from campaigns.enums import Level, Role


@dataclass(frozen=True, slots=True)
class ConditionSpec:
    """One condition of a standard: the plan's own sentence and how it is proved.

    ``level`` is the code of a grade band, of a staff rating, or of the level of government that recognised an
    initiative. ``unit`` is the sign after a figure ("%", "điểm"). ``counts_propaganda`` marks a condition
    that also needs at least one recorded activity of propaganda, ``may_not_apply`` one of which the office
    may conclude that it does not apply.
    """

    code: str
    text: str
    check: Check
    measure: str = ""
    measure_name: str = ""
    unit: str = ""
    at_least: Decimal | None = None
    more_than: Decimal | None = None
    level: str = ""
    level_name: str = ""
    decimals: int = 2
    counts_propaganda: bool = False
    may_not_apply: bool = False


@dataclass(frozen=True, slots=True)
class Attestation:
    """The office's word on a condition; without a note it does not count.

    ``source`` says who gave it and when; ``applies`` is False for "Không áp dụng".
    """

    holds: bool
    note: str
    source: str = ""
    applies: bool = True


@dataclass(frozen=True, slots=True)
class GradeFact:
    """The published total of the participant's own scorecard and its band."""

    total: Decimal
    code: str
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class BandFact:
    """A grade band of the campaign."""

    at_least: Decimal
    name: str


@dataclass(frozen=True, slots=True)
class RatingFact:
    """A level of the yearly staff rating; a larger rank is better."""

    rank: int
    name: str


@dataclass(frozen=True, slots=True)
class InitiativeFact:
    """An initiative: the level of government that recognised it and its decision ("" and None before)."""

    title: str
    level: str
    decision_number: str
    decision_date: date | None = None
    recognised_by: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything known of one participant in one period; what is absent is not yet known.

    ``unit_index`` and ``unit_grade`` are those of the office in which an individual works. ``levels`` rise.
    ``propaganda`` counts the activities that the unit recorded in the span of the period. ``sources`` gives
    the paper of each measure, ``rating_source`` that of the staff rating. ``participant`` is the role that
    speaks for him; ``sheet_with`` and ``unit_sheet_with`` have the score sheets in hand that are not ready.
    """

    measures: Mapping[str, Decimal] = field(default_factory=dict)
    grade: GradeFact | None = None
    rating: str | None = None
    ratings: Mapping[str, RatingFact] = field(default_factory=dict)
    unit_index: Decimal | None = None
    unit_grade: str | None = None
    bands: Mapping[str, BandFact] = field(default_factory=dict)
    initiatives: tuple[InitiativeFact, ...] = ()
    levels: tuple[str, ...] = tuple(Level)
    attestations: Mapping[str, Attestation] = field(default_factory=dict)
    propaganda: int = 0
    sources: Mapping[str, str] = field(default_factory=dict)
    rating_source: str = ""
    unit_index_source: str = ""
    unit_grade_source: str = ""
    participant: Role = Role.UNIT
    sheet_with: Role = Role.OFFICE
    unit_sheet_with: Role = Role.OFFICE


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of one condition; ``missing`` says what is missing and who acts where ("" when met).

    ``source`` is the paper on which it stands ("" without one); ``who`` has to act next (None when nobody).
    """

    code: str
    text: str
    outcome: Outcome
    value: str
    threshold: str
    missing: str
    source: str = ""
    who: Role | None = None

    @property
    def is_satisfied(self) -> bool:
        """Whether it stands in nobody's way: met, or not applicable."""
        return self.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE)
