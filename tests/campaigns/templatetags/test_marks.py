"""Every state of both apps has a look of its own."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from awards.enums import (
    Choice,
    CutPlace,
    DossierState,
    ExclusionState,
    MeetingState,
    NominationState,
    Outcome,
    Readiness,
    Repeat,
    Severity,
    VoteResult,
)
from campaigns.enums import ArticleState, ExplanationState, RegistrationState, ScorecardState, WindowState
from campaigns.templatetags.marks import MARKS, RESTING, mark_of

STATES = [
    word
    for enum in (
        ArticleState,
        Choice,
        CutPlace,
        DossierState,
        ExclusionState,
        ExplanationState,
        MeetingState,
        NominationState,
        Outcome,
        Readiness,
        RegistrationState,
        Repeat,
        ScorecardState,
        Severity,
        VoteResult,
        WindowState,
    )
    for word in enum
]


@pytest.mark.parametrize("word", STATES, ids=str)
def test_every_state_has_its_mark(word: str):
    assert word in MARKS


def test_no_mark_is_left_over():
    assert set(MARKS) == {str(word) for word in STATES}


def test_an_unknown_code_rests_in_grey():
    assert mark_of("khác") == RESTING


def test_gold_is_for_honour_alone():
    assert [code for code, mark in MARKS.items() if mark.tone == "honour"] == ["awarded"]


def test_a_shape_never_stands_for_two_colours():
    tones: dict[str, set[str]] = {}
    for mark in MARKS.values():
        tones.setdefault(mark.shape, set()).add(mark.tone)
    assert {shape: seen for shape, seen in tones.items() if len(seen) > 1} == {}


def test_every_shape_is_drawn_and_every_tone_is_painted():
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (settings.BASE_DIR / "static/img/icons.svg").read_text()))
    painted = (settings.BASE_DIR / "static/css/components.css").read_text()
    assert {mark.shape for mark in MARKS.values()} <= drawn
    assert [mark.tone for mark in MARKS.values() if f".tone-{mark.tone} " not in painted] == []
