"""A page with one form about a dossier: ask, do, and back to the dossier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from awards.forms.dossiers import RefusableForm
from awards.models import Dossier
from awards.permissions import may_keep_dossiers
from awards.views.dossiers.pages import readable
from campaigns.errors import Reason, Refused
from campaigns.models import User


def kept(request: HttpRequest, pk: int) -> tuple[User, Dossier]:
    """The office and its dossier; who only reads gets 403."""
    user, found = readable(request, pk)
    if not may_keep_dossiers(user):
        raise PermissionDenied
    return user, found


def form_page(
    request: HttpRequest,
    dossier: Dossier,
    form: RefusableForm,
    act: Callable[[], object],
    *,
    heading: str,
    done: str,
    text: str,
    reasons: Sequence[Reason] = (),
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The form, or the deed and back to the dossier; a refusal returns the form with all that was typed.

    ``reasons`` stand instead of the form while nothing is typed yet.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, done)
            return redirect("dossier", pk=dossier.pk)
    context = {
        "dossier": dossier,
        "period": dossier.period,
        "form": form,
        "reasons": [] if form.is_bound else reasons,
        "heading": heading,
        "text": text,
    } | (more or {})
    return render(request, "awards/dossier_form.html", context)
