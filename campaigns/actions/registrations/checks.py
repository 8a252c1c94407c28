"""Who and what stands before every act on a registration."""

from __future__ import annotations

from typing import Any

from campaigns.enums import CompletionLevel, RegistrationState
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused
from campaigns.models import AwardForm, Collective, Individual, Period, Registration, User
from campaigns.permissions import may_register_person, may_register_unit
from campaigns.queries.people import collectives_in, people_in

OWN_INTEREST = Reason(
    "own_interest",
    "Đây là đăng ký của chính bạn hoặc của đơn vị bạn đại diện, nên người khác của Văn phòng, hoặc "
    "người được phân công xử lý thay, phải xử lý.",
)


def require(allowed: bool) -> None:
    if not allowed:
        raise Refused(NOT_YOURS)


def require_writable(registration: Registration) -> None:
    if registration.state not in (RegistrationState.DRAFT, RegistrationState.RETURNED):
        label = RegistrationState(registration.state).label
        sentence = f"Đăng ký đang ở trạng thái “{label}” nên không sửa được nội dung."
        raise Refused(Reason("wrong_state", sentence))


def require_version(registration: Registration, version: int | None) -> None:
    """Tell of the other tab before complaining about what it left behind."""
    if version is not None and version != registration.version:
        raise Refused(STALE)


def may_register(by: User, collective: Collective | None, individual: Individual | None) -> bool:
    if collective is not None:
        return may_register_unit(by, collective)
    return individual is not None and may_register_person(by, individual)


def reasons_against_participant(
    period: Period, collective: Collective | None, individual: Individual | None
) -> list[Reason]:
    participant = collective or individual
    offered = collectives_in(period) if collective else people_in(period)
    if participant is None or not offered.filter(pk=participant.pk).exists():
        sentence = f"{participant} không còn hoặc chưa tham gia trong thời gian của {period}."
        return [Reason("not_in_period", sentence)]
    if Registration.objects.filter(period=period, collective=collective, individual=individual).exists():
        return [already_registered(participant, period)]
    return []


def already_registered(participant: Collective | Individual | None, period: Period) -> Reason:
    return Reason("already_registered", f"{participant} đã có đăng ký {period}.")


def reasons_against_aims(period: Period, level: str, award_form: AwardForm | None) -> list[Reason]:
    reasons: list[Reason] = []
    if level and level not in list(CompletionLevel):
        reasons.append(Reason("unknown_completion_level", "Mức độ hoàn thành không thuộc danh mục."))
    if award_form is not None and award_form.campaign_id != period.campaign_id:
        reasons.append(Reason("unknown_award_form", "Hình thức khen thưởng không thuộc kế hoạch này."))
    return reasons


def whereabouts(collective: Collective | None, individual: Individual | None) -> dict[str, Any]:
    """The unit and the post as they are today."""
    if individual is not None:
        return {"unit": individual.unit, "post": individual.post}
    return {"unit": collective, "post": ""}
