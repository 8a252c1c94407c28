"""The files of a dossier: its ZIP, one bound set, the ZIP that was handed over; and the check of a ZIP."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from awards.documents.bundle import bound_set, bundle, check
from awards.documents.bundle.stored import read_package
from awards.forms.handing import CheckForm
from awards.queries.dossiers import folder_of
from awards.queries.folders import Folder
from awards.views.dossiers.pages import readable
from awards.views.files import pdf_response, zip_response
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.http import require_role


@require_safe
def dossier_bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """The dossier as a ZIP; with ``?ban-nhap=1`` as it stands."""
    _, found = readable(request, pk)
    return bundle_response(request, folder_of(found), reverse("dossier", args=[pk]))


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


def bundle_response(request: HttpRequest, folder: Folder, back: str) -> HttpResponse:
    """The ZIP, or the page again with everything that is missing."""
    as_draft = "ban-nhap" in request.GET

    def make() -> HttpResponse:
        made = bundle(folder, today=timezone.localdate(), as_draft=as_draft)
        return zip_response(made.content, made.name)

    return _given(request, make, back)


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
