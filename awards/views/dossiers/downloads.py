"""The files of a dossier: its ZIP, one bound set, the ZIP that was handed over; and the check of a ZIP."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.documents.bundle import bound_set, check
from awards.documents.stored import read_package
from awards.enums import RunKind
from awards.forms.handing import CheckForm
from awards.queries.dossiers import folder_of
from awards.queries.folders import Folder
from awards.views.dossiers.pages import readable
from awards.views.files import pdf_response, zip_response
from awards.views.runs import begin
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.http import require_role


@require_POST
def dossier_bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the dossier's ZIP in the background; with ``ban-nhap`` as it stands."""
    _, found = readable(request, pk)
    return make_bundle(request, folder_of(found), reverse("dossier", args=[pk]))


@require_safe
def dossier_bound(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """One bound set as PDF; with ``?ban-nhap=1`` as it stands."""
    _, found = readable(request, pk)
    return bound_response(request, folder_of(found), place, reverse("dossier", args=[pk]))


@require_safe
def hand_over_bundle(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The ZIP that was handed over, byte for byte."""
    _, found = readable(request, pk)
    row = get_object_or_404(found.hand_overs.exclude(sha256="").order_by("pk"), number=number)
    return _given(
        request,
        lambda: zip_response(read_package(row), row.filename),
        reverse("dossier", args=[pk]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_check(request: HttpRequest) -> HttpResponse:
    """Whether an uploaded ZIP is whole and unchanged; nothing of it is kept."""
    require_role(request, Role.OFFICE, Role.CHAIRMAN)
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    found = None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        found = check(upload.file, upload.name)
    context = {"form": form, "found": found, "name": form.cleaned_data["file"].name if found else ""}
    return render(request, "awards/dossier_check.html", context)


def make_bundle(request: HttpRequest, folder: Folder, back: str) -> HttpResponse:
    """Ask for the ZIP and go where its making can be watched."""
    kind = RunKind.DRAFT_BUNDLE if "ban-nhap" in request.POST else RunKind.BUNDLE
    return begin(request, kind, folder, back=back)


def bound_response(request: HttpRequest, folder: Folder, place: int, back: str) -> HttpResponse:
    """One bound set, or the page again with everything that is missing."""
    as_draft = "ban-nhap" in request.GET

    def make() -> HttpResponse:
        made = bound_set(folder, place, today=timezone.localdate(), as_draft=as_draft)
        return pdf_response(made.pdf, made.name, download="tai-ve" in request.GET)

    return _given(request, make, back)


def _given(request: HttpRequest, make: Callable[[], HttpResponse], back: str) -> HttpResponse:
    try:
        return make()
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.sentence)
        return redirect(back)
