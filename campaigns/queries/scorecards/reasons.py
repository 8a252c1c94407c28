"""Why a score sheet cannot be sent, taken back or finished."""

from __future__ import annotations

from datetime import date

from campaigns.enums import (
    PointStage,
    Role,
    ScorecardState,
    WindowState,
)
from campaigns.errors import Reason
from campaigns.models import (
    Period,
    Scorecard,
    User,
)
from campaigns.queries.scorecards.sheet import Sheet
from campaigns.rules.scoring import (
    Reckoning,
)
from campaigns.rules.vietnamese import short_date

EDITABLE = (ScorecardState.DRAFT, ScorecardState.RETURNED)


def reasons_against_sending(sheet: Sheet) -> list[Reason]:
    """What the participant must still fill in; 0 points are a value (Kế hoạch 454, mục IV.1).

    Codes: ``points_missing``, ``evidence_missing``, ``note_missing`` (does not arise, but why?),
    ``nothing_arises``. A measured criterion waits for the office, not for the participant, so it does not
    stand in the way.
    """
    reasons = []
    unscored = [line.number for line in sheet.lines if not line.is_scored]
    if unscored:
        words = f"Còn {len(unscored)} tiêu chí chưa có điểm tự chấm: {', '.join(unscored)}."
        reasons.append(Reason("points_missing", words))
    unproved = [line.number for line in sheet.lines if not (line.is_proved or line.score.self_not_arising)]
    if unproved:
        words = (
            f"Còn {len(unproved)} tiêu chí cần tài liệu kiểm chứng hoặc lời thuyết minh vì sao không có: "
            f"{', '.join(unproved)}."
        )
        reasons.append(Reason("evidence_missing", words))
    unexplained = [line.number for line in sheet.lines if line.score.self_not_arising and not line.is_proved]
    if unexplained:
        words = (
            f"Còn {len(unexplained)} tiêu chí đánh dấu không phát sinh chưa ghi lý do vào ô thuyết minh: "
            f"{', '.join(unexplained)}."
        )
        reasons.append(Reason("note_missing", words))
    return [*reasons, *_reasons_if_nothing_arises(sheet.self_reckoning)]


def reasons_by_window(
    period: Period, today: date, user: User, scorecard: Scorecard | None = None
) -> list[Reason]:
    """Why the day forbids scoring; the closing day itself is in time.

    Neither the office nor a sheet that the office returned is bound by it. Codes: ``window_not_open``,
    ``window_closed``.
    """
    returned = scorecard is not None and scorecard.state == ScorecardState.RETURNED
    state = period.scoring_window.state(today)
    if state is WindowState.OPEN or returned or user.has_role(Role.OFFICE):
        return []
    if state is WindowState.BEFORE:
        opens = short_date(period.registration_opens)
        return [Reason("window_not_open", f"{period.name} mở từ ngày {opens}. Hãy quay lại từ ngày đó.")]
    closes = short_date(period.scoring_closes)
    words = f"Đã hết hạn tự chấm điểm (ngày cuối là {closes}). Hãy liên hệ Văn phòng để được gửi muộn."
    return [Reason("window_closed", words)]


def reasons_against_recalling(scorecard: Scorecard, today: date, user: User) -> list[Reason]:
    """Why a sent sheet may not be taken back today: it could not be sent again. Code: ``window_closed``."""
    if not reasons_by_window(scorecard.registration.period, today, user):
        return []
    words = "Đã hết hạn tự chấm nên không rút về được. Nếu cần sửa, hãy đề nghị Văn phòng trả lại phiếu."
    return [Reason("window_closed", words)]


def reasons_against_finishing(sheet: Sheet) -> list[Reason]:
    """What the appraiser must still do. Codes: ``measure_missing``, ``appraisal_missing``,
    ``nothing_arises``."""
    reasons = []
    for line in sheet.unmeasured:
        words = (
            f"Tiêu chí {line.number} chưa có số liệu “{line.score.criterion.measure}”. Hãy ghi số liệu trước."
        )
        reasons.append(Reason("measure_missing", words))
    open_ = [
        line.number
        for line in sheet.lines
        if not (line.is_measured or line.is_optional or line.mark(PointStage.APPRAISED).is_given)
    ]
    if open_:
        words = f"Còn {len(open_)} tiêu chí chưa có điểm thẩm định: {', '.join(open_)}."
        reasons.append(Reason("appraisal_missing", words))
    return [*reasons, *_reasons_if_nothing_arises(sheet.appraised_reckoning)]


def _reasons_if_nothing_arises(reckoning: Reckoning) -> list[Reason]:
    """A table of which nothing is left gives no total. Code: ``nothing_arises``."""
    if reckoning.reachable or not reckoning.full:
        return []
    words = (
        "Cả bảng điểm đều ghi không phát sinh nên không tính được tổng điểm. Hãy chấm ít nhất một tiêu chí, "
        "hoặc đề nghị Văn phòng cho rút đăng ký."
    )
    return [Reason("nothing_arises", words)]
