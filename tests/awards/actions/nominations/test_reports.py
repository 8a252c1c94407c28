"""What is saved of a report, how its figures move, and how an earlier version comes back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection

from awards.actions import nominations as actions
from awards.actions.reports import restore_version, save_report
from awards.models import Condition, Nomination
from awards.queries.report import changed_since_locked, documents_of, living, stale_in
from campaigns.enums import Role, TargetKind
from campaigns.errors import Refused
from campaigns.models import AuditEntry, AwardForm, Registration, RegistrationTarget, User
from campaigns.rules.richtext import to_html
from tests.awards.actions.nominations.scene import ENDORSER, NOW, TEXT, himself, nominated, refused
from tests.factories import (
    make_award_form,
    make_campaign,
    make_collective,
    make_individual,
    make_nomination,
    make_period,
    make_registration,
    make_user,
)


@pytest.fixture
def target(registration: Registration) -> RegistrationTarget:
    return RegistrationTarget.objects.create(
        registration=registration,
        position=1,
        kind=TargetKind.FIGURE,
        text="Hồ sơ đúng hạn",
        unit="%",
        planned=Decimal(98),
        reached=Decimal("97.20"),
    )


@pytest.fixture
def nomination(
    registration: Registration,
    form: AwardForm,
    condition: Condition,
    target: RegistrationTarget,
    office: User,
) -> Nomination:
    return actions.nominate(registration=registration, award_form=form, by=office, now=NOW)


def saved(nomination: Nomination, by: User, **texts: str) -> Nomination:
    save_report(nomination=nomination, by=by, now=NOW, **(TEXT | {"results": nomination.results} | texts))
    nomination.refresh_from_db()
    return nomination


def reach(target: RegistrationTarget, value: str) -> None:
    RegistrationTarget.objects.filter(pk=target.pk).update(reached=Decimal(value))


def test_html_is_cleaned_by_whoever_it_is_sent(nomination: Nomination, office: User) -> None:
    made = saved(nomination, office, lessons="<p onclick=x>Một<script>alert(1)</script></p><h1>Hai</h1>")
    assert made.lessons == "<p>Một</p><h3>Hai</h3>"


def test_a_later_figure_is_read_and_the_authors_sentence_stays(
    nomination: Nomination, office: User, target: RegistrationTarget
) -> None:
    old = f'<span data-figure="target:{target.pk}:reached">97,2%</span>'
    saved(nomination, office, results=f"<p>Theo tôi, {old} là đáng kể.</p>")
    reach(target, "98.7")
    shown = to_html(documents_of(Nomination.objects.get(pk=nomination.pk))["results"])
    assert shown == f"<p>Theo tôi, {old.replace('97,2', '98,7')} là đáng kể.</p>"
    nomination.refresh_from_db()
    assert "97,2%" in nomination.results  # reading writes nothing
    assert "98,7%" in saved(nomination, office).results


def test_an_old_figure_in_mere_letters_is_named(
    nomination: Nomination, office: User, target: RegistrationTarget
) -> None:
    saved(nomination, office, results="Năm qua chúng tôi đạt 97,2% hồ sơ. Rất vui.")
    report = living(nomination)
    assert stale_in(report, report.documents)["results"] == ()
    reach(target, "98.7")
    report = living(Nomination.objects.get(pk=nomination.pk))
    (found,) = stale_in(report, report.documents)["results"]
    assert found.sentence == "Năm qua chúng tôi đạt 97,2% hồ sơ."
    assert (found.change.old, found.change.new) == ("97,2%", "98,7%")


def test_a_confirmed_report_stands_still(
    nomination: Nomination, office: User, target: RegistrationTarget
) -> None:
    saved(nomination, office)
    reach(target, "98.7")  # after saving, before confirming
    actions.endorse(nomination=nomination, by=office, now=NOW, **ENDORSER)
    assert ">98,7%<" in nomination.results
    assert [row.note for row in nomination.report_versions.order_by("number")][-1] == "Bản đã xác nhận"
    reach(target, "99")
    later = Nomination.objects.get(pk=nomination.pk)
    assert to_html(documents_of(later)["results"]) == nomination.results
    changed = {(change.old, change.new) for change in changed_since_locked(living(later))}
    assert ("98,7%", "99%") in changed
    assert stale_in(living(later), documents_of(later)) == {}


def test_a_missing_result_lives_on_as_a_question(
    registration: Registration,
    form: AwardForm,
    condition: Condition,
    target: RegistrationTarget,
    office: User,
) -> None:
    RegistrationTarget.objects.update(reached=None)
    made = actions.nominate(registration=registration, award_form=form, by=office, now=NOW)
    saved(made, office)
    assert refused(lambda: actions.endorse(nomination=made, by=office, now=NOW, **ENDORSER)) == (
        "prompt_left",
    )
    reach(target, "99")
    made.refresh_from_db()
    actions.endorse(nomination=made, by=office, now=NOW, **ENDORSER)
    assert ">99%<" in made.results


def test_a_prompt_in_part_one_is_not_sent(registration: Registration, form: AwardForm, office: User) -> None:
    made = nominated(registration, form, general="Quê quán: [ghi quê quán]")
    with pytest.raises(Refused) as caught:
        actions.endorse(nomination=made, by=office, now=NOW, **ENDORSER)
    assert caught.value.codes == ("prompt_left",)
    assert "[ghi quê quán]" in caught.value.reasons[0].sentence


# --- Versions --------------------------------------------------------------------------------------


def test_every_change_is_a_version_and_no_change_is_none(nomination: Nomination, office: User) -> None:
    saved(nomination, office, lessons="Một")
    saved(nomination, office, lessons="Một")
    saved(nomination, office, lessons="Hai")
    rows = nomination.report_versions.order_by("number")
    assert [row.content["lessons"] for row in rows] == ["", "<p>Một</p>", "<p>Hai</p>"]
    assert [row.number for row in rows] == [1, 2, 3]
    assert all(row.figures for row in rows)


def test_a_report_without_versions_keeps_what_it_had(
    registration: Registration, form: AwardForm, office: User
) -> None:
    made = nominated(registration, form, lessons="Có từ trước")
    saved(made, office, lessons="Mới")
    contents = [row.content["lessons"] for row in made.report_versions.order_by("number")]
    assert contents == ["Có từ trước", "<p>Mới</p>"]


def test_restoring_makes_a_new_version_with_the_figures_of_now(
    nomination: Nomination, office: User, target: RegistrationTarget
) -> None:
    saved(nomination, office, results="Viết lại hết.")
    reach(target, "98.7")
    restore_version(nomination=nomination, number=1, by=himself(nomination.registration), now=NOW, version=2)
    nomination.refresh_from_db()
    assert ">98,7%<" in nomination.results
    latest = nomination.report_versions.order_by("-number").first()
    assert latest is not None
    assert (latest.number, latest.restored_from, latest.content["results"]) == (3, 1, nomination.results)
    assert AuditEntry.objects.filter(action="nomination.restore_report").count() == 1


def test_who_may_not_restore(nomination: Nomination, office: User) -> None:
    stranger = make_user(Role.UNIT, collective=make_collective(nomination.registration.unit.organisation))
    restore = restore_version
    assert refused(lambda: restore(nomination=nomination, number=1, by=stranger, now=NOW)) == ("not_yours",)
    assert refused(lambda: restore(nomination=nomination, number=9, by=office, now=NOW)) == ("no_version",)
    assert refused(lambda: restore(nomination=nomination, number=1, by=office, now=NOW, version=9)) == (
        "stale",
    )
    Nomination.objects.filter(pk=nomination.pk).update(state="withdrawn", reason="Rút.")
    nomination.refresh_from_db()
    assert refused(lambda: restore(nomination=nomination, number=1, by=office, now=NOW)) == ("report_locked",)


@pytest.mark.django_db(transaction=True)
def test_two_savings_at_once_make_one_version() -> None:
    period = make_period(make_campaign())
    person = make_individual(make_collective(period.campaign.organisation))
    form = make_award_form(period.campaign)
    made = make_nomination(make_registration(period, person, "accepted"), form)
    by, gate = make_user(Role.OFFICE), Barrier(2)

    def click(number: int) -> tuple[str, ...]:
        try:
            own = Nomination.objects.get(pk=made.pk)
            gate.wait()
            save_report(nomination=own, by=by, now=NOW, version=1, **(TEXT | {"lessons": f"Lần {number}"}))
        except Refused as refusal:
            return refusal.codes
        finally:
            connection.close()
        return ()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(click, range(2))) == [(), ("stale",)]
    assert [row.number for row in made.report_versions.order_by("number")] == [
        1,
        2,
    ]  # before, and the winner's
