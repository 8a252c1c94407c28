"""The achievement report: what the portal knows of it, the first text, and the figures that live in it."""

from awards.queries.report.endorser import suggested_endorser
from awards.queries.report.figures import figures_of
from awards.queries.report.living import (
    WRITABLE,
    Living,
    changed_since_locked,
    documents_of,
    living,
    stale_in,
)
from awards.queries.report.proposal import SECTIONS, ReportText, first_text

__all__ = [
    "SECTIONS",
    "WRITABLE",
    "Living",
    "ReportText",
    "changed_since_locked",
    "documents_of",
    "figures_of",
    "first_text",
    "living",
    "stale_in",
    "suggested_endorser",
]
