"""Phiếu chấm điểm from a score sheet."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.sheets import ScoreFormSheet, ScorePart, ScoreRow
from campaigns.documents.sheets import Signature
from campaigns.models import Scorecard
from campaigns.queries.scorecards import Line, Part, sheet_of
from campaigns.rules.vietnamese import capitalise_first


def score_form_sheet(scorecard: Scorecard, *, today: date) -> ScoreFormSheet:
    """The form as the sheet stands; appraised points only once the appraisal is finished, so that nobody
    reads a half of it. It bears the day on which it was sent, before that a blank."""
    registration, sheet = scorecard.registration, sheet_of(scorecard)
    sent, finished = scorecard.submitted_at, scorecard.total is not None
    return ScoreFormSheet(
        letterhead=words.form_letterhead(
            registration.unit,
            dated=timezone.localdate(sent) if sent else None,
            year=registration.period.year or today.year,
        ),
        subject=capitalise_first(f"kết quả thực hiện {words.movement_of(registration.period)}"),
        facts=words.facts_of(registration),
        is_sample=scorecard.criteria_set.is_sample,
        parts=tuple(_part(part, finished) for part in sheet.parts),
        maximum=sheet.maximum,
        self_total=sheet.self_total,
        total=scorecard.total,
        grade=str(scorecard.grade or ""),
        rank=scorecard.rank,
        signatures=_signatures(scorecard),
    )


def _part(part: Part, finished: bool) -> ScorePart:
    return ScorePart(
        number=part.number,
        name=part.name,
        maximum=part.maximum,
        self_total=part.self_total,
        total=part.appraised_total if finished else None,
        rows=tuple(_row(line, finished) for line in part.lines),
    )


def _row(line: Line, finished: bool) -> ScoreRow:
    score = line.score
    notes = [line.working if line.is_measured else "", score.self_note]
    if finished and score.reason:
        notes.append(f"Lý do điều chỉnh: {score.reason}")
    return ScoreRow(
        number=line.number,
        text=score.criterion.text,
        maximum=score.max_points,
        self_points=score.self_points,
        points=score.points if finished else None,
        notes=tuple(text for note in notes for text in map(str.strip, note.splitlines()) if text),
        evidence=len({each.paper_id for each in line.evidence}),
    )


def _signatures(scorecard: Scorecard) -> tuple[Signature, ...]:
    registration = scorecard.registration
    appraiser = scorecard.appraised_by.full_name if scorecard.appraised_by else ""
    head = Signature(("THỦ TRƯỞNG ĐƠN VỊ",), words.head_of_unit(registration.unit), note=words.SEALED)
    last = Signature(("NGƯỜI THẨM ĐỊNH",), appraiser, note=words.SIGNED)
    person = registration.individual
    if person is None:
        return (head, last)
    own = Signature(("NGƯỜI TỰ CHẤM ĐIỂM",), person.full_name, note=words.SIGNED)
    if person.is_head:  # nobody confirms himself
        head = Signature(("CẤP TRÊN TRỰC TIẾP",), note=words.SEALED)
    return (own, head, last)
