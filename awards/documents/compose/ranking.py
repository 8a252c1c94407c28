"""Bảng xếp hạng from the published score sheets of a period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.sheets import RankedRow, RankingPart, RankingSheet
from campaigns.documents.sheets import Signature
from campaigns.enums import ParticipantKind
from campaigns.errors import Reason, Refused
from campaigns.models import Period, Scorecard
from campaigns.queries.ranking import published
from campaigns.rules.vietnamese import capitalise_first


def ranking_sheet(period: Period, *, today: date) -> RankingSheet:
    """The published ranking of collectives and of people; it bears the day of the latest publishing.

    Refused with ``ranking_not_published`` while nothing is published.
    """
    lists = [(kind, published(period, kind)) for kind in ParticipantKind]
    days = [card.published_at for _, cards in lists for card in cards if card.published_at]
    if not days:
        sentence = (
            f"Kết quả xếp hạng {words.span_of(period)} chưa được công bố. "
            "Bảng xếp hạng in được sau khi Văn phòng công bố ở trang Xếp hạng."
        )
        raise Refused(Reason("ranking_not_published", sentence))
    organisation = period.campaign.organisation
    return RankingSheet(
        letterhead=words.plain_letterhead(organisation, dated=timezone.localdate(max(days)), year=today.year),
        subject=capitalise_first(f"kết quả thực hiện {words.movement_of(period)}"),
        parts=tuple(
            RankingPart(kind is ParticipantKind.INDIVIDUAL, tuple(_row(card) for card in cards))
            for kind, cards in lists
            if cards
        ),
        signatures=(
            Signature(("NGƯỜI LẬP BẢNG",), note=words.SIGNED),
            words.signature(organisation, None, on_behalf=True),
        ),
    )


def _row(card: Scorecard) -> RankedRow:
    points = card.total if card.total is not None else Decimal(0)  # held by scorecard_total_iff_appraised
    return RankedRow(card.rank or 0, words.person_of(card.registration), points, str(card.grade or ""))
