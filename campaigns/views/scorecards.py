"""Stage 3, scoring: the board of a period, one sheet, and the moves of a sheet."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.actions import scorecards as actions
from campaigns.enums import ParticipantKind, Role, ScorecardState
from campaigns.forms.scorecards import ReasonForm
from campaigns.http import attempt, campaign_or_404, period_of, require_role, signed_in, version_of
from campaigns.models import Registration, User
from campaigns.permissions import READS_EVERYTHING, has_interest, may_appraise, may_edit, roles_in
from campaigns.queries import registrations
from campaigns.queries.audit import history_of
from campaigns.queries.campaign import periods_of
from campaigns.queries.explanations import desk_of
from campaigns.queries.score_gaps import gaps_on
from campaigns.queries.scorecards import (
    EDITABLE,
    NOT_STARTED,
    reasons_against_finishing,
    reasons_against_recalling,
    reasons_against_sending,
    reasons_by_window,
    sheet_of,
    state_counts,
    to_score,
    visible_to,
    waiting_for_acceptance,
)

PAGE_SIZE = 50
READERS = (*READS_EVERYTHING, Role.UNIT, Role.INDIVIDUAL)
SCORERS = (Role.OFFICE, Role.UNIT, Role.INDIVIDUAL)
MOVES = {
    "gui": (actions.submit, "Đã gửi phiếu tự chấm đến Văn phòng."),
    "rut": (actions.recall, "Đã rút phiếu về để sửa. Hãy gửi lại trước khi hết hạn."),
}
DECISIONS = {
    "tra-lai": (actions.send_back, "Đã trả lại phiếu kèm lý do.", "Trả lại phiếu tự chấm", "Trả lại"),
    "tham-dinh-lai": (actions.reopen, "Đã mở lại phiếu để thẩm định.", "Thẩm định lại", "Mở lại phiếu"),
}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Every accepted registration of the period with its sheet: the office sees all, others their own."""
    user = require_role(request, *READERS)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    kind, state, text = (request.GET.get(name, "") for name in ("loai", "trang-thai", "q"))
    rows = to_score(user, period, kind=kind, state=state, text=text)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    cards = {row: getattr(row, "scorecard", None) for row in page}
    gaps = gaps_on(card for card in cards.values() if card)
    counts = state_counts(user, period)
    against = reasons_by_window(period, timezone.localdate(), user)
    labels = {NOT_STARTED: "Chưa bắt đầu"} | {each.value: each.label for each in ScorecardState}
    waiting = [ScorecardState.SUBMITTED, ScorecardState.APPRAISED, ScorecardState.PUBLISHED]
    return render(
        request,
        "campaigns/scorecards.html",
        {
            "period": period,
            "periods": periods_of(campaign),
            "page_obj": page,
            "rows": [
                (row, _next_step(user, row, bool(against)), gaps[card.pk] if card and card.pk in gaps else ())
                for row, card in cards.items()
            ],
            "kind": kind,
            "kinds": ParticipantKind.choices(),
            "state": state,
            "states": [(code, label, counts[code]) for code, label in labels.items()],
            "query": text,
            "total": sum(counts.values()),
            "sent": sum(counts[each.value] for each in waiting),
            "to_appraise": counts[ScorecardState.SUBMITTED.value],
            "unaccepted": waiting_for_acceptance(user, period),
            "against": against if counts[NOT_STARTED] or counts[ScorecardState.DRAFT.value] else [],
            "is_office": user.has_role(Role.OFFICE),
        },
    )


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One sheet as it stands, what to do next, and what was done."""
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    registration, today = scorecard.registration, timezone.localdate()
    sheet = sheet_of(scorecard)
    own = may_edit(user, registration)
    editable = own and scorecard.state in EDITABLE
    submitted = scorecard.state == ScorecardState.SUBMITTED
    is_office = user.has_role(Role.OFFICE)
    appraises = submitted and may_appraise(user, registration)
    recalls = own and submitted
    against_sending = [*reasons_by_window(registration.period, today, user, scorecard)]
    against_sending += reasons_against_sending(sheet)
    return render(
        request,
        "campaigns/scorecard.html",
        {
            "scorecard": scorecard,
            "registration": registration,
            "sheet": sheet,
            "has_evidence": any(line.evidence for line in sheet.lines),
            "keeps_evidence": user.has_role(*SCORERS),
            "history": history_of(scorecard),
            "desk": desk_of(scorecard, user, today),
            "shows_appraisal": scorecard.total is not None or appraises,
            "shows_council": scorecard.total is not None and sheet.has_council_marks,
            "editable": editable,
            "against_sending": against_sending if editable else [],
            "recalls": recalls,
            "against_recalling": reasons_against_recalling(scorecard, today, user) if recalls else [],
            "appraises": appraises,
            "against_finishing": reasons_against_finishing(sheet) if appraises else [],
            "nominates": own and scorecard.state == ScorecardState.PUBLISHED,
            "reopens": scorecard.state == ScorecardState.APPRAISED and may_appraise(user, registration),
            "interested": is_office
            and scorecard.state in (ScorecardState.SUBMITTED, ScorecardState.APPRAISED)
            and has_interest(user, registration),
        },
    )


@require_POST
def start(request: HttpRequest, registration_pk: int) -> HttpResponse:
    """Open the sheet of an accepted registration and go to it; a second click goes to the same sheet."""
    user = signed_in(request)
    registration = get_object_or_404(registrations.visible_to(user), pk=registration_pk)
    if not may_edit(user, registration):
        raise PermissionDenied
    existing = visible_to(user).filter(registration=registration).first()
    if existing is not None:
        return redirect("scorecard", pk=existing.pk)
    made = attempt(
        request,
        lambda: actions.start(registration=registration, by=user, now=timezone.now()),
        "Đã mở phiếu. Hãy tự chấm từng tiêu chí; có thể lưu và quay lại bất cứ lúc nào.",
    )
    return redirect("scorecard_self", pk=made.pk) if made else redirect("scorecards")


@require_POST
def move(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Send, or take back."""
    if action not in MOVES:
        raise Http404
    user = signed_in(request)
    scorecard = get_object_or_404(visible_to(user), pk=pk)
    if not may_edit(user, scorecard.registration):
        raise PermissionDenied
    act, done = MOVES[action]
    version = version_of(request)
    attempt(request, partial(act, scorecard=scorecard, by=user, now=timezone.now(), version=version), done)
    return redirect("scorecard", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Ask for the reason, then send the sheet back or open its appraisal again."""
    user = signed_in(request)
    scorecard = visible_to(user).filter(pk=pk).first()
    deputises = scorecard is not None and Role.OFFICE in roles_in(user, scorecard.registration)
    if not (user.has_role(Role.OFFICE) or deputises):
        raise PermissionDenied
    if scorecard is None:
        raise Http404
    act, done, heading, button = DECISIONS[action]
    form = ReasonForm(request.POST or None)
    version = scorecard.version
    if request.method == "POST":
        version = version_of(request) or version
        if form.is_valid():
            decided = partial(
                act,
                scorecard=scorecard,
                by=user,
                now=timezone.now(),
                reason=form.cleaned_data["reason"],
                version=version,
            )
            if attempt(request, decided, done):
                return redirect("scorecard", pk=pk)
    context = {
        "scorecard": scorecard,
        "form": form,
        "version": version,
        "heading": heading,
        "button": button,
        "returns": action == "tra-lai",
    }
    return render(request, "campaigns/scorecard_decide.html", context)


def _next_step(user: User, registration: Registration, closed: bool) -> tuple[str, str]:
    """The name of the next page for this reader and the word on its link; "start" is a button."""
    scorecard = getattr(registration, "scorecard", None)
    instead = may_appraise(user, registration)
    if scorecard is None:
        may = user.has_role(*SCORERS) and may_edit(user, registration) and not closed
        return ("start", "Chấm thay" if instead else "Bắt đầu tự chấm") if may else ("", "")
    if scorecard.state in EDITABLE and may_edit(user, registration):
        words = "Tự chấm" if scorecard.state == ScorecardState.DRAFT else "Sửa và gửi lại"
        return ("scorecard_self", "Chấm thay" if instead else words)
    if scorecard.state == ScorecardState.SUBMITTED and may_appraise(user, registration):
        return ("scorecard_appraise", "Thẩm định")
    return ("scorecard", "Xem phiếu")
