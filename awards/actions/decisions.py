"""Results are recorded: the higher level's decision on a dossier, and the chairman's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from awards.enums import PaperKind
from awards.models import Decision, DecisionResult, Dossier, Nomination
from awards.permissions import may_decide_own, may_keep_dossiers
from awards.queries.bonuses import bonuses_on
from awards.queries.dossiers import folder_of
from awards.queries.issuing import reasons_against_deciding
from awards.queries.papers import symbol_of
from awards.rules.numbering import format_number
from awards.rules.workflow import DOSSIER, NOMINATION
from campaigns.actions.audit import record
from campaigns.actions.moves import move
from campaigns.errors import NOT_YOURS, Reason, Refused, refuse_if
from campaigns.models import AwardForm, Period, User
from campaigns.rules.vietnamese import nfc, short_date

DECISION_TAKEN = Reason("decision_taken", "Quyết định có số và ngày này đã được ghi trên cổng.")


def conclude(
    *,
    dossier: Dossier,
    by: User,
    now: datetime,
    number: str,
    decided_on: date,
    issuer: str,
    awarded: Mapping[int, bool],
    version: int | None = None,
) -> Decision:
    """Record the higher level's decision on a dossier that was handed over: who is awarded and who is not.

    ``awarded`` answers for every nomination of the dossier (``result_incomplete`` otherwise). Refused too for
    a day to come or before the hand-over, and for an empty number or issuer. The bonus is reckoned by the
    law in force on ``decided_on`` (Kế hoạch 454, mục IV.7).
    """
    if not may_keep_dossiers(by):
        raise Refused(NOT_YOURS)
    number, issuer = nfc(number), nfc(issuer)
    refuse_if(DOSSIER.reasons_against("conclude", dossier.state, by.roles))
    folder = folder_of(dossier)
    reasons = _reasons_of_decision(number, issuer, decided_on, timezone.localdate(now))
    handed = folder.hand_over
    if handed and decided_on < handed.handed_on:
        sentence = f"Ngày quyết định trước ngày nộp hồ sơ ({short_date(handed.handed_on)})."
        reasons.append(Reason("before_hand_over", sentence))
    if {each.pk for each in folder.undecided} != set(awarded):
        reasons.append(
            Reason("result_incomplete", "Hãy ghi kết quả (được hay không) của mọi đề nghị trong hồ sơ.")
        )
    refuse_if(reasons)
    with transaction.atomic():
        move(dossier, workflow=DOSSIER, action="conclude", by=by, now=now, version=version)
        return _decide(
            dossier.period,
            dossier.award_form,
            {each: awarded[each.pk] for each in folder.undecided},
            by=by,
            now=now,
            number=number,
            decided_on=decided_on,
            issuer=issuer,
        )


def decide_own(
    *,
    period: Period,
    award_form: AwardForm,
    nominations: Sequence[Nomination],
    by: User,
    now: datetime,
    number: int,
    decided_on: date,
) -> Decision:
    """Record the chairman's own decision to award ``nominations`` (Kế hoạch 454, mục IV.4.3).

    By the chairman, or by the office that records his signature. Refused with all reasons of
    ``queries.issuing.reasons_against_deciding``; nominations must be approved and of this form and period.
    """
    if not may_decide_own(by):
        raise Refused(NOT_YOURS)
    chosen = list(nominations)
    if any(
        each.award_form_id != award_form.pk or each.registration.period_id != period.pk for each in chosen
    ):
        raise Refused(Reason("other_award", "Có đề nghị không thuộc hình thức và đợt này."))
    today = timezone.localdate(now)
    refuse_if(reasons_against_deciding(award_form, chosen, number=number, day=decided_on, today=today))
    symbol = symbol_of(PaperKind.AWARD_DECISION, period.campaign.organisation)
    with transaction.atomic():
        return _decide(
            period,
            award_form,
            dict.fromkeys(chosen, True),
            by=by,
            now=now,
            number=format_number(number, symbol),
            decided_on=decided_on,
            issuer=award_form.authority,
        )


def _reasons_of_decision(number: str, issuer: str, decided_on: date, today: date) -> list[Reason]:
    named = (("số, ký hiệu quyết định", number), ("người ban hành quyết định", issuer))
    found = [Reason("name_missing", f"Hãy ghi {label}.") for label, text in named if not text]
    if decided_on > today:
        found.append(Reason("date_in_future", f"Ngày quyết định {short_date(decided_on)} chưa đến."))
    return found


def _decide(
    period: Period,
    form: AwardForm,
    awarded: Mapping[Nomination, bool],
    *,
    by: User,
    now: datetime,
    number: str,
    decided_on: date,
    issuer: str,
) -> Decision:
    try:
        with transaction.atomic():
            decision = Decision.objects.create(
                period=period,
                award_form=form,
                number=number,
                decided_on=decided_on,
                issuer=issuer,
                recorded_by=by,
                recorded_at=now,
            )
    except IntegrityError as clash:
        raise Refused(DECISION_TAKEN) from clash
    worth = bonuses_on(form, decided_on)
    for nomination, won in awarded.items():
        move(nomination, workflow=NOMINATION, action="award" if won else "deny", by=by, now=now)
        kind = nomination.registration.participant_kind
        DecisionResult.objects.create(
            decision=decision,
            nomination=nomination,
            awarded=won,
            bonus=worth[kind] if worth and won else None,
        )
    record(
        by=by,
        now=now,
        action="decision.record",
        summary=f"Ghi {decision}: {sum(awarded.values())}/{len(awarded)} đề nghị được khen thưởng.",
        about=decision,
    )
    return decision
