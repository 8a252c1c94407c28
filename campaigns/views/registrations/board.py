"""Who has registered for a period and who has not."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from campaigns.actions.registrations import accept_several
from campaigns.enums import Role
from campaigns.forms.registrations import BoardFilterForm
from campaigns.http import campaign_or_404, period_of, require_role, versioned_key
from campaigns.permissions import READS_EVERYTHING
from campaigns.queries.campaign import periods_of
from campaigns.queries.registration_board import BoardFilter, BoardGroup, board_of, counts_of, units_of
from campaigns.queries.registrations import is_closed, reasons_against_registering, visible_to

PAGE_SIZE = 50
REGISTRARS = (Role.OFFICE, Role.UNIT, Role.INDIVIDUAL)
READERS = (*READS_EVERYTHING, *REGISTRARS)


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Who has registered for the period and who has not: all for the office, the own ones for the others."""
    user = require_role(request, *READERS)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    today = timezone.localdate()
    rows = board_of(period, user, today)
    counts = counts_of(rows)
    form = BoardFilterForm(units_of(rows), request.GET)
    form.is_valid()
    wanted = form.cleaned_data
    fits = BoardFilter(
        group=wanted.get("trang_thai", ""),
        kind=wanted.get("loai", ""),
        unit=wanted.get("don_vi"),
        text=wanted.get("q", ""),
    ).fits
    page = Paginator([row for row in rows if fits(row)], PAGE_SIZE).get_page(request.GET.get("page"))
    against = reasons_against_registering(user, period, today)
    return render(
        request,
        "campaigns/registrations.html",
        {
            "period": period,
            "periods": periods_of(campaign),
            "page_obj": page,
            "total": len(rows),
            "counts": [(group, counts[group]) for group in BoardGroup],
            "filter": BoardFilterForm(units_of(rows), initial=wanted),
            "chosen_group": wanted.get("trang_thai", ""),
            "filtered": any(wanted.values()),
            "reasons": against if user.has_role(*REGISTRARS) else [],
            "closed": is_closed(period, today),
            "may_register": user.has_role(*REGISTRARS) and not against,
            "anything_left": any(row.registration is None for row in rows),
            "may_accept": any(row.may_accept for row in page),
            "all_chosen": "chon" in request.GET,
            "is_office": user.has_role(Role.OFFICE),
            "unattached": not user.has_role(*READS_EVERYTHING) and not rows,
        },
    )


@require_POST
def accept_chosen(request: HttpRequest) -> HttpResponse:
    """Accept the registrations ticked on the board, each in the version that the board showed."""
    user = require_role(request, Role.OFFICE)
    pairs = dict(versioned_key(text) for text in request.POST.getlist("chosen"))
    found = visible_to(user).filter(pk__in=pairs)
    if not pairs:
        messages.warning(request, "Chưa chọn đăng ký nào để tiếp nhận.")
    else:
        done = accept_several(
            registrations=[(row, pairs[row.pk]) for row in found], by=user, now=timezone.now()
        )
        if done.accepted:
            messages.success(request, f"Đã tiếp nhận {len(done.accepted)} đăng ký.")
        for row, reasons in done.refused:
            sentences = " ".join(reason.sentence for reason in reasons)
            messages.error(request, f"Chưa tiếp nhận được đăng ký của {row.participant}: {sentences}")
    return redirect(_way_back(request))


def _way_back(request: HttpRequest) -> str:
    """The board as it was filtered; never an address outside this portal."""
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if here and wanted.startswith("/") else reverse("registrations")
