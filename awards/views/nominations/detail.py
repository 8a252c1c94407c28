"""One nomination: its state and next step, and everything that was said of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from awards.actions.nominations import WRITABLE
from awards.enums import MeetingState
from awards.models import AgendaItem, DecisionResult, Nomination
from awards.permissions import may_see_meeting, may_write_report
from awards.queries.dossiers import dossiers_visible_to
from awards.queries.eligibility import findings_of
from awards.queries.nominations import (
    MOVING,
    history_for,
    reasons_against_sending,
    section_label,
    tally_of,
    visible_to,
)
from awards.queries.report import changed_since_locked, living
from awards.views.nominations.steps import deeds, next_step, stage_of
from campaigns.http import signed_in
from campaigns.models import User
from campaigns.permissions import READS_EVERYTHING, may_edit


@require_safe
def nomination(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one nomination that its reader may know."""
    user = signed_in(request)
    shown = get_object_or_404(visible_to(user), pk=pk)
    findings = findings_of(shown)
    report = living(shown)
    context = {
        "nomination": shown,
        "registration": shown.registration,
        "period": shown.registration.period,
        "stage": stage_of(shown),
        "is_moving": shown.state in MOVING,
        "next_step": next_step(user, shown),
        "deeds": deeds(user, shown),
        "findings": findings,
        "tally": tally_of(findings),
        "sections": [(section_label(name), document) for name, document in report.documents.items()],
        "known_changes": report.changes if report.is_open else (),
        "changed_since_locked": changed_since_locked(report),
        "lacking": reasons_against_sending(shown) if shown.state in WRITABLE else [],
        "agenda": _agenda(user, shown),
        "dossier": dossiers_visible_to(user).filter(nominations=shown).first(),
        "sees_votes": user.has_role(*READS_EVERYTHING),
        "result": DecisionResult.objects.select_related("decision").filter(nomination=shown).first(),
        "may_write": may_write_report(user, shown),
        "may_nominate": may_edit(user, shown.registration),
        "history": history_for(user, shown),
    }
    return render(request, "awards/nomination.html", context)


def _agenda(user: User, shown: Nomination) -> list[tuple[AgendaItem, bool]]:
    """The meetings that dealt or will deal with it, the latest first; whether ``user`` may open each."""
    rows = AgendaItem.objects.filter(nomination=shown).exclude(meeting__state=MeetingState.CANCELLED.value)
    items = rows.select_related("meeting__council").order_by("-meeting__starts_at", "-pk")
    return [(item, may_see_meeting(user, item.meeting)) for item in items]
