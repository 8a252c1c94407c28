"""Nominating, reporting, confirming, examining: who may, when, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from awards.actions import nominations as actions
from awards.actions.nominations import Attested
from awards.enums import Check, NominationState, Outcome, QuotaScope
from awards.models import AgendaItem, Condition, Finding, Meeting, Nomination
from awards.permissions import may_write_report
from campaigns.enums import Level, ParticipantKind, PeriodKind, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, AwardForm, Individual, Period, Registration, User
from tests.factories import (
    at,
    make_award_form,
    make_campaign,
    make_collective,
    make_condition,
    make_council,
    make_individual,
    make_measure,
    make_nomination,
    make_period,
    make_quota,
    make_registration,
    make_user,
)

NOW = at(2024, 12, 10)
PERSON = ParticipantKind.INDIVIDUAL
TEXT = {
    "general": "Họ và tên: Lê Văn Cường",
    "results": "Hoàn thành các chỉ tiêu.",
    "measures_taken": "Rà soát thủ tục.",
    "effect": "Giảm thời gian.",
    "lessons": "Làm tốt tuyên truyền.",
}
ENDORSER = {"body": "Trường Tiểu học", "title": "Hiệu trưởng", "name": "Trần Văn Hiệu"}


@pytest.fixture
def period(db: None) -> Period:
    return make_period(make_campaign())


@pytest.fixture
def form(period: Period) -> AwardForm:
    return make_award_form(period.campaign)


@pytest.fixture
def condition(form: AwardForm) -> Condition:
    return make_condition(form, PERSON)


@pytest.fixture
def office(db: None) -> User:
    return make_user(Role.OFFICE)


@pytest.fixture
def registration(period: Period) -> Registration:
    person = make_individual(make_collective(period.campaign.organisation), full_name="Lê Văn Cường")
    return make_registration(period, person, "accepted")


def himself(registration: Registration) -> User:
    return make_user(Role.INDIVIDUAL, individual=registration.individual)


def unit_user(registration: Registration) -> User:
    return make_user(Role.UNIT, collective=registration.unit)


def nominated(
    registration: Registration, form: AwardForm, state: str = "draft", **fields: object
) -> Nomination:
    return make_nomination(registration, form, state, **(TEXT | fields))


def refused(act: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(Refused) as caught:
        act()
    return caught.value.codes


# --- Nominating ----------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [himself, unit_user, lambda _: make_user(Role.OFFICE)])
def test_nominate_begins_the_report(
    registration: Registration, form: AwardForm, condition: Condition, who: Callable[[Registration], User]
) -> None:
    made = actions.nominate(registration=registration, award_form=form, by=who(registration), now=NOW)
    assert made.state == NominationState.DRAFT
    assert "Họ và tên: Lê Văn Cường" in made.general
    assert AuditEntry.objects.get(action="nomination.nominate").object_id == str(made.pk)


@pytest.mark.parametrize("role", [Role.CHAIRMAN, Role.COUNCIL, Role.CULTURE, Role.INDIVIDUAL, Role.UNIT])
def test_strangers_do_not_nominate(
    registration: Registration, form: AwardForm, condition: Condition, role: Role
) -> None:
    by = make_user(role)
    assert refused(lambda: actions.nominate(registration=registration, award_form=form, by=by, now=NOW)) == (
        "not_yours",
    )


@pytest.mark.parametrize("state", ["draft", "submitted", "returned"])
def test_only_accepted_registrations(
    period: Period, form: AwardForm, condition: Condition, office: User, state: str
) -> None:
    person = make_individual(make_collective(period.campaign.organisation))
    registration = make_registration(period, person, state)
    assert refused(
        lambda: actions.nominate(registration=registration, award_form=form, by=office, now=NOW)
    ) == ("registration_not_accepted",)


def test_a_form_without_a_standard_for_this_kind(
    period: Period, form: AwardForm, condition: Condition, office: User
) -> None:
    unit = make_registration(period, make_collective(period.campaign.organisation), "accepted")
    assert refused(lambda: actions.nominate(registration=unit, award_form=form, by=office, now=NOW)) == (
        "no_standard",
    )


def test_giay_khen_of_the_commune_is_for_the_term(registration: Registration, office: User) -> None:
    own = make_award_form(registration.period.campaign, "giay-khen-xa", level=Level.COMMUNE)
    make_condition(own, PERSON)
    make_quota(own, 2, period_kind=PeriodKind.TERM, participant_kind=PERSON, scope=QuotaScope.COMMUNE)
    assert refused(
        lambda: actions.nominate(registration=registration, award_form=own, by=office, now=NOW)
    ) == ("no_quota_for_kind",)
    term = make_period(registration.period.campaign, None)
    person = registration.individual
    assert isinstance(person, Individual)
    for_term = make_registration(term, person, "accepted")
    assert actions.nominate(registration=for_term, award_form=own, by=office, now=NOW).pk


def test_more_than_the_quota_may_be_proposed(
    period: Period, form: AwardForm, condition: Condition, office: User
) -> None:
    make_quota(form, 1, participant_kind=PERSON)
    unit = make_collective(period.campaign.organisation)
    for _ in range(2):
        registration = make_registration(period, make_individual(unit), "accepted")
        actions.nominate(registration=registration, award_form=form, by=office, now=NOW)
    assert Nomination.objects.count() == 2


def test_twice_for_one_form_is_refused(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    nominated(registration, form)
    assert refused(
        lambda: actions.nominate(registration=registration, award_form=form, by=office, now=NOW)
    ) == ("already_nominated",)


def test_again_after_withdrawing(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    nominated(registration, form, "withdrawn")
    assert actions.nominate(registration=registration, award_form=form, by=office, now=NOW).pk


def test_after_an_award_of_the_period(
    registration: Registration, form: AwardForm, condition: Condition, office: User
) -> None:
    nominated(registration, make_award_form(registration.period.campaign, "bang-khen"), "approved")
    assert refused(
        lambda: actions.nominate(registration=registration, award_form=form, by=office, now=NOW)
    ) == ("already_awarded",)


def test_a_form_of_another_campaign(registration: Registration, office: User) -> None:
    other = make_award_form(make_campaign())
    make_condition(other, PERSON)
    assert refused(
        lambda: actions.nominate(registration=registration, award_form=other, by=office, now=NOW)
    ) == ("other_campaign",)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_nominate_once() -> None:
    form = make_award_form(make_campaign())
    make_condition(form, PERSON)
    person = make_individual(make_collective(form.campaign.organisation))
    registration = make_registration(make_period(form.campaign), person, "accepted")
    by, gate = make_user(Role.OFFICE), Barrier(2)

    def click(_: int) -> tuple[str, ...]:
        try:
            own = Registration.objects.get(pk=registration.pk)
            gate.wait()
            actions.nominate(registration=own, award_form=form, by=by, now=NOW)
        except Refused as refusal:
            return refusal.codes
        finally:
            connection.close()
        return ()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(click, range(2))) == [(), ("already_nominated",)]
    assert Nomination.objects.count() == 1


# --- The report ----------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_the_report_is_saved(registration: Registration, form: AwardForm, state: str) -> None:
    nomination = make_nomination(registration, form, state)
    by = himself(registration)
    actions.save_report(
        nomination=nomination, by=by, now=NOW, version=1, **(TEXT | {"lessons": "  Dòng 1\r\n\r\nDòng 2 "})
    )
    nomination.refresh_from_db()
    assert (nomination.lessons, nomination.version) == ("Dòng 1\n\nDòng 2", 2)
    assert AuditEntry.objects.get().changes["Bài học kinh nghiệm"] == ["", "Dòng 1\n\nDòng 2"]


@pytest.mark.parametrize(
    "state", [s for s in NominationState if s not in (NominationState.DRAFT, NominationState.RETURNED)]
)
def test_the_report_is_locked(
    registration: Registration, form: AwardForm, office: User, state: NominationState
) -> None:
    nomination = nominated(registration, form, state.value)
    assert refused(lambda: actions.save_report(nomination=nomination, by=office, now=NOW, **TEXT)) == (
        "report_locked",
    )


def test_two_tabs(registration: Registration, form: AwardForm, office: User) -> None:
    nomination = nominated(registration, form)
    other = Nomination.objects.get(pk=nomination.pk)
    actions.save_report(nomination=nomination, by=office, now=NOW, version=1, **TEXT)
    assert refused(lambda: actions.save_report(nomination=other, by=office, now=NOW, version=1, **TEXT)) == (
        "stale",
    )


def test_a_stranger_does_not_write(registration: Registration, form: AwardForm) -> None:
    nomination = nominated(registration, form)
    by = make_user(Role.UNIT, collective=make_collective(registration.unit.organisation))
    assert not may_write_report(by, nomination)
    assert refused(lambda: actions.save_report(nomination=nomination, by=by, now=NOW, **TEXT)) == (
        "not_yours",
    )


# --- Confirmation --------------------------------------------------------------------------------


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


# --- Sending and examining -----------------------------------------------------------------------


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


def himself_again(registration: Registration) -> User:
    return User.objects.get(individual=registration.individual)


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
