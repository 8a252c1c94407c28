"""One act publishes the ranking of a period and kind of participant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from campaigns.actions.audit import record
from campaigns.actions.moves import claim, move
from campaigns.enums import ParticipantKind, Role, ScorecardState
from campaigns.errors import NOT_YOURS, STALE, Reason, Refused
from campaigns.models import Period, Publication, Scorecard, User
from campaigns.queries.ranking import Ruler, Standing, left_out, newest, ruler_of, standings
from campaigns.rules.publication import changes
from campaigns.rules.workflow import SCORECARD

_NOTHING = Reason(
    "nothing_to_publish", "Chưa có phiếu nào đã thẩm định mà chưa công bố. Hãy thẩm định phiếu trước."
)


def publish(
    *,
    period: Period,
    participant_kind: ParticipantKind,
    by: User,
    now: datetime,
    seen: Mapping[int, int] | None = None,
) -> list[Scorecard]:
    """Publish every appraised sheet of the period and kind, ranked together with those published before.

    What is published is kept as a ``Publication`` that never changes; sheets that are ready later come with
    a supplementary one under the next number, which ranks all anew. Sheets not appraised yet, and those that
    ``queries.ranking.held_back`` names, stay as they are; the publication keeps who was left out and why.
    ``seen`` holds the versions of the sheets that the preview showed (by id): if they are no longer these,
    nothing is published. Returns the sheets newly published, best first.
    Refused: ``not_yours``, ``nothing_to_publish``, ``stale`` (Kế hoạch 454, mục IV.1: xếp hạng kết quả).
    """
    if not by.has_role(Role.OFFICE):
        raise Refused(NOT_YOURS)
    with transaction.atomic():
        Period.objects.select_for_update().get(pk=period.pk)  # one publication of a period at a time
        today = timezone.localdate(now)
        ruler = ruler_of(period, participant_kind)
        table = standings(period, participant_kind, today, ruler)
        waiting = {
            row.scorecard.pk: row.scorecard.version
            for row in table
            if row.scorecard.state == ScorecardState.APPRAISED
        }
        if not waiting:
            raise Refused(_held(period, participant_kind, today) or _NOTHING)
        if seen is not None and dict(seen) != waiting:
            raise Refused(STALE)
        _keep(period, table, ruler, by, now)
        return [row.scorecard for row in table if _settle(row, by, now)]


def _held(period: Period, kind: ParticipantKind, today: date) -> list[Reason]:
    """Why each appraised sheet must wait, by name."""
    waiting = (each for each in left_out(period, kind, today) if each.code)
    return [Reason(each.code, f"{each.registration.participant}: {each.reason}") for each in waiting]


def _keep(period: Period, table: Sequence[Standing], ruler: Ruler, by: User, now: datetime) -> Publication:
    """Freeze the table under the next number; the number is unique, so that two cannot be made at once."""
    before = newest(period, ruler.kind)
    made = Publication.objects.create(
        period=period,
        participant_kind=ruler.kind,
        number=before.number + 1 if before else 1,
        tie_rule=ruler.tie_rule,
        rows=[row.row.as_json() for row in table],
        scale=ruler.scale.as_json(),
        left_out=[
            {"name": str(each.registration.participant), "reason": each.reason}
            for each in left_out(period, ruler.kind, timezone.localdate(now))
        ],
        published_by=by,
        published_at=now,
    )
    moved = changes(before.ranking, made.ranking) if before else []
    record(
        by=by,
        now=now,
        action="ranking.publish",
        summary=f"Công bố xếp hạng lần {made.number}: {len(table)} kết quả.",
        about=made,
        changes={each.name: [each.before, each.after] for each in moved},
    )
    return made


def _settle(row: Standing, by: User, now: datetime) -> bool:
    """Publish the sheet at its rank, or correct the rank of one published before; whether it is new."""
    scorecard = row.scorecard
    if scorecard.state == ScorecardState.APPRAISED:
        fields = {"published_by": by, "published_at": now, "rank": row.rank}
        move(scorecard, workflow=SCORECARD, action="publish", by=by, now=now, fields=fields)
        return True
    before = scorecard.rank
    if before != row.rank:
        claim(scorecard, rank=row.rank)
        record(
            by=by,
            now=now,
            action="scorecard.rank",
            summary=f"Xếp hạng lại khi công bố bổ sung: từ hạng {before} thành hạng {row.rank}.",
            about=scorecard,
            changes={"rank": [before, row.rank]},
        )
    return False
