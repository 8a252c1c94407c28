"""What every table of moves must give, for the tests of both apps."""

from __future__ import annotations

from campaigns.enums import Role, Word
from campaigns.errors import Reason
from campaigns.rules.workflow import Move, Workflow

Case = tuple[Workflow, Move]


def every_move(workflows: tuple[Workflow, ...]) -> list[Case]:
    """Each move with its table."""
    return [(workflow, move) for workflow in workflows for move in workflow.moves]


def name_of(part: object) -> str:
    """A short name of a table or of a move, for the test's own name."""
    return part.action if isinstance(part, Move) else str(getattr(part, "name", part))


def check_answers(workflow: Workflow, move: Move) -> None:
    """From every state, by every role: first the role is asked, then the state, then the reason.

    The buttons on offer are exactly the lawful moves.
    """
    for state in workflow.states:
        for role in Role:
            case = f"{workflow.name}.{move.action} from {state} by {role}"
            expected = _expected(move, state, role)
            asked = _codes(workflow.reasons_against(move.action, state, [role], "Thiếu tài liệu."))
            silent = _codes(workflow.reasons_against(move.action, state, [role], " \n"))
            assert asked == expected, case
            assert silent == (expected or (["reason_missing"] if move.needs_reason else [])), case
            assert (move in workflow.open_moves(state, [role])) == (not expected), case


def _expected(move: Move, state: Word, role: Role) -> list[str]:
    if role not in move.roles:
        return ["wrong_role"]
    return [] if state in move.sources else ["wrong_state"]


def _codes(reasons: list[Reason]) -> list[str]:
    return [reason.code for reason in reasons]


def reachable(workflow: Workflow) -> set[Word]:
    """The states that a thing can come to, the first one included."""
    found: set[Word] = {workflow.initial}
    while True:
        more = {move.target for move in workflow.moves if found & move.sources} - found
        if not more:
            return found
        found |= more


def dead_ends(workflow: Workflow) -> set[Word]:
    """The states that no move leaves."""
    return set(workflow.states) - {state for move in workflow.moves for state in move.sources}


def check_words(workflow: Workflow) -> None:
    """Actions are unique; buttons, sentences and states are Vietnamese and speak for themselves."""
    actions = [move.action for move in workflow.moves]
    assert sorted(actions) == sorted(set(actions))
    assert not workflow.subject.isascii()
    for move in workflow.moves:
        assert not move.label.isascii(), move.action
        assert not move.label.endswith("."), move.action
        assert move.done.endswith("."), move.action
        assert not move.done.isascii(), move.action
        assert move.sources, move.action
        assert move.roles, move.action
    for state in workflow.states:
        assert not state.label.isascii(), state
