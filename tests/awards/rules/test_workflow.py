"""The moves of nominations, meetings and dossiers: lawful and illegal, for every role; and their page."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from awards.enums import DossierState, MeetingState, NominationState
from awards.rules.workflow import DOSSIER, MEETING, NOMINATION, WORKFLOWS
from campaigns.enums import Role, Word
from campaigns.rules.workflow import Move, Workflow
from tests.workflows import check_answers, check_words, dead_ends, every_move, name_of, reachable

N = NominationState
FINAL: dict[str, set[Word]] = {
    "nomination": {N.FAILED, N.AWARDED, N.NOT_AWARDED, N.WITHDRAWN},
    "meeting": {MeetingState.CLOSED, MeetingState.CANCELLED},
    "dossier": {DossierState.CONCLUDED},
}


@pytest.mark.parametrize(("workflow", "move"), every_move(WORKFLOWS), ids=name_of)
def test_every_move_from_every_state_by_every_role(workflow: Workflow, move: Move) -> None:
    check_answers(workflow, move)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_of)
def test_every_state_is_reached_and_only_the_final_ones_are_not_left(workflow: Workflow) -> None:
    assert reachable(workflow) == set(workflow.states)
    assert dead_ends(workflow) == FINAL[workflow.name]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=name_of)
def test_words(workflow: Workflow) -> None:
    check_words(workflow)


def test_the_chairman_alone_approves_what_the_council_passed() -> None:
    for action in ("approve", "send_back"):
        move = NOMINATION.named(action)
        assert move.roles == {Role.CHAIRMAN}
        assert move.sources == {N.PASSED}


def test_nothing_reaches_the_chairman_but_through_the_council() -> None:
    into_passed = [move for move in NOMINATION.moves if move.target == N.PASSED]

    assert [(move.action, move.sources) for move in into_passed] == [("pass", {N.ACCEPTED})]


def test_sending_needs_a_confirmation() -> None:
    assert NOMINATION.named("submit").sources == {N.ENDORSED}


def test_what_goes_back_or_stops_needs_a_reason() -> None:
    asked = {
        f"{workflow.name}.{move.action}"
        for workflow in WORKFLOWS
        for move in workflow.moves
        if move.needs_reason
    }

    assert asked == {
        "nomination.return",
        "nomination.withdraw",
        "nomination.send_back",
        "meeting.cancel",
        "dossier.take_back",
    }


def test_the_administrator_and_the_news_desk_move_nothing() -> None:
    moving = {role for workflow in WORKFLOWS for move in workflow.moves for role in move.roles}

    assert moving.isdisjoint({Role.ADMINISTRATOR, Role.CULTURE})


def test_the_office_keeps_meetings_and_dossiers() -> None:
    """Who takes the chair ends the meeting: which of these he is, ``permissions.may_close`` says."""
    moves = [move for workflow in (MEETING, DOSSIER) for move in workflow.moves if move.action != "close"]
    assert {move.roles for move in moves} == {frozenset({Role.OFFICE})}
    assert MEETING.named("close").roles == {Role.OFFICE, Role.COUNCIL, Role.CHAIRMAN}


def test_the_page_of_states_is_the_one_that_the_tables_give() -> None:
    call_command("states", "--check")
