"""The chairman's approval: every rule is asked again, and the quota is counted under a lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.actions.quotas import hold_quotas
from awards.enums import NominationState
from awards.models import Dossier, Nomination
from awards.permissions import may_approve
from awards.queries.eligibility import reasons_against
from awards.queries.obstacles import reasons_of_obstacles
from awards.queries.quotas import TAKES_A_PLACE, specs_of, taken
from awards.rules import quota
from awards.rules.workflow import NOMINATION
from campaigns.actions.moves import move
from campaigns.enums import PeriodKind
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import User

ONE_AWARD = Reason(
    "one_award",
    "Đối tượng này đã được duyệt một hình thức khen thưởng khác trong đợt; "
    "mỗi thành tích chỉ được khen thưởng một lần.",
)


def reasons_against_approving(nomination: Nomination, today: date | None = None) -> list[Reason]:
    """Every reason why the rules forbid to approve ``nomination`` on ``today``; empty means yes.

    Asked in this order: the council's vote came before, the conditions of the standard (mục IV.3), what else
    stands in the way (``queries.obstacles``), one achievement – one award in this period, the
    number of awards (mục IV.4).
    """
    found = []
    if nomination.state != NominationState.PASSED:
        label = NominationState(nomination.state).label
        found.append(
            Reason(
                "not_passed", f"Chỉ duyệt đề nghị đã được Hội đồng thông qua; hiện trạng thái là “{label}”."
            )
        )
    found += reasons_against(nomination)
    found += reasons_of_obstacles(nomination, today)
    if _other_award_exists(nomination):
        found.append(ONE_AWARD)
    return found + _reasons_of_quota(nomination)


def reasons_against_person(by: User, nomination: Nomination) -> list[Reason]:
    """Why ``by`` may not approve ``nomination``: another role, or his own case; empty means he may."""
    if may_approve(by, nomination):
        return []
    if by.pk and by.roles and NOMINATION.named("approve").roles & by.roles:
        sentence = (
            "Người có lợi ích liên quan không duyệt đề nghị của chính mình hoặc của đơn vị mình đại diện."
        )
        return [Reason("own_case", sentence)]
    return [NOT_YOURS]


def approve(*, nominations: Sequence[tuple[Nomination, int]], by: User, now: datetime) -> list[Nomination]:
    """Approve all of ``nominations`` (each with the version that the chairman saw) or none.

    Refused with every reason, each naming its participant, when one of them may not be approved. Quotas
    hold under two approvals at once: the quota's row is locked before the places are counted, agreed
    exceptions included. An award of a
    higher level joins the dossier of its form and period.
    """
    if not nominations:
        raise Refused(Reason("nothing_chosen", "Hãy chọn ít nhất một đề nghị để duyệt."))
    with transaction.atomic():
        hold_quotas(
            (each.award_form, each.registration.period, each.registration.participant_kind)
            for each, _ in nominations
        )
        return [_approve(nomination, version, by=by, now=now) for nomination, version in nominations]


def send_back(
    *, nomination: Nomination, by: User, now: datetime, reason: str, version: int | None = None
) -> Nomination:
    """Return a nomination to the office with a written reason (``reason_missing`` without one)."""
    if not may_approve(by, nomination):
        raise Refused(NOT_YOURS)
    return move(
        nomination,
        workflow=NOMINATION,
        action="send_back",
        by=by,
        now=now,
        reason=reason,
        version=version,
        fields={"reason": reason.strip()},
    )


def _approve(nomination: Nomination, version: int, *, by: User, now: datetime) -> Nomination:
    nomination.refresh_from_db()
    refuse_if(
        _named(
            nomination,
            reasons_against_person(by, nomination)
            or reasons_against_approving(nomination, timezone.localdate(now)),
        )
    )
    fields = {"approved_by": by, "approved_at": now, "dossier": _dossier_for(nomination, now)}
    try:
        with transaction.atomic():
            return move(
                nomination,
                workflow=NOMINATION,
                action="approve",
                by=by,
                now=now,
                version=version,
                fields=fields,
            )
    except IntegrityError as clash:
        raise Refused(_named(nomination, [ONE_AWARD])) from clash


def _named(nomination: Nomination, reasons: Sequence[Reason]) -> list[Reason]:
    who = nomination.registration.participant
    return [Reason(reason.code, f"{who}: {reason.sentence}") for reason in reasons]


def _other_award_exists(nomination: Nomination) -> bool:
    return (
        Nomination.objects.filter(
            registration_id=nomination.registration_id, state__in=[state.value for state in TAKES_A_PLACE]
        )
        .exclude(pk=nomination.pk)
        .exists()
    )


def _reasons_of_quota(nomination: Nomination) -> list[Reason]:
    registration, form = nomination.registration, nomination.award_form
    return quota.reasons_to_add(
        specs_of(form, registration.period),
        PeriodKind(registration.period.kind),
        registration.participant_kind,
        taken=taken(form, registration.period, registration.participant_kind),
        form_name=form.name,
    )


def _dossier_for(nomination: Nomination, now: datetime) -> Dossier | None:
    if nomination.award_form.is_own:
        return None
    return Dossier.objects.get_or_create(
        period=nomination.registration.period,
        award_form=nomination.award_form,
        defaults={"created_at": now},
    )[0]
