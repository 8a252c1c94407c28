"""One achievement, one award: what earlier decisions mean for a nomination."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.enums import Repeat
from awards.rules.namesakes import Likeness
from campaigns.errors import Reason
from campaigns.rules.vietnamese import fold, short_date

AWARDED_CODE = "awarded_before"
NAMESAKE_CODE = "namesake"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a nomination asks for: the form's name, and the period as the plan of one campaign has it."""

    award: str
    period: int
    campaign: int
    is_term: bool


@dataclass(frozen=True, slots=True)
class PastFact:
    """An award that was given: by which decision, for what, and how sure it is that it went to the nominee.

    ``period`` and ``campaign`` are None for achievements outside the periods of the portal. ``key`` names the
    record; ``same`` is the office's word on the person, None before it was given.
    """

    key: str
    who: str
    award: str
    achievement: str
    number: str
    decided_on: date
    issuer: str
    likeness: Likeness
    period: int | None = None
    campaign: int | None = None
    is_term: bool = False
    same: bool | None = None

    @property
    def decision(self) -> str:
        """The decision as it is cited."""
        of = f" của {self.issuer}" if self.issuer else ""
        return f"Quyết định số {self.number} ngày {short_date(self.decided_on)}{of}"


@dataclass(frozen=True, slots=True)
class RepeatFinding:
    """What one earlier award means; ``sentence`` tells it to people."""

    kind: Repeat
    sentence: str
    past: PastFact


def find_repeats(sought: Sought, past: Iterable[PastFact]) -> list[RepeatFinding]:
    """A finding for each earlier award of the nominee or of somebody who may be he, the weightiest first."""
    found = [_finding(sought, each) for each in past if each.likeness is not Likeness.NONE]
    order = list(Repeat)
    return sorted(found, key=lambda each: (order.index(each.kind), -each.past.decided_on.toordinal()))


def reasons_of(findings: Iterable[RepeatFinding]) -> list[Reason]:
    """What stands in the way: ``awarded_before`` and ``namesake``; what is merely shown gives no reason."""
    codes = {Repeat.STOPS: AWARDED_CODE, Repeat.TO_CLEAR: NAMESAKE_CODE}
    return [Reason(codes[each.kind], each.sentence) for each in findings if each.kind in codes]


def _finding(sought: Sought, past: PastFact) -> RepeatFinding:
    if past.likeness is Likeness.LIKELY and past.same is None:
        sentence = (
            f"“{past.who}”, đã được tặng {past.award} ({past.decision}), có thể chính là người được đề nghị. "
            "Văn phòng đối chiếu và ghi rõ có phải cùng một người không, trước khi tiếp nhận."
        )
        return RepeatFinding(Repeat.TO_CLEAR, sentence, past)
    if past.likeness is Likeness.LIKELY and not past.same:
        sentence = f"Văn phòng đã đối chiếu: “{past.who}” ({past.decision}) không phải cùng một người."
        return RepeatFinding(Repeat.CLEARED, sentence, past)
    return _of_the_same(sought, past)


def _of_the_same(sought: Sought, past: PastFact) -> RepeatFinding:
    same_form = fold(sought.award) == fold(past.award)
    given = f"đã được tặng {past.award} về {past.achievement} ({past.decision})"
    if past.period is not None and past.period == sought.period:
        more = "chính hình thức này" if same_form else "một hình thức khác"
        sentence = (
            f"Đối tượng {given}, là {more} cho cùng một thành tích; "
            "mỗi thành tích chỉ được khen thưởng một lần. "
            "Nếu quyết định này ghi nhầm người hoặc nhầm đợt thì sửa ở nơi đã ghi rồi đề nghị lại."
        )
        return RepeatFinding(Repeat.STOPS, sentence, past)
    if past.campaign is not None and past.campaign == sought.campaign and past.is_term != sought.is_term:
        sentence = (
            f"Đối tượng {given}. Khen thưởng năm và khen thưởng giai đoạn là hai lần xét riêng của kế hoạch; "
            "báo cáo giai đoạn phải nêu thành tích của cả giai đoạn, không lấy lại của riêng một năm."
        )
        return RepeatFinding(Repeat.SHOWN, sentence, past)
    again = "cùng hình thức với đề nghị này, " if same_form else ""
    sentence = f"Đối tượng {given}; {again}cho thành tích khác nên không cản trở."
    return RepeatFinding(Repeat.SHOWN, sentence, past)
