"""Whether a participant meets a standard of the plan (Kế hoạch 454, mục IV.3)."""

from awards.rules.eligibility.assess import CODE_PREFIX, assess, reasons
from awards.rules.eligibility.facts import (
    Attestation,
    BandFact,
    ConditionSpec,
    Facts,
    Finding,
    GradeFact,
    InitiativeFact,
    RatingFact,
)

__all__ = [
    "CODE_PREFIX",
    "Attestation",
    "BandFact",
    "ConditionSpec",
    "Facts",
    "Finding",
    "GradeFact",
    "InitiativeFact",
    "RatingFact",
    "assess",
    "reasons",
]
