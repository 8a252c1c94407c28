"""Signed copies of an issued paper: the page that shows them, the upload, and signing in the portal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from awards.documents.bundle import paper_filename
from awards.documents.signing import (
    SignatureFinding,
    keep_upload,
    places_to_sign,
    sign_paper,
    verify_pdf,
    without_picture,
)
from awards.documents.stored import read_copy
from awards.enums import CopyKind
from awards.forms.signed_copies import CopyForm, SignForm
from awards.models import Paper, SignedCopy
from awards.permissions import may_add_signed_copy, may_seal
from awards.queries.papers import visible_to
from awards.queries.signed_copies import signed_copies_of, trusted_roots
from awards.views.files import pdf_response, unchanging
from awards.views.places import place_of_subject
from campaigns.errors import Reason, Refused
from campaigns.http import signed_in
from campaigns.models import User


@dataclass(frozen=True)
class CopyRow:
    """A signed copy with what is found of its signatures now; ``trouble`` when its file cannot be read."""

    copy: SignedCopy
    findings: list[SignatureFinding]
    trouble: tuple[Reason, ...] = ()


@require_safe
def signed_copies(request: HttpRequest, pk: int) -> HttpResponse:
    """All signed copies of a paper, the newest first, each signature checked anew."""
    user, paper = _paper(request, pk)
    roots = trusted_roots()
    copies = signed_copies_of([paper])[paper.pk]
    rows = [_row(copy, roots) for copy in copies]
    may_add = may_add_signed_copy(user, paper) and paper.is_finished
    context = _context(user, paper) | {
        "copies": copies,
        "rows": rows,
        "has_signatures": any(row.findings for row in rows),
        "may_add": may_add,
        "may_sign": may_add and bool(places_to_sign(paper, user)) and not _is_replaced(paper),
    }
    return render(request, "awards/signed_copies_page.html", context)


@require_safe
def signed_copy(request: HttpRequest, pk: int, number: int) -> HttpResponseBase:
    """One signed copy in the browser's own viewer, or as a file with ``?tai-ve``."""
    user, paper = _paper(request, pk)
    copy = get_object_or_404(SignedCopy.objects.order_by("pk"), paper=paper, number=number)
    try:
        pdf = read_copy(copy)
    except Refused as refusal:
        context = {
            "title": "Không mở được bản ký",
            "reasons": refusal.reasons,
            "place": place_of_subject(paper.subject, user),
        }
        return render(request, "awards/paper_problem.html", context, status=404)
    name = paper_filename(paper).removesuffix(".pdf") + f"_ban-ky-{copy.number}.pdf"
    response = pdf_response(pdf, name, download="tai-ve" in request.GET)
    return unchanging(request, response, copy.sha256)


@require_http_methods(["GET", "HEAD", "POST"])
def signed_copy_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload a scan, or the paper signed with other software."""
    user, paper = _writable(request, pk)
    form = CopyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            copy = keep_upload(
                paper=paper,
                kind=CopyKind(typed["kind"]),
                upload=typed["upload"],
                by=user,
                now=timezone.now(),
                note=typed["note"],
            )
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error("upload", reason.sentence)
        else:
            messages.success(request, f"Đã lưu bản ký thứ {copy.number}.")
            return redirect("signed_copies", pk=paper.pk)
    return render(request, "awards/signed_copy_new.html", _context(user, paper) | {"form": form})


@sensitive_post_parameters("passphrase")
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def signed_copy_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the paper with a key file or the server's token."""
    user, paper = _writable(request, pk)
    places = places_to_sign(paper, user)
    form = SignForm(request.POST or None, request.FILES or None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            copy = sign_paper(
                paper=paper,
                place=form.cleaned_data["place"],
                key=form.key(),
                by=user,
                now=timezone.now(),
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã ký số; đã lưu bản ký thứ {copy.number}.")
            return redirect("signed_copies", pk=paper.pk)
    context = _context(user, paper) | {"form": form, "places": places, "is_replaced": _is_replaced(paper)}
    context |= {"lacking": without_picture(paper, places), "may_seal": may_seal(user)}
    return render(request, "awards/signed_copy_sign.html", context)


def _row(copy: SignedCopy, roots: list[str]) -> CopyRow:
    try:
        pdf = read_copy(copy)
        return CopyRow(copy, verify_pdf(pdf, roots) if copy.is_digital else [])
    except Refused as refusal:
        return CopyRow(copy, [SignatureFinding.from_json(each) for each in copy.findings], refusal.reasons)


def _paper(request: HttpRequest, pk: int) -> tuple[User, Paper]:
    user = signed_in(request)
    return user, get_object_or_404(visible_to(user), pk=pk)


def _writable(request: HttpRequest, pk: int) -> tuple[User, Paper]:
    user, paper = _paper(request, pk)
    if not may_add_signed_copy(user, paper):
        raise PermissionDenied
    return user, paper


def _is_replaced(paper: Paper) -> bool:
    return getattr(paper, "replaced_by", None) is not None


def _context(user: User, paper: Paper) -> dict[str, Any]:
    return {"paper": paper, "place": place_of_subject(paper.subject, user)}
