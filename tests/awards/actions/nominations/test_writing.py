"""Who nominates whom, and who writes the report."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from awards.actions import nominations as actions
from awards.enums import NominationState, QuotaScope
from awards.models import Condition, Nomination
from awards.permissions import may_write_report
from campaigns.enums import Level, PeriodKind, Role
from campaigns.errors import Refused
from campaigns.models import AuditEntry, AwardForm, Individual, Period, Registration, User
from tests.awards.actions.nominations.scene import (
    NOW,
    PERSON,
    TEXT,
    himself,
    nominated,
    refused,
    unit_user,
)
from tests.factories import (
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


@pytest.mark.parametrize("who", [himself, unit_user, lambda _: make_user(Role.OFFICE)])
def test_nominate_begins_the_report(
    registration: Registration, form: AwardForm, condition: Condition, who: Callable[[Registration], User]
) -> None:
    made = actions.nominate(registration=registration, award_form=form, by=who(registration), now=NOW)
    assert made.state == NominationState.DRAFT
    assert "Họ và tên: Lê Văn Cường" in made.general
    assert AuditEntry.objects.get(action="nomination.nominate").object_id == str(made.pk)
    (first,) = made.report_versions.all()
    assert (first.number, first.content["general"]) == (1, made.general)


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


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_the_report_is_saved(registration: Registration, form: AwardForm, state: str) -> None:
    nomination = make_nomination(registration, form, state)
    by = himself(registration)
    actions.save_report(
        nomination=nomination, by=by, now=NOW, version=1, **(TEXT | {"lessons": "  Dòng 1\r\n\r\nDòng 2 "})
    )
    nomination.refresh_from_db()
    assert (nomination.lessons, nomination.version) == ("<p>Dòng 1</p><p>Dòng 2</p>", 2)
    assert AuditEntry.objects.get().changes["Bài học kinh nghiệm"] == ["", "Dòng 1\nDòng 2"]


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
