"""What comes next for a nomination, in words, and what its reader may do now."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from awards.actions.nominations import EXAMINED, WRITABLE
from awards.enums import NominationState
from awards.models import Nomination
from awards.permissions import may_endorse, may_examine, may_write_report
from awards.queries.nominations import reasons_against_sending
from awards.rules.workflow import NOMINATION
from campaigns.enums import Role
from campaigns.models import User
from campaigns.permissions import roles_in

N = NominationState
SLUGS = {"gui": "submit", "mo-lai": "reopen", "tiep-nhan": "accept", "tra-lai": "return", "rut": "withdraw"}
STAGES = {
    N.ACCEPTED: "council",
    N.FAILED: "council",
    N.PASSED: "chairman",
    N.SENT_BACK: "chairman",
    N.APPROVED: "dossier",
    N.AWARDED: "finished",
    N.NOT_AWARDED: "finished",
}
WAITING = {
    N.SUBMITTED: "Văn phòng đang thẩm định từng điều kiện, sau đó tiếp nhận hoặc trả lại kèm lý do.",
    N.ACCEPTED: "Đề nghị chờ Hội đồng họp xét.",
    N.PASSED: "Hội đồng đã thông qua; đề nghị chờ Chủ tịch duyệt.",
    N.FAILED: "Hội đồng không thông qua; việc xét đề nghị này đã kết thúc.",
    N.SENT_BACK: "Chủ tịch đã trả lại; Văn phòng tiếp nhận lại để Hội đồng xét hoặc trả lại người lập.",
    N.AWARDED: "Đã có quyết định khen thưởng.",
    N.NOT_AWARDED: "Cấp có thẩm quyền không khen thưởng; việc xét đề nghị này đã kết thúc.",
    N.WITHDRAWN: "Đề nghị đã rút. Muốn đề nghị lại, hãy lập đề nghị mới.",
}


@dataclass(frozen=True)
class Deed:
    """A button: a link to a page, or a form that is posted at once."""

    label: str
    url: str
    icon: str = ""
    posts: bool = False
    primary: bool = False
    confirm: str = ""


def stage_of(nomination: Nomination) -> str:
    """Where the stage bar stands; empty for a withdrawn one."""
    if nomination.state == N.WITHDRAWN:
        return ""
    return STAGES.get(N(nomination.state), "nomination")


def next_step(user: User, nomination: Nomination) -> str:
    """One or two sentences: what happens next and who does it."""
    if nomination.state in WRITABLE:
        return _while_writing(user, nomination)
    if nomination.state == N.ENDORSED:
        if may_write_report(user, nomination):
            return "Báo cáo đã có xác nhận và đã khóa. Hãy gửi đề nghị đến Văn phòng."
        return "Báo cáo đã có xác nhận; người lập sẽ gửi đến Văn phòng."
    if nomination.state == N.APPROVED:
        if nomination.award_form.is_own:
            return "Chủ tịch đã duyệt; chờ ban hành quyết định khen thưởng."
        return "Chủ tịch đã duyệt; Văn phòng lập hồ sơ trình cấp có thẩm quyền."
    if nomination.state in EXAMINED and may_examine(user, nomination):
        return "Hãy thẩm định từng điều kiện, rồi tiếp nhận để Hội đồng họp xét hoặc trả lại kèm lý do."
    return WAITING[N(nomination.state)] + _why_not_examiner(user, nomination)


def deeds(user: User, nomination: Nomination) -> list[Deed]:
    """The buttons of the page, the primary one first; at most one is primary."""
    found = [*_of_writer(user, nomination), *_of_examiner(user, nomination)]
    if _may(user, nomination, "withdraw") and may_write_report(user, nomination):
        found.append(_move_deed(nomination, "rut"))
    return found


def _while_writing(user: User, nomination: Nomination) -> str:
    if not may_write_report(user, nomination):
        return "Báo cáo thành tích đang được soạn."
    if reasons_against_sending(nomination):
        return "Hãy viết đủ các mục của báo cáo thành tích, sau đó xin xác nhận rồi gửi Văn phòng."
    if may_endorse(user, nomination):
        return (
            "Báo cáo đã đủ các mục. Khi cấp ủy, chính quyền hoặc cơ quan chủ quản đã xác nhận, "
            "hãy ghi xác nhận để khóa báo cáo và gửi đi."
        )
    return f"Báo cáo đã đủ các mục. {_who_endorses(nomination)}"


def _who_endorses(nomination: Nomination) -> str:
    person = nomination.registration.individual
    if person is not None and not person.is_head:
        return f"Đơn vị ({nomination.registration.unit}) hoặc Văn phòng ghi xác nhận; không ai tự xác nhận."
    return "Văn phòng ghi xác nhận của cấp trên trực tiếp; không ai tự xác nhận."


def _why_not_examiner(user: User, nomination: Nomination) -> str:
    if nomination.state in EXAMINED and user.has_role(Role.OFFICE) and not may_examine(user, nomination):
        return " Đây là đề nghị của bạn hoặc của đơn vị bạn đại diện, nên người khác của Văn phòng thẩm định."
    return ""


def _of_writer(user: User, nomination: Nomination) -> list[Deed]:
    writes = may_write_report(user, nomination)
    if nomination.state in WRITABLE:
        whole = not reasons_against_sending(nomination)
        confirms = whole and may_endorse(user, nomination)
        found = []
        if confirms:
            url = reverse("nomination_endorse", args=[nomination.pk])
            found.append(Deed("Ghi xác nhận báo cáo", url, "shape-done", primary=True))
        if writes:
            url = reverse("nomination_report", args=[nomination.pk])
            found.append(Deed("Soạn báo cáo thành tích", url, "edit", primary=not confirms))
        return found
    if nomination.state == N.ENDORSED and writes:
        return [_move_deed(nomination, "gui", primary=True), _move_deed(nomination, "mo-lai")]
    return []


def _of_examiner(user: User, nomination: Nomination) -> list[Deed]:
    if not may_examine(user, nomination):
        return []
    found = []
    if nomination.state in EXAMINED:
        url = reverse("nomination_examine", args=[nomination.pk])
        found.append(Deed("Thẩm định, tiếp nhận", url, "score", primary=True))
    if _may(user, nomination, "return"):
        found.append(_move_deed(nomination, "tra-lai"))
    return found


def _may(user: User, nomination: Nomination, action: str) -> bool:
    roles = roles_in(user, nomination.registration)
    return any(move.action == action for move in NOMINATION.open_moves(nomination.state, roles))


CONFIRM = {
    "gui": "Gửi đề nghị này đến Văn phòng? Sau khi gửi, báo cáo không sửa được nữa.",
    "mo-lai": "Mở lại báo cáo để sửa? Xác nhận đã ghi sẽ không còn hiệu lực.",
}
ICONS = {"gui": "next", "mo-lai": "edit", "tra-lai": "shape-returned", "rut": "shape-stopped"}


def _move_deed(nomination: Nomination, slug: str, *, primary: bool = False) -> Deed:
    move = NOMINATION.named(SLUGS[slug])
    url = reverse("nomination_move", args=[nomination.pk, slug])
    return Deed(
        move.label,
        url,
        ICONS[slug],
        posts=not move.needs_reason,
        primary=primary,
        confirm=CONFIRM.get(slug, ""),
    )
