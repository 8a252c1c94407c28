"""Files that a view hands out: papers as PDF, dossiers as ZIP; never from an address of their own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from campaigns.http import file_response, pdf_response, unchanging

__all__ = ["pdf_response", "unchanging", "wants_word", "zip_response"]


def wants_word(request: HttpRequest) -> bool:
    """Whether a paper is asked for as a Word file: ``?dang=docx``."""
    return request.GET.get("dang") == "docx"


def zip_response(content: bytes, name: str) -> HttpResponse:
    """A dossier to keep."""
    return file_response(content, name, "application/zip", download=True)
