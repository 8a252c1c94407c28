"""Papers: drafts to look at, the form that issues one, and the issued file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from awards.documents.bundle import draft_filename, paper_filename, read_file
from awards.documents.issue import draft, finish, freeze_report, issue
from awards.documents.word import draft_word, word_of_paper
from awards.enums import PaperKind
from awards.forms.dossiers import IssueForm
from awards.models import Decision, Dossier, Meeting, Nomination, Paper
from awards.permissions import may_issue, may_read_dossiers
from awards.queries.council import meetings_visible_to
from awards.queries.dossiers import dossiers_visible_to
from awards.queries.issuing import lasting, reasons_against_issuing
from awards.queries.nominations import visible_to as nominations_visible_to
from awards.queries.papers import Subject, campaign_of, next_number, symbol_of, visible_to
from awards.rules.paper_kinds import FACTS
from awards.views.files import pdf_response, unchanging, wants_word
from campaigns.errors import Refused
from campaigns.http import attempt, signed_in, whole, word_response
from campaigns.models import AwardForm, Period, User

KINDS = {facts.slug: kind for kind, facts in FACTS.items()}


@dataclass(frozen=True)
class Place:
    """Where a paper belongs, for the way back."""

    url: str
    label: str


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An issued paper in the browser's own viewer; with ``?dang=docx`` as a Word file."""
    return _file(request, pk, download=False)


@require_safe
def paper_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An issued paper as a file; with ``?dang=docx`` as a Word file."""
    return _file(request, pk, download=True)


@require_safe
def paper_draft(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The draft with blanks for number and date; what the author's side may always look at."""
    user = signed_in(request)
    kind, subject = _subject(user, slug, pk)
    name = draft_filename(kind, subject)
    try:
        if wants_word(request):
            return word_response(draft_word(kind, subject, today=timezone.localdate()), name)
        pdf = draft(kind, subject, today=timezone.localdate())
    except Refused as refusal:
        return _problem(request, subject, "Chưa lập được bản dự thảo", refusal, status=409)
    return pdf_response(pdf, name, download="tai-ve" in request.GET)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_issue(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Type in number and day, and issue; with ``?thay-the=ID`` in place of an issued paper."""
    user = signed_in(request)
    kind, subject = _subject(user, slug, pk)
    if not may_issue(user, kind):
        raise PermissionDenied
    replaces = _replaced(request, kind, subject)
    place = _place(subject, user)
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
        may_be_late=isinstance(subject, Dossier) and today > subject.period.dossier_last_day,
    )
    if request.method == "POST" and form.is_valid() and _issued(form, kind, subject, user, replaces):
        messages.success(request, f"Đã phát hành {kind.label} số {form.cleaned_data['number']:02}.")
        return redirect(place.url)
    reasons = reasons_against_issuing(
        kind, subject, number=number, day=day, today=today, replaces=replaces, accept_late=True
    )
    context = {
        "kind": kind,
        "slug": slug,
        "subject": subject,
        "form": form,
        "replaces": replaces,
        "place": place,
        "reasons": [] if form.is_bound else lasting(reasons),
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
    return redirect(_place(found.subject, user).url)


def _file(request: HttpRequest, pk: int, *, download: bool) -> HttpResponseBase:
    found = get_object_or_404(visible_to(signed_in(request)), pk=pk)
    try:
        if wants_word(request):
            return word_response(word_of_paper(found), paper_filename(found))
        pdf = read_file(found)
    except Refused as refusal:
        return _problem(request, found.subject, "Không mở được văn bản", refusal, status=404)
    response = pdf_response(pdf, paper_filename(found), download=download)
    return unchanging(request, response, found.sha256)


def _problem(
    request: HttpRequest, subject: Subject, title: str, refusal: Refused, *, status: int
) -> HttpResponse:
    place = _place(subject, signed_in(request))
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


def _issued(form: IssueForm, kind: PaperKind, subject: Subject, user: User, replaces: Paper | None) -> bool:
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
        )
    except Refused as refusal:
        form.refuse(refusal)
        return False
    return True


def _freeze(request: HttpRequest, subject: Subject, replaces: Paper | None, place: Place) -> HttpResponse:
    """A report has no number: a POST freezes it, anything else goes back to where it stands."""
    assert isinstance(subject, Nomination)
    if request.method == "POST":
        user = signed_in(request)
        done = f"Đã chốt báo cáo thành tích của {subject.registration.participant}."
        attempt(
            request,
            lambda: freeze_report(nomination=subject, by=user, now=timezone.now(), replaces=replaces),
            done,
        )
    return redirect(place.url)


def _place(subject: Subject, user: User) -> Place:
    """The page on which the paper stands for this reader."""
    if isinstance(subject, Meeting):
        return Place(reverse("meeting", args=[subject.pk]), "Cuộc họp")
    if isinstance(subject, Nomination):
        if not may_read_dossiers(user):
            return Place(reverse("nomination", args=[subject.pk]), "Đề nghị khen thưởng")
        if subject.dossier is None:
            return _own_place(subject.registration.period, subject.award_form)
        return Place(reverse("dossier", args=[subject.dossier.pk]), "Hồ sơ")
    if isinstance(subject, Dossier):
        return Place(reverse("dossier", args=[subject.pk]), "Hồ sơ")
    if isinstance(subject, Period):
        return Place(f"{reverse('dossiers')}?dot={subject.code}", "Hồ sơ khen thưởng")
    if not may_read_dossiers(user):
        return Place(reverse("results"), "Kết quả khen thưởng")
    return _own_place(subject.period, subject.award_form)


def _own_place(period: Period, form: AwardForm) -> Place:
    if not form.is_own:
        return Place(reverse("dossiers"), "Hồ sơ khen thưởng")
    return Place(reverse("own_award", args=[period.code, form.code]), str(form))
