"""The launch plan, whole: its text set in type, and its rules as tables."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.documents.compose import words
from awards.queries.standards_page import criteria_sets_of, forms_of, last_days
from campaigns.enums import Role
from campaigns.http import campaign_or_404
from campaigns.models import Section, User
from campaigns.queries.home import message_groups
from campaigns.rules.typeset import Block, typeset


@login_not_required
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    """The active campaign's plan; the slips in its text are listed for the office only."""
    campaign = campaign_or_404()
    sections: list[tuple[Section, list[Block]]] = [
        (section, typeset(section.body)) for section in campaign.sections.order_by("position", "pk")
    ]
    is_office = isinstance(request.user, User) and request.user.has_role(Role.OFFICE)
    context = {
        "campaign": campaign,
        "legal_bases": campaign.legal_bases.order_by("position", "pk"),
        "preamble": typeset(campaign.preamble),
        "sections": sections,
        "groups": message_groups(campaign),
        "recipients": campaign.recipients.order_by("position", "pk"),
        "signature": words.signature(campaign.organisation, None, on_behalf=True),
        "criteria_sets": criteria_sets_of(campaign),
        "bands": campaign.grade_bands.order_by("-at_least"),
        "forms": forms_of(campaign),
        "last_days": last_days(campaign),
        "slips": campaign.slips.order_by("position", "pk") if is_office else None,
    }
    return render(request, "campaigns/plan.html", context)
