"""What proves a criterion: papers uploaded or chosen from the store, cited with their place."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from campaigns.actions import scorecards as actions
from campaigns.actions.evidence_papers import KnownPaper
from campaigns.errors import Refused
from campaigns.forms.evidence import CiteForm, EvidenceForm
from campaigns.http import attempt, signed_in, whole
from campaigns.models import Evidence, EvidencePaper, Score, Scorecard, User
from campaigns.permissions import may_edit
from campaigns.queries.evidence import papers_for, papers_visible_to, years_of
from campaigns.queries.scorecards import EDITABLE, Line, sheet_of, visible_to
from campaigns.rules.evidence import KINDS

PAGE_SIZE = 20
DONE = "Đã viện dẫn tài liệu. Có thể thêm tài liệu khác hoặc quay lại bảng điểm."


@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, pk: int, score_pk: int) -> HttpResponse:
    """What proves one criterion, and a form for a new paper."""
    user = signed_in(request)
    scorecard, score = _found(user, pk, score_pk)
    may_write = may_edit(user, scorecard.registration)
    form, known = EvidenceForm(), None
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied
        form = EvidenceForm(request.POST, request.FILES)
        if form.is_valid():
            done, known = _upload(form, score, user)
            if done:
                messages.success(request, DONE)
                return redirect("evidence", pk=pk, score_pk=score_pk)
    writable = may_write and scorecard.state in EDITABLE
    context = {
        "scorecard": scorecard,
        "line": _line(scorecard, score),
        "form": form,
        "known": known,
        "kinds": KINDS,
        "writable": writable,
        "in_store": papers_for(user, score).count() if writable else 0,
    }
    return render(request, "campaigns/evidence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def cite(request: HttpRequest, pk: int, score_pk: int) -> HttpResponse:
    """The store of the participant, to cite a paper that is there already."""
    user = signed_in(request)
    scorecard, score = _found(user, pk, score_pk)
    if not may_edit(user, scorecard.registration):
        raise PermissionDenied
    query, year = request.GET.get("q", ""), whole(request.GET.get("nam", ""))
    form = CiteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        paper = get_object_or_404(papers_visible_to(user), pk=typed["paper"])
        try:
            actions.cite(
                score=score,
                paper=paper,
                by=user,
                now=timezone.now(),
                page=typed["page"],
                passage=typed["passage"],
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, DONE)
            return redirect("evidence", pk=pk, score_pk=score_pk)
    rows = papers_for(user, score, text=query, year=year)
    context = {
        "scorecard": scorecard,
        "line": _line(scorecard, score),
        "form": form,
        "page_obj": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "chosen": whole(request.POST.get("paper", "")),
        "query": query,
        "year": year,
        "years": years_of(user),
        "filtered": bool(query or year),
        "writable": scorecard.state in EDITABLE,
    }
    return render(request, "campaigns/evidence_cite.html", context)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one citation away; the paper stays in the store."""
    user = signed_in(request)
    rows = Evidence.objects.select_related(
        "paper",
        "score__scorecard__registration__period__campaign",
        "score__scorecard__registration__collective",
        "score__scorecard__registration__individual__unit",
        "score__scorecard__registration__unit",
        "score__criterion",
    )
    found = get_object_or_404(rows.filter(score__scorecard__in=visible_to(user).order_by()), pk=pk)
    scorecard = found.score.scorecard
    if not may_edit(user, scorecard.registration):
        raise PermissionDenied
    attempt(
        request,
        lambda: actions.remove_evidence(evidence=found, by=user, now=timezone.now()),
        f"Đã bỏ viện dẫn “{found}”. Tài liệu vẫn còn trong kho.",
    )
    return redirect("evidence", pk=scorecard.pk, score_pk=found.score_id)


def _upload(form: EvidenceForm, score: Score, user: User) -> tuple[bool, EvidencePaper | None]:
    """Whether the paper is kept and cited; when its owner has the same bytes already, that paper."""
    typed = form.cleaned_data
    try:
        actions.add_evidence(
            score=score,
            by=user,
            now=timezone.now(),
            upload=typed["upload"],
            details=form.details(),
            page=typed["page"],
            passage=typed["passage"],
        )
    except KnownPaper as known:
        return False, known.paper
    except Refused as refusal:
        form.refuse(refusal)
        return False, None
    return True, None


def _found(user: User, pk: int, score_pk: int) -> tuple[Scorecard, Score]:
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    score = get_object_or_404(scorecard.scores.select_related("criterion__measure"), pk=score_pk)
    score.scorecard = scorecard
    return scorecard, score


def _line(scorecard: Scorecard, score: Score) -> Line:
    return next(each for each in sheet_of(scorecard).lines if each.score.pk == score.pk)
