"""The versions of a report: who changed what, and an earlier one brought back."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from awards.actions.nominations import WRITABLE
from awards.actions.reports import restore_version
from awards.models import Nomination, ReportVersion
from awards.queries.nominations import section_label
from awards.queries.report import SECTIONS
from awards.views.nominations.report import writable
from campaigns.http import attempt, signed_in, version_of
from campaigns.rules.richtext import Document, read, to_plain

VERSIONS_A_PAGE = 10


@dataclass(frozen=True)
class SectionChange:
    """A section that a version changed, as lines."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class VersionView:
    """A version with what it changed, and its whole text."""

    row: ReportVersion
    changes: tuple[SectionChange, ...]
    sections: tuple[tuple[str, Document], ...]
    may_restore: bool


@require_safe
def nomination_versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version of the report, the newest first, with what it changed."""
    user = signed_in(request)
    nomination = writable(user, pk)
    rows = nomination.report_versions.select_related("saved_by").order_by("-number")
    page = Paginator(rows, VERSIONS_A_PAGE).get_page(request.GET.get("page"))
    context = {"nomination": nomination, "page_obj": page, "versions": _views(nomination, list(page))}
    return render(request, "awards/nomination_versions.html", context)


@require_POST
def nomination_restore(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Bring a version back; the present one stays among the versions."""
    user = signed_in(request)
    nomination = writable(user, pk)
    done = attempt(
        request,
        lambda: restore_version(
            nomination=nomination, number=number, by=user, now=timezone.now(), version=version_of(request)
        ),
        f"Đã khôi phục phiên bản {number}. Hãy đọc lại báo cáo.",
    )
    return redirect("nomination_report" if done else "nomination_versions", pk)


def _views(nomination: Nomination, shown: list[ReportVersion]) -> list[VersionView]:
    """Each with the version before it, which the last one of a page has on the next page."""
    if not shown:
        return []
    earlier = nomination.report_versions.filter(number=shown[-1].number - 1).first()
    newest = nomination.report_versions.order_by("-number").values_list("number", flat=True).first()
    return [
        VersionView(
            row,
            _changes(before, row),
            tuple((section_label(name), read(row.content.get(name, ""))) for name in SECTIONS),
            may_restore=nomination.state in WRITABLE and row.number != newest,
        )
        for row, before in zip(shown, [*shown[1:], earlier], strict=True)
    ]


def _changes(before: ReportVersion | None, row: ReportVersion) -> tuple[SectionChange, ...]:
    if before is None:
        return ()
    pairs = ((name, before.content.get(name, ""), row.content.get(name, "")) for name in SECTIONS)
    return tuple(
        SectionChange(section_label(name), to_plain(read(old)), to_plain(read(new)))
        for name, old, new in pairs
        if old != new
    )
