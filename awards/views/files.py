"""Files that a view hands out: papers as PDF, dossiers as ZIP; never from an address of their own."""

from __future__ import annotations

from typing import cast

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from campaigns.http import file_response

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


def pdf_response(content: bytes, name: str, *, download: bool) -> HttpResponse:
    """A paper, with the policy that the browser's viewer needs."""
    response = file_response(content, name, "application/pdf", download=download)
    return cast(HttpResponse, csp_replace(PDF_POLICY)(lambda _: response)(HttpRequest()))


def wants_word(request: HttpRequest) -> bool:
    """Whether a paper is asked for as a Word file: ``?dang=docx``."""
    return request.GET.get("dang") == "docx"


def zip_response(content: bytes, name: str) -> HttpResponse:
    """A dossier to keep."""
    return file_response(content, name, "application/zip", download=True)


def unchanging(request: HttpRequest, response: HttpResponse, digest: str) -> HttpResponseBase:
    """An issued paper never changes: 304 when the browser has it, after the view has asked who may."""
    etag = quote_etag(digest)
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
