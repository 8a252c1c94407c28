"""The files that prove a score: added and removed on a page of their own, given out to those who may read."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.actions import scorecards as actions
from campaigns.errors import Refused
from campaigns.forms.scorecards import EvidenceForm
from campaigns.http import attempt, signed_in
from campaigns.models import Evidence
from campaigns.permissions import may_edit
from campaigns.queries.scorecards import EDITABLE, sheet_of, visible_to


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, pk: int, score_pk: int) -> HttpResponse:
    """The files of one criterion, and a form for one more."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    score = get_object_or_404(scorecard.scores.select_related("criterion__measure"), pk=score_pk)
    score.scorecard = scorecard
    may_write = may_edit(user, scorecard.registration)
    form = EvidenceForm()
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied
        form = EvidenceForm(request.POST, request.FILES)
        if form.is_valid():
            typed = form.cleaned_data
            try:
                actions.add_evidence(
                    score=score, by=user, now=timezone.now(), title=typed["title"], upload=typed["upload"]
                )
            except Refused as refusal:
                for reason in refusal.reasons:
                    form.add_error("upload", reason.sentence)
            else:
                messages.success(
                    request, "Đã thêm tài liệu. Có thể thêm tài liệu khác hoặc quay lại bảng điểm."
                )
                return redirect("evidence", pk=pk, score_pk=score_pk)
    line = next(each for each in sheet_of(scorecard).lines if each.score.pk == score.pk)
    context = {
        "scorecard": scorecard,
        "line": line,
        "form": form,
        "writable": may_write and scorecard.state in EDITABLE,
    }
    return render(request, "campaigns/evidence.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one file away."""
    user = signed_in(request)
    found = _visible(request, pk)
    scorecard = found.score.scorecard
    if not may_edit(user, scorecard.registration):
        raise PermissionDenied
    attempt(
        request,
        lambda: actions.remove_evidence(evidence=found, by=user, now=timezone.now()),
        f"Đã xóa tài liệu “{found.title}”.",
    )
    return redirect("evidence", pk=scorecard.pk, score_pk=found.score_id)


@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One file, as an attachment of the type that was found inside it; a lost file is told on a page."""
    found = _visible(request, pk)
    try:
        stream = found.file.open("rb")
    except OSError:
        context = {"evidence": found, "scorecard": found.score.scorecard}
        return render(request, "campaigns/evidence_missing.html", context, status=404)
    response = FileResponse(
        stream, as_attachment=True, filename=found.filename, content_type=found.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _visible(request: HttpRequest, pk: int) -> Evidence:
    rows = Evidence.objects.select_related(
        "score__scorecard__registration__period__campaign",
        "score__scorecard__registration__collective",
        "score__scorecard__registration__individual__unit",
        "score__scorecard__registration__unit",
        "score__criterion",
    )
    return get_object_or_404(
        rows.filter(score__scorecard__in=visible_to(signed_in(request)).order_by()), pk=pk
    )
