"""Eligibility answered with reasons: the one function that screens, admin and papers ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from awards.enums import Check
from awards.rules.eligibility import checks
from awards.rules.eligibility.facts import ConditionSpec, Facts, Finding
from campaigns.errors import Reason

CODE_PREFIX = "condition:"
_CHECKS: dict[Check, Callable[[ConditionSpec, Facts], checks.Answer]] = {
    Check.MEASURE: checks.by_measure,
    Check.GRADE: checks.by_grade,
    Check.RATING: checks.by_rating,
    Check.UNIT_GRADE: checks.by_unit,
    Check.INITIATIVE: checks.by_initiative,
    Check.ATTESTED: checks.by_attestation,
}


def assess(conditions: Iterable[ConditionSpec], facts: Facts) -> list[Finding]:
    """One finding for each condition, in their order."""
    return [_finding(condition, facts) for condition in conditions]


def reasons(findings: Iterable[Finding]) -> list[Reason]:
    """Why the participant is not eligible, one reason for each finding not satisfied; empty means eligible.

    The code is "condition:" and the condition's code.
    """
    return [
        Reason(f"{CODE_PREFIX}{finding.code}", _sentence(finding))
        for finding in findings
        if not finding.is_satisfied
    ]


def _finding(condition: ConditionSpec, facts: Facts) -> Finding:
    answer = checks.by_exception(condition, facts) or _CHECKS[condition.check](condition, facts)
    return Finding(
        code=condition.code,
        text=condition.text,
        outcome=answer.outcome,
        value=answer.value,
        threshold=answer.threshold,
        missing=answer.missing,
        source=answer.source,
        who=answer.who,
    )


def _sentence(finding: Finding) -> str:
    condition = finding.text.strip().rstrip(";.,")
    return (
        f"{finding.outcome.label}: “{condition}” (hiện có: {finding.value}; yêu cầu: {finding.threshold})."
        f" {finding.missing}"
    )
