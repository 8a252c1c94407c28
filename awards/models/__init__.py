"""The rows of the upper app."""

from __future__ import annotations

from awards.models import guards
from awards.models.certificate import CertificateField, CertificateLayout
from awards.models.council import AgendaItem, Attendance, Ballot, Council, Meeting, Seat
from awards.models.decision import Decision, DecisionResult
from awards.models.dossier import Dossier, HandOver
from awards.models.enclosure import LeftOutEvidence
from awards.models.exclusion import Exclusion
from awards.models.meeting_record import Opinion, Recusal
from awards.models.nomination import Finding, Nomination
from awards.models.paper import Paper
from awards.models.past_award import Namesake, PastAward
from awards.models.quota_exception import QuotaException
from awards.models.remark import Remark
from awards.models.report import ReportVersion
from awards.models.run import Run
from awards.models.secret_vote import BallotBox, PaperCount, Teller, Turn
from awards.models.signed_copy import SignedCopy
from awards.models.signing_means import SignaturePicture, TrustedRoot
from awards.models.standard import (
    BaseSalary,
    BonusFactor,
    Condition,
    Quota,
    Regime,
    RequiredPaper,
    Standard,
)
from awards.models.summary import SummaryText
from awards.models.template import PaperTemplate

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "BallotBox",
    "BaseSalary",
    "BonusFactor",
    "CertificateField",
    "CertificateLayout",
    "Condition",
    "Council",
    "Decision",
    "DecisionResult",
    "Dossier",
    "Exclusion",
    "Finding",
    "HandOver",
    "LeftOutEvidence",
    "Meeting",
    "Namesake",
    "Nomination",
    "Opinion",
    "Paper",
    "PaperCount",
    "PaperTemplate",
    "PastAward",
    "Quota",
    "QuotaException",
    "Recusal",
    "Regime",
    "Remark",
    "ReportVersion",
    "RequiredPaper",
    "Run",
    "Seat",
    "SignaturePicture",
    "SignedCopy",
    "Standard",
    "SummaryText",
    "Teller",
    "TrustedRoot",
    "Turn",
    "guards",
]
