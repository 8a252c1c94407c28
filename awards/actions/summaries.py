"""The office's words for a period's summary report."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from awards.models import SummaryText
from awards.permissions import may_keep_dossiers
from campaigns.actions.audit import record
from campaigns.errors import NOT_YOURS, STALE, Refused
from campaigns.models import Period, User
from campaigns.rules.vietnamese import nfc

TEXTS = ("strengths", "shortcomings", "directions")


def save_summary_text(*, period: Period, version: int, by: User, now: datetime, **texts: str) -> SummaryText:
    """Keep the office's words, ``TEXTS``, for the report on ``period``; ``version`` is that of the page, 0 at
    first.

    Refused with ``not_yours``, or ``stale`` when somebody else saved meanwhile.
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    fields = {name: nfc(texts[name]).strip() for name in TEXTS} | {"written_by": by, "written_at": now}
    try:
        with transaction.atomic():
            if version:
                known = SummaryText.objects.filter(period=period, version=version)
                if not known.update(version=version + 1, **fields):
                    raise Refused(STALE)
            else:
                SummaryText.objects.create(period=period, **fields)
            record(
                by=by,
                now=now,
                action="summary.write",
                summary=f"Đã lưu lời văn báo cáo tổng kết {period}.",
                about=period,
            )
    except IntegrityError as clash:
        raise Refused(STALE) from clash
    return SummaryText.objects.get(period=period)
