"""Confirming, sending, attesting, accepting, returning, withdrawing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.actions import nominations as actions
from awards.actions.nominations import Attested
from awards.enums import Check, NominationState, Outcome
from awards.models import AgendaItem, Condition, Finding, Meeting, Nomination
from campaigns.enums import Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, AwardForm, Period, Registration, User
from tests.awards.actions.nominations.scene import (
    ENDORSER,
    NOW,
    PERSON,
    TEXT,
    himself,
    himself_again,
    nominated,
    refused,
    unit_user,
)
from tests.factories import (
    make_collective,
    make_condition,
    make_council,
    make_individual,
    make_measure,
    make_registration,
    make_user,
)


def test_the_unit_confirms_a_person(registration: Registration, form: AwardForm) -> None:
    nomination = nominated(registration, form)
    made = actions.endorse(nomination=nomination, by=unit_user(registration), now=NOW, **ENDORSER)
    assert (made.state, made.endorser_name) == (NominationState.ENDORSED, "Trần Văn Hiệu")


def test_nobody_confirms_himself(registration: Registration, form: AwardForm, office: User) -> None:
    nomination = nominated(registration, form)
    by = make_user(Role.INDIVIDUAL, Role.OFFICE, individual=registration.individual)
    assert refused(lambda: actions.endorse(nomination=nomination, by=by, now=NOW, **ENDORSER)) == (
        "not_yours",
    )
    own_name = ENDORSER | {"name": "lê văn  cường"}
    assert refused(lambda: actions.endorse(nomination=nomination, by=office, now=NOW, **own_name)) == (
        "confirms_himself",
    )


def test_the_level_above_confirms_a_head(period: Period, form: AwardForm, office: User) -> None:
    unit = make_collective(period.campaign.organisation)
    head = make_registration(period, make_individual(unit, is_head=True), "accepted")
    nomination = nominated(head, form)
    by = unit_user(head)
    assert refused(lambda: actions.endorse(nomination=nomination, by=by, now=NOW, **ENDORSER)) == (
        "not_yours",
    )
    assert actions.endorse(nomination=nomination, by=office, now=NOW, **ENDORSER).endorsed_at


def test_a_unit_does_not_confirm_itself(period: Period, form: AwardForm) -> None:
    unit = make_registration(period, make_collective(period.campaign.organisation), "accepted")
    nomination = nominated(unit, form)
    by = unit_user(unit)
    assert refused(lambda: actions.endorse(nomination=nomination, by=by, now=NOW, **ENDORSER)) == (
        "not_yours",
    )


@pytest.mark.parametrize("field", ["body", "title", "name"])
def test_a_confirmation_says_who(
    registration: Registration, form: AwardForm, office: User, field: str
) -> None:
    nomination = nominated(registration, form)
    blank = ENDORSER | {field: "  "}
    assert refused(lambda: actions.endorse(nomination=nomination, by=office, now=NOW, **blank)) == (
        "field_missing",
    )


@pytest.mark.parametrize("section", list(TEXT))
def test_an_unfinished_report_is_not_confirmed(
    registration: Registration, form: AwardForm, office: User, section: str
) -> None:
    nomination = nominated(registration, form, **{section: " "})
    assert refused(lambda: actions.endorse(nomination=nomination, by=office, now=NOW, **ENDORSER)) == (
        "section_empty",
    )


def test_an_open_line_is_not_confirmed(registration: Registration, form: AwardForm, office: User) -> None:
    nomination = nominated(registration, form, general="Họ và tên: Lê Văn Cường\nQuê quán: ")
    with pytest.raises(Refused) as caught:
        actions.endorse(nomination=nomination, by=office, now=NOW, **ENDORSER)
    assert caught.value.codes == ("line_empty",)
    assert "“Quê quán”" in caught.value.reasons[0].sentence


def test_reopening_voids_the_confirmation(registration: Registration, form: AwardForm) -> None:
    nomination = nominated(registration, form, "endorsed")
    made = actions.reopen(nomination=nomination, by=himself(registration), now=NOW, version=1)
    assert (made.state, made.endorsing_body, made.endorsed_at) == (NominationState.DRAFT, "", None)


def test_send_needs_a_confirmation(registration: Registration, form: AwardForm) -> None:
    nomination = nominated(registration, form)
    assert refused(lambda: actions.submit(nomination=nomination, by=himself(registration), now=NOW)) == (
        "wrong_state",
    )


def test_send(registration: Registration, form: AwardForm) -> None:
    nomination = nominated(registration, form, "endorsed")
    made = actions.submit(nomination=nomination, by=himself(registration), now=NOW, version=1)
    assert (made.state, made.submitted_at) == (NominationState.SUBMITTED, NOW)
    stale = Nomination.objects.get(pk=made.pk)
    assert refused(
        lambda: actions.submit(nomination=stale, by=himself_again(registration), now=NOW, version=1)
    ) == ("wrong_state",)


def test_a_double_click_sends_once(registration: Registration, form: AwardForm, office: User) -> None:
    first = nominated(registration, form, "endorsed")
    second = Nomination.objects.get(pk=first.pk)
    actions.submit(nomination=first, by=office, now=NOW, version=1)
    assert refused(lambda: actions.submit(nomination=second, by=office, now=NOW, version=1)) == ("stale",)


def test_attest_and_change_the_mind(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    nomination = nominated(registration, form, "submitted")
    actions.attest(
        nomination=nomination, condition=condition, outcome=Outcome.NOT_MET, note="Thiếu", by=office, now=NOW
    )
    found = actions.attest(
        nomination=nomination, condition=condition, outcome=Outcome.MET, note="Đã bổ sung", by=office, now=NOW
    )
    assert (found.outcome, Finding.objects.count()) == (Outcome.MET, 1)
    assert AuditEntry.objects.order_by("-pk")[0].changes == {condition.code: ["not_met", "met"]}


def test_an_unchanged_conclusion_leaves_no_line(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    nomination = nominated(registration, form, "submitted")
    for _ in range(2):
        actions.attest_all(
            nomination=nomination, attested=[Attested(condition, Outcome.MET, "Có")], by=office, now=NOW
        )
    assert AuditEntry.objects.filter(action="nomination.attest").count() == 1


def test_what_is_not_attested(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    nomination = nominated(registration, form, "submitted")
    by_figure = make_condition(
        form, PERSON, check_by=Check.MEASURE, measure=make_measure(form.campaign), at_least=1
    )
    of_units = make_condition(form)

    def attest(condition: Condition, outcome: Outcome = Outcome.MET, note: str = "Có") -> None:
        actions.attest(
            nomination=nomination, condition=condition, outcome=outcome, note=note, by=office, now=NOW
        )

    assert refused(lambda: attest(by_figure)) == ("not_attested",)
    assert refused(lambda: attest(of_units)) == ("not_attested",)
    assert refused(lambda: attest(condition, note=" ")) == ("note_missing",)
    assert refused(lambda: attest(condition, Outcome.UNKNOWN)) == ("outcome_unknown",)
    assert not Finding.objects.exists()


@pytest.mark.parametrize("state", ["draft", "endorsed", "returned", "accepted", "passed", "withdrawn"])
def test_attest_only_while_examining(
    registration: Registration, form: AwardForm, condition: Condition, office: User, state: str
) -> None:
    nomination = nominated(registration, form, state)
    assert refused(
        lambda: actions.attest(
            nomination=nomination, condition=condition, outcome=Outcome.MET, note="Có", by=office, now=NOW
        )
    ) == ("not_examined_now",)


def test_accept_when_every_condition_is_met(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    nomination = nominated(registration, form, "submitted")
    assert refused(lambda: actions.accept(nomination=nomination, by=office, now=NOW)) == (
        f"condition:{condition.code}",
    )
    actions.attest(
        nomination=nomination, condition=condition, outcome=Outcome.MET, note="Có", by=office, now=NOW
    )
    assert actions.accept(nomination=nomination, by=office, now=NOW).state == NominationState.ACCEPTED


def test_a_returned_registration_is_not_taken_in(
    period: Period, form: AwardForm, condition: Condition, office: User
) -> None:
    person = make_individual(make_collective(period.campaign.organisation))
    returned = make_registration(period, person, "returned")
    nomination = nominated(returned, form, "submitted")
    actions.attest(
        nomination=nomination, condition=condition, outcome=Outcome.MET, note="Có", by=office, now=NOW
    )
    assert refused(lambda: actions.accept(nomination=nomination, by=office, now=NOW)) == (
        "registration_not_accepted",
    )


def test_every_reason_at_once(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    make_condition(form, PERSON)
    nomination = nominated(registration, form, "submitted")
    assert len(refused(lambda: actions.accept(nomination=nomination, by=office, now=NOW))) == 2


def test_without_a_standard_nothing_is_accepted(
    registration: Registration, form: AwardForm, office: User
) -> None:
    nomination = nominated(registration, form, "submitted")
    assert refused(lambda: actions.accept(nomination=nomination, by=office, now=NOW)) == ("no_standard",)


def test_the_clerk_does_not_examine_his_own(
    registration: Registration, form: AwardForm, condition: Condition
) -> None:
    nomination = nominated(registration, form, "submitted")
    by = make_user(Role.OFFICE, individual=registration.individual)
    acts: list[Callable[[], object]] = [
        lambda: actions.accept(nomination=nomination, by=by, now=NOW),
        lambda: actions.send_back(nomination=nomination, by=by, now=NOW, reason="Thiếu"),
        lambda: actions.attest(
            nomination=nomination, condition=condition, outcome=Outcome.MET, note="Có", by=by, now=NOW
        ),
    ]
    assert [refused(act) for act in acts] == [("not_yours",)] * 3


@pytest.mark.parametrize("state", ["submitted", "accepted", "sent_back"])
def test_return_opens_the_report(
    registration: Registration, form: AwardForm, office: User, state: str
) -> None:
    nomination = nominated(registration, form, state)
    assert refused(lambda: actions.send_back(nomination=nomination, by=office, now=NOW, reason=" ")) == (
        "reason_missing",
    )
    made = actions.send_back(nomination=nomination, by=office, now=NOW, reason="Thiếu số liệu")
    assert (made.state, made.reason, made.endorsed_at) == (NominationState.RETURNED, "Thiếu số liệu", None)
    assert made.accepted_at is None
    again = actions.endorse(nomination=made, by=office, now=NOW, **ENDORSER)
    assert (again.submitted_at, again.reason) == (None, "")


@pytest.mark.parametrize("state", ["draft", "endorsed", "submitted", "returned", "accepted"])
def test_withdraw(registration: Registration, form: AwardForm, state: str) -> None:
    nomination = nominated(registration, form, state)
    by = himself(registration)
    assert refused(lambda: actions.withdraw(nomination=nomination, by=by, now=NOW, reason="")) == (
        "reason_missing",
    )
    made = actions.withdraw(nomination=nomination, by=by, now=NOW, reason="Chuyển công tác")
    assert (made.state, made.reason) == (NominationState.WITHDRAWN, "Chuyển công tác")


@pytest.mark.parametrize("state", ["passed", "failed", "approved", "awarded", "withdrawn"])
def test_too_late_to_withdraw(registration: Registration, form: AwardForm, office: User, state: str) -> None:
    nomination = nominated(registration, form, state)
    assert refused(lambda: actions.withdraw(nomination=nomination, by=office, now=NOW, reason="Thôi")) == (
        "wrong_state",
    )


def test_not_while_the_council_meets(registration: Registration, form: AwardForm, office: User) -> None:
    nomination = nominated(registration, form, "accepted")
    council = make_council(registration.period.campaign)
    chair, secretary = council.seats.order_by("position")[:2]
    meeting = Meeting.objects.create(
        council=council,
        period=registration.period,
        state="open",
        starts_at=NOW,
        place="Hội trường",
        chaired_by=chair,
        secretary=secretary,
        created_by=office,
    )
    AgendaItem.objects.create(meeting=meeting, nomination=nomination)
    for act in (actions.withdraw, actions.send_back):
        assert refused(
            lambda act=act: act(nomination=nomination, by=office, now=NOW, reason="Thôi")  # type: ignore[misc]
        ) == ("in_meeting",)
