"""When an appraised point may be answered, and when its sheet is ready for the ranking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.errors import Reason
from campaigns.rules.scoring import Mark
from campaigns.rules.vietnamese import short_date, short_number

_NO_ROUND = Reason("no_round", "Đợt thi đua này không mở giải trình sau thẩm định.")
_AGREED = Reason("agreed", "Đã đồng ý với kết quả thẩm định nên không giải trình thêm được.")
_OPEN = Reason(
    "explanation_open",
    "Còn giải trình chưa được trả lời. Hãy chờ Văn phòng trả lời, hoặc rút giải trình trước.",
)
_UNANSWERED = Reason(
    "explanation_open",
    "Còn giải trình chưa được trả lời. Hãy trả lời ở trang Giải trình trước khi thẩm định lại.",
)
_COUNCIL_SPOKE = Reason(
    "council_points",
    "Phiếu đang có điểm theo kết luận của Hội đồng. Hãy rút điểm Hội đồng ở trang Điểm Hội đồng trước khi "
    "thẩm định lại.",
)


def mark_words(mark: Mark) -> str:
    """What a stage gave, as the record and the pages say it: "8,5", "không phát sinh", "chưa có điểm"."""
    if mark.not_arising:
        return "không phát sinh"
    return "chưa có điểm" if mark.points is None else short_number(mark.points)


def last_day(finished_on: date, days: int) -> date | None:
    """The last day for an explanation, itself included; None where the period opens no round (0 days).

    Days of the calendar: Saturdays, Sundays and holidays count.
    """
    return finished_on + timedelta(days=days) if days > 0 else None


@dataclass(frozen=True, slots=True)
class Round:
    """The round of explanation of one finished appraisal."""

    until: date | None
    agreed: bool
    unanswered: int

    def is_open(self, today: date) -> bool:
        """Whether an appraised point may still be answered; the last day itself is open."""
        return self.until is not None and not self.agreed and today <= self.until

    def reasons_against_explaining(self, today: date) -> list[Reason]:
        """Why nothing can be answered now. Codes: ``no_round``, ``agreed``, ``window_closed``."""
        if self.until is None:
            return [_NO_ROUND]
        if self.agreed:
            return [_AGREED]
        if today > self.until:
            return [_closed(self.until)]
        return []

    def reasons_against_agreeing(self, today: date) -> list[Reason]:
        """Why the participant cannot end the round now. Codes: those of explaining, ``explanation_open``."""
        reasons = self.reasons_against_explaining(today)
        return reasons or ([_OPEN] if self.unanswered else [])

    def reasons_against_publishing(self, today: date) -> list[Reason]:
        """What the sheet must wait for. Codes: ``explanation_open``, ``round_open``."""
        if self.unanswered:
            words = f"Còn {self.unanswered} giải trình chưa được Văn phòng trả lời."
            return [Reason("explanation_open", words)]
        if self.until is not None and self.is_open(today):
            words = f"Đang trong thời hạn giải trình, đến hết ngày {short_date(self.until)}."
            return [Reason("round_open", words)]
        return []


def reasons_against_reopening(unanswered: int, council_spoke: bool) -> list[Reason]:
    """What must be settled before an appraisal is opened again.

    Codes: ``explanation_open``, ``council_points``.
    """
    reasons = [_UNANSWERED] if unanswered else []
    return [*reasons, _COUNCIL_SPOKE] if council_spoke else reasons


def _closed(until: date) -> Reason:
    words = (
        f"Đã hết hạn giải trình (ngày cuối là {short_date(until)}). "
        "Nếu cần xem xét lại, hãy đề nghị Văn phòng thẩm định lại."
    )
    return Reason("window_closed", words)
