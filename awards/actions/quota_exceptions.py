"""Places beyond a shared ceiling: recorded with the paper that allows them, revoked while unused."""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.actions.quotas import hold_quotas
from awards.models import QuotaException
from awards.permissions import may_keep_exceptions
from awards.queries.quotas import specs_of, taken
from awards.rules.quota import QuotaSpec, find
from campaigns.actions.audit import record
from campaigns.enums import ParticipantKind, PeriodKind
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused, refuse_if
from campaigns.models import AwardForm, Period, User
from campaigns.rules.vietnamese import count_words, nfc, short_date

MOST_EXTRA = 99
OTHER_CAMPAIGN = Reason(
    "other_campaign", "Hình thức khen thưởng và đợt thi đua thuộc hai kế hoạch khác nhau."
)
NOT_LIMITED = Reason(
    "no_quota",
    "Kế hoạch không đặt số lượng cho hình thức và đối tượng này trong loại đợt này, nên không có gì để vượt.",
)
HARD = Reason(
    "quota_is_hard",
    "Đây là giới hạn riêng của xã theo kế hoạch, không có ngoại lệ. Chỉ số chung của cấp khen thưởng mới "
    "được vượt khi cấp đó chấp thuận bằng văn bản.",
)
RECORDED = Reason(
    "paper_recorded",
    "Văn bản chấp thuận này đã được ghi cho hình thức, đợt và đối tượng này; không ghi hai lần.",
)


def record_exception(
    *,
    award_form: AwardForm,
    period: Period,
    kind: ParticipantKind,
    extra: int,
    reason: str,
    issuer: str,
    paper_number: str,
    paper_date: date,
    by: User,
    now: datetime,
) -> QuotaException:
    """Record that a higher authority agreed to ``extra`` more than its shared ceiling allows.

    Refused: ``not_yours``, ``other_campaign``, ``no_quota``, ``quota_is_hard`` (the commune's own limit,
    Kế hoạch 454, mục IV.4.3), ``extra_out_of_range``, ``reason_missing``, ``paper_missing``,
    ``paper_in_future``, ``paper_recorded``.
    """
    if not may_keep_exceptions(by):
        raise Refused(NOT_YOURS)
    reason, issuer, paper_number = nfc(reason), nfc(issuer), nfc(paper_number)
    today = timezone.localdate(now)
    refuse_if(_reasons_of_paper(extra, reason, issuer, paper_number, paper_date, today))
    try:
        with transaction.atomic():
            hold_quotas([(award_form, period, kind)])
            refuse_if(reasons_against_exception(award_form, period, kind))
            made = QuotaException.objects.create(
                award_form=award_form,
                period=period,
                participant_kind=kind.value,
                extra=extra,
                reason=reason,
                issuer=issuer,
                paper_number=paper_number,
                paper_date=paper_date,
                recorded_by=by,
                recorded_at=now,
            )
            record(
                by=by,
                now=now,
                action="quota_exception.record",
                summary=f"Ghi ngoại lệ: thêm {count_words(extra)} {kind.label.lower()} theo văn bản số "
                f"{paper_number} ngày {short_date(paper_date)} của {issuer}.",
                about=made,
                reason=reason,
                changes={"extra": [0, extra]},
            )
    except IntegrityError as clash:
        raise Refused(RECORDED) from clash
    return made


def revoke_exception(*, exception: QuotaException, reason: str, by: User, now: datetime) -> QuotaException:
    """Take back an exception whose places are not used.

    Refused: ``not_yours``, ``reason_missing``, ``exception_used`` while approvals need its places, ``stale``
    when somebody revoked it meanwhile. Holds under an approval at once: both hold the quota's row.
    """
    if not may_keep_exceptions(by):
        raise Refused(NOT_YOURS)
    reason = nfc(reason)
    if not reason:
        raise Refused(Reason("reason_missing", "Hãy ghi lý do thu hồi ngoại lệ."))
    form, period = exception.award_form, exception.period
    kind = ParticipantKind(exception.participant_kind)
    with transaction.atomic():
        hold_quotas([(form, period, kind)])
        refuse_if(_reasons_of_use(exception, find(specs_of(form, period), PeriodKind(period.kind), kind)))
        living = QuotaException.objects.filter(pk=exception.pk, revoked_at__isnull=True)
        if not living.update(revoked_by=by, revoked_at=now, revoke_reason=reason):
            raise Refused(STALE)
        exception.refresh_from_db()
        record(
            by=by,
            now=now,
            action="quota_exception.revoke",
            summary=f"Thu hồi ngoại lệ theo văn bản số {exception.paper_number}.",
            about=exception,
            reason=reason,
            changes={"extra": [exception.extra, 0]},
        )
    return exception


def reasons_against_exception(award_form: AwardForm, period: Period, kind: ParticipantKind) -> list[Reason]:
    """Why no exception can be recorded for this form, period and kind; empty means one can."""
    if award_form.campaign_id != period.campaign_id:
        return [OTHER_CAMPAIGN]
    spec = find(specs_of(award_form, period), PeriodKind(period.kind), kind)
    if spec is None:
        return [NOT_LIMITED]
    return [HARD] if spec.is_hard else []


def _reasons_of_paper(
    extra: int, reason: str, issuer: str, paper_number: str, paper_date: date, today: date
) -> list[Reason]:
    found = []
    if not 1 <= extra <= MOST_EXTRA:
        found.append(Reason("extra_out_of_range", f"Số suất thêm phải từ 1 đến {MOST_EXTRA}."))
    if not reason:
        found.append(Reason("reason_missing", "Hãy ghi lý do đề nghị vượt số lượng."))
    if not paper_number or not issuer:
        sentence = "Hãy ghi số, ký hiệu và cơ quan ban hành của văn bản chấp thuận."
        found.append(Reason("paper_missing", sentence))
    if paper_date > today:
        sentence = f"Ngày văn bản {short_date(paper_date)} chưa đến; hãy ghi ngày trên văn bản đã ban hành."
        found.append(Reason("paper_in_future", sentence))
    return found


def _reasons_of_use(exception: QuotaException, spec: QuotaSpec | None) -> list[Reason]:
    """``exception_used`` when fewer places would be left than are taken; a revoked one is told as stale."""
    if spec is None or spec.is_hard or exception.revoked_at is not None:
        return []
    used = taken(exception.award_form, exception.period, spec.kind)
    left = spec.limit - exception.extra
    if used <= left:
        return []
    sentence = (
        f"Ngoại lệ này đang được dùng: đã duyệt {count_words(used)}, thu hồi thì chỉ còn "
        f"{count_words(left)} suất. Chỉ thu hồi được khi suất thêm chưa dùng."
    )
    return [Reason("exception_used", sentence)]
