"""Papers: drafts to look at, the form that issues one, and the issued file."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.documents.agreement import differences_of_new
from awards.documents.bundle import draft_filename, paper_filename
from awards.documents.compose import report_day, sheet_of
from awards.documents.compose.reminder import STAGE
from awards.documents.issue import draft_sheet, finish, freeze_report, issue
from awards.documents.mark import replaced_copy
from awards.documents.render import render as render_sheet
from awards.documents.stored import read_file
from awards.documents.word import word_of, word_of_paper
from awards.enums import PaperKind, ReminderStage
from awards.forms.dossiers import ExplainedForm, IssueForm
from awards.forms.paper_options import OPTION_FORMS, OptionsForm, ReminderOptions
from awards.models import Decision, Dossier, Nomination, Paper
from awards.permissions import may_issue, may_read_dossiers
from awards.queries.agreement import DISAGREEMENT
from awards.queries.council import meetings_visible_to
from awards.queries.dossiers import dossiers_visible_to
from awards.queries.issuing import lasting, reasons_against_issuing
from awards.queries.nominations import visible_to as nominations_visible_to
from awards.queries.papers import Subject, campaign_of, current_instead_of, next_number, symbol_of, visible_to
from awards.rules.agreement import Difference
from awards.rules.paper_kinds import FACTS
from awards.views.differences import rows_of
from awards.views.files import pdf_response, unchanging, wants_word
from awards.views.places import Place, place_of_subject
from campaigns.errors import Reason, Refused
from campaigns.http import attempt, signed_in, whole, word_response
from campaigns.models import Period, User

KINDS = {facts.slug: kind for kind, facts in FACTS.items()}


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An issued paper in the browser's own viewer, marked when it was replaced; ``?dang=docx``: as Word."""
    return _file(request, pk, download=False)


@require_safe
def paper_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An issued paper as a file, byte by byte as it was issued; with ``?dang=docx`` as a Word file."""
    return _file(request, pk, download=True)


@require_safe
def paper_draft(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The draft with blanks for number and date; what the author's side may always look at."""
    user = signed_in(request)
    kind, subject = _subject(user, slug, pk)
    options = _options(request, kind, subject)
    name = draft_filename(kind, subject)
    try:
        sheet = draft_sheet(
            kind,
            subject,
            today=timezone.localdate(),
            replaces=_replaced(request, kind, subject),
            options=options.options if options else None,
        )
        if wants_word(request):
            return word_response(word_of(sheet, campaign_of(subject).organisation), name)
        pdf = render_sheet(sheet)
    except Refused as refusal:
        place = place_of_subject(subject, user)
        return _problem(request, place, "Chưa lập được bản dự thảo", refusal, status=409)
    return pdf_response(pdf, name, download="tai-ve" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_issue(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Type in number and day, and issue; with ``?thay-the=ID`` in place of an issued paper."""
    user = signed_in(request)
    kind, subject = _subject(user, slug, pk)
    if not may_issue(user, kind):
        raise PermissionDenied
    replaces = _replaced(request, kind, subject)
    place = place_of_subject(subject, user)
    if not FACTS[kind].is_numbered:
        return _freeze(request, subject, replaces, place)
    campaign, today = campaign_of(subject), timezone.localdate()
    number, day = _suggested(kind, subject, replaces)
    form = IssueForm(
        request.POST or None,
        initial={"number": f"{number:02}", "day": day},
        symbol=symbol_of(kind, campaign.organisation),
        organisation=campaign.organisation,
        is_signed=FACTS[kind].is_signed,
        own_power=kind == PaperKind.AWARD_DECISION,
        may_be_late=isinstance(subject, Dossier) and today > subject.period.dossier_last_day,
    )
    options = _options(request, kind, subject)
    typed = form.is_valid() and (options is None or options.is_valid())
    if request.method == "POST" and typed and _issued(form, options, kind, subject, user, replaces):
        messages.success(request, f"Đã phát hành {kind.label} số {form.cleaned_data['number']:02}.")
        return redirect(place.url)
    reasons = reasons_against_issuing(
        kind, subject, number=number, day=day, today=today, replaces=replaces, accept_late=True
    )
    if form.is_bound:
        number, day = form.cleaned_data.get("number", number), form.cleaned_data.get("day", day)
    differences = [] if lasting(reasons) else _differences(kind, subject, number, day, replaces)
    if differences:
        form.ask_reason()
    context = {
        "kind": kind,
        "slug": slug,
        "subject": subject,
        "form": form,
        "options": options,
        "stages": _stages(options),
        "replaces": replaces,
        "place": place,
        "reasons": [] if form.is_bound else lasting(reasons) or _against_composing(kind, subject, options),
        "differences": rows_of(differences),
        "last_day": subject.period.dossier_last_day if isinstance(subject, Dossier) else None,
    }
    return render(request, "awards/paper_issue.html", context)


@require_POST
def paper_finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the file of a paper whose number is reserved; for when the server broke off."""
    user = signed_in(request)
    found = get_object_or_404(visible_to(user), pk=pk)
    if not may_issue(user, PaperKind(found.kind)):
        raise PermissionDenied
    attempt(request, lambda: finish(paper=found, by=user, now=timezone.now()), f"Đã tạo tệp của {found}.")
    return redirect(place_of_subject(found.subject, user).url)


def _file(request: HttpRequest, pk: int, *, download: bool) -> HttpResponseBase:
    found = get_object_or_404(visible_to(signed_in(request)), pk=pk)
    try:
        if wants_word(request):
            return word_response(word_of_paper(found), paper_filename(found))
        pdf = read_file(found)
    except Refused as refusal:
        place = place_of_subject(found.subject, signed_in(request))
        return _problem(request, place, "Không mở được văn bản", refusal, status=404)
    newer = current_instead_of(found)
    digest = found.sha256
    if newer is not None and not download:
        pdf, digest = replaced_copy(pdf, by=newer), f"{found.sha256}-{newer.pk}"
    response = pdf_response(pdf, paper_filename(found), download=download)
    return unchanging(request, response, digest)


def _problem(
    request: HttpRequest, place: Place, title: str, refusal: Refused, *, status: int
) -> HttpResponse:
    context = {"title": title, "reasons": refusal.reasons, "place": place}
    return render(request, "awards/paper_problem.html", context, status=status)


def _subject(user: User, slug: str, pk: int) -> tuple[PaperKind, Subject]:
    """The thing that a paper is about, if ``user`` may read it; 404 otherwise."""
    if slug not in KINDS:
        raise Http404
    kind = KINDS[slug]
    return kind, get_object_or_404(_rows(FACTS[kind].subject, user), pk=pk)


def _rows(subject: str, user: User) -> QuerySet:
    """What papers are written about, as far as ``user`` may read it."""
    if subject == "dossier":
        return dossiers_visible_to(user)
    if subject == "meeting":
        return meetings_visible_to(user)
    if subject == "nomination":
        return nominations_visible_to(user)
    model = Decision if subject == "decision" else Period
    if not may_read_dossiers(user):
        return model.objects.none()
    related = ("period__campaign", "award_form") if subject == "decision" else ("campaign__organisation",)
    return model.objects.select_related(*related).order_by("pk")


def _replaced(request: HttpRequest, kind: PaperKind, subject: Subject) -> Paper | None:
    text = request.POST.get("replaces") or request.GET.get("thay-the", "")
    if not text:
        return None
    rows = Paper.objects.filter(**{"kind": kind.value, FACTS[kind].subject: subject}).order_by("pk")
    return get_object_or_404(rows, pk=whole(text) or 0)


def _suggested(kind: PaperKind, subject: Subject, replaces: Paper | None) -> tuple[int, date]:
    """The number and day to begin with; a decision that is recorded keeps its own."""
    today = timezone.localdate()
    if isinstance(subject, Decision) and replaces is None:
        return int(subject.number.partition("/")[0]), subject.decided_on
    return next_number(kind, campaign_of(subject).organisation, today.year), today


def _differences(
    kind: PaperKind, subject: Subject, number: int | None, day: date, replaces: Paper | None
) -> list[Difference]:
    return differences_of_new(
        kind, subject, today=timezone.localdate(), number=number, day=day, replaces=replaces
    )


def _options(request: HttpRequest, kind: PaperKind, subject: Subject) -> OptionsForm | None:
    """The choices of a kind that has any, from the address or as they were sent; asked for, they are read."""
    if kind not in OPTION_FORMS:
        return None
    form = OPTION_FORMS[kind](request.POST or request.GET or None, subject)
    form.is_valid()
    return form


def _against_composing(kind: PaperKind, subject: Subject, options: OptionsForm | None) -> list[Reason]:
    """Why there is nothing to write yet with these choices, for kinds that have any."""
    if options is None:
        return []
    try:
        sheet_of(kind, subject, today=timezone.localdate(), options=options.options)
    except Refused as refusal:
        return lasting(refusal.reasons)
    return []


def _stages(options: OptionsForm | None) -> list[tuple[ReminderStage, bool]]:
    """What a reminder may be about, and whether it is; nothing for other kinds."""
    if not isinstance(options, ReminderOptions):
        return []
    return [(stage, stage == options.options.get(STAGE)) for stage in ReminderStage]


def _issued(
    form: IssueForm,
    options: OptionsForm | None,
    kind: PaperKind,
    subject: Subject,
    user: User,
    replaces: Paper | None,
) -> bool:
    values = form.cleaned_data
    try:
        issue(
            kind=kind,
            subject=subject,
            by=user,
            now=timezone.now(),
            number=values["number"],
            day=values["day"],
            signatory=values.get("signatory"),
            replaces=replaces,
            accept_late=values.get("accept_late", False),
            options=options.options if options else None,
            override_reason=form.explanation,
        )
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


def _freeze(request: HttpRequest, subject: Subject, replaces: Paper | None, place: Place) -> HttpResponse:
    """A report has no number: a POST freezes it, and a page only asks for the reason of what differs."""
    assert isinstance(subject, Nomination)
    form = ExplainedForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = signed_in(request)
        try:
            freeze_report(
                nomination=subject,
                by=user,
                now=timezone.now(),
                replaces=replaces,
                override_reason=form.explanation,
            )
        except Refused as refusal:
            if DISAGREEMENT not in refusal.codes:
                for reason in refusal.reasons:
                    messages.error(request, reason.sentence)
                return redirect(place.url)
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã chốt báo cáo thành tích của {subject.registration.participant}.")
            return redirect(place.url)
    kind, day = PaperKind.ACHIEVEMENT_REPORT, report_day(subject, timezone.localdate())
    differences = _differences(kind, subject, None, day, replaces)
    if not differences:
        return redirect(place.url)
    form.ask_reason()
    context = {
        "kind": kind,
        "slug": FACTS[kind].slug,
        "subject": subject,
        "form": form,
        "replaces": replaces,
        "place": place,
        "differences": rows_of(differences),
    }
    return render(request, "awards/paper_issue.html", context)
