"""The council's word on single criteria, recorded by the office on a stated basis until publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from campaigns.actions.audit import record
from campaigns.actions.scorecards.entries import lines_named, numbered_reasons
from campaigns.actions.scorecards.sealing import point_change
from campaigns.actions.scorecards.settling import (
    check_appraised,
    check_appraiser,
    hold,
    reckon_anew,
)
from campaigns.enums import PointStage
from campaigns.errors import STALE, Reason, refuse_if
from campaigns.models import Scorecard, User
from campaigns.queries.scorecards import Line, Sheet, sheet_of
from campaigns.rules.explanations import mark_words
from campaigns.rules.scoring import Mark
from campaigns.rules.vietnamese import nfc

LONGEST_BASIS = 300
LONGEST_REASON = 4000

_BASIS_MISSING = Reason(
    "basis_missing",
    "Hãy ghi căn cứ của điểm Hội đồng, ví dụ “Biên bản họp Hội đồng số 02/BB-HĐTĐKT ngày 20/11/2024”.",
)
_BASIS_LONG = Reason("basis_too_long", f"Căn cứ dài hơn {LONGEST_BASIS} ký tự. Hãy viết gọn lại.")


@dataclass(frozen=True, slots=True)
class CouncilEntry:
    """What the council concluded on one criterion; an empty ``mark`` takes its earlier word back.

    ``seen`` is the mark that the user's page showed: another one stored meanwhile is not written over.
    """

    mark: Mark
    reason: str
    seen: Mark | None = None


def save_council(
    *,
    scorecard: Scorecard,
    by: User,
    now: datetime,
    basis: str,
    entries: Mapping[int, CouncilEntry],
) -> Scorecard:
    """Record, correct or take back points of the council by the id of their criterion; others stay.

    Every one needs a reason, and the sheet a ``basis`` as long as any stands. A measured criterion follows
    its figure, so the council can only say that it does not arise. Total and grade follow at once. Two people
    who record different criteria both keep their work. Refused: ``not_yours``, ``own_sheet``,
    ``wrong_state``, ``unknown_criterion``, ``basis_missing``, ``basis_too_long``, ``reason_missing``,
    ``reason_too_long``, ``nothing_to_take_back``, ``measured``, ``stale``, and the codes of
    ``entries.reasons_against_mark``.
    """
    check_appraiser(by, scorecard)
    words = nfc(basis).strip()
    with transaction.atomic():
        current = hold(scorecard)
        check_appraised(current)
        sheet = sheet_of(current)
        named = [(line, _clean(entry)) for line, entry in lines_named(sheet, entries)]
        refuse_if(reason for line, entry in named for reason in _reasons_against(line, entry))
        changes: dict[str, list[str]] = {}
        for line, entry in named:
            changes |= _give(line, entry, by, now)
        stands = _stands(sheet)
        refuse_if(_reasons_against_basis(words) if stands else [])
        words = words if stands else ""
        if words != current.council_basis:
            changes["căn cứ"] = [current.council_basis, words]
        if not changes:
            return current
        reckon_anew(current, council_basis=words)
        record(
            by=by,
            now=now,
            action="scorecard.council",
            summary="Ghi điểm theo kết luận của Hội đồng." if stands else "Rút điểm Hội đồng.",
            about=current,
            reason=_told(named) or words,
            changes=changes,
        )
    return current


def _clean(entry: CouncilEntry) -> CouncilEntry:
    return CouncilEntry(entry.mark, nfc(entry.reason).strip(), entry.seen)


def _reasons_against(line: Line, entry: CouncilEntry) -> list[Reason]:
    stored, name = line.mark(PointStage.COUNCIL), f"Tiêu chí {line.number}"
    if entry.seen is not None and entry.seen != stored and entry.mark != stored:
        words = (
            f"{name}: người khác vừa ghi điểm Hội đồng là {mark_words(stored)} với lý do "
            f"“{line.score.council_reason}”. Hãy đối chiếu rồi lưu lại."
            if stored.is_given
            else f"{name}: người khác vừa rút điểm Hội đồng. Hãy đối chiếu rồi lưu lại."
        )
        return [Reason(STALE.code, words)]
    if not entry.mark.is_given and not stored.is_given:
        return [Reason("nothing_to_take_back", f"{name}: chưa có điểm Hội đồng để rút.")]
    if not entry.reason:
        what = "ghi rõ lý do của điểm Hội đồng" if entry.mark.is_given else "ghi rõ lý do rút điểm Hội đồng"
        return [Reason("reason_missing", f"{name}: hãy {what}.")]
    if len(entry.reason) > LONGEST_REASON:
        return [Reason("reason_too_long", f"{name}: lý do dài hơn {LONGEST_REASON} ký tự.")]
    if line.is_measured and entry.mark.points is not None:
        words = "điểm tính theo số liệu, không ghi tay; số liệu sai thì sửa ở trang Chỉ số."
        return [Reason("measured", f"{name}: {words}")]
    return numbered_reasons(line, entry.mark)


def _reasons_against_basis(words: str) -> list[Reason]:
    if not words:
        return [_BASIS_MISSING]
    return [_BASIS_LONG] if len(words) > LONGEST_BASIS else []


def _give(line: Line, entry: CouncilEntry, by: User, now: datetime) -> dict[str, list[str]]:
    """Store one entry; what it changed, nothing for what stands already."""
    score, old = line.score, line.mark(PointStage.COUNCIL)
    kept = entry.reason if entry.mark.is_given else ""
    if entry.mark == old and kept == score.council_reason:
        return {}
    before = f"{mark_words(old)} {score.council_reason}".strip()
    score.council_points, score.council_not_arising = entry.mark.points, entry.mark.not_arising
    score.council_reason = kept
    score.save(update_fields=["council_points", "council_not_arising", "council_reason"])
    if entry.mark != old:
        point_change(score, PointStage.COUNCIL, old, entry.mark, entry.reason, by, now).save()
    return {line.number: [before, f"{mark_words(entry.mark)} {entry.reason}"]}


def _stands(sheet: Sheet) -> bool:
    """Whether any word of the council stands on the sheet."""
    return any(line.mark(PointStage.COUNCIL).is_given for line in sheet.lines)


def _told(named: list[tuple[Line, CouncilEntry]]) -> str:
    return " ".join(
        f"Tiêu chí {line.number}: {mark_words(entry.mark)} – {entry.reason}" for line, entry in named
    )
