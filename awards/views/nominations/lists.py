"""The list: what is proposed in a period, and who may still be proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from awards.enums import NominationState
from awards.models import Nomination
from awards.queries import nominations as queries
from awards.queries.eligibility import Case, case_of, findings_for
from awards.queries.nominations import Tally
from campaigns.enums import Role
from campaigns.http import campaign_or_404, period_of, require_role
from campaigns.models import AwardForm, Period, Registration, User
from campaigns.permissions import READS_EVERYTHING, may_edit
from campaigns.queries.campaign import periods_of
from campaigns.rules.vietnamese import nfc

ROWS_A_PAGE = 50
MADE, POSSIBLE = "de-nghi", "co-the"


@dataclass(frozen=True)
class Row:
    """One line of either list."""

    registration: Registration
    award_form: AwardForm | None
    tally: Tally | None
    nomination: Nomination | None = None
    may_nominate: bool = False

    @property
    def detail(self) -> str:
        """Post and unit of a person; a collective stands for itself."""
        if self.registration.individual_id is None:
            return ""
        return ", ".join(part for part in (self.registration.post, self.registration.unit.name) if part)


@require_safe
def nominations(request: HttpRequest) -> HttpResponse:
    """Nominations of a period with their states, or the accepted registrations not yet nominated."""
    user = require_role(request, Role.UNIT, Role.INDIVIDUAL, *READS_EVERYTHING)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    made = queries.visible_to(user).filter(registration__period=period)
    possible = queries.candidates(user, period)
    counts = {MADE: made.count(), POSSIBLE: possible.count()}
    tab = request.GET.get("muc") or (MADE if counts[MADE] or not counts[POSSIBLE] else POSSIBLE)
    query = nfc(request.GET.get("q", ""))
    quota_use = _quota_use(user, period)
    page: Page[Any]
    if tab == POSSIBLE:
        page, rows = _possible(request, user, possible, query)
    else:
        page, rows = _made(request, made, query)
    context = {
        "period": period,
        "periods": periods_of(campaign),
        "tab": tab,
        "made_count": counts[MADE],
        "possible_count": counts[POSSIBLE],
        "query": query,
        "page_obj": page,
        "rows": rows,
        "states": NominationState.choices(),
        "chosen_state": request.GET.get("trang-thai", ""),
        "award_forms": campaign.award_forms.order_by("position", "pk"),
        "chosen_form": request.GET.get("hinh-thuc", ""),
        "filtered": any(request.GET.get(name) for name in ("q", "trang-thai", "hinh-thuc")),
        "quota_use": quota_use,
        "over": [line for line in quota_use if line.over],
        "is_moving": counts[POSSIBLE] > 0 or made.filter(state__in=queries.MOVING).exists(),
    }
    return render(request, "awards/nominations.html", context)


def _quota_use(user: User, period: Period) -> list[queries.QuotaUse]:
    return queries.quota_use(period) if user.has_role(*READS_EVERYTHING) else []


def _made(request: HttpRequest, rows: QuerySet[Nomination], query: str) -> tuple[Page[Nomination], list[Row]]:
    if query:
        rows = rows.filter(queries.named_like(query, "registration__"))
    if state := nfc(request.GET.get("trang-thai", "")):
        rows = rows.filter(state=state)
    if form := nfc(request.GET.get("hinh-thuc", "")):
        rows = rows.filter(award_form__code=form)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    tallies = _tallies([case_of(each) for each in page])
    return page, [
        Row(each.registration, each.award_form, tally, nomination=each)
        for each, tally in zip(page, tallies, strict=True)
    ]


def _possible(
    request: HttpRequest, user: User, rows: QuerySet[Registration], query: str
) -> tuple[Page[Registration], list[Row]]:
    if query:
        rows = rows.filter(queries.named_like(query))
    if form := nfc(request.GET.get("hinh-thuc", "")):
        rows = rows.filter(award_form__code=form)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    aiming = [each for each in page if each.award_form is not None]
    cases = [Case(each, each.award_form) for each in aiming if each.award_form is not None]
    known = dict(zip((each.pk for each in aiming), _tallies(cases), strict=True))
    return page, [
        Row(each, each.award_form, known.get(each.pk), may_nominate=may_edit(user, each)) for each in page
    ]


def _tallies(cases: Sequence[Case]) -> list[Tally]:
    return [queries.tally_of(findings) for findings in findings_for(cases)]
