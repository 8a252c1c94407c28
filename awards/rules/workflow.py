"""The moves of nominations, council meetings and dossiers."""

from __future__ import annotations

from awards.enums import DossierState, MeetingState, NominationState
from campaigns.enums import Role
from campaigns.rules.workflow import OFFICE, PARTICIPANTS, Move, Workflow

N = NominationState
M = MeetingState
D = DossierState

COUNCIL_OFFICE = frozenset({Role.OFFICE, Role.COUNCIL})
CHAIRMAN = frozenset({Role.CHAIRMAN})
OFFICE_OR_CHAIRMAN = OFFICE | CHAIRMAN

NOMINATION = Workflow(
    name="nomination",
    subject="đề nghị khen thưởng",
    states=NominationState,
    initial=N.DRAFT,
    moves=(
        Move(
            "endorse",
            "Xác nhận báo cáo",
            "Đã ghi xác nhận vào báo cáo thành tích.",
            frozenset({N.DRAFT, N.RETURNED}),
            N.ENDORSED,
            frozenset({Role.UNIT, Role.OFFICE}),
        ),
        Move(
            "reopen",
            "Mở lại để sửa",
            "Đã mở lại báo cáo; xác nhận trước đó không còn hiệu lực.",
            frozenset({N.ENDORSED}),
            N.DRAFT,
            PARTICIPANTS,
        ),
        Move(
            "submit",
            "Gửi đề nghị",
            "Đã gửi đề nghị khen thưởng.",
            frozenset({N.ENDORSED}),
            N.SUBMITTED,
            PARTICIPANTS,
        ),
        Move(
            "return",
            "Trả lại",
            "Đã trả lại đề nghị kèm lý do.",
            frozenset({N.SUBMITTED, N.ACCEPTED, N.SENT_BACK}),
            N.RETURNED,
            OFFICE,
            needs_reason=True,
        ),
        Move(
            "accept",
            "Tiếp nhận, chuyển họp xét",
            "Đã tiếp nhận đề nghị; hồ sơ chờ Hội đồng họp xét.",
            frozenset({N.SUBMITTED, N.SENT_BACK}),
            N.ACCEPTED,
            OFFICE,
        ),
        Move(
            "withdraw",
            "Rút đề nghị",
            "Đã rút đề nghị.",
            frozenset({N.DRAFT, N.ENDORSED, N.SUBMITTED, N.RETURNED, N.ACCEPTED}),
            N.WITHDRAWN,
            PARTICIPANTS,
            needs_reason=True,
        ),
        Move(
            "pass",
            "Hội đồng thông qua",
            "Hội đồng đã thông qua.",
            frozenset({N.ACCEPTED}),
            N.PASSED,
            COUNCIL_OFFICE,
        ),
        Move(
            "fail",
            "Hội đồng không thông qua",
            "Hội đồng không thông qua.",
            frozenset({N.ACCEPTED}),
            N.FAILED,
            COUNCIL_OFFICE,
        ),
        Move(
            "approve",
            "Duyệt",
            "Chủ tịch đã duyệt.",
            frozenset({N.PASSED}),
            N.APPROVED,
            CHAIRMAN,
        ),
        Move(
            "send_back",
            "Trả lại Văn phòng",
            "Đã trả lại Văn phòng kèm lý do.",
            frozenset({N.PASSED}),
            N.SENT_BACK,
            CHAIRMAN,
            needs_reason=True,
        ),
        Move(
            "award",
            "Ghi kết quả được khen thưởng",
            "Đã ghi kết quả khen thưởng.",
            frozenset({N.APPROVED}),
            N.AWARDED,
            OFFICE_OR_CHAIRMAN,
        ),
        Move(
            "deny",
            "Ghi kết quả không được khen thưởng",
            "Đã ghi kết quả.",
            frozenset({N.APPROVED}),
            N.NOT_AWARDED,
            OFFICE_OR_CHAIRMAN,
        ),
    ),
)

MEETING = Workflow(
    name="meeting",
    subject="cuộc họp",
    states=MeetingState,
    initial=M.PLANNED,
    moves=(
        Move("open", "Khai mạc", "Đã khai mạc cuộc họp.", frozenset({M.PLANNED}), M.OPEN, OFFICE),
        Move(
            "close",
            "Kết thúc cuộc họp",
            "Đã kết thúc cuộc họp.",
            frozenset({M.OPEN}),
            M.CLOSED,
            COUNCIL_OFFICE | CHAIRMAN,  # whoever takes the chair; see permissions.may_close
        ),
        Move(
            "cancel",
            "Hủy cuộc họp",
            "Đã hủy cuộc họp.",
            frozenset({M.PLANNED, M.OPEN}),
            M.CANCELLED,
            OFFICE,
            needs_reason=True,
        ),
    ),
)

DOSSIER = Workflow(
    name="dossier",
    subject="hồ sơ",
    states=DossierState,
    initial=D.PREPARING,
    moves=(
        Move(
            "hand_over",
            "Ghi nhận nộp hồ sơ",
            "Đã ghi nhận việc nộp hồ sơ.",
            frozenset({D.PREPARING}),
            D.HANDED_OVER,
            OFFICE,
        ),
        Move(
            "take_back",
            "Nhận lại hồ sơ để bổ sung",
            "Đã nhận lại hồ sơ để bổ sung.",
            frozenset({D.HANDED_OVER}),
            D.PREPARING,
            OFFICE,
            needs_reason=True,
        ),
        Move(
            "conclude",
            "Ghi kết quả khen thưởng",
            "Đã ghi kết quả của cấp khen thưởng.",
            frozenset({D.HANDED_OVER}),
            D.CONCLUDED,
            OFFICE,
        ),
    ),
)

WORKFLOWS: tuple[Workflow, ...] = (NOMINATION, MEETING, DOSSIER)
