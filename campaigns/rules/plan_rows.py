"""What the lower app's part of a plan file says, as frozen rows.

The fields are named like the columns that they become; another row is referred to by its code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns.enums import (
    CollectiveKind,
    CriterionRule,
    Level,
    MeasuredKind,
    MeasureUnit,
    NumberSeries,
    ParticipantKind,
    PeriodKind,
    SignatoryRole,
)


@dataclass(frozen=True, slots=True)
class SignatoryRow:
    role: SignatoryRole
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    name: str
    short_name: str
    abbreviation: str
    parent_name: str
    parent_short_name: str
    place: str
    council_name: str
    council_abbreviation: str
    number_series: NumberSeries


@dataclass(frozen=True, slots=True)
class CampaignRow:
    code: str
    title: str
    movement: str
    plan_number: str
    plan_date: date
    starts_on: date
    ends_on: date
    slogan: str
    preamble: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """A legal basis or a recipient."""

    text: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    number: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    group: str
    text: str


@dataclass(frozen=True, slots=True)
class SlipRow:
    """A slip in the plan's text: where, what is written, what the portal shows instead."""

    place: str
    written: str
    note: str


@dataclass(frozen=True, slots=True)
class PeriodRow:
    code: str
    kind: PeriodKind
    name: str
    year: int | None
    registration_opens: date
    registration_closes: date
    scoring_closes: date
    dossier_before: date
    explanation_days: int = 0


@dataclass(frozen=True, slots=True)
class CollectiveRow:
    code: str
    name: str
    kind: CollectiveKind


@dataclass(frozen=True, slots=True)
class MeasureRow:
    code: str
    name: str
    unit: MeasureUnit
    measured_kind: MeasuredKind
    minimum: Decimal | None
    maximum: Decimal | None
    decimals: int

    def is_kept_for(self, kind: ParticipantKind) -> bool:
        """Whether participants of ``kind`` have a value of this measure."""
        return self.measured_kind.value in {kind.value, MeasuredKind.BOTH.value}


@dataclass(frozen=True, slots=True)
class RatingRow:
    code: str
    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class GradeBandRow:
    code: str
    name: str
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class OptionRow:
    """A level to choose, or a fault of a deduction with the points that it costs."""

    label: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class CriterionRow:
    code: str
    text: str
    max_points: Decimal
    rule: CriterionRule
    evidence_required: bool
    measure: str
    full_at: Decimal | None
    options: tuple[OptionRow, ...]


@dataclass(frozen=True, slots=True)
class CriteriaSectionRow:
    code: str
    name: str
    criteria: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class CriteriaSetRow:
    code: str
    name: str
    participant_kind: ParticipantKind
    total: Decimal
    is_sample: bool
    sections: tuple[CriteriaSectionRow, ...]
    tie_break: tuple[str, ...] = ()  # codes of sections, in the order in which they decide between equals


@dataclass(frozen=True, slots=True)
class AwardFormRow:
    code: str
    name: str
    level: Level
    authority: str
    submit_to: str
    sets: int
    originals: int


@dataclass(frozen=True, slots=True)
class CampaignPlan:
    """The lower app's part of a plan file."""

    organisation: OrganisationRow
    signatories: tuple[SignatoryRow, ...]
    campaign: CampaignRow
    legal_bases: tuple[TextRow, ...]
    sections: tuple[SectionRow, ...]
    messages: tuple[MessageRow, ...]
    recipients: tuple[TextRow, ...]
    slips: tuple[SlipRow, ...]
    periods: tuple[PeriodRow, ...]
    collectives: tuple[CollectiveRow, ...]
    measures: tuple[MeasureRow, ...]
    ratings: tuple[RatingRow, ...]
    grade_bands: tuple[GradeBandRow, ...]
    criteria_sets: tuple[CriteriaSetRow, ...]
    award_forms: tuple[AwardFormRow, ...]
