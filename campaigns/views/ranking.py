"""Stage 4, ranking: the published list, the office's preview of the next one, and the act of publishing."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
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
)
from campaigns.models import Scorecard, User
from campaigns.permissions import READS_EVERYTHING
from campaigns.queries.campaign import periods_of, spoken
from campaigns.queries.explanations import reasons_against_publishing
from campaigns.queries.ranking import Standing, published, standings, unfinished
from campaigns.queries.scorecards import visible_to

KINDS = {"tap-the": ParticipantKind.COLLECTIVE, "ca-nhan": ParticipantKind.INDIVIDUAL}
ADDRESSES = {kind: address for address, kind in KINDS.items()}


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The ranking of a period and kind: published for everybody signed in, the preview for who reads all."""
    user = signed_in(request)
    campaign = campaign_or_404()
    period = period_of(request, campaign)
    kind = _kind(request.GET.get("loai"), user)
    listed = published(period, kind)
    mine = {card.pk: card for card in visible_to(user).filter(registration__period=period)}
    sees_all = user.has_role(*READS_EVERYTHING)
    preview = standings(period, kind) if sees_all else []
    held = reasons_against_publishing((row.scorecard for row in preview), timezone.localdate())
    if held:
        preview = standings(period, kind, without=held)
    waiting = [row.scorecard for row in preview if row.scorecard.state == ScorecardState.APPRAISED]
    return render(
        request,
        "campaigns/ranking.html",
        {
            "period": period,
            "periods": periods_of(campaign),
            "kinds": [(address, each, each == kind) for address, each in KINDS.items()],
            "kind": kind,
            "kind_address": ADDRESSES[kind],
            "published": [(card, card.pk in mine) for card in listed],
            "published_at": max((card.published_at for card in listed if card.published_at), default=None),
            "own": [] if sees_all else _unpublished_own(mine.values(), kind),
            "sees_all": sees_all,
            "preview": [(row, _moved(row)) for row in preview] if waiting else [],
            "waiting": waiting,
            "seen": " ".join(f"{card.pk}:{card.version}" for card in waiting),
            "held": list(held.values()),
            "unfinished": unfinished(period, kind) if sees_all else [],
            "may_publish": user.has_role(Role.OFFICE),
        },
    )


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


def _moved(row: Standing) -> bool:
    """Whether a place published before would change."""
    return row.scorecard.rank is not None and row.scorecard.rank != row.rank
