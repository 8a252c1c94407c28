"""Đối chiếu hồ sơ: whether the papers of an award's file say the same."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.documents.agreement import compare
from awards.queries.dossiers import folder_of
from awards.queries.folders import Folder
from awards.views.differences import row_of, rows_of
from awards.views.dossiers.own import readable_own
from awards.views.dossiers.pages import readable


@require_safe
def dossier_agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """The check over a dossier that goes up."""
    _, found = readable(request, pk)
    return _page(request, folder_of(found), reverse("dossier", args=[pk]))


@require_safe
def own_agreement(request: HttpRequest, period_code: str, form_code: str) -> HttpResponse:
    """The check over the file of the commune's own award."""
    _, folder = readable_own(request, period_code, form_code)
    return _page(request, folder, reverse("own_award", args=[period_code, form_code]))


def _page(request: HttpRequest, folder: Folder, back_url: str) -> HttpResponse:
    found = compare(folder, today=timezone.localdate())
    context = {
        "folder": folder,
        "back_url": back_url,
        "comparison": found,
        "rows": rows_of(found.open),
        "accepted": [row_of(each.difference, each.reason) for each in found.accepted],
    }
    return render(request, "awards/agreement.html", context)
