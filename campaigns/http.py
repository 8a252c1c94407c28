"""What every view needs: the person, the period, and a refusal told as a message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar, cast

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import Campaign, Period, User
from campaigns.queries.campaign import active_campaign, current_period
from campaigns.rules.vietnamese import nfc

T = TypeVar("T")
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"
# The browser's own PDF viewer is an object with a style of its own; nothing else may load.
PDF_POLICY = {
    "default-src": [NONE],
    "object-src": [SELF],
    "img-src": [SELF],
    "style-src": [UNSAFE_INLINE],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
    "form-action": [NONE],
}
LONGEST_KEY = 18  # digits: what fits a whole number of either database


def signed_in(request: HttpRequest) -> User:
    """The user of a request that has passed the login middleware."""
    return cast(User, request.user)


def require_role(request: HttpRequest, *roles: Role) -> User:
    """The user, if he holds one of ``roles``; otherwise a 403 page."""
    user = signed_in(request)
    if not user.has_role(*roles):
        raise PermissionDenied
    return user


def campaign_or_404() -> Campaign:
    """The active campaign; a 404 that says what to do before a plan is loaded."""
    campaign = active_campaign()
    if campaign is None:
        raise Http404("Chưa có kế hoạch phát động nào đang hiển thị trên cổng.")
    return campaign


def period_of(request: HttpRequest, campaign: Campaign) -> Period:
    """The period named by ``?dot=CODE``, or the current one; an unknown code is a 404."""
    code = nfc(request.GET.get("dot") or request.POST.get("dot") or "")  # PostgreSQL takes no NUL
    if code:
        found = campaign.periods.filter(code=code).order_by("pk").first()
    else:
        found = current_period(campaign, timezone.localdate())
    if found is None:
        raise Http404("Không có đợt thi đua này.")
    return found


def version_of(request: HttpRequest) -> int | None:
    """The version that the user's page showed, from the hidden field ``version``; None when not sent."""
    return whole(request.POST.get("version", ""))


def whole(text: str) -> int | None:
    """The key or version that a page sent; None for anything else, also for more digits than a key has."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_KEY else None


def versioned_key(text: str) -> tuple[int, int]:
    """Key and version from a ticked box "12:3"; anything else gives (0, 0), which names no row."""
    key, _, version = text.partition(":")
    pair = whole(key), whole(version)
    return (0, 0) if pair[0] is None or pair[1] is None else (pair[0], pair[1])


def attempt(request: HttpRequest, act: Callable[[], T], done: str) -> T | None:
    """Do ``act`` and say ``done``; when it is refused, say every reason instead and return None."""
    try:
        result = act()
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason.sentence)
        return None
    messages.success(request, done)
    return result


def file_response(content: bytes, name: str, kind: str, *, download: bool) -> HttpResponse:
    """``content`` under an ASCII ``name`` without slashes; kept by no cache."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(download, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def pdf_response(content: bytes, name: str, *, download: bool) -> HttpResponse:
    """A paper, with the policy that the browser's viewer needs."""
    return _with_policy(file_response(content, name, PDF_TYPE, download=download), PDF_POLICY)


def framed_response(content: bytes, name: str, kind: str) -> HttpResponse:
    """A PDF or a picture for a frame in a page of the portal itself, or for the browser's own viewer."""
    response = file_response(content, name, kind, download=False)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return _with_policy(response, PDF_POLICY | {"frame-ancestors": [SELF]})


def unchanging(request: HttpRequest, response: HttpResponse, digest: str) -> HttpResponseBase:
    """What is kept as it is never changes: 304 when the browser has it, after the view has asked who may."""
    etag = quote_etag(digest)
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def has_already(request: HttpRequest, digest: str) -> HttpResponseBase | None:
    """304 when the browser has what ``digest`` names, so that nothing need be made; else None."""
    return get_conditional_response(request, etag=quote_etag(digest))


def word_response(content: bytes, name: str) -> HttpResponse:
    """A paper as a Word file, under the name of its PDF with another ending; always to be kept."""
    return file_response(content, f"{PurePath(name).stem}.docx", WORD_TYPE, download=True)


def _with_policy(response: HttpResponse, policy: dict[str, list[str]]) -> HttpResponse:
    return cast(HttpResponse, csp_replace(policy)(lambda _: response)(HttpRequest()))
