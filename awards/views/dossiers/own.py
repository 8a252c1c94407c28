"""The commune chairman's own award: its papers and his decision."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.documents.compose import decision_draft
from awards.documents.issue import issue_own_decision
from awards.documents.render import render as render_sheet
from awards.documents.word import word_of
from awards.enums import PaperKind, RunKind
from awards.forms.dossiers import OwnDecisionForm
from awards.permissions import may_decide_own, may_keep_dossiers
from awards.queries.dossiers import own_folder, reasons_incomplete
from awards.queries.folders import Folder
from awards.queries.issuing import lasting, reasons_against_deciding
from awards.queries.papers import next_number, symbol_of
from awards.queries.runs import news_of
from awards.views.dossiers.downloads import bound_response, make_bundle
from awards.views.dossiers.pages import sets_of
from awards.views.dossiers.slots import rows_of
from awards.views.files import pdf_response, wants_word
from awards.views.runs import begin
from campaigns.enums import Level, Role
from campaigns.errors import Refused
from campaigns.http import campaign_or_404, require_role, word_response
from campaigns.models import User

DRAFT_NAME = "Quyet-dinh_du-thao.pdf"


@require_safe
def own_award(request: HttpRequest, period_code: str, form_code: str) -> HttpResponse:
    """Whom the chairman approved, the papers, and the decisions."""
    user, folder = readable_own(request, period_code, form_code)
    context = {
        "folder": folder,
        "period": folder.period,
        "rows": rows_of(folder, user, is_open=True),
        "reasons": reasons_incomplete(folder),
        "may_keep": may_keep_dossiers(user),
        "may_decide": may_decide_own(user),
        "sets": sets_of(folder),
        "news": news_of(folder, timezone.now()),
    }
    return render(request, "awards/dossier_own.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_decide(request: HttpRequest, period_code: str, form_code: str) -> HttpResponse:
    """Record the chairman's decision and issue its paper."""
    user, folder = readable_own(request, period_code, form_code)
    if not may_decide_own(user):
        raise PermissionDenied
    organisation, today = folder.period.campaign.organisation, timezone.localdate()
    number = next_number(PaperKind.AWARD_DECISION, organisation, today.year)
    form = OwnDecisionForm(
        request.POST or None,
        initial={"number": f"{number:02}", "day": today},
        symbol=symbol_of(PaperKind.AWARD_DECISION, organisation),
        organisation=organisation,
        choices=folder.undecided,
    )
    if request.method == "POST" and form.is_valid() and _decided(form, folder, user):
        messages.success(request, "Đã ghi Quyết định và phát hành văn bản.")
        return redirect("own_award", period_code, form_code)
    reasons = reasons_against_deciding(
        folder.award_form, folder.undecided, number=number, day=today, today=today
    )
    context = {"folder": folder, "form": form, "reasons": [] if form.is_bound else lasting(reasons)}
    return render(request, "awards/dossier_own_decide.html", context)


@require_safe
def own_draft(request: HttpRequest, period_code: str, form_code: str) -> HttpResponse:
    """The draft of the decision on all that is approved and not decided; ``?dang=docx``: as a Word file."""
    _, folder = readable_own(request, period_code, form_code)
    if not folder.undecided:
        messages.error(request, "Không còn đề nghị nào chờ Quyết định.")
        return redirect("own_award", period_code, form_code)
    try:
        today = timezone.localdate()
        sheet = decision_draft(folder.period, folder.award_form, folder.undecided, today=today)
        if wants_word(request):
            return word_response(word_of(sheet, folder.period.campaign.organisation), DRAFT_NAME)
        pdf = render_sheet(sheet)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("own_award", period_code, form_code)
    return pdf_response(pdf, DRAFT_NAME, download=False)


@require_POST
def own_freeze(request: HttpRequest, period_code: str, form_code: str) -> HttpResponse:
    """Freeze the achievement reports, in the background."""
    user, folder = readable_own(request, period_code, form_code)
    if not may_keep_dossiers(user):
        raise PermissionDenied
    back = reverse("own_award", args=[period_code, form_code])
    return begin(request, RunKind.REPORTS, folder, back=back)


@require_POST
def own_bundle(request: HttpRequest, period_code: str, form_code: str) -> HttpResponse:
    """Make the ZIP of the papers, to keep on file, in the background."""
    _, folder = readable_own(request, period_code, form_code)
    return make_bundle(request, folder, reverse("own_award", args=[period_code, form_code]))


@require_safe
def own_bound(request: HttpRequest, period_code: str, form_code: str, place: int) -> HttpResponse:
    """One bound set of the papers, to keep on file."""
    _, folder = readable_own(request, period_code, form_code)
    return bound_response(request, folder, place, reverse("own_award", args=[period_code, form_code]))


def readable_own(request: HttpRequest, period_code: str, form_code: str) -> tuple[User, Folder]:
    """The user and the file of an award that the commune decides; 404 for what the plan does not have."""
    user = require_role(request, Role.OFFICE, Role.CHAIRMAN)
    campaign = campaign_or_404()
    period = get_object_or_404(campaign.periods.order_by("pk"), code=period_code)
    form = get_object_or_404(campaign.award_forms.order_by("pk"), code=form_code, level=Level.COMMUNE.value)
    return user, own_folder(period, form)


def _decided(form: OwnDecisionForm, folder: Folder, user: User) -> bool:
    values = form.cleaned_data
    try:
        issue_own_decision(
            period=folder.period,
            award_form=folder.award_form,
            nominations=list(values["nominations"]),
            by=user,
            now=timezone.now(),
            number=values["number"],
            decided_on=values["day"],
            signatory=values["signatory"],
            override_reason=form.explanation,
        )
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True
