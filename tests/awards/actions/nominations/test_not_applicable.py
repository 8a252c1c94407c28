"""“Không áp dụng”: where the plan allows it, with a reason, taken back; and people whose names are alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from awards.actions import nominations as actions
from awards.actions.namesakes import tell_namesakes
from awards.enums import Check, NominationState, Outcome
from awards.models import Condition, Finding, Namesake, PastAward
from awards.queries.eligibility import findings_of
from campaigns.enums import Role
from campaigns.models import AuditEntry, AwardForm, Registration, User
from tests.awards.actions.nominations.scene import NOW, PERSON, nominated, refused
from tests.factories import make_condition, make_measure, make_user


@pytest.fixture
def by_figure(form: AwardForm) -> Condition:
    return make_condition(
        form,
        PERSON,
        check_by=Check.MEASURE,
        measure=make_measure(form.campaign),
        at_least=Decimal(90),
        may_not_apply=True,
    )


def test_a_condition_proved_by_figures_is_left_out_and_taken_back(
    registration: Registration, form: AwardForm, by_figure: Condition, office: User
) -> None:
    nomination = nominated(registration, form, "submitted")

    def say(outcome: Outcome, note: str) -> None:
        said = [actions.Attested(by_figure, outcome, note)]
        actions.attest_all(nomination=nomination, attested=said, by=office, now=NOW)

    assert refused(lambda: say(Outcome.NOT_APPLICABLE, " ")) == ("note_missing",)
    assert refused(lambda: say(Outcome.MET, "Có")) == ("not_attested",)
    say(Outcome.NOT_APPLICABLE, "Không có bộ phận một cửa")
    (found,) = findings_of(nomination)
    assert (found.outcome, found.is_satisfied) == (Outcome.NOT_APPLICABLE, True)
    assert found.source.endswith("xác nhận ngày 10/12/2024")
    say(Outcome.UNKNOWN, "")
    assert findings_of(nomination)[0].outcome == Outcome.UNKNOWN
    say(Outcome.UNKNOWN, "")
    changes = AuditEntry.objects.filter(action="nomination.attest").order_by("pk")
    assert [each.changes[by_figure.code] for each in changes] == [
        ["", "not_applicable"],
        ["not_applicable", "unknown"],
    ]


@pytest.mark.parametrize("check", [Check.ATTESTED, Check.MEASURE])
def test_not_where_the_plan_does_not_allow_it(
    registration: Registration, form: AwardForm, office: User, check: Check
) -> None:
    fields = (
        {"measure": make_measure(form.campaign), "at_least": Decimal(1)} if check == Check.MEASURE else {}
    )
    condition = make_condition(form, PERSON, check_by=check, **fields)
    nomination = nominated(registration, form, "submitted")
    assert refused(
        lambda: actions.attest(
            nomination=nomination,
            condition=condition,
            outcome=Outcome.NOT_APPLICABLE,
            note="Không có",
            by=office,
            now=NOW,
        )
    ) == ("always_applies",)
    assert not Finding.objects.exists()


def test_it_satisfies_when_taken_in(
    registration: Registration, form: AwardForm, by_figure: Condition, office: User
) -> None:
    nomination = nominated(registration, form, "submitted")
    assert refused(lambda: actions.accept(nomination=nomination, by=office, now=NOW)) == (
        f"condition:{by_figure.code}",
    )
    actions.attest(
        nomination=nomination,
        condition=by_figure,
        outcome=Outcome.NOT_APPLICABLE,
        note="Không có bộ phận một cửa",
        by=office,
        now=NOW,
    )
    assert actions.accept(nomination=nomination, by=office, now=NOW).state == NominationState.ACCEPTED


def test_a_namesake_is_cleared_in_writing_before_taking_in(
    registration: Registration, form: AwardForm, by_figure: Condition, office: User
) -> None:
    person = registration.individual
    assert person is not None
    nomination = nominated(registration, form, "submitted")
    Finding.objects.create(
        nomination=nomination,
        condition=by_figure,
        outcome="not_applicable",
        note="Không có",
        by=office,
        at=NOW,
    )
    past = PastAward.objects.create(
        organisation=form.campaign.organisation,
        name="Lê Văn Cưòng",
        date_of_birth=person.date_of_birth,
        award="Giấy khen",
        number="5/QĐ-UBND",
        decided_on=date(2020, 1, 2),
        issuer="Chủ tịch UBND huyện",
        achievement="Cải cách hành chính năm 2019",
    )
    key = f"truoc-day:{past.pk}"

    def tell(by: User, note: str, key: str = key) -> Namesake:
        return tell_namesakes(nomination=nomination, key=key, is_same=False, note=note, by=by, now=NOW)

    assert refused(lambda: actions.accept(nomination=nomination, by=office, now=NOW)) == ("namesake",)
    himself = make_user(Role.OFFICE, individual=person)
    assert refused(lambda: tell(himself, "Khác quê")) == ("not_yours",)
    assert refused(lambda: tell(office, " ")) == ("note_missing",)
    assert refused(lambda: tell(office, "Khác quê", "truoc-day:0")) == ("not_alike",)
    assert tell(office, "Khác quê").note == "Khác quê"
    assert tell(office, "Khác quê quán, ngày vào ngành").pk == Namesake.objects.get().pk
    entry = AuditEntry.objects.filter(action="nomination.namesake").order_by("-pk")[0]
    assert "không phải cùng một người" in entry.summary
    assert actions.accept(nomination=nomination, by=office, now=NOW).state == NominationState.ACCEPTED
