"""The moves of registrations and score sheets: lawful and illegal, for every role."""

from __future__ import annotations

import pytest

from campaigns.enums import RegistrationState, Role, ScorecardState, Word
from campaigns.rules.workflow import REGISTRATION, SCORECARD, WORKFLOWS, Move, Workflow
from tests.workflows import check_answers, check_words, dead_ends, every_move, name_of, reachable

FINAL: dict[str, set[Word]] = {"registration": set(), "scorecard": {ScorecardState.PUBLISHED}}


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


def test_the_office_alone_decides_over_what_was_sent() -> None:
    deciding = [
        *(REGISTRATION.named(action) for action in ("accept", "return")),
        *(SCORECARD.named(action) for action in ("return", "appraise", "reopen", "publish")),
    ]

    assert {frozenset(move.roles) for move in deciding} == {frozenset({Role.OFFICE})}


def test_who_has_no_say_in_awards_moves_nothing() -> None:
    moving = {role for workflow in WORKFLOWS for move in workflow.moves for role in move.roles}

    assert moving == {Role.OFFICE, Role.UNIT, Role.INDIVIDUAL}


def test_several_roles_of_one_person_add_up() -> None:
    roles = [Role.COUNCIL, Role.UNIT]

    assert REGISTRATION.reasons_against("submit", RegistrationState.DRAFT, roles) == []
    assert [move.action for move in REGISTRATION.open_moves(RegistrationState.DRAFT, roles)] == ["submit"]


def test_without_a_role_nothing_is_allowed() -> None:
    (reason,) = REGISTRATION.reasons_against("submit", RegistrationState.DRAFT, [])

    assert reason.code == "wrong_role"


def test_the_refusal_names_the_state_in_words() -> None:
    (reason,) = SCORECARD.reasons_against("submit", ScorecardState.PUBLISHED, [Role.OFFICE])

    assert "“Đã công bố”" in reason.sentence
    assert "published" not in reason.sentence


def test_an_unknown_action_is_a_programmers_mistake() -> None:
    with pytest.raises(KeyError, match="registration has no move 'fly'"):
        REGISTRATION.named("fly")
