"""The chairman's approval: order of steps, conditions, one award, quotas – also under clicks at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from awards.actions.approvals import approve, reasons_against_approving, send_back
from awards.enums import NominationState, Outcome, QuotaScope
from awards.models import Condition, Dossier, Finding, Nomination
from campaigns.enums import Level, ParticipantKind, PeriodKind, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, Period, User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_individual,
    make_nomination,
    make_period,
    make_quota,
    make_registration,
    make_user,
)

NOW = at(2025, 12, 20)
PERSON = ParticipantKind.INDIVIDUAL


@pytest.fixture
def term(db: None) -> Period:
    """A term whose own Giấy khen goes to at most two people."""
    period = make_period(make_campaign(), None)
    form = make_award_form(
        period.campaign,
        "giay-khen-xa",
        name="Giấy khen của Chủ tịch UBND xã",
        level=Level.COMMUNE,
        sets=0,
        originals=0,
    )
    make_quota(form, 2, period_kind=PeriodKind.TERM, participant_kind=PERSON, scope=QuotaScope.COMMUNE)
    make_condition(form, PERSON)
    return period


@pytest.fixture
def chairman(db: None) -> User:
    return make_user(Role.CHAIRMAN)


def passed(period: Period, **fields: object) -> Nomination:
    form = period.campaign.award_forms.get(code="giay-khen-xa")
    person = make_individual(make_collective(period.campaign.organisation))
    registration = make_registration(period, person, "accepted")
    return attested(make_nomination(registration, form, **({"state": "passed"} | fields)))


def attested(nomination: Nomination) -> Nomination:
    """The same nomination, with every condition of its standard attested as met."""
    for condition in Condition.objects.filter(standard__award_form=nomination.award_form).order_by("pk"):
        attest(nomination, condition)
    return nomination


def attest(nomination: Nomination, condition: Condition) -> None:
    Finding.objects.create(
        nomination=nomination,
        condition=condition,
        outcome=Outcome.MET,
        note="Chứng chỉ",
        by=make_user(),
        at=NOW,
    )


def chosen(*nominations: Nomination) -> list[tuple[Nomination, int]]:
    return [(nomination, nomination.version) for nomination in nominations]


def test_approves_and_says_so(term: Period, chairman: User) -> None:
    nomination = passed(term)
    assert reasons_against_approving(nomination) == []
    [approved] = approve(nominations=chosen(nomination), by=chairman, now=NOW)
    assert (approved.state, approved.approved_by, approved.approved_at) == ("approved", chairman, NOW)
    assert approved.dossier is None
    assert AuditEntry.objects.filter(action="nomination.approve", object_id=str(nomination.pk)).count() == 1


def test_an_upward_award_joins_its_dossier(term: Period, chairman: User) -> None:
    form = make_award_form(term.campaign)
    make_condition(form, PERSON)
    nominations = [attested(make_nomination(passed(term).registration, form, "passed")) for _ in range(2)]
    approve(nominations=chosen(*nominations), by=chairman, now=NOW)
    dossier = Dossier.objects.get()
    assert (dossier.period, dossier.award_form) == (term, form)
    assert dossier.nominations.count() == 2


@pytest.mark.parametrize("state", [state for state in NominationState if state != NominationState.PASSED])
def test_only_after_the_council_passed_it(term: Period, chairman: User, state: NominationState) -> None:
    nomination = passed(term, state=state)
    with pytest.raises(Refused) as refusal:
        approve(nominations=chosen(nomination), by=chairman, now=NOW)
    assert refusal.value.codes[0] == "not_passed"
    nomination.refresh_from_db()
    assert nomination.state == state


def test_two_fit_and_the_third_does_not(term: Period, chairman: User) -> None:
    first, second, third = passed(term), passed(term), passed(term)
    approve(nominations=chosen(first, second), by=chairman, now=NOW)
    with pytest.raises(Refused) as refusal:
        approve(nominations=chosen(third), by=chairman, now=NOW)
    assert refusal.value.codes == ("quota_commune",)


def test_three_together_are_all_refused(term: Period, chairman: User) -> None:
    nominations = [passed(term) for _ in range(3)]
    with pytest.raises(Refused):
        approve(nominations=chosen(*nominations), by=chairman, now=NOW)
    assert not Nomination.objects.filter(state=NominationState.APPROVED).exists()
    assert not AuditEntry.objects.filter(action="nomination.approve").exists()


def test_one_achievement_one_award(term: Period, chairman: User) -> None:
    nomination = passed(term)
    form = make_award_form(term.campaign)
    make_condition(form, PERSON)
    other = attested(make_nomination(nomination.registration, form, "passed"))
    approve(nominations=chosen(other), by=chairman, now=NOW)
    with pytest.raises(Refused) as refusal:
        approve(nominations=chosen(nomination), by=chairman, now=NOW)
    assert refusal.value.codes == ("one_award",)


def test_a_condition_not_attested_stands_in_the_way(term: Period, chairman: User) -> None:
    nomination = passed(term)
    condition = make_condition(nomination.award_form, PERSON)
    with pytest.raises(Refused):
        approve(nominations=chosen(nomination), by=chairman, now=NOW)
    Finding.objects.create(
        nomination=nomination,
        condition=condition,
        outcome=Outcome.MET,
        note="Chứng chỉ",
        by=make_user(),
        at=NOW,
    )
    approve(nominations=chosen(nomination), by=chairman, now=NOW)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.CHAIRMAN])
def test_nobody_else_approves(term: Period, role: Role) -> None:
    nomination = passed(term)
    with pytest.raises(Refused) as refusal:
        approve(nominations=chosen(nomination), by=make_user(role), now=NOW)
    assert refusal.value.codes == ("not_yours",)


def test_the_chairman_does_not_approve_himself(term: Period) -> None:
    nomination = passed(term)
    himself = make_user(Role.CHAIRMAN, individual=nomination.registration.individual)
    with pytest.raises(Refused) as refusal:
        approve(nominations=chosen(nomination), by=himself, now=NOW)
    assert refusal.value.codes == ("own_case",)


def test_an_old_page_is_refused(term: Period, chairman: User) -> None:
    nomination = passed(term)
    with pytest.raises(Refused) as refusal:
        approve(nominations=[(nomination, nomination.version - 1)], by=chairman, now=NOW)
    assert refusal.value.codes == ("stale",)


def test_nothing_chosen(term: Period, chairman: User) -> None:
    with pytest.raises(Refused) as refusal:
        approve(nominations=[], by=chairman, now=NOW)
    assert refusal.value.codes == ("nothing_chosen",)


def test_sending_back_needs_a_reason(term: Period, chairman: User) -> None:
    nomination = passed(term)
    with pytest.raises(Refused) as refusal:
        send_back(nomination=nomination, by=chairman, now=NOW, reason="  ")
    assert refusal.value.codes == ("reason_missing",)
    send_back(nomination=nomination, by=chairman, now=NOW, reason="Báo cáo chưa nêu rõ sáng kiến.")
    assert (nomination.state, nomination.reason) == ("sent_back", "Báo cáo chưa nêu rõ sáng kiến.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same", [True, False], ids=["one nomination", "three nominations"])
def test_quota_holds_when_approvals_arrive_at_once(same: bool) -> None:
    period = make_period(make_campaign(), None)
    form = make_award_form(period.campaign, "giay-khen-xa", level=Level.COMMUNE)
    make_quota(form, 2, period_kind=PeriodKind.TERM, participant_kind=PERSON, scope=QuotaScope.COMMUNE)
    make_condition(form, PERSON)
    chairman = make_user(Role.CHAIRMAN)
    nominations = [passed(period)] * 3 if same else [passed(period) for _ in range(3)]
    keys = [(nomination.pk, nomination.version) for nomination in nominations]
    start = Barrier(len(keys))

    def click(key: tuple[int, int]) -> bool:
        try:
            nomination = Nomination.objects.get(pk=key[0])
            start.wait(timeout=20)
            approve(nominations=[(nomination, key[1])], by=chairman, now=NOW)
        except Refused:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(keys)) as pool:
        won = list(pool.map(click, keys))
    assert sum(won) == (1 if same else 2)
    assert Nomination.objects.filter(state=NominationState.APPROVED).count() == sum(won)
