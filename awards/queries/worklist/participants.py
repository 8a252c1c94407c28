"""What waits for a unit or a person: registering, scoring, results, reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from awards.enums import NominationState
from awards.models import Nomination
from awards.permissions import may_endorse
from awards.queries.nominations import reasons_against_sending
from awards.queries.worklist.desk import Desk, Task, address, some_names
from campaigns.enums import RegistrationState, Role, ScorecardState, TargetKind, WindowState
from campaigns.models import Period, Registration, RegistrationTarget, Scorecard
from campaigns.queries.campaign import spoken
from campaigns.queries.people import unregistered_for

R, S, N = RegistrationState, ScorecardState, NominationState
WRITING = (N.DRAFT, N.RETURNED, N.ENDORSED)


@dataclass(frozen=True)
class Duty:
    """A kind of work on registrations: which ones, where it is done and by when."""

    title: str
    icon: str
    fits: Callable[[Registration, Desk], bool]
    url: Callable[[Registration], str]
    list_url: Callable[[Period], str]
    last_day: Callable[[Period], date]
    detail: Callable[[Registration], str] = lambda row: str(row.participant)


def tasks(desk: Desk) -> Iterator[Task]:
    """The tasks of the unit that the user speaks for and of himself; nothing without either role."""
    mine = _mine(desk)
    if mine is None:
        return
    if not desk.user.has_role(Role.OFFICE):
        yield from _to_register(desk)
    unfilled = RegistrationTarget.objects.filter(registration=OuterRef("pk")).filter(
        Q(kind=TargetKind.FIGURE, reached__isnull=True) | Q(kind=TargetKind.TASK, result="")
    )
    proposed = Nomination.objects.filter(registration=OuterRef("pk")).exclude(state=N.WITHDRAWN)
    rows = list(
        Registration.objects.filter(mine, period__campaign=desk.campaign)
        .select_related("period", "collective", "individual", "unit", "scorecard")
        .annotate(unfilled=Exists(unfilled.order_by()), proposed=Exists(proposed.order_by()))
        .order_by("period__dossier_before", F("individual__name_sort").asc(nulls_first=True), "pk")
    )
    for duty in DUTIES:
        yield from _of_duty(desk, duty, [row for row in rows if duty.fits(row, desk)])
    yield from _nominations(desk, mine)


def _mine(desk: Desk) -> Q | None:
    user = desk.user
    of_unit = Q(unit=user.collective_id) if user.has_role(Role.UNIT) and user.collective_id else None
    speaks = user.has_role(Role.INDIVIDUAL) and user.individual_id
    of_person = Q(individual=user.individual_id) if speaks else None
    return of_unit | of_person if of_unit and of_person else of_unit or of_person


def _to_register(desk: Desk) -> Iterator[Task]:
    for period in desk.live:
        if period.registration_window.state(desk.today) is not WindowState.OPEN:
            continue
        collectives, people = unregistered_for(desk.user, period)
        missing = [*collectives, *people]
        if missing:
            yield Task(
                f"Lập đăng ký thi đua {spoken(period)}",
                address("registration_new", dot=period.code),
                "register",
                period.registration_closes,
                some_names(missing),
            )


def _of_duty(desk: Desk, duty: Duty, rows: list[Registration]) -> Iterator[Task]:
    by_period = defaultdict(list)
    for row in rows:
        by_period[row.period_id].append(row)
    for period_id, found in by_period.items():
        period = desk.periods[period_id]
        one = found[0] if len(found) == 1 else None
        yield Task(
            f"{duty.title} {spoken(period)}",
            duty.url(one) if one else duty.list_url(period),
            duty.icon,
            duty.last_day(period),
            duty.detail(one) if one else some_names(row.participant for row in found),
        )


def _nominations(desk: Desk, mine: Q) -> Iterator[Task]:
    rows = (
        Nomination.objects.filter(
            registration__in=Registration.objects.filter(mine).order_by().values("pk"),
            registration__period__campaign=desk.campaign,
            state__in=WRITING,
        )
        .select_related(
            "award_form",
            "registration__period",
            "registration__collective",
            "registration__individual",
            "registration__unit",
        )
        .order_by("registration__period__dossier_before", "pk")
    )
    for nomination in rows:
        period = nomination.registration.period
        title, detail = _next_step(desk, nomination)
        yield Task(
            f"{title} {spoken(period)}",
            address("nomination", nomination.pk),
            "nominate",
            period.dossier_last_day,
            detail,
        )


def _next_step(desk: Desk, nomination: Nomination) -> tuple[str, str]:
    who = f"{nomination.registration.participant}, {nomination.award_form}"
    if nomination.state == N.ENDORSED:
        return "Gửi đề nghị khen thưởng", f"{who}. Báo cáo đã có xác nhận."
    if nomination.state == N.RETURNED:
        return "Sửa đề nghị khen thưởng bị trả lại", f"{who}. Lý do: {nomination.reason}"
    if reasons_against_sending(nomination):
        return "Viết báo cáo thành tích", who
    if may_endorse(desk.user, nomination):
        return "Xác nhận báo cáo thành tích", who
    return "Xin xác nhận báo cáo thành tích", f"{who}. Báo cáo đã đủ các mục, chờ xác nhận."


# --- The duties on registrations ---------------------------------------------------------------------


def _card(row: Registration) -> Scorecard | None:
    return getattr(row, "scorecard", None)


def _is_draft(row: Registration, desk: Desk) -> bool:
    return row.state == R.DRAFT and row.period.registration_window.state(desk.today) is WindowState.OPEN


def _is_late_draft(row: Registration, desk: Desk) -> bool:
    closed = row.period.registration_window.state(desk.today) is WindowState.CLOSED
    return row.state == R.DRAFT and closed and row.period in desk.live


def _is_returned(row: Registration, desk: Desk) -> bool:
    return row.state == R.RETURNED


def _is_unscored(row: Registration, desk: Desk) -> bool:
    card = _card(row)
    waits = card is None or card.state == S.DRAFT
    return row.state == R.ACCEPTED and waits and row.period in desk.live


def _has_returned_card(row: Registration, desk: Desk) -> bool:
    card = _card(row)
    return card is not None and card.state == S.RETURNED


def _lacks_results(row: Registration, desk: Desk) -> bool:
    card = _card(row)
    asked = row.period in desk.live and row.period.registration_closes < desk.today
    published = card is not None and card.state == S.PUBLISHED
    return bool(row.state == R.ACCEPTED and asked and not published and row.unfilled)  # type: ignore[attr-defined]


def _may_be_proposed(row: Registration, desk: Desk) -> bool:
    card = _card(row)
    published = card is not None and card.state == S.PUBLISHED
    in_time = desk.today <= row.period.dossier_last_day
    wants = row.award_form_id is not None and not row.proposed  # type: ignore[attr-defined]
    return row.state == R.ACCEPTED and published and in_time and wants


def _registration(row: Registration) -> str:
    return address("registration", row.pk)


def _registrations(period: Period) -> str:
    return address("registrations", dot=period.code)


def _sheet(row: Registration) -> str:
    card = _card(row)
    return address("scorecard", card.pk) if card else address("scorecards", dot=row.period.code)


def _sheets(period: Period) -> str:
    return address("scorecards", dot=period.code)


def _candidates(period: Period) -> str:
    return address("nominations", dot=period.code, muc="co-the")


def _candidate(row: Registration) -> str:
    return _candidates(row.period)


def _dossier_last_day(period: Period) -> date:
    return period.dossier_last_day


def _registration_closes(period: Period) -> date:
    return period.registration_closes


def _scoring_closes(period: Period) -> date:
    return period.scoring_closes


def _why_returned(row: Registration) -> str:
    return f"{row.participant}. Lý do: {row.return_reason}"


def _why_card_returned(row: Registration) -> str:
    card = _card(row)
    return f"{row.participant}. Lý do: {card.return_reason if card else ''}"


DUTIES = (
    Duty(
        "Hoàn thành, gửi đăng ký thi đua",
        "register",
        _is_draft,
        _registration,
        _registrations,
        _registration_closes,
    ),
    Duty(
        "Đề nghị Văn phòng gửi thay đăng ký đã hết hạn",
        "register",
        _is_late_draft,
        _registration,
        _registrations,
        _registration_closes,
    ),
    Duty(
        "Sửa, gửi lại đăng ký bị trả lại",
        "register",
        _is_returned,
        _registration,
        _registrations,
        _scoring_closes,
        _why_returned,
    ),
    Duty("Tự chấm điểm", "score", _is_unscored, _sheet, _sheets, _scoring_closes),
    Duty(
        "Sửa, gửi lại phiếu chấm bị trả lại",
        "score",
        _has_returned_card,
        _sheet,
        _sheets,
        _scoring_closes,
        _why_card_returned,
    ),
    Duty(
        "Ghi kết quả thực hiện chỉ tiêu, nhiệm vụ",
        "register",
        _lacks_results,
        _registration,
        _registrations,
        _scoring_closes,
    ),
    Duty(
        "Xem điều kiện, đề nghị khen thưởng",
        "nominate",
        _may_be_proposed,
        _candidate,
        _candidates,
        _dossier_last_day,
    ),
)
