"""Whether the papers of a dossier say the same: statements read out of them, and where they differ."""

from awards.rules.agreement.check import Result, check
from awards.rules.agreement.statements import (
    Difference,
    Law,
    Nominee,
    PaperFacts,
    Place,
    Registered,
    Side,
    Truth,
    Votes,
)

__all__ = [
    "Difference",
    "Law",
    "Nominee",
    "PaperFacts",
    "Place",
    "Registered",
    "Result",
    "Side",
    "Truth",
    "Votes",
    "check",
]
