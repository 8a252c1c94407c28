"""Dossiers that go up, and the chairman's own awards."""

from awards.views.dossiers.acts import dossier_conclude, dossier_hand_over, dossier_take_back
from awards.views.dossiers.agreement import dossier_agreement, own_agreement
from awards.views.dossiers.own import own_award, own_bundle, own_decide, own_draft, own_freeze
from awards.views.dossiers.pages import dossier, dossier_bundle, dossier_freeze, dossiers

__all__ = [
    "dossier",
    "dossier_agreement",
    "dossier_bundle",
    "dossier_conclude",
    "dossier_freeze",
    "dossier_hand_over",
    "dossier_take_back",
    "dossiers",
    "own_agreement",
    "own_award",
    "own_bundle",
    "own_decide",
    "own_draft",
    "own_freeze",
]
