"""What waits for the deputy named to handle a clerk's own case."""

from __future__ import annotations

from collections.abc import Iterator

from awards.enums import MeetingState, NominationState
from awards.models import AgendaItem, Nomination
from awards.queries.worklist.desk import Desk, Task, address
from campaigns.enums import RegistrationState, ScorecardState
from campaigns.models import Registration
from campaigns.permissions import deputises
from campaigns.queries.campaign import spoken
from campaigns.queries.registrations import own_cases

STANDING_IN = "Xử lý thay vì công chức Văn phòng có lợi ích liên quan."
EXAMINABLE = (NominationState.SUBMITTED, NominationState.SENT_BACK)


def tasks(desk: Desk) -> Iterator[Task]:
    """Registrations to take in, sheets to appraise, nominations to examine: of the clerk's case only."""
    if not desk.user.deputised:
        return
    rows = (
        Registration.objects.filter(own_cases(desk.user), period__campaign=desk.campaign)
        .select_related("period", "collective", "individual", "unit", "scorecard")
        .order_by("period__dossier_before", "pk")
    )
    handled = {row.pk: row for row in rows if deputises(desk.user, row)}
    for row in handled.values():
        yield from _of_registration(row)
    yield from _of_meetings(handled)
    nominations = Nomination.objects.filter(registration__in=handled, state__in=EXAMINABLE)
    for nomination in nominations.select_related("award_form").order_by("pk"):
        row = handled[nomination.registration_id]
        title = f"Thẩm định đề nghị khen thưởng của {row.participant} {spoken(row.period)}"
        url = address("nomination", nomination.pk)
        yield Task(title, url, "nominate", row.period.dossier_last_day, STANDING_IN)


def _of_meetings(handled: dict[int, Registration]) -> Iterator[Task]:
    rows = AgendaItem.objects.filter(
        nomination__registration__in=handled, meeting__state=MeetingState.OPEN, result=""
    )
    for item in rows.select_related("nomination").order_by("meeting", "position", "pk"):
        row = handled[item.nomination.registration_id]
        title = f"Ghi biên bản xét trường hợp của {row.participant} {spoken(row.period)}"
        yield Task(title, address("meeting_item", item.meeting_id, item.pk), "council", None, STANDING_IN)


def _of_registration(row: Registration) -> Iterator[Task]:
    card = getattr(row, "scorecard", None)
    if row.state == RegistrationState.SUBMITTED:
        title = f"Tiếp nhận đăng ký của {row.participant} {spoken(row.period)}"
        yield Task(title, address("registration", row.pk), "register", row.period.scoring_closes, STANDING_IN)
    elif card is not None and card.state == ScorecardState.SUBMITTED:
        title = f"Thẩm định phiếu chấm điểm của {row.participant} {spoken(row.period)}"
        yield Task(title, address("scorecard", card.pk), "score", row.period.dossier_last_day, STANDING_IN)
