"""Files that a view hands out: papers as PDF, dossiers as ZIP; never from an address of their own."""

from __future__ import annotations

from pathlib import PurePath
from typing import cast

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

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

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def file_response(content: bytes, name: str, kind: str, *, download: bool) -> HttpResponse:
    """``content`` under an ASCII ``name`` without slashes; kept by no cache."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(download, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def pdf_response(content: bytes, name: str, *, download: bool) -> HttpResponse:
    """A paper, with the policy that the browser's viewer needs."""
    response = file_response(content, name, "application/pdf", download=download)
    return cast(HttpResponse, csp_replace(PDF_POLICY)(lambda _: response)(HttpRequest()))


def word_response(content: bytes, name: str) -> HttpResponse:
    """A paper as a Word file, under the name of its PDF with another ending; always to be kept."""
    return file_response(content, f"{PurePath(name).stem}.docx", WORD_TYPE, download=True)


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
