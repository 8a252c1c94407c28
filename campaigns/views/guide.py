"""The guide: what each role does at each stage, with the way there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from campaigns.enums import Role
from campaigns.http import signed_in

PAGES = {
    Role.UNIT: "campaigns/guide/unit.html",
    Role.INDIVIDUAL: "campaigns/guide/individual.html",
    Role.OFFICE: "campaigns/guide/office.html",
    Role.COUNCIL: "campaigns/guide/council.html",
    Role.CHAIRMAN: "campaigns/guide/chairman.html",
    Role.CULTURE: "campaigns/guide/culture.html",
    Role.ADMINISTRATOR: "campaigns/guide/administrator.html",
}


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The reader's own roles open, the others folded below."""
    roles = signed_in(request).roles
    own = [(role, page) for role, page in PAGES.items() if role in roles]
    others = [(role, page) for role, page in PAGES.items() if role not in roles]
    return render(request, "campaigns/guide.html", {"own": own, "others": others})
