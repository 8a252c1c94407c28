"""What makes a secret vote secret, and a count of printed ballots right. No statute goes into such detail:
these are the portal's own rules (docs/adr/0010-secret-ballot.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.errors import Reason
from campaigns.rules.vietnamese import count_words

FEWEST_TELLERS = 2


@dataclass(frozen=True, slots=True)
class Counted:
    """The printed ballots of one item as the counting team found them."""

    issued: int
    returned: int
    votes_for: int
    against: int
    abstain: int
    invalid: int

    @property
    def kinds(self) -> tuple[int, int, int, int]:
        """For, against, abstaining, invalid."""
        return self.votes_for, self.against, self.abstain, self.invalid


def count_reasons(counted: Counted, handed_out: int) -> list[Reason]:
    """Why the count cannot be right; empty means that it can.

    Codes: ``count_negative``, ``count_issued`` (not as many as the office recorded as handed out),
    ``count_returned`` (more came back than went out), ``count_sum`` (the kinds are not those returned).
    """
    if min(counted.issued, counted.returned, *counted.kinds) < 0:
        return [Reason("count_negative", "Số phiếu không được nhỏ hơn 0.")]
    reasons = []
    if counted.issued != handed_out:
        reasons.append(
            Reason(
                "count_issued",
                f"Số phiếu phát ra ghi là {count_words(counted.issued)}, nhưng Văn phòng đã ghi phát "
                f"{count_words(handed_out)} phiếu giấy ở nội dung này. Hãy đếm lại hoặc sửa danh sách phát "
                "phiếu.",
            )
        )
    if counted.returned > counted.issued:
        reasons.append(
            Reason(
                "count_returned",
                f"Thu vào {count_words(counted.returned)} phiếu, nhiều hơn {count_words(counted.issued)} "
                "phiếu phát ra. Hãy kiểm tra lại hòm phiếu.",
            )
        )
    if sum(counted.kinds) != counted.returned:
        reasons.append(
            Reason(
                "count_sum",
                f"Đồng ý, không đồng ý, không có ý kiến và không hợp lệ cộng lại là "
                f"{count_words(sum(counted.kinds))}, nhưng thu vào {count_words(counted.returned)} phiếu. "
                "Hãy đếm lại từng loại.",
            )
        )
    return reasons


def lone_reasons(on_paper: int, on_screen: int, name: str) -> list[Reason]:
    """Why printed ballots cannot be split so: a ballot that is alone of its kind tells its voter's choice.

    ``on_paper`` and ``on_screen`` are how many may vote on the item ``name`` each way. Codes: ``lone_paper``,
    ``lone_screen``. A single voter is alone however he votes, which is no reason.
    """
    if on_paper == 1 and on_screen:
        sentence = (
            f"{name}: chỉ một thành viên bỏ phiếu giấy thì ai kiểm phiếu cũng biết người đó chọn gì. Hãy "
            "phát phiếu giấy cho ít nhất hai thành viên được biểu quyết nội dung này, hoặc để thành viên "
            "đó đăng nhập tài khoản của mình trên một máy khác."
        )
        return [Reason("lone_paper", sentence)]
    if on_screen == 1 and on_paper:
        sentence = (
            f"{name}: chỉ còn một thành viên bỏ phiếu trên cổng thì lấy tổng trừ số phiếu giấy là biết "
            "người đó chọn gì. Hãy phát phiếu giấy cho cả thành viên đó, hoặc để ít nhất hai thành viên "
            "bỏ phiếu trên cổng."
        )
        return [Reason("lone_screen", sentence)]
    return []


def ending_reasons(on_screen: int, missing: int) -> list[Reason]:
    """Why the vote on an item cannot be ended now: ``lone_vote`` when the only vote cast on screen would be
    told, by itself or by taking the printed ballots off the sum, and others may still join it.
    """
    if on_screen == 1 and missing:
        sentence = (
            "Mới có một thành viên bỏ phiếu trên cổng, công bố bây giờ là lộ phiếu của người đó. Hãy chờ "
            "thêm thành viên bỏ phiếu, hoặc điểm danh vắng những người đã rời cuộc họp."
        )
        return [Reason("lone_vote", sentence)]
    return []
