"""Which registrations somebody sees, and what stands against starting, sending and taking back one."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet

from campaigns.enums import RegistrationState, Role, ScorecardState, WindowState
from campaigns.errors import Reason
from campaigns.models import Period, Registration, Scorecard, User
from campaigns.permissions import READS_EVERYTHING
from campaigns.queries.campaign import spoken
from campaigns.rules.vietnamese import short_date


def visible_to(user: User) -> QuerySet[Registration]:
    """The registrations of the active campaign that ``user`` may read (see ``permissions.may_see``).

    In the order of lists: collectives by their place, then people by name. What belongs to a campaign that
    the portal no longer shows is out of reach until that campaign is shown again.
    """
    rows = (
        Registration.objects.filter(period__campaign__is_active=True)
        .select_related(
            "period__campaign__organisation", "collective", "individual__unit", "unit", "award_form"
        )
        .order_by(
            "period",
            F("individual__name_sort").asc(nulls_first=True),  # databases disagree about NULL
            "collective__position",
            "collective__name_sort",
            "pk",
        )
    )
    if user.has_role(*READS_EVERYTHING):
        return rows
    mine = Q(pk__in=[])
    if user.has_role(Role.UNIT) and user.collective_id:
        mine |= Q(unit_id=user.collective_id)
    if user.has_role(Role.INDIVIDUAL) and user.individual_id:
        mine |= Q(individual_id=user.individual_id)
    return rows.filter(mine | own_cases(user))


def own_cases(user: User) -> Q:
    """The registrations that ``user`` handles as the deputy named for a clerk."""
    found = Q(pk__in=[])
    for case in user.deputised if user.is_active else ():
        own = Q(pk__in=[])
        if case.individual:
            own |= Q(individual_id=case.individual)
        if case.collective:
            own |= Q(collective_id=case.collective)
        found |= Q(period__campaign_id=case.campaign) & own
    return found


def registration_of(
    period: Period, *, collective_id: int | None, individual_id: int | None
) -> Registration | None:
    """The one registration of a participant in a period, if there is one."""
    return (
        Registration.objects.filter(
            Q(collective_id=collective_id, individual_id=individual_id), period=period
        )
        .order_by("pk")
        .first()
    )


def is_closed(period: Period, today: date) -> bool:
    """Whether the last day for registering has passed."""
    return period.registration_window.state(today) is WindowState.CLOSED


def reasons_against_registering(user: User, period: Period, today: date) -> list[Reason]:
    """Why ``user`` cannot register anybody for ``period`` on ``today``; empty means he may.

    The opening and the closing day are inside. Outside them only the office registers.
    """
    if user.has_role(Role.OFFICE):
        return []
    state = period.registration_window.state(today)
    opens, closes = short_date(period.registration_opens), short_date(period.registration_closes)
    if state is WindowState.BEFORE:
        sentence = f"Chưa đến thời gian đăng ký: {spoken(period)} mở từ ngày {opens} đến hết ngày {closes}."
        return [Reason("window_not_open", sentence)]
    if state is WindowState.CLOSED:
        sentence = (
            f"Đã hết thời gian đăng ký: {spoken(period)} mở từ ngày {opens} đến hết ngày {closes}. "
            "Hãy đề nghị Văn phòng đăng ký thay; đăng ký khi đó được ghi là muộn."
        )
        return [Reason("window_closed", sentence)]
    return []


def reasons_incomplete(registration: Registration) -> list[Reason]:
    """What a registration still lacks to be sent (Kế hoạch 454, mục IV.1: the four contents)."""
    reasons: list[Reason] = []
    if not registration.targets.exists():
        reasons.append(
            Reason(
                "no_targets", "Chưa có chỉ tiêu thi đua hay nhiệm vụ công tác trọng tâm nào; cần ít nhất một."
            )
        )
    if not registration.completion_level:
        reasons.append(Reason("no_completion_level", "Chưa chọn mức độ hoàn thành nhiệm vụ."))
    if registration.award_form_id is None:
        reasons.append(Reason("no_award_form", "Chưa chọn hình thức khen thưởng phấn đấu đạt được."))
    return reasons


def reasons_against_sending(registration: Registration, user: User, today: date) -> list[Reason]:
    """Why ``user`` cannot send a draft or a returned one on ``today``: the window, then the contents.

    A returned one was sent in its time and is wanted back by the office, so the window does not hold it.
    """
    reasons: list[Reason] = []
    if registration.state != RegistrationState.RETURNED:
        reasons += reasons_against_registering(user, registration.period, today)
    return reasons + reasons_incomplete(registration)


def reasons_against_recalling(registration: Registration, user: User, today: date) -> list[Reason]:
    """Why ``user`` cannot take a sent registration back on ``today``.

    After the closing day a participant could not send it again, so the office must return it instead.
    """
    if user.has_role(Role.OFFICE) or not is_closed(registration.period, today):
        return []
    closes = short_date(registration.period.registration_closes)
    sentence = (
        f"Thời gian đăng ký đã hết ngày {closes}, rút về thì không gửi lại được. "
        "Nếu cần sửa, hãy đề nghị Văn phòng trả lại."
    )
    return [Reason("window_closed", sentence)]


def reasons_against_recording(registration: Registration, user: User) -> list[Reason]:
    """Why ``user`` cannot write results now: not accepted yet, or published already."""
    if registration.state != RegistrationState.ACCEPTED:
        sentence = "Kết quả thực hiện chỉ ghi được sau khi Văn phòng tiếp nhận đăng ký."
        return [Reason("wrong_state", sentence)]
    published = Scorecard.objects.filter(registration=registration, state=ScorecardState.PUBLISHED)
    if not user.has_role(Role.OFFICE) and published.exists():
        sentence = "Kết quả xếp hạng đã công bố; nếu còn sai sót, hãy đề nghị Văn phòng sửa."
        return [Reason("published", sentence)]
    return []


def has_scorecard(registration: Registration) -> bool:
    """Whether scoring has begun on this registration."""
    return Scorecard.objects.filter(registration=registration).exists()
