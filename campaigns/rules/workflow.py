"""Tables of moves: which action leads from which states to which, and for whom.

A workflow is data; this module only reads it. The one function that moves rows is
``campaigns.actions.moves.move``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.enums import RegistrationState, Role, ScorecardState, Word
from campaigns.errors import Reason

PARTICIPANTS = frozenset({Role.UNIT, Role.INDIVIDUAL, Role.OFFICE})
OFFICE = frozenset({Role.OFFICE})


@dataclass(frozen=True, slots=True)
class Move:
    """One lawful move. ``label`` is the verb on the button, ``done`` the sentence after it."""

    action: str
    label: str
    done: str
    sources: frozenset[Word]
    target: Word
    roles: frozenset[Role]
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Workflow:
    """The moves of one kind of thing; ``subject`` names the thing in sentences."""

    name: str
    subject: str
    states: type[Word]
    initial: Word
    moves: tuple[Move, ...]

    def named(self, action: str) -> Move:
        """The move called ``action``; an unknown name is a programmer's mistake and raises ``KeyError``."""
        for candidate in self.moves:
            if candidate.action == action:
                return candidate
        raise KeyError(f"{self.name} has no move {action!r}")

    def reasons_against(
        self, action: str, state: str, roles: Iterable[Role], reason: str = ""
    ) -> list[Reason]:
        """Why ``action`` is refused from ``state`` to somebody with ``roles``; empty means it may go on."""
        candidate = self.named(action)
        if not candidate.roles & frozenset(roles):
            return [Reason("wrong_role", "Vai trò của bạn không được thực hiện việc này.")]
        if state not in candidate.sources:
            label = self.states(state).label
            sentence = (
                f"Không thể {candidate.label.lower()}: {self.subject} đang ở trạng thái “{label}”. "
                "Hãy tải lại trang để xem bản mới nhất."
            )
            return [Reason("wrong_state", sentence)]
        if candidate.needs_reason and not reason.strip():
            return [Reason("reason_missing", "Hãy ghi rõ lý do.")]
        return []

    def open_moves(self, state: str, roles: Iterable[Role]) -> list[Move]:
        """The moves that somebody with ``roles`` may start from ``state``, in the order of the table."""
        held = frozenset(roles)
        return [
            candidate for candidate in self.moves if state in candidate.sources and candidate.roles & held
        ]


REGISTRATION = Workflow(
    name="registration",
    subject="đăng ký",
    states=RegistrationState,
    initial=RegistrationState.DRAFT,
    moves=(
        Move(
            "submit",
            "Gửi đăng ký",
            "Đã gửi đăng ký.",
            frozenset({RegistrationState.DRAFT, RegistrationState.RETURNED}),
            RegistrationState.SUBMITTED,
            PARTICIPANTS,
        ),
        Move(
            "recall",
            "Rút về sửa",
            "Đã rút đăng ký về bản nháp.",
            frozenset({RegistrationState.SUBMITTED}),
            RegistrationState.DRAFT,
            PARTICIPANTS,
        ),
        Move(
            "return",
            "Trả lại",
            "Đã trả lại đăng ký kèm lý do.",
            frozenset({RegistrationState.SUBMITTED, RegistrationState.ACCEPTED}),
            RegistrationState.RETURNED,
            OFFICE,
            needs_reason=True,
        ),
        Move(
            "accept",
            "Tiếp nhận",
            "Đã tiếp nhận đăng ký.",
            frozenset({RegistrationState.SUBMITTED}),
            RegistrationState.ACCEPTED,
            OFFICE,
        ),
    ),
)

SCORECARD = Workflow(
    name="scorecard",
    subject="phiếu chấm điểm",
    states=ScorecardState,
    initial=ScorecardState.DRAFT,
    moves=(
        Move(
            "submit",
            "Gửi phiếu tự chấm",
            "Đã gửi phiếu tự chấm.",
            frozenset({ScorecardState.DRAFT, ScorecardState.RETURNED}),
            ScorecardState.SUBMITTED,
            PARTICIPANTS,
        ),
        Move(
            "recall",
            "Rút về sửa",
            "Đã rút phiếu về để sửa.",
            frozenset({ScorecardState.SUBMITTED}),
            ScorecardState.DRAFT,
            PARTICIPANTS,
        ),
        Move(
            "return",
            "Trả lại",
            "Đã trả lại phiếu kèm lý do.",
            frozenset({ScorecardState.SUBMITTED}),
            ScorecardState.RETURNED,
            OFFICE,
            needs_reason=True,
        ),
        Move(
            "appraise",
            "Kết thúc thẩm định",
            "Đã thẩm định phiếu.",
            frozenset({ScorecardState.SUBMITTED}),
            ScorecardState.APPRAISED,
            OFFICE,
        ),
        Move(
            "reopen",
            "Thẩm định lại",
            "Đã mở lại phiếu để thẩm định.",
            frozenset({ScorecardState.APPRAISED}),
            ScorecardState.SUBMITTED,
            OFFICE,
            needs_reason=True,
        ),
        Move(
            "publish",
            "Công bố kết quả",
            "Đã công bố kết quả xếp hạng.",
            frozenset({ScorecardState.APPRAISED}),
            ScorecardState.PUBLISHED,
            OFFICE,
        ),
    ),
)

WORKFLOWS: tuple[Workflow, ...] = (REGISTRATION, SCORECARD)
