"""The figures of a period: who has which, and the form of one registration."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from campaigns.actions.measures import record_measure, remove_measure
from campaigns.enums import ParticipantKind, RegistrationState, Role, ScorecardState
from campaigns.forms.measures import Entry, MeasuresForm, caught_up
from campaigns.http import attempt, campaign_or_404, period_of, require_role, signed_in
from campaigns.models import Registration, Scorecard, User
from campaigns.permissions import READS_EVERYTHING, has_interest, may_appraise
from campaigns.queries import registrations
from campaigns.queries.campaign import periods_of
from campaigns.queries.evidence import papers_for_figures
from campaigns.queries.measures import matrix, measures_for, ratings_of
from campaigns.queries.scorecards import to_score

PAGE_SIZE = 50
READERS = (*READS_EVERYTHING, Role.UNIT, Role.INDIVIDUAL)
KINDS = {"tap-the": ParticipantKind.COLLECTIVE, "ca-nhan": ParticipantKind.INDIVIDUAL}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Participants against measures, with what is missing; the own ones for who does not read all."""
    user = require_role(request, *READERS)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    address = _kind_address(request.GET.get("loai"), user)
    kind = KINDS[address]
    query, lacking = request.GET.get("q", ""), "thieu" in request.GET
    measures = measures_for(campaign.pk, kind)
    rows = matrix(list(to_score(user, period, kind=kind, text=query)), measures)
    missing = sum(row.missing for row in rows)
    page = Paginator([row for row in rows if row.missing or not lacking], PAGE_SIZE)
    return render(
        request,
        "campaigns/measures.html",
        {
            "period": period,
            "periods": periods_of(campaign),
            "kinds": [(each, name.label, each == address) for each, name in KINDS.items()],
            "kind_address": address,
            "measures": measures,
            "page_obj": page.get_page(request.GET.get("page")),
            "query": query,
            "lacking": lacking,
            "missing": missing,
            "recorded": sum(len(row.cells) for row in rows) - missing,
            "cells": sum(len(row.cells) for row in rows),
            "is_office": user.has_role(Role.OFFICE),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """All figures of one registration: written by the office, read by those whom they concern."""
    user = signed_in(request)
    registration = get_object_or_404(
        registrations.visible_to(user).filter(state=RegistrationState.ACCEPTED), pk=pk
    )
    may_write = may_appraise(user, registration)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    campaign_id = registration.period.campaign_id
    cells = matrix([registration], measures_for(campaign_id, registration.participant_kind))[0].cells
    ratings = ratings_of(campaign_id)
    papers = list(papers_for_figures(user, registration)) if may_write else []
    data = request.POST if request.method == "POST" else None
    form = MeasuresForm(registration, cells, ratings, data, papers)
    overtaken: frozenset[int] = frozenset()
    if request.method == "POST" and form.is_valid():
        overtaken = form.overtaken()
        if not overtaken and _save(request, registration, user, form):
            if "next" in request.POST:
                return redirect(_board_address(registration))
            return redirect("measure_values", pk=pk)
    if overtaken:
        form = MeasuresForm(registration, cells, ratings, caught_up(request.POST, cells), papers)
    context = {
        "registration": registration,
        "rows": [(row, row.measure.pk in overtaken) for row in form.rows()],
        "form": form,
        "overtaken": overtaken,
        "may_write": may_write,
        "has_papers": bool(form.papers),
        "interested": user.has_role(Role.OFFICE) and has_interest(user, registration),
        "back_url": _board_address(registration),
        "scorecard": Scorecard.objects.filter(registration=registration).order_by("pk").first(),
        "frozen": (ScorecardState.APPRAISED, ScorecardState.PUBLISHED),
    }
    return render(request, "campaigns/measure_values.html", context)


def _save(request: HttpRequest, registration: Registration, user: User, form: MeasuresForm) -> bool:
    """Record what changed, all or nothing; whether it was saved."""
    entries = form.changed()
    if not entries:
        messages.info(request, "Không có số liệu nào thay đổi.")
        return True
    return bool(
        attempt(
            request,
            lambda: _record(entries, registration, user, timezone.now()),
            f"Đã ghi {len(entries)} số liệu. Điểm theo tỷ lệ của phiếu chưa thẩm định đã được tính lại.",
        )
    )


def _record(entries: Sequence[Entry], registration: Registration, user: User, now: datetime) -> bool:
    with transaction.atomic():
        for entry in entries:
            if entry.is_empty:
                remove_measure(
                    registration=registration, measure=entry.measure, by=user, now=now, seen=entry.seen
                )
            else:
                record_measure(
                    registration=registration,
                    measure=entry.measure,
                    by=user,
                    now=now,
                    source=entry.source,
                    value=entry.value,
                    rating=entry.rating,
                    paper=entry.paper,
                    seen=entry.seen,
                )
    return True


def _board_address(registration: Registration) -> str:
    address = next(key for key, kind in KINDS.items() if kind == registration.participant_kind)
    return f"{reverse('measures')}?dot={registration.period.code}&loai={address}"


def _kind_address(address: str | None, user: User) -> str:
    """The kind that the address names; without one the reader's own, and collectives for the others."""
    if address in KINDS:
        return address
    person = user.individual_id and not user.has_role(*READS_EVERYTHING, Role.UNIT)
    return "ca-nhan" if person else "tap-the"
