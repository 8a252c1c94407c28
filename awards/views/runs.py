"""Work in the background as its asker sees it: a bar that moves, and the file at the end."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from awards.documents.runs import start
from awards.enums import RunKind
from awards.models import Dossier, Run
from awards.queries.folders import Folder
from awards.queries.runs import folder_of_run, is_stalled, runs_visible_to, standing_of
from awards.views.files import file_response
from campaigns.errors import Refused
from campaigns.http import signed_in

KINDS_OF_FILES = {".zip": "application/zip", ".pdf": "application/pdf"}


@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the work is; the page looks again by itself, with and without JavaScript."""
    found = _visible(request, pk)
    context = {
        "run": found,
        "standing": standing_of(found, timezone.now()),
        "file_words": _file_words(found),
        "back": _place(found),
    }
    return render(request, "awards/run.html", context)


@require_safe
def run_progress(request: HttpRequest, pk: int) -> JsonResponse:
    """The same for the page's script."""
    found = _visible(request, pk)
    return JsonResponse(
        {
            "done": found.done,
            "total": found.total,
            "note": found.note,
            "over": found.is_over or is_stalled(found, timezone.now()),
        }
    )


@require_safe
def run_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file that the work made; 404 when there is none or no longer."""
    found = _visible(request, pk)
    if not found.file or not found.file_name:
        raise Http404("Việc này không có tệp, hoặc tệp đã được dọn. Hãy làm lại.")
    try:
        with found.file.open("rb") as stored:
            content = stored.read()
    except OSError as error:
        raise Http404("Tệp không còn trên máy chủ. Hãy làm lại.") from error
    ending = found.file_name[found.file_name.rfind(".") :]
    return file_response(content, found.file_name, KINDS_OF_FILES[ending], download=True)


@require_POST
def run_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the same work once more, after it failed or its worker died."""
    found = _visible(request, pk)
    return begin(request, RunKind(found.kind), folder_of_run(found), back=_place(found))


def begin(request: HttpRequest, kind: RunKind, folder: Folder, *, back: str) -> HttpResponse:
    """Start work for a folder and go where it can be watched; a refusal is told on the page ``back``."""
    try:
        made = start(kind=kind, folder=folder, by=signed_in(request))
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.sentence)
        return redirect(back)
    return redirect("run", pk=made.pk)


def _visible(request: HttpRequest, pk: int) -> Run:
    return get_object_or_404(runs_visible_to(signed_in(request)), pk=pk)


def _file_words(found: Run) -> str:
    """The file's name and size; nothing when there is none or no longer."""
    try:
        return f"{found.file_name} ({filesizeformat(found.file.size)})" if found.file else ""
    except OSError:
        return ""


def _place(found: Run) -> str:
    """The page of the folder."""
    if found.award_form.is_own:
        return reverse("own_award", args=[found.period.code, found.award_form.code])
    dossier = Dossier.objects.filter(period=found.period, award_form=found.award_form).order_by("pk").first()
    return reverse("dossier", args=[dossier.pk]) if dossier else reverse("dossiers")
