"""A paper that stands for another one names it, where a clerk would write that (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from awards.documents.sheets import AwardDecisionSheet, Sheet
from awards.enums import PaperKind
from awards.models import Paper
from campaigns.documents.sheets import Recipients
from campaigns.rules.vietnamese import official_date

SHORT_NAMES = {
    PaperKind.PROPOSAL: "Tờ trình",
    PaperKind.MINUTES: "Biên bản",
    PaperKind.ACHIEVEMENT_REPORT: "Báo cáo thành tích",
    PaperKind.AWARD_DECISION: "Quyết định",
}
ARTICLE = re.compile(r"^(Như Điều )\d+$")


def naming_replaced(sheet: Sheet, old: Paper) -> Sheet:
    """``sheet`` with the sentence that it replaces ``old``.

    A decision has an article for it before the last one, on which its "Nơi nhận" then moves on; other papers
    have a last sentence of their text. A kind of sheet without the field ``replaces`` stays as it is.
    """
    named = _named(old)
    if isinstance(sheet, AwardDecisionSheet):
        *before, last = sheet.articles
        articles = (*before, f"Quyết định này có hiệu lực kể từ ngày ký và thay thế {named}", last)
        lines = tuple(ARTICLE.sub(rf"\g<1>{len(articles)}", line) for line in sheet.recipients.lines)
        return replace(sheet, articles=articles, recipients=Recipients(lines))
    if any(field.name == "replaces" for field in fields(sheet)):
        short = SHORT_NAMES.get(PaperKind(old.kind), PaperKind(old.kind).label)
        changed: dict[str, Any] = {"replaces": f"{short} này thay thế {named}"}
        return replace(sheet, **changed)
    return sheet


def _named(old: Paper) -> str:
    """ "Tờ trình số 05/TTr-UBND ngày 09 tháng 12 năm 2024 của Ủy ban nhân dân xã …"."""
    kind = PaperKind(old.kind)
    short = SHORT_NAMES.get(kind, kind.label)
    day = official_date(old.issued_on)
    if not old.reference:
        return f"{short} đã lập {day}"
    issuer = old.payload.get("authority") or old.payload["letterhead"]["issuer_name"]
    return f"{short} số {old.reference} {day} của {issuer}"
