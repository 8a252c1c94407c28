"""What stands against issuing a paper now: its day, its number, the papers before it, the law."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from awards.enums import DossierState, MeetingState, NominationState, PaperKind
from awards.models import Decision, Dossier, Meeting, Nomination, Paper, SummaryText
from awards.queries.papers import (
    SETTLED,
    Subject,
    campaign_of,
    current_paper,
    issued_minutes,
    meetings_behind,
    numbers_given,
    regime_for,
)
from awards.rules.numbering import check_number
from awards.rules.paper_kinds import FACTS
from campaigns.errors import Reason
from campaigns.models import AwardForm, Campaign, Period
from campaigns.rules.vietnamese import short_date

# Another day or number may be lawful, so these are no reason to hide the form.
MENDABLE = frozenset(
    {
        "date_in_future",
        "number_missing",
        "number_not_positive",
        "number_taken",
        "number_before_earlier",
        "number_after_later",
        "before_minutes",
        "before_meeting",
        "before_replaced",
        "decision_differs",
        "late",
        "no_regime",
        "not_before_meeting",
        "period_not_over",
        "stage_over",
        "window_not_open",
    }
)


def lasting(reasons: Sequence[Reason]) -> list[Reason]:
    """Those of ``reasons`` that no other number or day would mend."""
    return [reason for reason in reasons if reason.code not in MENDABLE]


def reasons_against_issuing(
    kind: PaperKind,
    subject: Subject,
    *,
    number: int | None,
    day: date,
    today: date,
    replaces: Paper | None = None,
    accept_late: bool = False,
) -> list[Reason]:
    """Why this paper cannot be issued with this number and day; empty means that it can.

    The order of the papers is that of the work: meeting, minutes, proposal; none bears a day to come. A
    proposal after the last day for dossiers is refused with ``late`` unless ``accept_late``. An issued paper
    is only ever replaced, by one of its own kind, and not while the dossier is at the receiving office.
    """
    found = _reasons_of_day(kind, subject, number, day, today)
    found += _reasons_of_replacing(kind, subject, day, replaces)
    if kind == PaperKind.INVITATION and isinstance(subject, Meeting):
        found += _reasons_of_invitation(subject, day)
    elif kind == PaperKind.SUMMARY_REPORT and isinstance(subject, Period):
        found += _reasons_of_summary(subject, day)
    elif isinstance(subject, Meeting):
        found += _reasons_of_meeting(kind, subject, day)
    elif isinstance(subject, Dossier):
        found += _reasons_of_dossier(subject, day, accept_late)
    elif isinstance(subject, Decision):
        found += _reasons_of_decision(subject, number, day, replaces)
    elif isinstance(subject, Nomination) and NominationState(subject.state) not in SETTLED:
        found.append(
            Reason("not_approved", "Chỉ chốt báo cáo thành tích của đề nghị đã được Chủ tịch duyệt.")
        )
    return found


def reasons_against_deciding(
    form: AwardForm, nominations: Sequence[Nomination], *, number: int, day: date, today: date
) -> list[Reason]:
    """Why the chairman's own decision cannot be recorded; empty means that it can.

    Codes: ``not_own``, ``nothing_chosen``, ``not_approved``, and those of days, numbers and minutes.
    """
    if not form.is_own:
        return [Reason("not_own", f"“{form}” do cấp trên quyết định: hãy lập và nộp hồ sơ.")]
    if not nominations:
        return [Reason("nothing_chosen", "Hãy chọn ít nhất một đề nghị để ghi vào Quyết định.")]
    found = _not_approved(nominations)
    taken = numbers_given(PaperKind.AWARD_DECISION, form.campaign.organisation, day.year)
    found += _not_in_future(day, today) + check_number(number, day, taken)
    return found + reasons_of_minutes(form, nominations, day) + _reasons_of_law(form.campaign, day)


def reasons_of_minutes(form: AwardForm, nominations: Sequence[Nomination], day: date) -> list[Reason]:
    """What the council's papers say against a paper of ``day`` that rests on them.

    Codes: ``minutes_missing`` when the plan wants minutes and they are not issued, ``before_minutes``,
    ``before_meeting``.
    """
    meetings = meetings_behind(nominations)
    minutes = issued_minutes(meetings)
    wanted = form.required_papers.filter(kind=PaperKind.MINUTES.value, required=True).exists()
    found: list[Reason] = []
    if wanted and not meetings:
        found.append(Reason("minutes_missing", "Chưa có cuộc họp xét nào đã kết thúc với các đề nghị này."))
    for meeting in meetings:
        held = timezone.localdate(meeting.starts_at)
        paper = minutes.get(meeting.pk)
        if paper is None and wanted:
            sentence = f"Chưa phát hành Biên bản họp xét ngày {short_date(held)}; hãy phát hành trước."
            found.append(Reason("minutes_missing", sentence))
        if paper is not None and day < paper.issued_on:
            sentence = (
                f"Ngày {short_date(day)} trước ngày của Biên bản số {paper.reference} "
                f"({short_date(paper.issued_on)})."
            )
            found.append(Reason("before_minutes", sentence))
        elif day < held:
            sentence = f"Ngày {short_date(day)} trước ngày Hội đồng họp ({short_date(held)})."
            found.append(Reason("before_meeting", sentence))
    return found


def _reasons_of_day(
    kind: PaperKind, subject: Subject, number: int | None, day: date, today: date
) -> list[Reason]:
    found = _not_in_future(day, today)
    if not FACTS[kind].is_numbered:
        return found
    if number is None:
        return [*found, Reason("number_missing", "Hãy nhập số văn bản theo sổ văn thư.")]
    taken = numbers_given(kind, campaign_of(subject).organisation, day.year)
    return found + check_number(number, day, taken)


def _not_in_future(day: date, today: date) -> list[Reason]:
    if day <= today:
        return []
    sentence = f"Ngày {short_date(day)} chưa đến; văn bản không ghi ngày sau hôm nay ({short_date(today)})."
    return [Reason("date_in_future", sentence)]


def _reasons_of_replacing(
    kind: PaperKind, subject: Subject, day: date, replaces: Paper | None
) -> list[Reason]:
    current = _current(kind, subject, replaces)
    if current is None and replaces is None:
        return []
    if replaces is None:
        sentence = f"{kind.label} đã phát hành. Nếu bản đó có sai sót, hãy phát hành bản thay thế."
        return [Reason("already_issued", sentence)]
    if current is None or current.pk != replaces.pk:
        return [Reason("already_replaced", "Văn bản này đã được thay thế. Hãy tải lại trang.")]
    if not current.is_finished:
        return [Reason("unfinished", "Văn bản này chưa tạo xong tệp. Hãy hoàn tất trước khi thay thế.")]
    found = []
    if day < current.issued_on:
        sentence = f"Bản thay thế không được ghi ngày trước bản cũ ({short_date(current.issued_on)})."
        found.append(Reason("before_replaced", sentence))
    if FACTS[kind].in_dossier and _is_handed_over(subject):
        sentence = "Hồ sơ có văn bản này đã nộp. Hãy ghi nhận lại hồ sơ trước khi thay thế văn bản."
        found.append(Reason("handed_over", sentence))
    return found


def _current(kind: PaperKind, subject: Subject, replaces: Paper | None) -> Paper | None:
    """The paper that a new one must replace; of a kind that repeats only the one that it says it does."""
    if not FACTS[kind].repeats:
        return current_paper(kind, subject)
    return replaces if replaces is not None and not hasattr(replaces, "replaced_by") else None


def _is_handed_over(subject: Subject) -> bool:
    if isinstance(subject, Dossier):
        return False  # the dossier's own state says so
    if isinstance(subject, Meeting):
        rows = Dossier.objects.filter(nominations__agenda_items__meeting=subject)
    elif isinstance(subject, Nomination):
        rows = Dossier.objects.filter(nominations=subject)
    else:
        return False
    return rows.exclude(state=DossierState.PREPARING.value).exists()


def _reasons_of_meeting(kind: PaperKind, meeting: Meeting, day: date) -> list[Reason]:
    if meeting.state != MeetingState.CLOSED:
        return [Reason("meeting_not_closed", f"Chỉ phát hành {kind.label} khi cuộc họp đã kết thúc.")]
    held = timezone.localdate(meeting.starts_at)
    if day >= held:
        return []
    return [Reason("before_meeting", f"Ngày {short_date(day)} trước ngày Hội đồng họp ({short_date(held)}).")]


def _reasons_of_invitation(meeting: Meeting, day: date) -> list[Reason]:
    """A meeting is announced while it is planned, before its day."""
    if meeting.state != MeetingState.PLANNED:
        label = MeetingState(meeting.state).label
        return [
            Reason("meeting_not_planned", f"Cuộc họp ở trạng thái “{label}”, không phát hành Giấy mời nữa.")
        ]
    held = timezone.localdate(meeting.starts_at)
    if day < held:
        return []
    sentence = f"Giấy mời phải có ngày trước ngày họp ({short_date(held)})."
    return [Reason("not_before_meeting", sentence)]


def _reasons_of_summary(period: Period, day: date) -> list[Reason]:
    """A report sums up what is over, and says in the office's words what comes next."""
    found = []
    if day <= period.scoring_closes:
        last = short_date(period.scoring_closes)
        sentence = f"Báo cáo tổng kết phải có ngày sau khi hết hạn tự chấm điểm ({last})."
        found.append(Reason("period_not_over", sentence))
    if not SummaryText.objects.filter(period=period).exclude(directions="").exists():
        sentence = "Chưa ghi phương hướng, nhiệm vụ. Hãy soạn lời văn của báo cáo ở trang Thống kê."
        found.append(Reason("directions_missing", sentence))
    return found


def _reasons_of_dossier(dossier: Dossier, day: date, accept_late: bool) -> list[Reason]:
    if dossier.state != DossierState.PREPARING:
        label = DossierState(dossier.state).label
        return [Reason("handed_over", f"Hồ sơ đang ở trạng thái “{label}”, không phát hành thêm văn bản.")]
    nominations = list(dossier.nominations.select_related("registration").order_by("pk"))
    if not nominations:
        return [Reason("dossier_empty", "Hồ sơ chưa có đề nghị nào được Chủ tịch duyệt.")]
    found = _not_approved(nominations) + reasons_of_minutes(dossier.award_form, nominations, day)
    last = dossier.period.dossier_last_day
    if day > last and not accept_late:
        sentence = (
            f"Ngày {short_date(day)} đã quá hạn gửi hồ sơ ({short_date(last)}). "
            "Nếu vẫn phát hành, hãy đánh dấu xác nhận phát hành muộn."
        )
        found.append(Reason("late", sentence))
    return found + _reasons_of_law(dossier.period.campaign, day)


def _reasons_of_decision(
    decision: Decision, number: int | None, day: date, replaces: Paper | None
) -> list[Reason]:
    form = decision.award_form
    if not form.is_own:
        return [Reason("not_own", "Quyết định này do cấp trên ban hành; xã chỉ ghi lại kết quả.")]
    found: list[Reason] = []
    if replaces is None and (day != decision.decided_on or not decision.number.startswith(f"{number:02}/")):
        recorded = f"{decision.number} ngày {short_date(decision.decided_on)}"
        sentence = f"Số và ngày phải đúng với Quyết định đã ghi: {recorded}."
        found.append(Reason("decision_differs", sentence))
    results = decision.results.select_related("nomination").order_by("pk")
    nominations = [result.nomination for result in results]
    return found + reasons_of_minutes(form, nominations, day) + _reasons_of_law(form.campaign, day)


def _not_approved(nominations: Sequence[Nomination]) -> list[Reason]:
    return [
        Reason(
            "not_approved",
            f"{nomination.registration.participant}: đề nghị đang ở trạng thái "
            f"“{NominationState(nomination.state).label}”, chưa được Chủ tịch duyệt.",
        )
        for nomination in nominations
        if nomination.state != NominationState.APPROVED
    ]


def _reasons_of_law(campaign: Campaign, day: date) -> list[Reason]:
    if regime_for(campaign, day) is not None:
        return []
    sentence = (
        f"Chưa có căn cứ pháp lý nào có hiệu lực vào ngày {short_date(day)}; "
        "hãy bổ sung quy định pháp luật trong phần Quản trị."
    )
    return [Reason("no_regime", sentence)]
