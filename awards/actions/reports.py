"""The achievement report: written, kept in versions, brought back; its figures renewed until it is confirmed.

Every text is cleaned here, wherever it comes from, and every change makes a version (``ReportVersion``).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from awards.enums import NominationState
from awards.models import Nomination, ReportVersion
from awards.permissions import may_write_report
from awards.queries.nominations import section_label
from awards.queries.report import SECTIONS, WRITABLE, Living, documents_of, figures_of, living
from campaigns.actions.audit import record
from campaigns.actions.moves import claim
from campaigns.errors import NOT_YOURS, Reason, Refused
from campaigns.models import User
from campaigns.rules.richtext import read, to_html, to_plain

BEGUN, CONFIRMED, BEFORE = "Soạn từ dữ liệu", "Bản đã xác nhận", "Bản đã có trước khi lưu"


def save_report(
    *,
    nomination: Nomination,
    by: User,
    now: datetime,
    version: int | None = None,
    general: str,
    results: str,
    measures_taken: str,
    effect: str,
    lessons: str,
) -> Nomination:
    """Keep the report as it was written, in HTML or in plain lines; a change makes a new version of it.

    Refused: ``not_yours``; ``report_locked`` once it is confirmed or sent; ``stale`` when somebody else
    saved after ``version`` was shown.
    """
    _refuse_writing(nomination, by)
    report = living(nomination)
    sections = (general, results, measures_taken, effect, lessons)
    written = {name: to_html(report.renewed(text)) for name, text in zip(SECTIONS, sections, strict=True)}
    _keep(
        report,
        written,
        by=by,
        now=now,
        version=version,
        action="save_report",
        told="Đã lưu báo cáo thành tích.",
    )
    return nomination


def restore_version(
    *, nomination: Nomination, number: int, by: User, now: datetime, version: int | None = None
) -> Nomination:
    """Bring version ``number`` back as a new version; its figures are those of now.

    Refused: as ``save_report``, and ``no_version`` when there is no such version.
    """
    _refuse_writing(nomination, by)
    old = nomination.report_versions.filter(number=number).first()
    if old is None:
        raise Refused(Reason("no_version", f"Báo cáo không có phiên bản {number}; hãy tải lại trang."))
    report = living(nomination)
    written = {name: to_html(report.renewed(old.content.get(name, ""))) for name in SECTIONS}
    _keep(
        report,
        written,
        by=by,
        now=now,
        version=version,
        action="restore_report",
        told=f"Đã khôi phục phiên bản {number} của báo cáo thành tích.",
        restored_from=number,
    )
    return nomination


def begin(nomination: Nomination, *, by: User, now: datetime) -> None:
    """The first version of a report just begun; for ``nominate``, inside its transaction."""
    figures = figures_of(nomination.registration)
    _add_version(nomination, _stored(nomination), figures, by=by, now=now, note=BEGUN)


def settled(nomination: Nomination) -> dict[str, str]:
    """The sections with the figures of now, as they are confirmed; for ``endorse``."""
    return {name: to_html(document) for name, document in documents_of(nomination).items()}


def keep_confirmed(nomination: Nomination, *, by: User, now: datetime) -> None:
    """A version of what was confirmed, when its figures moved since it was saved; for ``endorse``."""
    latest = nomination.report_versions.order_by("-number").first()
    content = _stored(nomination)
    if latest is None or latest.content != content:
        figures = figures_of(nomination.registration)
        _add_version(nomination, content, figures, by=by, now=now, note=CONFIRMED)


def _locked(nomination: Nomination) -> Reason:
    """Why the report cannot be written now."""
    label = NominationState(nomination.state).label
    sentence = f"Báo cáo đã khóa vì đề nghị đang ở trạng thái “{label}”; nội dung vừa nhập chưa được lưu."
    return Reason("report_locked", sentence)


def _refuse_writing(nomination: Nomination, by: User) -> None:
    if not may_write_report(by, nomination):
        raise Refused(NOT_YOURS)
    if nomination.state not in WRITABLE:
        raise Refused(_locked(nomination))


def _keep(
    report: Living,
    written: Mapping[str, str],
    *,
    by: User,
    now: datetime,
    version: int | None,
    action: str,
    told: str,
    restored_from: int | None = None,
) -> None:
    """Write the sections, their version and the record, all or nothing."""
    nomination = report.nomination
    before = _stored(nomination)
    with transaction.atomic():
        claim(nomination, version=version, **written)
        if written != before or restored_from is not None:
            if not nomination.report_versions.exists():
                _add_version(nomination, before, {}, by=nomination.created_by, now=now, note=BEFORE)
            _add_version(nomination, written, report.figures, by=by, now=now, restored_from=restored_from)
        record(
            by=by,
            now=now,
            action=f"nomination.{action}",
            summary=told,
            about=nomination,
            changes=_in_words(before, written),
        )


def _add_version(
    nomination: Nomination, content: Mapping[str, str], figures: Mapping[str, str], **fields: Any
) -> ReportVersion:
    """The next version; the nomination's row, written in the same transaction, keeps others out."""
    last = nomination.report_versions.aggregate(last=Max("number"))["last"] or 0
    by, now = fields.pop("by"), fields.pop("now")
    return ReportVersion.objects.create(
        nomination=nomination,
        number=last + 1,
        content=dict(content),
        figures=dict(figures),
        saved_by=by,
        saved_at=now,
        **fields,
    )


def _stored(nomination: Nomination) -> dict[str, str]:
    return {name: getattr(nomination, name) for name in SECTIONS}


def _in_words(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    """What changed, as lines that people read."""
    return {
        section_label(name): [to_plain(read(before[name])), to_plain(read(after[name]))]
        for name in SECTIONS
        if before[name] != after[name]
    }
