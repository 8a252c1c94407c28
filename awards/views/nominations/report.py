"""The editor of the achievement report: nothing typed is lost, not even when somebody else saves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.nominations import WRITABLE, save_report
from awards.forms.nominations import ReportForm
from awards.models import Nomination
from awards.permissions import may_write_report
from awards.queries.nominations import visible_to
from awards.queries.report import SECTIONS, first_text
from campaigns.errors import STALE, Reason, Refused
from campaigns.http import signed_in, version_of
from campaigns.queries.audit import last_act_on
from campaigns.rules.vietnamese import nfc


@dataclass(frozen=True)
class SectionView:
    """A section in the editor, with another text beside it where the two differ (that one may be empty)."""

    field: BoundField
    beside: str | None = None


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the report by the sections of Mẫu số 07; a second writer sees both texts."""
    user = signed_in(request)
    nomination = get_object_or_404(visible_to(user), pk=pk)
    if not may_write_report(user, nomination):
        raise PermissionDenied
    if request.method == "POST":
        return _posted(request, nomination)
    if nomination.state not in WRITABLE:
        messages.info(request, "Báo cáo đã khóa; hãy mở lại để sửa nếu chưa gửi.")
        return redirect("nomination", pk)
    return _page(request, nomination, ReportForm(initial=_saved(nomination)), version=nomination.version)


def _posted(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = ReportForm(request.POST)
    version = version_of(request)
    if not form.is_valid():
        return _page(request, nomination, form, version=version)
    typed = {name: nfc(form.cleaned_data[name]) for name in SECTIONS}
    if "so-lieu" in request.POST:
        return _refreshed(request, nomination, typed, version)
    try:
        save_report(
            nomination=nomination, by=signed_in(request), now=timezone.now(), version=version, **typed
        )
    except Refused as refusal:
        return _refused(request, nomination, typed, refusal)
    messages.success(request, "Đã lưu báo cáo thành tích.")
    return redirect("nomination_report" if "soan-tiep" in request.POST else "nomination", nomination.pk)


def _refreshed(
    request: HttpRequest, nomination: Nomination, typed: Mapping[str, str], version: int | None
) -> HttpResponse:
    """What the portal knows now: into the empty sections, beside the others. Nothing is saved."""
    fresh = first_text(nomination.registration).sections()
    filled = {name: typed[name] or fresh[name] for name in SECTIONS}
    beside = {name: fresh[name] for name in SECTIONS if fresh[name] and fresh[name] != filled[name]}
    form = ReportForm(initial=filled)
    return _page(request, nomination, form, version=version, beside=beside, shown="fresh")


def _refused(
    request: HttpRequest, nomination: Nomination, typed: Mapping[str, str], refusal: Refused
) -> HttpResponse:
    """The typed text stays; after somebody else's saving his text stands beside it."""
    nomination.refresh_from_db()
    form = ReportForm(initial=typed)
    conflict = STALE.code in refusal.codes and nomination.state in WRITABLE
    if not conflict:
        return _page(
            request, nomination, form, version=nomination.version, reasons=refusal.reasons, locked=True
        )
    saved = _saved(nomination)
    beside = {name: saved[name] for name in SECTIONS if saved[name] != typed[name]}
    return _page(request, nomination, form, version=nomination.version, beside=beside, shown="theirs")


def _page(
    request: HttpRequest,
    nomination: Nomination,
    form: ReportForm,
    *,
    version: int | None,
    beside: Mapping[str, str] | None = None,
    shown: str = "",
    reasons: Sequence[Reason] = (),
    locked: bool = False,
) -> HttpResponse:
    others = beside or {}
    context = {
        "nomination": nomination,
        "form": form,
        "version": nomination.version if version is None else version,
        "sections": [SectionView(form[name], others.get(name)) for name in SECTIONS],
        "shown": shown,
        "last_change": last_act_on(nomination) if shown == "theirs" else None,
        "reasons": reasons,
        "locked": locked,
    }
    return render(request, "awards/nomination_report.html", context)


def _saved(nomination: Nomination) -> dict[str, str]:
    return {name: getattr(nomination, name) for name in SECTIONS}
