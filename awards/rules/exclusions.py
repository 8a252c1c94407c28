"""Who may not be proposed for a while: discipline, an open complaint, a running inspection."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from awards.enums import ExclusionKind
from campaigns.errors import Reason
from campaigns.rules.vietnamese import short_date

CODE = "excluded"


@dataclass(frozen=True, slots=True)
class ExclusionFact:
    """One flag as it stands; a lifted one is never in force. ``to_date`` is its last day, None while open."""

    kind: ExclusionKind
    paper: str
    from_date: date
    to_date: date | None = None
    lifted: bool = False


def in_force(fact: ExclusionFact, today: date) -> bool:
    """Whether the flag stands on ``today``, its first and last day included."""
    return not fact.lifted and fact.from_date <= today and (fact.to_date is None or today <= fact.to_date)


def touches(fact: ExclusionFact, span: tuple[date, date]) -> bool:
    """Whether a discipline falls into the days that an award is for; what ended before them does not count.

    Other kinds leave no mark once they are over: a complaint that was cleared says nothing of the year.
    """
    if fact.lifted or fact.kind != ExclusionKind.DISCIPLINE:
        return False
    first, last = span
    return fact.from_date <= last and (fact.to_date is None or fact.to_date >= first)


def reasons_to_exclude(facts: Iterable[ExclusionFact], today: date, span: tuple[date, date]) -> list[Reason]:
    """Why somebody may not be proposed today for an award about ``span``; empty means nothing is in the way.

    One reason ``excluded`` for each flag; its sentence says what would change it.
    """
    found = []
    for fact in facts:
        if in_force(fact, today):
            found.append(Reason(CODE, f"{_what(fact)}, đang có hiệu lực. {_way_out(fact)}"))
        elif touches(fact, span):
            days = f"{short_date(span[0])} – {short_date(span[1])}"
            sentence = (
                f"{_what(fact)}, nằm trong thời gian xét khen thưởng ({days}). Chỉ xét được khi quyết định "
                "kỷ luật bị hủy và Văn phòng gỡ ở mục Chưa xét khen thưởng."
            )
            found.append(Reason(CODE, sentence))
    return found


def _what(fact: ExclusionFact) -> str:
    until = f" đến hết {short_date(fact.to_date)}" if fact.to_date else ""
    paper = f" theo {fact.paper}" if fact.paper else ""
    return f"Chưa xét khen thưởng: {fact.kind.label.lower()}{paper}, từ {short_date(fact.from_date)}{until}"


def _way_out(fact: ExclusionFact) -> str:
    if fact.to_date:
        return f"Xét lại được sau ngày {short_date(fact.to_date)}, hoặc khi Văn phòng gỡ kèm lý do."
    return "Xét lại được khi có kết luận và Văn phòng ghi kết thúc hoặc gỡ kèm lý do."
