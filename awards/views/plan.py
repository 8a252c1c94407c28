"""The launch plan, whole: its text set in type, and its rules as tables."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from awards.documents.compose import launch_plan_sheet, words
from awards.documents.render import render as render_paper
from awards.documents.sheets import LaunchPlanSheet
from awards.queries.standards_page import criteria_sets_of, forms_of, last_days
from awards.rules.numbering import format_number
from awards.views.files import pdf_response, unchanging
from campaigns.enums import Role
from campaigns.http import campaign_or_404
from campaigns.models import Section, User
from campaigns.queries.home import message_groups
from campaigns.rules.typeset import Block, typeset
from campaigns.rules.vietnamese import ascii_filename


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


@login_not_required
@require_safe
def plan_paper(request: HttpRequest) -> HttpResponseBase:
    """The plan as a paper, for everybody; with ``?tai-ve`` as a file. It is set anew only when it changed."""
    sheet = launch_plan_sheet(campaign_or_404(), timezone.localdate())
    pdf = _pdf(sheet)
    head = sheet.letterhead
    name = f"Ke-hoach_{ascii_filename(format_number(head.number, head.symbol))}.pdf"
    response = pdf_response(pdf, name, download="tai-ve" in request.GET)
    return unchanging(request, response, sha256(pdf).hexdigest())


@lru_cache(maxsize=2)
def _pdf(sheet: LaunchPlanSheet) -> bytes:
    return render_paper(sheet)
