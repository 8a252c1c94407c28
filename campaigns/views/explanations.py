"""Giải trình: the answers of a sheet, one criterion's answer, and all that wait in a period."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.actions import scorecards as actions
from campaigns.enums import ExplanationState, Role
from campaigns.errors import Refused
from campaigns.forms.explanations import AnswerForm, ExplanationForm
from campaigns.http import attempt, campaign_or_404, period_of, signed_in, version_of
from campaigns.models import Explanation, Scorecard, User
from campaigns.permissions import may_appraise, may_edit
from campaigns.queries import explanations as queries
from campaigns.queries.campaign import periods_of
from campaigns.queries.scorecards import Line, sheet_of, visible_to

PAGE_SIZE = 50


@require_GET
def of_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer on one sheet, what is open, the last day, and what this reader may do."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    sheet = sheet_of(scorecard)
    desk = queries.desk_of(scorecard, user, timezone.localdate())
    return render(
        request,
        "campaigns/explanations.html",
        {
            "scorecard": scorecard,
            "sheet": sheet,
            "desk": desk,
            "answered": [line for line in sheet.lines if line.score.explanations.all()],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def of_criterion(request: HttpRequest, pk: int, score_pk: int) -> HttpResponse:
    """One criterion: what was said about its point, and the form of whoever has the next word."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    line = queries.line_of(sheet_of(scorecard), score_pk)
    if line is None:
        raise Http404
    waiting = _waiting(line)
    if request.method == "POST":
        return _post(request, user, scorecard, line, waiting)
    form: AnswerForm | ExplanationForm | None = None
    if _answers(user, scorecard, waiting):
        form = AnswerForm(line)
    elif may_edit(user, scorecard.registration) and not _against(line, scorecard):
        form = ExplanationForm(label_suffix="")
    return _page(request, user, scorecard, line, form)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an explanation that nobody has answered."""
    user = signed_in(request)
    explanation = get_object_or_404(queries.visible_to(user), pk=pk)
    if not queries.may_withdraw(user, explanation):
        raise PermissionDenied
    attempt(
        request,
        lambda: actions.withdraw(explanation=explanation, by=user, now=timezone.now()),
        "Đã rút giải trình. Nội dung đã viết vẫn được lưu.",
    )
    return redirect("explanations", pk=explanation.score.scorecard_id)


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """The participant agrees with the appraisal."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    if not may_edit(user, scorecard.registration):
        raise PermissionDenied
    attempt(
        request,
        lambda: actions.agree(scorecard=scorecard, by=user, now=timezone.now(), version=version_of(request)),
        "Đã ghi nhận đồng ý với kết quả thẩm định.",
    )
    return redirect("scorecard", pk=pk)


@require_GET
def unanswered(request: HttpRequest) -> HttpResponse:
    """All explanations of a period that wait for the office; a clerk's deputy sees those that he answers."""
    user = signed_in(request)
    if not (user.has_role(Role.OFFICE) or user.deputised):
        raise PermissionDenied
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    page = Paginator(queries.unanswered_in(user, period), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "campaigns/explanations_open.html",
        {
            "period": period,
            "periods": periods_of(campaign),
            "page_obj": page,
            "rows": [(row, _answers(user, row.score.scorecard, row)) for row in page],
        },
    )


def _post(
    request: HttpRequest, user: User, scorecard: Scorecard, line: Line, waiting: Explanation | None
) -> HttpResponse:
    """Write or answer; when it is refused, the page comes back with all that was typed."""
    form: AnswerForm | ExplanationForm
    if "decision" in request.POST or "reason" in request.POST:
        if not may_appraise(user, scorecard.registration):
            raise PermissionDenied
        form = AnswerForm(line, request.POST)
        return _answer(request, user, scorecard, line, form)
    if not may_edit(user, scorecard.registration):
        raise PermissionDenied
    form = ExplanationForm(request.POST, label_suffix="")
    if form.is_valid():
        try:
            actions.explain(score=line.score, by=user, now=timezone.now(), text=form.cleaned_data["text"])
        except Refused as refusal:
            return _page(request, user, scorecard, line, form, refusal)
        messages.success(request, f"Đã gửi giải trình tiêu chí {line.number} đến Văn phòng.")
        return redirect("explanations", pk=scorecard.pk)
    return _page(request, user, scorecard, line, form)


def _answer(
    request: HttpRequest, user: User, scorecard: Scorecard, line: Line, form: AnswerForm
) -> HttpResponse:
    explanation = _named(line, request.POST.get("explanation", ""))
    if not form.is_valid():
        return _page(request, user, scorecard, line, form)
    try:
        actions.answer(
            explanation=explanation,
            by=user,
            now=timezone.now(),
            accepted=form.is_accepted,
            reason=form.cleaned_data["reason"],
            mark=form.mark(),
        )
    except Refused as refusal:
        return _page(request, user, scorecard, line, form, refusal)
    messages.success(request, f"Đã trả lời giải trình tiêu chí {line.number}.")
    if form.is_accepted and line.is_measured:
        messages.warning(
            request, "Hãy sửa số liệu ở trang Chỉ số rồi bấm “Thẩm định lại” để điểm theo số liệu."
        )
    return redirect("explanations", pk=scorecard.pk)


def _page(
    request: HttpRequest,
    user: User,
    scorecard: Scorecard,
    line: Line,
    form: AnswerForm | ExplanationForm | None,
    refusal: Refused | None = None,
) -> HttpResponse:
    """The page of one criterion, with the rows as they now stand."""
    fresh = visible_to(user).get(pk=scorecard.pk)
    now_line = queries.line_of(sheet_of(fresh), line.score.pk) or line
    waiting = _waiting(now_line)
    return render(
        request,
        "campaigns/explanation.html",
        {
            "scorecard": fresh,
            "line": now_line,
            "thread": now_line.score.explanations.all(),
            "waiting": waiting,
            "form": form,
            "answers": isinstance(form, AnswerForm),
            "reasons": refusal.reasons if refusal else (),
            "against": _against(now_line, fresh) if form is None and not waiting else [],
            "own_text": waiting is not None and waiting.written_by_id == user.pk,
            "withdraws": waiting is not None and queries.may_withdraw(user, waiting),
        },
    )


def _answers(user: User, scorecard: Scorecard, waiting: Explanation | None) -> bool:
    """Whether the next word on ``waiting`` is this user's."""
    if waiting is None or waiting.written_by_id == user.pk:
        return False
    return may_appraise(user, scorecard.registration)


def _against(line: Line, scorecard: Scorecard) -> list[object]:
    return list(queries.reasons_against_explaining(line, scorecard, timezone.localdate()))


def _waiting(line: Line) -> Explanation | None:
    """The explanation of the criterion that nobody has answered."""
    return next((row for row in line.score.explanations.all() if row.state == ExplanationState.OPEN), None)


def _named(line: Line, key: str) -> Explanation:
    """The explanation that the answered page showed; another one of the same criterion is another matter."""
    found = next((row for row in line.score.explanations.all() if str(row.pk) == key), None)
    if found is None:
        raise Http404
    return found
