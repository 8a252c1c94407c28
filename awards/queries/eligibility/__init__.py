"""What the rows say of a participant against a standard: screens, admin and papers all ask here.

Everything is read for many cases at once, so that a list costs as many queries as one line of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from awards.enums import Check
from awards.models import Condition, Nomination
from awards.queries.eligibility.gathering import APPRAISED, facts_from
from awards.queries.eligibility.rows import Case, Rows, span_of
from awards.rules.eligibility import ConditionSpec, Facts, Finding, assess, reasons
from campaigns.enums import MeasureUnit
from campaigns.errors import Reason
from campaigns.models import AwardForm

__all__ = [
    "APPRAISED",
    "Case",
    "case_of",
    "conditions_of",
    "facts_of",
    "findings_for",
    "findings_of",
    "no_standard",
    "reasons_against",
    "span_of",
    "spec_of",
]


def case_of(nomination: Nomination) -> Case:
    """The case that a nomination stands for."""
    return Case(nomination.registration, nomination.award_form, nomination)


def facts_of(nomination: Nomination) -> Facts:
    """Everything known of the nominee in his period, as the rules want it."""
    case = case_of(nomination)
    return facts_from(case, Rows([case]))


def findings_of(nomination: Nomination) -> list[Finding]:
    """One finding for each condition of the standard, in the plan's order; no standard gives none."""
    return findings_for([case_of(nomination)])[0]


def findings_for(cases: Sequence[Case]) -> list[list[Finding]]:
    """The findings of every case, in their order; the number of queries does not grow with the cases."""
    rows = Rows(cases)
    return [
        assess([spec_of(condition) for condition in rows.conditions_of(case)], facts_from(case, rows))
        for case in cases
    ]


def reasons_against(nomination: Nomination) -> list[Reason]:
    """Why the nominee is not eligible; empty means that every condition is met.

    Without a standard for this kind of participant the one reason is ``no_standard``.
    """
    findings = findings_of(nomination)
    return reasons(findings) if findings else [no_standard(nomination.award_form)]


def no_standard(award_form: AwardForm) -> Reason:
    """The plan gives this form to the other kind of participant only (Kế hoạch 454, mục IV.3.3)."""
    return Reason(
        "no_standard",
        f"Kế hoạch không có tiêu chuẩn “{award_form}” cho loại đối tượng này; hãy chọn hình thức khác.",
    )


def conditions_of(nomination: Nomination) -> list[Condition]:
    """The conditions of the nominee's standard, in the plan's order."""
    return Rows([case_of(nomination)]).conditions_of(case_of(nomination))


def spec_of(condition: Condition) -> ConditionSpec:
    """The condition as the rules read it; its measure should be loaded with it."""
    measure = condition.measure
    return ConditionSpec(
        code=condition.code,
        text=condition.text,
        check=Check(condition.check_by),
        measure=measure.code if measure else "",
        measure_name=measure.name if measure else "",
        unit=MeasureUnit(measure.unit).label if measure else "",
        decimals=measure.decimals if measure else 2,
        at_least=condition.at_least,
        more_than=condition.more_than,
        level=condition.level,
        counts_propaganda=condition.counts_propaganda,
        may_not_apply=condition.may_not_apply,
    )
