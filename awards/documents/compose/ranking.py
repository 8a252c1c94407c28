"""Bảng xếp hạng as a period's results were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from awards.documents.compose import words
from awards.documents.sheets import RankedRow, RankingPart, RankingSheet
from campaigns.documents.sheets import Person, Signature
from campaigns.enums import ParticipantKind
from campaigns.errors import Reason, Refused
from campaigns.models import Period
from campaigns.queries.ranking import newest, published, rows_on_sheets, ruler_of
from campaigns.rules.publication import PublishedRow
from campaigns.rules.vietnamese import capitalise_first


@dataclass(frozen=True)
class _Published:
    """One kind of participant: the part of the paper, and when it was published."""

    part: RankingPart
    at: datetime


def ranking_sheet(period: Period, *, today: date) -> RankingSheet:
    """The published ranking of collectives and of people; it bears the day of the latest publishing.

    The places are those of the newest publication, as it was frozen. Refused with ``ranking_not_published``
    while nothing is published.
    """
    found = [each for each in (_of_kind(period, kind) for kind in ParticipantKind) if each]
    if not found:
        sentence = (
            f"Kết quả xếp hạng {words.span_of(period)} chưa được công bố. "
            "Bảng xếp hạng in được sau khi Văn phòng công bố ở trang Xếp hạng."
        )
        raise Refused(Reason("ranking_not_published", sentence))
    organisation = period.campaign.organisation
    day = timezone.localdate(max(each.at for each in found))
    return RankingSheet(
        letterhead=words.plain_letterhead(organisation, dated=day, year=today.year),
        subject=capitalise_first(f"kết quả thực hiện {words.movement_of(period)}"),
        parts=tuple(each.part for each in found),
        signatures=(
            Signature(("NGƯỜI LẬP BẢNG",), note=words.SIGNED),
            words.signature(organisation, None, on_behalf=True),
        ),
    )


def _of_kind(period: Period, kind: ParticipantKind) -> _Published | None:
    """The newest publication; of sheets that were published without one, what stands on them."""
    publication = newest(period, kind)
    of_people = kind is ParticipantKind.INDIVIDUAL
    if publication:
        rows = tuple(_row(row) for row in publication.ranking)
        part = RankingPart(of_people, rows, publication.tie_rule, publication.number)
        return _Published(part, publication.published_at)
    days = [card.published_at for card in published(period, kind) if card.published_at]
    if not days:
        return None
    rows = tuple(_row(row) for row in rows_on_sheets(period, kind))
    return _Published(RankingPart(of_people, rows, ruler_of(period, kind).tie_rule), max(days))


def _row(row: PublishedRow) -> RankedRow:
    return RankedRow(
        rank=row.rank,
        person=Person(row.name, row.honorific, post=row.post, unit=row.unit),
        points=row.total,
        grade=row.grade,
        group=row.group.label,
        group_rank=row.group_rank,
        note=row.note,
    )
