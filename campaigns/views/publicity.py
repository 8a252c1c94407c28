"""The publicity desk: drafts, previews, publishing, withdrawing (Kế hoạch 454, tổ chức thực hiện, mục 3)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from campaigns.actions import publicity as actions
from campaigns.enums import ArticleState, Role
from campaigns.errors import Refused
from campaigns.forms.publicity import AnnouncementForm, ExemplarForm
from campaigns.http import attempt, campaign_or_404, require_role
from campaigns.models import Announcement, Campaign, Exemplar
from campaigns.queries.audit import history_of, last_act_on
from campaigns.queries.publicity import articles_of, done_in_month, stamp_of
from campaigns.rules.typeset import typeset
from campaigns.rules.vietnamese import nfc

PAGE_SIZE = 20
DRAFT = ArticleState.DRAFT.value
PUBLISHERS = (Role.CULTURE, Role.OFFICE)
Article = Announcement | Exemplar
KINDS: dict[str, type[Announcement] | type[Exemplar]] = {"tin": Announcement, "dien-hinh": Exemplar}
LABELS = {"tin": "Tin", "dien-hinh": "Điển hình tiên tiến"}
DEEDS = {"tin": "Viết tin", "dien-hinh": "Viết bài điển hình"}
PUBLIC_PAGES = {"tin": "news_item", "dien-hinh": "exemplar"}


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """All articles of one kind, drafts first to be seen; the way to the activities."""
    require_role(request, *PUBLISHERS)
    campaign = campaign_or_404()
    kind = request.GET.get("muc", "tin")
    query, state = nfc(request.GET.get("q", "")), request.GET.get("trang-thai", "")
    rows = articles_of(_model(kind), campaign, text=query, state=state)
    return render(
        request,
        "campaigns/publicity.html",
        {
            "kind": kind,
            "kinds": LABELS.items(),
            "deed": DEEDS[kind],
            "query": query,
            "states": ArticleState.choices(),
            "chosen_state": state,
            "filtered": bool(query or state),
            "page_obj": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
            "drafts": sum(articles_of(each, campaign, state=DRAFT).count() for each in KINDS.values()),
            "this_month": done_in_month(campaign, timezone.localdate()),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Write a draft, or write and publish at once."""
    require_role(request, *PUBLISHERS)
    campaign = campaign_or_404()
    form = _form(kind, campaign, request.POST if request.method == "POST" else None)
    return _write(request, kind, _model(kind)(campaign=campaign), form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Correct an article, published or not."""
    require_role(request, *PUBLISHERS)
    article = _article_or_404(kind, pk)
    posted = request.POST if request.method == "POST" else None
    form = _form(kind, article.campaign, posted, initial=AnnouncementForm.initial_of(article))
    return _write(request, kind, article, form)


@require_GET
def article(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The article as the public will see it, what can be done with it, and what was done."""
    require_role(request, *PUBLISHERS)
    found = _article_or_404(kind, pk)
    context = {
        "kind": kind,
        "label": LABELS[kind],
        "article": found,
        "blocks": typeset(found.body),
        "seen": stamp_of(found),
        "is_published": found.state == ArticleState.PUBLISHED,
        "public_url": reverse(PUBLIC_PAGES[kind], args=[pk]),
        "history": history_of(found),
    }
    return render(request, "campaigns/publicity_article.html", context)


@require_POST
def move(request: HttpRequest, kind: str, pk: int, action: str) -> HttpResponse:
    """Publish, withdraw or throw away a draft."""
    user = require_role(request, *PUBLISHERS)
    found = _article_or_404(kind, pk)
    given: dict[str, Any] = {
        "article": found,
        "by": user,
        "now": timezone.now(),
        "seen": request.POST.get("seen") or None,
    }
    if action == "dang":
        attempt(request, lambda: actions.publish(**given), "Đã đăng bài lên cổng.")
    elif action == "go":
        attempt(request, lambda: actions.withdraw(**given), "Đã gỡ bài; bài trở về bản nháp.")
    elif action == "xoa":
        removed = attempt(request, lambda: _removed(given), "Đã xóa bản nháp.")
        if removed:
            return redirect(f"{reverse('publicity')}?muc={kind}")
    else:
        raise Http404
    return redirect("publicity_article", kind=kind, pk=pk)


def _removed(given: dict[str, Any]) -> bool:
    actions.remove_article(**given)
    return True


def _model(kind: str) -> type[Announcement] | type[Exemplar]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _form(kind: str, campaign: Campaign, posted: Any, **more: Any) -> AnnouncementForm:
    if _model(kind) is Exemplar:
        return ExemplarForm(campaign, posted, **more)
    return AnnouncementForm(posted, **more)


def _article_or_404(kind: str, pk: int) -> Article:
    return get_object_or_404(articles_of(_model(kind), campaign_or_404()), pk=pk)


def _write(request: HttpRequest, kind: str, article: Article, form: AnnouncementForm) -> HttpResponse:
    """Show the form, or save what was typed; with the button "publish" the article goes out at once."""
    user, now = require_role(request, *PUBLISHERS), timezone.now()
    known = article.pk is not None
    seen = request.POST.get("seen") or (stamp_of(article) if known else "")
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.save_article(
                article=article, by=user, now=now, seen=seen or None, **form.cleaned_data
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã lưu bài.")
            if "publish" in request.POST:
                attempt(
                    request,
                    lambda: actions.publish(article=saved, by=user, now=now),
                    "Đã đăng bài lên cổng.",
                )
            return redirect("publicity_article", kind=kind, pk=saved.pk)
    context: dict[str, Any] = {"kind": kind, "deed": DEEDS[kind], "form": form, "seen": seen}
    if known:
        context["article"] = _article_or_404(kind, article.pk)
    if form.is_stale:
        # What stands stored is shown beside what was typed; saving again then replaces it knowingly.
        stored = context["article"]
        context |= {"stored": stored, "last_act": last_act_on(stored), "seen": stamp_of(stored)}
    return render(request, "campaigns/publicity_form.html", context)
