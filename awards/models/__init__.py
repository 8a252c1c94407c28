"""The rows of the upper app."""

from __future__ import annotations

from awards.models import guards
from awards.models.certificate import CertificateField, CertificateLayout
from awards.models.council import AgendaItem, Attendance, Ballot, Council, Meeting, Seat
from awards.models.decision import Decision, DecisionResult
from awards.models.dossier import Dossier, HandOver
from awards.models.meeting_record import Opinion, Recusal
from awards.models.nomination import Finding, Nomination
from awards.models.paper import Paper
from awards.models.remark import Remark
from awards.models.report import ReportVersion
from awards.models.run import Run
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
    "BaseSalary",
    "BonusFactor",
    "CertificateField",
    "CertificateLayout",
    "Condition",
    "Council",
    "Decision",
    "DecisionResult",
    "Dossier",
    "Finding",
    "HandOver",
    "Meeting",
    "Nomination",
    "Opinion",
    "Paper",
    "PaperTemplate",
    "Quota",
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
    "TrustedRoot",
    "guards",
]
