"""The office looks at a nominee beside somebody who was awarded before under a name like his."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from awards.actions.namesakes import tell_namesakes
from awards.forms.exclusions import NamesakeForm
from awards.permissions import may_examine
from awards.queries.nominations import visible_to
from awards.queries.repeats import details_of, namesake_or_none, word_on
from campaigns.errors import Refused
from campaigns.http import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_namesake(request: HttpRequest, pk: int, kind: str, record: int) -> HttpResponse:
    """Both records side by side, and a form for the word on them."""
    user = signed_in(request)
    nomination = get_object_or_404(visible_to(user), pk=pk)
    if not may_examine(user, nomination):
        raise PermissionDenied
    key = f"{kind}:{record}"
    found, person = namesake_or_none(nomination, key), nomination.registration.individual
    if found is None or person is None:
        raise Http404("Không có lần khen thưởng nào cần đối chiếu ở đây.")
    word = word_on(person, key)
    initial = {"is_same": "cung" if word.is_same else "khac", "note": word.note} if word else None
    form = NamesakeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            tell_namesakes(nomination=nomination, key=key, by=user, now=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã ghi kết luận đối chiếu.")
            return redirect("nomination", pk)
    context = {
        "nomination": nomination,
        "registration": nomination.registration,
        "person": person,
        "past": found.past,
        "details": details_of(key),
        "word": word,
        "form": form,
    }
    return render(request, "awards/nomination_namesake.html", context)
