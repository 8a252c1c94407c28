"""Dossiers that go up, and the chairman's own awards."""

from awards.views.dossiers.acts import dossier_conclude, dossier_hand_over, dossier_take_back
from awards.views.dossiers.agreement import dossier_agreement, own_agreement
from awards.views.dossiers.downloads import dossier_bound, dossier_bundle, dossier_check, hand_over_bundle
from awards.views.dossiers.enclosures import dossier_evidence
from awards.views.dossiers.own import own_award, own_bound, own_bundle, own_decide, own_draft, own_freeze
from awards.views.dossiers.pages import dossier, dossier_freeze, dossiers
from awards.views.dossiers.returned import dossier_sets, remark_answer

__all__ = [
    "dossier",
    "dossier_agreement",
    "dossier_bound",
    "dossier_bundle",
    "dossier_check",
    "dossier_conclude",
    "dossier_evidence",
    "dossier_freeze",
    "dossier_hand_over",
    "dossier_sets",
    "dossier_take_back",
    "dossiers",
    "hand_over_bundle",
    "own_agreement",
    "own_award",
    "own_bound",
    "own_bundle",
    "own_decide",
    "own_draft",
    "own_freeze",
    "remark_answer",
]
