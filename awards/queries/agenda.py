"""What may stand on an agenda, and what of a period may not, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from awards.enums import MeetingState, NominationState
from awards.models import AgendaItem, Meeting, Nomination
from awards.queries.eligibility import case_of, findings_for
from awards.queries.nominations import IN_NAME_ORDER
from awards.rules.eligibility import Finding
from campaigns.models import Period
from campaigns.rules.vietnamese import short_date

N = NominationState
NOT_READY = (N.DRAFT, N.ENDORSED, N.SUBMITTED, N.RETURNED, N.SENT_BACK)
WHAT_IS_MISSING = {
    N.DRAFT: "Báo cáo thành tích chưa được xác nhận và gửi.",
    N.ENDORSED: "Báo cáo đã xác nhận nhưng chưa gửi đề nghị.",
    N.SUBMITTED: "Văn phòng chưa thẩm định, tiếp nhận.",
    N.RETURNED: "Đã trả lại để bổ sung.",
    N.SENT_BACK: "Chủ tịch trả lại; Văn phòng chưa tiếp nhận lại.",
}


@dataclass(frozen=True)
class LeftOut:
    """A nomination of the period that a meeting cannot deal with now, and what stands in the way."""

    nomination: Nomination
    reason: str
    unmet: tuple[str, ...] = ()  # conditions of the plan, each with what is known of it


def left_out(period: Period, *, but: Meeting | None = None) -> list[LeftOut]:
    """The nominations of ``period`` still under way that no agenda can take now, in the agenda's order.

    Those that stand on another meeting's agenda are named with its day; those on that of ``but`` are not.
    """
    rows = list(
        Nomination.objects.filter(registration__period=period, state__in=[*NOT_READY, N.ACCEPTED])
        .select_related(
            "award_form",
            "registration__period",
            "registration__collective",
            "registration__individual",
            "registration__unit",
        )
        .order_by(*IN_NAME_ORDER)
    )
    busy = _busy(period, but)
    unready = [row for row in rows if row.state != N.ACCEPTED]
    findings = dict(zip(unready, findings_for([case_of(row) for row in unready]), strict=True))
    return [
        LeftOut(row, f"Đã có trong chương trình cuộc họp {busy[row.pk]}.")
        if row.state == N.ACCEPTED
        else LeftOut(row, WHAT_IS_MISSING[N(row.state)], _unmet(findings[row]))
        for row in rows
        if row.state != N.ACCEPTED or row.pk in busy
    ]


def _unmet(findings: list[Finding]) -> tuple[str, ...]:
    return tuple(f"{each.outcome.label}: {each.text}" for each in findings if not each.is_satisfied)


def _busy(period: Period, but: Meeting | None) -> dict[int, str]:
    """Nomination id → the day of the other meeting that is still to deal with it."""
    items = AgendaItem.objects.filter(
        nomination__registration__period=period,
        meeting__state__in=[MeetingState.PLANNED, MeetingState.OPEN],
    ).select_related("meeting")
    if but is not None:
        items = items.exclude(meeting=but)
    return {
        item.nomination_id: f"ngày {short_date(timezone.localdate(item.meeting.starts_at))}"
        for item in items.order_by("meeting__starts_at", "pk")
    }
