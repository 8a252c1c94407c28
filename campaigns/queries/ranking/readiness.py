"""Who is not in the next publication, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from campaigns.enums import ParticipantKind, RegistrationState, ScorecardState
from campaigns.errors import Reason
from campaigns.models import Period, Registration, Scorecard
from campaigns.queries.explanations import reasons_against_publishing
from campaigns.queries.ranking.sheets import DONE, of_kind, sheets

_NOT_STARTED = "Chưa lập phiếu chấm điểm."
_WORDS = {
    ScorecardState.DRAFT: "Phiếu đang tự chấm, chưa gửi Văn phòng.",
    ScorecardState.SUBMITTED: "Phiếu đã gửi, Văn phòng chưa thẩm định xong.",
    ScorecardState.RETURNED: "Phiếu bị trả lại để sửa, chưa gửi lại.",
}
_NOT_ACCEPTED = Reason(
    "registration_not_accepted", "Đăng ký thi đua không còn ở trạng thái đã tiếp nhận; hãy tiếp nhận lại."
)


@dataclass(frozen=True)
class Absence:
    """A participant who is not in the next publication, and why; ``code`` is that of ``held_back``, "" where
    the sheet is not finished."""

    registration: Registration
    reason: str
    code: str = ""


def unfinished(period: Period, kind: ParticipantKind) -> list[Registration]:
    """The accepted registrations whose sheet is not appraised, or not even started, in the order of lists."""
    rows = Registration.objects.filter(of_kind(kind), period=period, state=RegistrationState.ACCEPTED)
    open_ = rows.filter(Q(scorecard__isnull=True) | ~Q(scorecard__state__in=DONE))
    return list(
        open_.select_related("collective", "individual", "unit", "scorecard", "period").order_by(
            "individual__name_sort", "collective__position", "collective__name_sort", "pk"
        )
    )


def held_back(cards: Iterable[Scorecard], today: date) -> Mapping[int, Reason]:
    """Which of the appraised sheets ``cards`` do not join the next publication, by key, each with its reason.

    This is the one place that says so: preview, publishing and the list of the left out all ask it. It must
    ask the database once for all sheets, not once for each. Codes: ``registration_not_accepted``, and those
    of ``queries.explanations.reasons_against_publishing``.
    """
    appraised = [card for card in cards if card.state == ScorecardState.APPRAISED]
    gone = {
        card.pk: _NOT_ACCEPTED for card in appraised if card.registration.state != RegistrationState.ACCEPTED
    }
    return reasons_against_publishing(appraised, today) | gone


def left_out(period: Period, kind: ParticipantKind, today: date) -> list[Absence]:
    """Who is not in the next publication: first the sheets that are held back, then the unfinished ones."""
    ready = list(sheets(period, kind).filter(state=ScorecardState.APPRAISED))
    reasons = held_back(ready, today)
    held = [card for card in ready if card.pk in reasons]
    return [
        *(Absence(card.registration, reasons[card.pk].sentence, reasons[card.pk].code) for card in held),
        *(Absence(row, _why(row)) for row in unfinished(period, kind)),
    ]


def _why(registration: Registration) -> str:
    card = getattr(registration, "scorecard", None)
    return _WORDS[ScorecardState(card.state)] if card else _NOT_STARTED
