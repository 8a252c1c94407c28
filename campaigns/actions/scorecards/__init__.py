"""Score sheets: the participant's own points, the office's appraisal, and the published ranking."""

from __future__ import annotations

from campaigns.actions.scorecards.appraisal import (
    AppraisalEntry,
    finish,
    reopen,
    save_appraisal,
    send_back,
)
from campaigns.actions.scorecards.council import CouncilEntry, save_council
from campaigns.actions.scorecards.entries import Overtaken
from campaigns.actions.scorecards.evidence import add_evidence, cite, remove_evidence
from campaigns.actions.scorecards.explanations import agree, answer, explain, withdraw
from campaigns.actions.scorecards.own import SelfEntry, recall, save_self, start, submit
from campaigns.actions.scorecards.publishing import publish

__all__ = [
    "AppraisalEntry",
    "CouncilEntry",
    "Overtaken",
    "SelfEntry",
    "add_evidence",
    "agree",
    "answer",
    "cite",
    "explain",
    "finish",
    "publish",
    "recall",
    "remove_evidence",
    "reopen",
    "save_appraisal",
    "save_council",
    "save_self",
    "send_back",
    "start",
    "submit",
    "withdraw",
]
