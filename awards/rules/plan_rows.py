"""What the upper app's part of a plan file says, as frozen rows named like the columns they become."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from awards.enums import Check, PaperKind, QuotaScope, Rounding, SeatRole, VoteBase
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.rules.plan_rows import CampaignPlan

SHARE_PLACES = 4


@dataclass(frozen=True, slots=True)
class ConditionRow:
    code: str
    text: str
    check_by: Check
    measure: str
    at_least: Decimal | None
    more_than: Decimal | None
    level: str
    counts_propaganda: bool
    may_not_apply: bool


@dataclass(frozen=True, slots=True)
class StandardRow:
    participant_kind: ParticipantKind
    conditions: tuple[ConditionRow, ...]


@dataclass(frozen=True, slots=True)
class QuotaRow:
    period_kind: PeriodKind
    participant_kind: ParticipantKind
    maximum: int
    scope: QuotaScope


@dataclass(frozen=True, slots=True)
class PaperRow:
    kind: PaperKind
    required: bool


@dataclass(frozen=True, slots=True)
class AwardRulesRow:
    """What the upper app adds to the award form called ``code``."""

    code: str
    standards: tuple[StandardRow, ...]
    quotas: tuple[QuotaRow, ...]
    papers: tuple[PaperRow, ...]


@dataclass(frozen=True, slots=True)
class BonusRow:
    award_form: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class RegimeRow:
    code: str
    from_date: date | None
    to_date: date | None
    legal_bases: tuple[str, ...]
    report_form: str
    collective_factor: Decimal
    rounding: Rounding
    rounding_unit: int
    bonus: tuple[BonusRow, ...]


@dataclass(frozen=True, slots=True)
class BaseSalaryRow:
    from_date: date
    amount: int


@dataclass(frozen=True, slots=True)
class SeatRow:
    name: str
    title: str
    role: SeatRole


@dataclass(frozen=True, slots=True)
class CouncilRow:
    """Shares have four decimals, as they are stored: two thirds is 0.6667."""

    quorum: Decimal
    base: VoteBase
    pass_above: Decimal
    secret: bool
    seats: tuple[SeatRow, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan file."""

    campaign: CampaignPlan
    award_rules: tuple[AwardRulesRow, ...]
    regimes: tuple[RegimeRow, ...]
    base_salaries: tuple[BaseSalaryRow, ...]
    council: CouncilRow


def stored_share(share: Fraction) -> Decimal:
    """The share as it is stored, rounded to four decimals: two thirds is 0.6667."""
    return round(Decimal(share.numerator) / Decimal(share.denominator), SHARE_PLACES)
