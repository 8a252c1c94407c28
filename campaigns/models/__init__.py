"""The rows of the lower app."""

from __future__ import annotations

from campaigns.models import guards
from campaigns.models.account import User
from campaigns.models.audit import AuditEntry
from campaigns.models.campaign import (
    AwardForm,
    Campaign,
    LegalBasis,
    Message,
    Period,
    Recipient,
    Section,
    Slip,
)
from campaigns.models.criteria import CriteriaSection, CriteriaSet, Criterion, GradeBand
from campaigns.models.deputy import CaseDeputy
from campaigns.models.evidence import Evidence, EvidencePaper
from campaigns.models.explanation import Explanation
from campaigns.models.initiative import Initiative
from campaigns.models.measure import Measure, MeasureValue, Rating
from campaigns.models.organisation import Organisation, Signatory
from campaigns.models.participant import Collective, Individual, Posting
from campaigns.models.publication import Publication
from campaigns.models.publicity import Announcement, Exemplar, PropagandaActivity
from campaigns.models.registration import Registration, RegistrationTarget
from campaigns.models.scorecard import PointChange, Score, Scorecard

__all__ = [
    "Announcement",
    "AuditEntry",
    "AwardForm",
    "Campaign",
    "CaseDeputy",
    "Collective",
    "CriteriaSection",
    "CriteriaSet",
    "Criterion",
    "Evidence",
    "EvidencePaper",
    "Exemplar",
    "Explanation",
    "GradeBand",
    "Individual",
    "Initiative",
    "LegalBasis",
    "Measure",
    "MeasureValue",
    "Message",
    "Organisation",
    "Period",
    "PointChange",
    "Posting",
    "PropagandaActivity",
    "Publication",
    "Rating",
    "Recipient",
    "Registration",
    "RegistrationTarget",
    "Score",
    "Scorecard",
    "Section",
    "Signatory",
    "Slip",
    "User",
    "guards",
]
