"""The requests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from campaigns.actions import scorecards as actions
from campaigns.enums import ParticipantKind, Role, ScorecardState
from campaigns.http import (
    attempt,
    campaign_or_404,
    period_of,
    require_role,
    signed_in,
    versioned_key,
    whole,
)
from campaigns.models import Period, Publication, Scorecard, User
from campaigns.permissions import READS_EVERYTHING
from campaigns.queries.campaign import periods_of, spoken
from campaigns.queries.ranking import (
    earlier_years,
    left_out,
    publications_of,
    rows_on_sheets,
    ruler_of,
    standings,
)
from campaigns.queries.scorecards import visible_to
from campaigns.rules.publication import PublishedRow, changes
from campaigns.rules.ranking import groups_of
from campaigns.views.ranking import tables

KINDS = {"tap-the": ParticipantKind.COLLECTIVE, "ca-nhan": ParticipantKind.INDIVIDUAL}
ADDRESSES = {kind: address for address, kind in KINDS.items()}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The ranking of a period and kind: published for everybody signed in, the preview for who reads all.

    ``?nhom=`` shows one group, ``?lan=`` an earlier publication as it was; an unknown one is a 404.
    """
    user = signed_in(request)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    kind = _kind(request.GET.get("loai"), user)
    publications = publications_of(period, kind)
    chosen = _chosen(request.GET.get("lan"), publications)
    rows = chosen.ranking if chosen else rows_on_sheets(period, kind)
    mine = {card.pk: card for card in visible_to(user).filter(registration__period=period)}
    sees_all = user.has_role(*READS_EVERYTHING)
    is_newest = chosen is None or chosen == publications[0]
    context = {
        "period": period,
        "periods": periods_of(campaign),
        "kinds": [(address, each, each == kind) for address, each in KINDS.items()],
        "kind": kind,
        "kind_address": ADDRESSES[kind],
        "publications": publications,
        "publication": chosen,
        "is_newest": is_newest,
        "next_number": publications[0].number + 1 if publications else 1,
        "own": [] if sees_all else _unpublished_own(mine.values(), kind),
        "sees_all": sees_all,
        "may_publish": user.has_role(Role.OFFICE),
        "address": f"?dot={period.code}&loai={ADDRESSES[kind]}",
    }
    context |= _published(request, period, kind, rows, chosen, mine)
    context |= _supplement(chosen, publications)
    if sees_all and is_newest:
        context |= _preview(period, kind, rows)
    return render(request, "campaigns/ranking.html", context)


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Publish what the preview showed; if it changed meanwhile, nothing is published."""
    user = require_role(request, Role.OFFICE)
    period = period_of(request, campaign_or_404())
    kind = _kind(request.POST.get("loai"), user)
    seen = dict(versioned_key(text) for text in request.POST.get("seen", "").split())
    attempt(
        request,
        lambda: actions.publish(
            period=period, participant_kind=kind, by=user, now=timezone.now(), seen=seen or None
        ),
        f"Đã công bố kết quả xếp hạng {kind.label.lower()} {spoken(period)}.",
    )
    return redirect(f"{reverse('ranking')}?dot={period.code}&loai={ADDRESSES[kind]}")


def _published(
    request: HttpRequest,
    period: Period,
    kind: ParticipantKind,
    rows: tuple[PublishedRow, ...],
    publication: Publication | None,
    mine: dict[int, Scorecard],
) -> dict[str, Any]:
    """The table of what is published, one group or all, with both drawings."""
    if not rows:
        return {"published": [], "tie_rule": ruler_of(period, kind).tie_rule}
    groups = tables.groups_in(rows, groups_of(kind))
    code = request.GET.get("nhom", "")
    group = next((each for each in groups if each.code == code), None)
    if code and group is None:
        raise Http404("Không có nhóm này trong bảng xếp hạng.")
    listed = [row for row in rows if group is None or row.group.code == group.code]
    history = earlier_years(period, kind)
    if publication:
        scale, tie_rule = publication.measured_on, publication.tie_rule
    else:
        ruler = ruler_of(period, kind)
        scale, tie_rule = ruler.scale, ruler.tie_rule
    about = f"{kind.label.lower()} {spoken(period)}"
    return {
        "published": tables.shown(listed, scale, mine, history),
        "has_history": bool(history),
        "groups": groups,
        "group": group,
        "tie_rule": tie_rule,
        "places_chart": tables.places_drawn(f"Tổng điểm {about}", listed, scale),
        "years_chart": tables.years_drawn(
            f"Tổng điểm qua các năm, {kind.label.lower()}", listed, period, history, mine
        ),
    }


def _supplement(publication: Publication | None, publications: list[Publication]) -> dict[str, Any]:
    """What a supplementary publication changed against the one before it."""
    if publication is None or publication.number == 1:
        return {"changes": [], "before": None}
    before = next(each for each in publications if each.number == publication.number - 1)
    return {"changes": changes(before.ranking, publication.ranking), "before": before}


def _preview(period: Period, kind: ParticipantKind, rows: tuple[PublishedRow, ...]) -> dict[str, Any]:
    """What would be published now, against what is, and who would not be in it."""
    table = standings(period, kind, timezone.localdate())
    waiting = [row.scorecard for row in table if row.scorecard.state == ScorecardState.APPRAISED]
    preview = tables.coming(table, rows) if waiting else []
    return {
        "preview": preview,
        "waiting": waiting,
        "moving": [each for each in preview if each.has_moved],
        "tied": sum(bool(each.standing.row.note) for each in preview),
        "published_count": len(rows),
        "seen": " ".join(f"{card.pk}:{card.version}" for card in waiting),
        "left_out": left_out(period, kind, timezone.localdate()),
    }


def _chosen(number: str | None, publications: list[Publication]) -> Publication | None:
    """The publication that the address names, or the newest; None while there is none."""
    if not number:
        return publications[0] if publications else None
    found = next((each for each in publications if each.number == whole(number)), None)
    if found is None:
        raise Http404("Không có lần công bố này.")
    return found


def _kind(address: str | None, user: User) -> ParticipantKind:
    """The kind that the address names; without one the reader's own, and collectives for the others."""
    if address in KINDS:
        return KINDS[address]
    person = user.individual_id and not user.has_role(*READS_EVERYTHING, Role.UNIT)
    return ParticipantKind.INDIVIDUAL if person else ParticipantKind.COLLECTIVE


def _unpublished_own(cards: Iterable[Scorecard], kind: ParticipantKind) -> list[Scorecard]:
    return [
        card
        for card in cards
        if card.state != ScorecardState.PUBLISHED and card.registration.participant_kind == kind
    ]
