"""The store of evidence: the list, one paper looked at in the browser, its details, its file."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.actions import evidence_papers as actions
from campaigns.documents.office import is_installed, office_pages
from campaigns.documents.stored import read_evidence
from campaigns.enums import Role
from campaigns.errors import Reason, Refused
from campaigns.forms.evidence import PaperForm
from campaigns.http import (
    PDF_TYPE,
    attempt,
    file_response,
    framed_response,
    has_already,
    require_role,
    signed_in,
    unchanging,
    version_of,
    whole,
)
from campaigns.models import EvidencePaper
from campaigns.permissions import may_keep_evidence
from campaigns.queries.audit import history_of
from campaigns.queries.evidence import (
    found,
    kept,
    may_edit_paper,
    papers_visible_to,
    sheets_sent_with,
    units_of,
    years_of,
)
from campaigns.rules.evidence import KINDS

PAGE_SIZE = 30
PLAIN = "navpanes=0&view=FitH"  # how the browser's viewer opens a PDF: the page as wide as the frame
READERS = (Role.OFFICE, Role.UNIT, Role.INDIVIDUAL)
NO_PAGES = Reason(
    "no_pages", "Không chuyển được tệp này thành trang để xem. Hãy tải tệp về và mở bằng Word hoặc Excel."
)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """All papers that the user keeps, where each is used, with a search."""
    user = require_role(request, *READERS)
    query, unused = request.GET.get("q", ""), request.GET.get("dung") == "chua"
    year, unit = (whole(request.GET.get(name, "")) for name in ("nam", "don-vi"))
    rows = found(user, text=query, year=year, unit=unit, unused=unused)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "rows": kept(user, page.object_list),
        "query": query,
        "year": year,
        "years": years_of(user),
        "unit": unit,
        "units": units_of(user),
        "unused": unused,
        "filtered": bool(query or year or unit or unused),
    }
    return render(request, "campaigns/evidence_papers.html", context)


@require_safe
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper, shown in the page where a browser can, with what it proves and the passage beside it.

    ``?trich-dan=ID`` opens it where that citation says.
    """
    user = signed_in(request)
    paper = get_object_or_404(papers_visible_to(user), pk=pk)
    row = kept(user, [paper])[0]
    wanted = whole(request.GET.get("trich-dan", ""))
    chosen = next((use for use in row.uses if use.evidence.pk == wanted), None)
    page = chosen.evidence.page if chosen else None
    address = reverse("evidence_paper_content", args=[pk])
    context = {
        "paper": paper,
        "row": row,
        "chosen": chosen,
        "picture_url": address,
        "content_url": f"{address}#page={page}&{PLAIN}" if page else f"{address}#{PLAIN}",
        "is_picture": paper.content_type.startswith("image/"),
        "is_pdf": paper.content_type == PDF_TYPE,
        "turns": is_installed(),
        "edits": may_edit_paper(user, paper, sheets_sent_with(paper)),
        "history": history_of(paper),
    }
    return render(request, "campaigns/evidence_paper.html", context)


@require_safe
def content(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What a browser shows of a paper: the PDF, the picture, or the pages of a Word or Excel file."""
    paper = get_object_or_404(papers_visible_to(signed_in(request)), pk=pk)
    ready = has_already(request, paper.sha256)
    if ready is not None:
        return ready
    try:
        stored = read_evidence(paper)
        kind = paper.content_type
        if kind != PDF_TYPE and not kind.startswith("image/"):
            stored, kind = _pages(paper, stored), PDF_TYPE
    except Refused as refusal:
        return _problem(request, paper, refusal)
    name = paper.filename if kind == paper.content_type else f"{paper.filename}.pdf"
    return unchanging(request, framed_response(stored, name, kind), paper.sha256)


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it was uploaded, as an attachment of the type that was found inside it."""
    paper = get_object_or_404(papers_visible_to(signed_in(request)), pk=pk)
    try:
        stored = read_evidence(paper)
    except Refused as refusal:
        return _problem(request, paper, refusal)
    response = file_response(stored, paper.filename, paper.content_type, download=True)
    return unchanging(request, response, paper.sha256)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what a paper says of itself."""
    user = signed_in(request)
    paper = get_object_or_404(papers_visible_to(user), pk=pk)
    sent = sheets_sent_with(paper)
    if not may_edit_paper(user, paper, sent):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    form = PaperForm(data, paper=paper, is_sent=bool(sent))
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_paper(
                paper=paper,
                by=user,
                now=timezone.now(),
                details=form.details(),
                version=version_of(request),
                reason=form.cleaned_data.get("reason", ""),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã lưu thông tin tài liệu.")
            return redirect("evidence_paper", pk=pk)
    if form.is_stale:
        paper.refresh_from_db()
    context = {
        "paper": paper,
        "form": form,
        "kinds": KINDS,
        "sent": sent,
        "version": paper.version if form.is_stale or data is None else version_of(request),
        "stored": paper.title if form.is_stale else "",
    }
    return render(request, "campaigns/evidence_paper_form.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paper that proves nothing out of the store."""
    user = signed_in(request)
    paper = get_object_or_404(papers_visible_to(user), pk=pk)
    if not may_keep_evidence(user, paper):
        raise PermissionDenied
    done = attempt(
        request,
        lambda: actions.remove_paper(paper=paper, by=user, now=timezone.now()),
        f"Đã xóa “{paper.title}” khỏi kho.",
    )
    return redirect("evidence_papers") if done else redirect("evidence_paper", pk=pk)


def _pages(paper: EvidencePaper, stored: bytes) -> bytes:
    """A Word or Excel file as PDF. Refused with ``no_pages``."""
    name = f"tai-lieu.{paper.filename.rpartition('.')[2].lower()}"
    turned = office_pages({name: stored}).get(name)
    if not turned:
        raise Refused(NO_PAGES)
    return turned


def _problem(request: HttpRequest, paper: EvidencePaper, refusal: Refused) -> HttpResponse:
    context = {"paper": paper, "reasons": refusal.reasons, "is_lost": NO_PAGES.code not in refusal.codes}
    return render(request, "campaigns/evidence_missing.html", context, status=404)
