"""What a score sheet still lacks, counted and with the place of the first one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.enums import PointStage, ScorecardState
from campaigns.models import Scorecard
from campaigns.queries.scorecards import EDITABLE, Line, Sheet, sheets_of


@dataclass(frozen=True)
class Gap:
    """One kind of thing that is missing ("tài liệu"), on these lines."""

    noun: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """ "3 tiêu chí"."""
        return f"{len(self.lines)} {self.noun}"

    @property
    def first(self) -> Line:
        return self.lines[0]


def own_gaps(sheet: Sheet) -> tuple[Gap, ...]:
    """What the participant must still give before he can send."""
    unproved = [line for line in sheet.lines if not line.is_proved]
    return _gaps(
        ("tiêu chí", (line for line in sheet.lines if not line.is_scored)),
        ("tài liệu", (line for line in unproved if not line.score.self_not_arising)),
        ("lý do không phát sinh", (line for line in unproved if line.score.self_not_arising)),
    )


def appraisal_gaps(sheet: Sheet) -> tuple[Gap, ...]:
    """What the appraiser must still give before he can finish."""
    typed = (line for line in sheet.lines if not (line.is_measured or line.is_optional))
    return _gaps(
        ("tiêu chí", (line for line in typed if not line.mark(PointStage.APPRAISED).is_given)),
        ("số liệu", sheet.unmeasured),
    )


def gaps_on(scorecards: Iterable[Scorecard]) -> dict[int, tuple[Gap, ...]]:
    """What the unfinished ones among ``scorecards`` lack, by their id; as many queries as for one sheet."""
    unfinished = [card for card in scorecards if card.state in (*EDITABLE, ScorecardState.SUBMITTED)]
    return {
        pk: own_gaps(sheet) if sheet.scorecard.state in EDITABLE else appraisal_gaps(sheet)
        for pk, sheet in sheets_of(unfinished).items()
    }


def _gaps(*found: tuple[str, Iterable[Line]]) -> tuple[Gap, ...]:
    gaps = (Gap(noun, tuple(lines)) for noun, lines in found)
    return tuple(gap for gap in gaps if gap.lines)
