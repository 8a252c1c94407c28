"""Danh mục tài liệu kiểm chứng from a score sheet."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.sheets import EvidenceListSheet, EvidenceRow
from campaigns.errors import Reason, Refused
from campaigns.models import Evidence, Registration, Scorecard
from campaigns.queries.scorecards import Line, sheet_of
from campaigns.rules.vietnamese import capitalise_first

NO_EVIDENCE = Reason(
    "no_evidence",
    "Phiếu chưa viện dẫn tài liệu kiểm chứng nào. Hãy thêm tài liệu ở từng tiêu chí rồi in lại.",
)


def evidence_list_sheet(scorecard: Scorecard, *, today: date) -> EvidenceListSheet:
    """The papers that prove the sheet, in the order of its criteria. Refused with ``no_evidence``."""
    registration = scorecard.registration
    proved = [line for line in sheet_of(scorecard).lines if line.evidence]
    if not proved:
        raise Refused(NO_EVIDENCE)
    sent = scorecard.submitted_at
    return EvidenceListSheet(
        letterhead=words.form_letterhead(
            registration.unit,
            dated=timezone.localdate(sent) if sent else None,
            year=registration.period.year or today.year,
        ),
        list_title=f"Danh mục tài liệu kiểm chứng kết quả thực hiện {words.movement_of(registration.period)}",
        of_whom=_of_whom(registration),
        rows=tuple(_row(line, each) for line in proved for each in line.evidence),
        papers=len({each.paper_id for line in proved for each in line.evidence}),
        criteria=len(proved),
    )


def _row(line: Line, cited: Evidence) -> EvidenceRow:
    paper = cited.paper
    return EvidenceRow(
        criterion=line.number,
        criterion_text=line.score.criterion.text,
        reference=paper.number,
        dated=paper.dated,
        issued_by=paper.issuer,
        abstract=capitalise_first(_named(paper.kind, paper.abstract)),
        where=capitalise_first(cited.place),
    )


def _named(kind: str, abstract: str) -> str:
    """The name of the kind before the abstract, unless the abstract begins with it."""
    if not kind or abstract.lower().startswith(kind.lower()):
        return abstract
    return f"{kind} {abstract}"


def _of_whom(registration: Registration) -> str:
    person = registration.individual
    if person is None:
        return str(registration.participant)
    name = f"{person.get_honorific_display().lower()} {person.full_name}".strip()
    return f"{name}, {registration.unit}"
