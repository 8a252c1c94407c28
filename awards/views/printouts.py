"""Printouts: a paper without a number, made anew from the rows at every look."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.shortcuts import render as render_page
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.documents.printouts import PRINTOUTS
from awards.documents.render import render
from awards.documents.word import word_of_printout
from awards.views.files import pdf_response, wants_word
from campaigns.errors import Refused
from campaigns.http import signed_in, word_response


@require_safe
def printout(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A printout in the browser's own viewer; with ``?tai-ve`` as a file, with ``?dang=docx`` as a Word
    file. 404 for strangers."""
    user = signed_in(request)
    if slug not in PRINTOUTS:
        raise Http404
    found = PRINTOUTS[slug]
    row = get_object_or_404(found.rows(user), pk=pk)
    try:
        sheet = found.compose(row, timezone.localdate())
        if wants_word(request):
            return word_response(word_of_printout(sheet), found.file_stem)
        pdf = render(sheet)
    except Refused as refusal:
        context = {"title": f"Chưa in được {found.kind.label}", "reasons": refusal.reasons}
        return render_page(request, "awards/paper_problem.html", context, status=409)
    return pdf_response(pdf, f"{found.file_stem}.pdf", download="tai-ve" in request.GET)
