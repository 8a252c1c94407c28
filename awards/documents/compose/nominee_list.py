"""Danh sách đề nghị khen thưởng from the nominations of a dossier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from awards.documents.compose import words
from awards.documents.compose.proposal import nominations_in
from awards.documents.sheets import NomineeListSheet, NomineeRow
from awards.enums import PaperKind
from awards.models import AgendaItem, DecisionResult, Dossier
from awards.queries.nominee_list import Merits, merits_of
from awards.queries.papers import current_paper
from campaigns.enums import ScorecardState
from campaigns.errors import Reason, Refused
from campaigns.models import MeasureValue, Scorecard
from campaigns.rules.vietnamese import count_words, short_date, short_number


def nominee_list_sheet(dossier: Dossier, *, today: date) -> NomineeListSheet:
    """Everybody whom a dossier proposes, with the grounds; it names the Tờ trình, or leaves its number blank.

    Refused with ``dossier_empty`` while the chairman has approved nobody.
    """
    nominations = nominations_in(dossier)
    if not nominations:
        raise Refused(Reason("dossier_empty", "Hồ sơ chưa có đề nghị nào được Chủ tịch duyệt."))
    rows = merits_of(nominations)
    period, paper = dossier.period, current_paper(PaperKind.PROPOSAL, dossier)
    registrations = [nomination.registration for nomination in nominations]
    return NomineeListSheet(
        letterhead=words.letterhead(
            PaperKind.PROPOSAL,
            period.campaign.organisation,
            number=paper.number if paper else None,
            day=paper.issued_on if paper else None,
            today=today,
        ),
        list_title=f"Danh sách {words.kinds(registrations)} đề nghị tặng "
        f"{words.full_form(dossier.award_form)} {words.span_of(period)}",
        collectives=tuple(_row(row) for row in rows if row.nomination.registration.individual is None),
        individuals=tuple(_row(row) for row in rows if row.nomination.registration.individual is not None),
    )


def _row(row: Merits) -> NomineeRow:
    vote = row.vote
    aside = vote.interested if vote else 0
    note = f"{count_words(aside)} thành viên không biểu quyết do có liên quan" if aside else ""
    return NomineeRow(
        person=words.person_of(row.nomination.registration),
        merits=tuple(_merits(row)),
        earlier=tuple(_award(result) for result in row.earlier),
        vote=_vote(vote) if vote else "",
        note=note,
    )


def _merits(row: Merits) -> Iterable[str]:
    if row.scorecard is not None and row.scorecard.total is not None:
        yield _score(row.scorecard)
    for value in row.values:
        yield _measure(value)


def _score(card: Scorecard) -> str:
    band = f", xếp loại {card.grade}" if card.grade else ""
    rank = f", hạng {card.rank}" if card.rank and card.state == ScorecardState.PUBLISHED else ""
    return f"Tổng điểm {short_number(card.total or 0)}{band}{rank}"


def _measure(value: MeasureValue) -> str:
    measure = value.measure
    if value.rating is not None:
        return f"{measure.name}: {value.rating.name}"
    unit = measure.get_unit_display()
    figure = short_number(value.value or 0)
    return f"{measure.name}: {figure}{unit if unit == '%' else f' {unit}'}"


def _award(result: DecisionResult) -> str:
    decision = result.decision
    day = short_date(decision.decided_on)
    return f"{decision.award_form} (Quyết định số {decision.number} ngày {day})"


def _vote(item: AgendaItem) -> str:
    share = short_number(item.share or 0)
    return f"{count_words(item.votes_for or 0)}/{count_words(item.base or 0)} ({share}%)"
