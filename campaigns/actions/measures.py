"""Figures of a registration, each with the paper that it comes from."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from campaigns.actions.appraisers import require_appraiser
from campaigns.actions.audit import record
from campaigns.actions.evidence_papers import held
from campaigns.actions.scorecards.ratios import follow_measures
from campaigns.enums import RegistrationState, ScorecardState
from campaigns.errors import STALE, Reason, Refused, refuse_if
from campaigns.models import EvidencePaper, Measure, MeasureValue, Rating, Registration, Scorecard, User
from campaigns.queries.evidence import papers_for_figures
from campaigns.queries.measures import reasons_against_value, stamp_of
from campaigns.queries.scorecards import sheet_of
from campaigns.rules.vietnamese import nfc, short_number

LONGEST_SOURCE = 300  # letters, as the column has it
UNFINISHED = (ScorecardState.DRAFT, ScorecardState.RETURNED, ScorecardState.SUBMITTED)

_OWN = Reason(
    "own_figures",
    "Đây là số liệu của chính bạn hoặc của đơn vị bạn đại diện; người khác của Văn phòng phải ghi.",
)
_NOT_ACCEPTED = Reason(
    "registration_not_accepted", "Đăng ký chưa được Văn phòng tiếp nhận nên chưa ghi số liệu được."
)
_STRANGE = Reason(
    "paper_strange", "Chỉ gắn được tài liệu trong kho của đơn vị, cá nhân này hoặc của Văn phòng."
)
_NONE = Reason("value_missing", "Chưa có số liệu để xóa.")


def record_measure(
    *,
    registration: Registration,
    measure: Measure,
    by: User,
    now: datetime,
    source: str,
    value: Decimal | None = None,
    rating: Rating | None = None,
    paper: EvidencePaper | None = None,
    seen: str | None = None,
) -> MeasureValue:
    """Record or correct one figure; the record keeps old and new.

    Ratio points of a sheet that is not appraised yet follow at once; an appraised sheet keeps what it was
    appraised by until it is opened again, a published one for good. ``seen`` is the ``stamp_of`` the value
    that the user's page showed. ``paper`` is the one of the store that shows the figure; without a
    ``source`` its title is taken. Refused: ``not_yours``, ``own_figures``, ``registration_not_accepted``,
    ``stale``, ``paper_strange`` (see ``queries.evidence.papers_for_figures``), ``paper_gone``, and the codes
    of ``reasons_against_value``.
    """
    require_appraiser(by, registration, _OWN)
    words = nfc(source) or (paper.title[:LONGEST_SOURCE] if paper else "")
    refuse_if(reasons_against_value(registration, measure, value=value, rating=rating, source=words))
    with transaction.atomic():
        _hold(registration)
        if paper is not None and not papers_for_figures(by, registration).filter(pk=held(paper).pk).exists():
            raise Refused(_STRANGE)
        before = _current(registration, measure, seen)
        told, shown_by = _told(before), before and before.paper
        saved = before or MeasureValue(registration=registration, measure=measure)
        saved.value, saved.rating, saved.source, saved.paper = value, rating, words, paper
        if before is not None and told == _told(saved) and shown_by == paper:
            return before
        saved.recorded_by, saved.recorded_at = by, now
        saved.save()
        _settle(registration, by, now, f"Ghi số liệu “{measure}”.", {measure.code: [told, _told(saved)]})
    return saved


def remove_measure(
    *, registration: Registration, measure: Measure, by: User, now: datetime, seen: str | None = None
) -> None:
    """Take back a figure that was recorded by mistake; unfinished sheets lose its points.

    Refused: ``not_yours``, ``own_figures``, ``value_missing``, ``stale``.
    """
    require_appraiser(by, registration, _OWN)
    with transaction.atomic():
        _hold(registration)
        before = _current(registration, measure, seen)
        if before is None:
            raise Refused(_NONE)
        told = _told(before)
        before.delete()
        _settle(registration, by, now, f"Xóa số liệu “{measure}”.", {measure.code: [told, None]})


def _hold(registration: Registration) -> None:
    """Keep the registration and its sheet as they are until the transaction ends."""
    current = Registration.objects.select_for_update().get(pk=registration.pk)
    if current.state != RegistrationState.ACCEPTED:
        raise Refused(_NOT_ACCEPTED)
    list(Scorecard.objects.select_for_update().filter(registration=registration).order_by("pk"))


def _current(registration: Registration, measure: Measure, seen: str | None) -> MeasureValue | None:
    rows = MeasureValue.objects.filter(registration=registration, measure=measure)
    found = rows.select_related("rating").order_by("pk").first()
    if seen is not None and seen != stamp_of(found):
        raise Refused(STALE)
    return found


def _settle(
    registration: Registration, by: User, now: datetime, summary: str, changes: dict[str, list[str | None]]
) -> None:
    record(by=by, now=now, action="measure.record", summary=summary, about=registration, changes=changes)
    open_sheets = Scorecard.objects.filter(registration=registration, state__in=UNFINISHED)
    for scorecard in open_sheets.order_by("pk"):
        sheet = sheet_of(scorecard)
        follow_measures(sheet, by=by, now=now, reason=_why(summary, changes))
        if scorecard.state != ScorecardState.DRAFT:
            Scorecard.objects.filter(pk=scorecard.pk).update(self_total=sheet.self_total)


def _why(summary: str, changes: dict[str, list[str | None]]) -> str:
    """Why points moved: "Ghi số liệu “Tỷ lệ đúng hạn”: 95 (Báo cáo số 12) → 98 (Báo cáo số 15)."."""
    (old, new), *_ = changes.values()
    return f"{summary.removesuffix('.')}: {old or 'chưa có'} → {new or 'không còn'}."


def _told(value: MeasureValue | None) -> str | None:
    """The figure and its paper as the record keeps them."""
    if value is None:
        return None
    figure = short_number(value.value) if value.value is not None else str(value.rating)
    return f"{figure} ({value.source})"
