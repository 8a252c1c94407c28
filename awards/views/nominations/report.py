"""The editor of the achievement report: nothing typed is lost, not even when somebody else saves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from awards.actions.nominations import WRITABLE
from awards.actions.reports import save_report
from awards.forms.reports import LONGEST_SENT, ReportForm
from awards.models import Nomination
from awards.permissions import may_write_report
from awards.queries.nominations import visible_to
from awards.queries.report import SECTIONS, Living, first_text, living, stale_in
from awards.rules.report_figures import Stale, brought_up_to_date, refreshed
from campaigns.errors import STALE, Reason, Refused
from campaigns.http import signed_in, version_of
from campaigns.models import User
from campaigns.queries.audit import last_act_on
from campaigns.rules.richtext import Document, read, read_html, to_html, to_plain

UPDATE = "cap-nhat"
Documents = Mapping[str, Document]


@dataclass(frozen=True)
class Other:
    """A text beside the one in the editor: another's, or the portal's; ``difference`` is from mine to it."""

    document: Document
    mine: str
    its: str
    may_take: bool = False


@dataclass(frozen=True)
class SectionView:
    """A section in the editor, the sentences in it with old figures, and another text beside it."""

    name: str
    field: BoundField
    base: BoundField
    stale: Sequence[Stale] = ()
    beside: Other | None = None


@dataclass(frozen=True)
class Around:
    """What stands around the form: other texts, why nothing was saved."""

    beside: Mapping[str, Document] = field(default_factory=dict)
    shown: str = ""
    reasons: Sequence[Reason] = ()
    locked: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the report by the sections of Mẫu số 07; a second writer sees both texts."""
    nomination = writable(signed_in(request), pk)
    if request.method == "POST":
        return _posted(request, living(nomination))
    if nomination.state not in WRITABLE:
        messages.info(request, "Báo cáo đã khóa; hãy mở lại để sửa nếu chưa gửi.")
        return redirect("nomination", pk)
    report = living(nomination)
    return _page(request, report, report.documents, version=nomination.version)


@require_POST
def nomination_paste(request: HttpRequest, pk: int) -> HttpResponse:
    """What was pasted into the editor, cleaned by the rule that cleans what is saved."""
    writable(signed_in(request), pk)
    pasted = request.POST.get("noi-dung", "")[:LONGEST_SENT]
    return HttpResponse(to_html(read(pasted)), content_type="text/plain; charset=utf-8")


def writable(user: User, pk: int) -> Nomination:
    """The nomination whose report ``user`` may write; anybody else gets 404, or 403 when he may only read."""
    nomination = get_object_or_404(visible_to(user), pk=pk)
    if not may_write_report(user, nomination):
        raise PermissionDenied
    return nomination


def _posted(request: HttpRequest, report: Living) -> HttpResponse:
    form = ReportForm(request.POST)
    version = version_of(request)
    if not form.is_valid():
        form.show_again()
        return _page(request, report, form.documents(), version=version, form=form)
    typed = {name: refreshed(document, report.figures) for name, document in form.documents().items()}
    asked = _asked(request, report, typed)
    if asked is not None:
        documents, around = asked
        return _page(request, report, documents, version=version, around=around)
    nomination = report.nomination
    texts = {name: to_html(document) for name, document in typed.items()}
    try:
        save_report(
            nomination=nomination, by=signed_in(request), now=timezone.now(), version=version, **texts
        )
    except Refused as refusal:
        return _refused(request, nomination, typed, refusal)
    messages.success(request, "Đã lưu báo cáo thành tích.")
    return redirect("nomination_report" if "soan-tiep" in request.POST else "nomination", nomination.pk)


def _asked(request: HttpRequest, report: Living, typed: Documents) -> tuple[Documents, Around] | None:
    """What another button than saving asks for; nothing of it is saved yet."""
    if (name := request.POST.get("soan-lai", "")) in SECTIONS:
        return typed, Around({name: _proposed(report, name)}, "fresh")
    if (name := request.POST.get("thay", "")) in SECTIONS:
        return {**typed, name: _proposed(report, name)}, Around(shown="replaced")
    if UPDATE in request.POST:
        return _updated(report, typed, request.POST[UPDATE]), Around(shown="updated")
    return None


def _proposed(report: Living, name: str) -> Document:
    return read_html(first_text(report.nomination.registration).sections()[name])


def _updated(report: Living, typed: Documents, wanted: str) -> Documents:
    """``wanted`` is "section|key|old figure"; one that is not named any more changes nothing."""
    name, _, rest = wanted.partition("|")
    key, _, old = rest.partition("|")
    if name not in typed:
        return typed
    document = typed[name]
    for change in report.changes:
        if (change.key, change.old) == (key, old):
            document = brought_up_to_date(document, change)
    return {**typed, name: document}


def _refused(
    request: HttpRequest, nomination: Nomination, typed: Documents, refusal: Refused
) -> HttpResponse:
    """The typed text stays; after somebody else's saving his text stands beside it."""
    nomination.refresh_from_db()
    report = living(nomination)
    if STALE.code in refusal.codes and nomination.state in WRITABLE:
        theirs = {name: document for name, document in report.documents.items() if document != typed[name]}
        around = Around(theirs, "theirs")
    else:
        around = Around(reasons=refusal.reasons, locked=True)
    return _page(request, report, typed, version=nomination.version, around=around)


def _page(
    request: HttpRequest,
    report: Living,
    documents: Documents,
    *,
    version: int | None,
    form: ReportForm | None = None,
    around: Around | None = None,
) -> HttpResponse:
    nomination = report.nomination
    around = around or Around()
    form = form or ReportForm.showing(documents)
    stale = stale_in(report, documents)
    sections = [
        SectionView(
            name, form[name], form.base_of(name), stale.get(name, ()), _other(name, documents, around)
        )
        for name in SECTIONS
    ]
    context = {
        "nomination": nomination,
        "form": form,
        "version": nomination.version if version is None else version,
        "sections": sections,
        "shown": around.shown,
        "last_change": last_act_on(nomination) if around.shown == "theirs" else None,
        "reasons": around.reasons,
        "locked": around.locked,
    }
    return render(request, "awards/nomination_report.html", context)


def _other(name: str, documents: Documents, around: Around) -> Other | None:
    other = around.beside.get(name)
    if other is None:
        return None
    return Other(other, to_plain(documents[name]), to_plain(other), may_take=around.shown == "fresh")
