"""What acts after the appraisal share: the sheet held, the total reckoned anew."""

from __future__ import annotations

from typing import Any

from campaigns.actions.appraisers import require_appraiser
from campaigns.actions.moves import claim
from campaigns.enums import ScorecardState
from campaigns.errors import Reason, Refused
from campaigns.models import Scorecard, User
from campaigns.queries.criteria import grade_of
from campaigns.queries.scorecards import sheet_of

_OWN = Reason(
    "own_sheet",
    "Đây là phiếu của chính bạn hoặc của đơn vị bạn đại diện; người khác của Văn phòng phải làm việc này.",
)


def hold(scorecard: Scorecard) -> Scorecard:
    """The sheet as it is now, kept from others until the transaction ends.

    PostgreSQL holds the row; on SQLite the transaction has held the whole database since it began. ``claim``
    (in ``reckon_anew``) is the conditional UPDATE that would notice if either did not.
    """
    return Scorecard.objects.select_for_update().get(pk=scorecard.pk)


def check_appraiser(by: User, scorecard: Scorecard) -> None:
    """Refuse who may not appraise this sheet: ``not_yours``, ``own_sheet``."""
    require_appraiser(by, scorecard.registration, _OWN)


def check_appraised(current: Scorecard) -> None:
    """Refuse with ``wrong_state`` what is only done between the appraisal and its publication."""
    if current.state != ScorecardState.APPRAISED:
        words = (
            "Chỉ thực hiện được khi phiếu đã thẩm định xong và chưa công bố; phiếu đang ở trạng thái "
            f"“{current.get_state_display()}”. Hãy tải lại trang."
        )
        raise Refused(Reason("wrong_state", words))


def reckon_anew(current: Scorecard, **fields: Any) -> None:
    """Set total and grade by the marks as they now stand, and ``fields``; refused with ``stale``."""
    total = sheet_of(current).settled_total
    grade = grade_of(current.registration.period.campaign_id, total)
    claim(current, total=total, grade=grade, **fields)
