"""The words in which the domain says no."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One reason why something is refused.

    ``code`` is what programs compare; ``sentence`` is what people read (Vietnamese, says what to do).
    """

    code: str
    sentence: str


class Refused(Exception):
    """An action that the rules do not allow now, with every reason at once."""

    def __init__(self, reasons: Reason | Iterable[Reason]) -> None:
        self.reasons: tuple[Reason, ...] = (reasons,) if isinstance(reasons, Reason) else tuple(reasons)
        super().__init__(" ".join(reason.sentence for reason in self.reasons))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, in their order."""
        return tuple(reason.code for reason in self.reasons)


def refuse_if(reasons: Iterable[Reason]) -> None:
    """Raise ``Refused`` with all of ``reasons``; an empty list means yes and returns."""
    found = tuple(reasons)
    if found:
        raise Refused(found)


STALE = Reason(
    "stale",
    "Nội dung này vừa được người khác thay đổi. Hãy tải lại trang để xem bản mới nhất rồi thực hiện lại.",
)
NOT_YOURS = Reason("not_yours", "Tài khoản của bạn không có quyền thực hiện việc này.")
