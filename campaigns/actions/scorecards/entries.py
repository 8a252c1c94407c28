"""What own points and appraised points share: which lines are named, may these points stand, and has somebody
else changed them since the page was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from campaigns.actions.moves import claim
from campaigns.enums import ScorecardState
from campaigns.errors import STALE, Reason, Refused, refuse_if
from campaigns.models import Scorecard
from campaigns.queries.scorecards import Line, Sheet, sheet_of
from campaigns.rules.scoring import Mark, allowed


class Entry(Protocol):
    """What was typed for one criterion."""

    @property
    def mark(self) -> Mark: ...

    @property
    def words(self) -> str:
        """The note or reason beside the points, composed (NFC)."""
        ...


E = TypeVar("E", bound=Entry)
Named = TypeVar("Named")

_UNKNOWN = Reason("unknown_criterion", "Có tiêu chí không thuộc phiếu này. Hãy tải lại trang.")


class Overtaken(Refused):
    """Somebody else changed ``criteria`` (ids) after the page was read; nothing was saved."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.criteria = frozenset(line.score.criterion_id for line in lines)
        super().__init__(
            Reason(STALE.code, f"Tiêu chí {line.number}: người khác vừa sửa. Hãy đối chiếu rồi lưu lại.")
            for line in lines
        )


def hold(scorecard: Scorecard, states: Iterable[ScorecardState], otherwise: Reason) -> Sheet:
    """The sheet as it is stored now, kept from everybody else until the transaction ends.

    ``scorecard`` takes over the state and version of the database. Refused with ``otherwise`` when the sheet
    is in none of ``states``.
    """
    current = Scorecard.objects.select_for_update().get(pk=scorecard.pk)
    scorecard.state, scorecard.version = current.state, current.version
    if ScorecardState(scorecard.state) not in states:
        raise Refused(otherwise)
    return sheet_of(scorecard)


def keep_held(scorecard: Scorecard) -> None:
    """Raise the version of a sheet that ``hold`` gave; ``stale`` where the database could not hold it."""
    claim(scorecard)


def lines_named(sheet: Sheet, entries: Mapping[int, Named]) -> list[tuple[Line, Named]]:
    """The lines that ``entries`` (by criterion id) name, in the order of the sheet.

    Refused with ``unknown_criterion`` when an id stands on no line.
    """
    by_criterion = {line.score.criterion_id: line for line in sheet.lines}
    if set(entries) - set(by_criterion):
        raise Refused(_UNKNOWN)
    return [
        (line, entries[criterion_id])
        for criterion_id, line in by_criterion.items()
        if criterion_id in entries
    ]


def changed_lines(
    named: Iterable[tuple[Line, E]], stored: Callable[[Line], E], seen: Iterable[tuple[Line, E]]
) -> list[tuple[Line, E]]:
    """Those of ``named`` that must be written: typed by this person, and not stored like that already.

    ``seen`` is what his page showed, criterion by criterion; what he left as he saw it is nobody's change.
    Refused with ``Overtaken`` (code ``stale``) where what is stored is no longer what he saw. A criterion
    that ``seen`` does not name is written as it is.
    """
    shown = {line.score.criterion_id: _plain(entry) for line, entry in seen}
    wanted, overtaken = [], []
    for line, entry in named:
        now, typed = _plain(stored(line)), _plain(entry)
        before = shown.get(line.score.criterion_id, now)
        if typed in (now, before):
            continue
        if before != now:
            overtaken.append(line)
        wanted.append((line, entry))
    if overtaken:
        raise Overtaken(overtaken)
    return wanted


def check_marks(named: Iterable[tuple[Line, Entry]]) -> None:
    """Refuse what may not stand, each reason with the number of its criterion; nothing given is left alone.

    Codes: those of ``rules.scoring.allowed``, ``points_and_not_arising``, ``optional_always_arises``.
    """
    refuse_if(reason for line, entry in named for reason in numbered_reasons(line, entry.mark))


def numbered_reasons(line: Line, mark: Mark) -> list[Reason]:
    """``reasons_against_mark``, each with the number of its criterion."""
    found = reasons_against_mark(line, mark)
    return [Reason(each.code, f"Tiêu chí {line.number}: {each.sentence}") for each in found]


def reasons_against_mark(line: Line, mark: Mark) -> list[Reason]:
    """Why ``mark`` may not stand on ``line``; empty means it may."""
    if mark.not_arising and line.is_optional:
        words = "điểm thưởng, điểm phạt không có thì để trống, không đánh dấu không phát sinh."
        return [Reason("optional_always_arises", words)]
    if mark.not_arising and mark.points is not None and not line.is_measured:
        words = "đã đánh dấu không phát sinh thì để trống ô điểm, hoặc bỏ đánh dấu."
        return [Reason("points_and_not_arising", words)]
    return [] if mark.points is None else allowed(line.spec, mark.points)


def told(entry: Entry) -> str:
    """An entry as the record keeps it."""
    points = "không phát sinh" if entry.mark.not_arising else str(entry.mark.points)
    return f"{points} {entry.words}"


def _plain(entry: Entry) -> tuple[Mark, str]:
    return entry.mark, entry.words
