"""What everybody may read: news and exemplars."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from campaigns.http import campaign_or_404
from campaigns.models import Announcement, Exemplar, User
from campaigns.permissions import may_publish_news
from campaigns.queries.publicity import published
from campaigns.rules.typeset import typeset
from campaigns.rules.vietnamese import nfc

PAGE_SIZE = 12
MOST_OTHERS = 4


@login_not_required
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The published news, the latest first."""
    return _list(request, Announcement, "campaigns/news.html")


@login_not_required
@require_safe
def news_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One published piece of news; a draft is a 404 for everybody here."""
    return _item(request, Announcement, pk, "campaigns/news_item.html")


@login_not_required
@require_safe
def exemplars(request: HttpRequest) -> HttpResponse:
    """The published exemplars, the latest first."""
    return _list(request, Exemplar, "campaigns/exemplars.html")


@login_not_required
@require_safe
def exemplar(request: HttpRequest, pk: int) -> HttpResponse:
    """One published exemplar; a draft is a 404 for everybody here."""
    return _item(request, Exemplar, pk, "campaigns/exemplar.html")


def _list(request: HttpRequest, model: type[Announcement] | type[Exemplar], template: str) -> HttpResponse:
    query = nfc(request.GET.get("q", ""))
    rows = published(model, campaign_or_404(), text=query)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, template, {"page_obj": page, "query": query, "may_write": _may_write(request)})


def _item(
    request: HttpRequest, model: type[Announcement] | type[Exemplar], pk: int, template: str
) -> HttpResponse:
    rows = published(model, campaign_or_404())
    article = get_object_or_404(rows, pk=pk)
    context = {
        "article": article,
        "blocks": typeset(article.body),
        "others": rows.exclude(pk=pk)[:MOST_OTHERS],
        "may_write": _may_write(request),
    }
    return render(request, template, context)


def _may_write(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and may_publish_news(request.user)
