"""The rows of the lower app."""

from __future__ import annotations

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
from campaigns.models.explanation import Explanation
from campaigns.models.initiative import Initiative
from campaigns.models.measure import Measure, MeasureValue, Rating
from campaigns.models.organisation import Organisation, Signatory
from campaigns.models.participant import Collective, Individual, Posting
from campaigns.models.publicity import Announcement, Exemplar, PropagandaActivity
from campaigns.models.registration import Registration, RegistrationTarget
from campaigns.models.scorecard import Evidence, PointChange, Score, Scorecard

__all__ = [
    "Announcement",
    "AuditEntry",
    "AwardForm",
    "Campaign",
    "Collective",
    "CriteriaSection",
    "CriteriaSet",
    "Criterion",
    "Evidence",
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
]
